import type { Hello } from '../../shared/contract/desk.ts'
import type { DraftStart, EarlierPaper, NoticeDetail, NoticeFacts, NoticeForm } from '../../shared/contract/notices.ts'
import { defaultNoticeWords } from '../../shared/documents/defaultNoticeWords.ts'
import type { NoticeData } from '../../shared/documents/noticeData.ts'
import { paperChannels } from '../../shared/documents/paperChannels.ts'
import { layoutNotice } from '../../shared/documents/layoutNotice.ts'
import { orderCodeText, withOrderCode } from '../../shared/documents/orderCode.ts'
import type { GlyphMeasure, PaperPage } from '../../shared/documents/paperPage.ts'
import type { DocumentNumber } from '../../shared/domain/document/documentNumber.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { SupervisionCause } from '../../shared/domain/supervision/supervisionState.ts'
import { DAY, type Instant, startOfDay } from '../../shared/kernel/chinaTime.ts'
import { fromChinaInput, toChinaInput } from '../forms/chinaInput.ts'

export const formCauses = ['overdue', 'unsatisfied', 'decision'] as const satisfies readonly SupervisionCause[]

/** What the clerk decides about a notice, as it stands in inputs. */
export type NoticeDraft = {
  readonly cause: SupervisionCause
  /** '' leaves the wording to the cause. */
  readonly reason: string
  readonly basis: string
  readonly instruction: string
  readonly requirements: readonly string[]
  /** What ends a listing. */
  readonly conditions: readonly string[]
  readonly dueAt: string
  readonly reply: string
  readonly contact: string
  readonly phone: string
  readonly copyTo: string
  readonly seal: boolean
  readonly slip: boolean
}

export const newDraft = (facts: DraftStart, settings: Hello['settings'], now: Instant): NoticeDraft => ({
  cause: facts.orders.every((order) => order.dueAt < now) ? 'overdue' : 'decision',
  reason: '',
  basis: defaultNoticeWords.basis,
  instruction: '',
  requirements: facts.kind === 'delisting' ? [''] : [...defaultNoticeWords.requirements],
  conditions: facts.kind === 'listing' ? [...defaultNoticeWords.conditions] : [''],
  // Where the calendar does not reach so far nothing is proposed, and the field says that it is missing.
  dueAt: facts.replyBy === null ? '' : toChinaInput(facts.replyBy),
  reply: facts.kind === 'delisting' ? '' : defaultNoticeWords.reply,
  contact: settings.words.contact,
  phone: settings.words.phone,
  copyTo: facts.copyTo,
  seal: facts.seal,
  slip: false,
})

export const draftOf = ({ card, words }: NoticeDetail): NoticeDraft => ({
  cause: card.cause,
  reason: words.reason,
  basis: words.basis,
  instruction: words.instruction,
  requirements: words.requirements === '' ? [''] : words.requirements.split('\n'),
  conditions: words.conditions === '' ? [''] : words.conditions.split('\n'),
  dueAt: toChinaInput(card.dueAt),
  reply: words.reply,
  contact: words.contact,
  phone: words.phone,
  copyTo: words.copyTo,
  seal: card.seal,
  slip: card.slip,
})

/** What the record takes; null while the deadline is no time. */
export const noticeRequest = (draft: NoticeDraft, facts: NoticeFacts, officeName: string): NoticeForm | null => {
  const dueAt = fromChinaInput(draft.dueAt)
  if (dueAt === null) return null
  const { basis, instruction, reply, contact, phone, copyTo } = draft
  return {
    unit: facts.unit,
    orders: facts.orders.map((order) => order.row),
    cause: draft.cause,
    dueAt,
    seal: draft.seal,
    slip: draft.slip,
    words: {
      unitName: facts.unitName,
      basis,
      instruction,
      reason: draft.reason,
      requirements: requirementLines(draft.requirements).join('\n'),
      conditions: requirementLines(draft.conditions).join('\n'),
      reply,
      contact,
      phone,
      officeName,
      copyTo,
    },
  }
}

type PaperChoice = {
  readonly kind: PaperKind
  readonly earlier: readonly EarlierPaper[]
  readonly officeName: string
  readonly prefix: string
  readonly number: DocumentNumber | null
  /** The notice's date: now for a draft, the sign-off for a signed one. */
  readonly date: Instant
}

/** The draft as the paper takes it. A deadline that is no time yet stands as the notice's own date, which the check reports. */
export const noticeData = (draft: NoticeDraft, facts: NoticeFacts, choice: PaperChoice): NoticeData => ({
  kind: choice.kind,
  earlier: choice.earlier,
  office: choice.officeName,
  number: choice.number,
  prefix: choice.prefix,
  unit: facts.unitName,
  supporting: facts.supporting.split('、').filter((name) => name !== ''),
  orders: facts.orders.map((order) => ({
    orderNo: order.number,
    receivedOn: order.receivedAt,
    title: order.title,
    channel: paperChannels[order.channel],
    town: order.town,
    dispatchedOn: order.dispatchedAt,
    dueAt: order.dueAt,
    overdueDays: overdueDays(order.dueAt, choice.date),
  })),
  cause: draft.cause,
  subject: '',
  reason: draft.reason,
  basis: draft.basis,
  instruction: draft.instruction,
  requirements: requirementLines(draft.requirements),
  conditions: requirementLines(draft.conditions),
  dueAt: fromChinaInput(draft.dueAt) ?? choice.date,
  reply: draft.reply,
  contact: draft.contact,
  phone: draft.phone,
  signedBy: choice.officeName,
  date: choice.date,
  copyTo: draft.copyTo
    .split(/[、，,；;\n]/u)
    .map((unit) => unit.trim())
    .filter((unit) => unit !== ''),
  sealPlace: draft.seal,
  receiptSlip: draft.slip,
})

/** The pages of a notice; once it has its number, with a code that leads back to its orders. */
export const noticePages = (data: NoticeData, measure: GlyphMeasure): readonly PaperPage[] => {
  const pages = layoutNotice(data, measure)
  return data.number === null ? pages : withOrderCode(pages, orderCodeText(data.orders.map(({ orderNo }) => orderNo)))
}

/** A paper of the record as it was signed off; `prefix` stands where it has no number yet. */
export const recordedNotice = (notice: NoticeDetail, prefix = ''): NoticeData =>
  noticeData(
    draftOf(notice),
    { ...notice.facts, unitName: notice.words.unitName },
    {
      kind: notice.card.kind,
      earlier: notice.earlier,
      officeName: notice.words.officeName,
      prefix,
      number: notice.card.number,
      date: notice.card.signedOffAt ?? notice.card.draftedAt,
    },
  )

/** Natural days from the deadline's day to the notice's; 0 on the day itself and before. */
export const overdueDays = (dueAt: Instant, date: Instant): number =>
  Math.max(0, Math.round((startOfDay(date) - startOfDay(dueAt)) / DAY))

const requirementLines = (typed: readonly string[]): readonly string[] =>
  typed.map((line) => line.replace(/\s*\n\s*/gu, ' ').trim()).filter((line) => line !== '')

export const sameDraft = (a: NoticeDraft, b: NoticeDraft): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Whether the last page holds the signature and its date, and none of the notice's words. */
export const dateStandsAlone = (pages: readonly PaperPage[]): boolean =>
  pages.some(
    ({ lines }) =>
      lines.some((line) => line.role === 'date') &&
      !lines.some((line) => line.role === 'body' || line.role === 'addressee'),
  )

/** Characters on the paper, spaces not counted. */
export const characterCount = (pages: readonly PaperPage[]): number =>
  pages
    .flatMap((page) => page.lines)
    .flatMap((line) => line.runs)
    .reduce((sum, run) => sum + Array.from(run.text.replace(/\s/gu, '')).length, 0)
