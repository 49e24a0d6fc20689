import type { DeskRequest, ReportForm } from '../../shared/contract/desk.ts'
import { type Channel, offeredChannels } from '../../shared/domain/order/orderState.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { fromChinaInput, toChinaInput } from './chinaInput.ts'
import type { PickOption } from './pickOptions.ts'
import { concernsProblem, type MarksForm, marksRequest, parseMarks, plainMarks } from './reportMarks.ts'

/** What stands in the form of a new order; `receivedAt` as its input shows it. */
export type ReportDraft = {
  readonly channel: Channel
  readonly receivedAt: string
  readonly words: ReportForm
  readonly marks: MarksForm
}

export const reportFields = [
  'title',
  'text',
  'reporter',
  'phone',
  'address',
  'town',
  'category',
] as const satisfies readonly (keyof ReportForm)[]
export type ReportField = (typeof reportFields)[number]

const noWords: ReportForm = { title: '', text: '', reporter: '', phone: '', address: '', town: '', category: '' }
export const emptyReport = (now: Instant): ReportDraft => ({
  channel: 'hotline',
  receivedAt: toChinaInput(now),
  words: noWords,
  marks: plainMarks,
})

/** Something was entered that closing must not lose. */
export const hasWords = ({ words, marks }: ReportDraft): boolean =>
  Object.values(words).some((value) => value !== '') || JSON.stringify(marks) !== JSON.stringify(plainMarks)

export type ReportProblem = 'nothing-said' | 'no-such-time' | 'in-the-future' | 'too-long' | 'no-such-unit'
export type ReportProblems = Partial<Record<ReportField | 'receivedAt' | 'concerns', ReportProblem>>

/** What would be refused, found before it is sent, by field. */
export const reportProblems = (
  draft: ReportDraft,
  now: Instant,
  units: readonly PickOption<RowId>[],
): ReportProblems => {
  const problems: ReportProblems = { ...wordProblems(draft.words) }
  if (concernsProblem(draft.marks.concerns, units)) problems.concerns = 'no-such-unit'
  const receivedAt = fromChinaInput(draft.receivedAt)
  if (receivedAt === null) problems.receivedAt = 'no-such-time'
  else if (receivedAt > now) problems.receivedAt = 'in-the-future'
  return problems
}

/** The part of it that corrections share. */
export const wordProblems = (words: ReportForm): ReportProblems => {
  const problems: ReportProblems = {}
  if (words.title.trim() === '' && words.text.trim() === '') problems.title = 'nothing-said'
  for (const field of reportFields) if (words[field].length > limitOf(field)) problems[field] = 'too-long'
  return problems
}

export const limitOf = (field: ReportField): number => {
  if (field === 'title') return wordLimits.title
  return field === 'text' ? wordLimits.text : wordLimits.line
}

export const reportRequest = (draft: ReportDraft, units: readonly PickOption<RowId>[]): DeskRequest<'report'> => ({
  channel: draft.channel,
  receivedAt: fromChinaInput(draft.receivedAt),
  // Whoever stays anonymous has no name here, also when one was typed before that was said.
  words: draft.marks.privacy === 'anonymous' ? { ...draft.words, reporter: '', phone: '' } : draft.words,
  marks: marksRequest(draft.marks, units),
})

/** As it is kept while it is not sent. */
export const draftBody = (draft: ReportDraft): string => JSON.stringify(draft)

/** What was kept; null when it cannot be read. */
export const readDraft = (body: string): ReportDraft | null => {
  try {
    return parseDraft(JSON.parse(body))
  } catch {
    return null
  }
}

const parseDraft = (value: unknown): ReportDraft | null => {
  if (!isRecord(value) || !isRecord(value.words)) return null
  const said = value.words
  const words = { ...noWords }
  for (const field of reportFields) {
    const text = said[field]
    if (typeof text === 'string') words[field] = text
  }
  const channel = offeredChannels.find((known) => known === value.channel)
  if (channel === undefined || typeof value.receivedAt !== 'string') return null
  return { channel, receivedAt: value.receivedAt, words, marks: parseMarks(value.marks) }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
