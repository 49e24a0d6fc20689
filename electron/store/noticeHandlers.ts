import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { DraftStart, ParsedNoticeForm } from '../../shared/contract/notices.ts'
import { supervisionStream } from '../../shared/domain/streams.ts'
import { type PaperKind, type Rung, rungAbove } from '../../shared/domain/supervision/ladder.ts'
import { answeringStatuses } from '../../shared/domain/supervision/orderStanding.ts'
import type { SupervisionCommandBody } from '../../shared/domain/supervision/supervisionCommands.ts'
import type { NoticeData, NoticeWords } from '../../shared/domain/supervision/supervisionEvents.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { RowId, SupervisionId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { paperFormsNow } from '../../ledger/officePaperHistory.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { orderIds, supervisionId, unitIds } from '../../ledger/sqlite/cardQueries.ts'
import { caseCard, caseOrders } from '../../ledger/sqlite/caseQueries.ts'
import {
  caseAtHand,
  earlierPapers,
  factsForRecord,
  namedOnPaper,
  noticeCards,
  noticeDetail,
  noticeFacts,
  openCasesOf,
} from '../../ledger/sqlite/noticeQueries.ts'
import { type Desk, submitOne } from './desk.ts'
import type { Handlers } from './portServer.ts'
import { ReplyDeadlines } from './replyDeadline.ts'
import { takenProposal } from './takenProposal.ts'
import { selectedRows } from './viewHandlers.ts'

type NoticeVerbs =
  | 'notices'
  | 'notice'
  | 'noticeFacts'
  | 'caseFacts'
  | 'draftNotice'
  | 'reviseNotice'
  | 'checkNotice'
  | 'signOffNotice'
  | 'voidNotice'
  | 'recordPrint'

export const noticeHandlers = (desk: Desk): Pick<Handlers, NoticeVerbs> => {
  const deadlines = new ReplyDeadlines(desk)
  const db = desk.ledger.reader
  return {
    notices: async () => ok(await noticeCards(db)),
    notice: async ({ notice, step }) => {
      const detail = await noticeDetail(db, notice, step)
      return detail === null ? err({ kind: 'not-found' }) : ok(detail)
    },
    noticeFacts: async ({ target, kind }) => {
      const selected = await selectedRows(desk, target)
      if (!selected.ok) return selected
      const rows = await rowsById(db, selected.value)
      const unanswered = rows.find((row) => !answeringStatuses.includes(row.status))
      if (unanswered !== undefined) return err({ kind: 'refused', code: 'not-dispatched', number: unanswered.number })
      const [first] = rows
      if (first === undefined) return err({ kind: 'refused', code: 'no-orders', number: '' })
      if (rows.some((row) => row.lead !== first.lead)) return err({ kind: 'mixed-units' })
      const open = await openCasesOf(db, selected.value)
      const elsewhere = rows.find((row) => open.get(row.id) !== open.get(first.id))
      if (elsewhere !== undefined) return err({ kind: 'refused', code: 'in-another-case', number: elsewhere.number })
      return ok(await draftStart(desk, deadlines, selected.value, open.get(first.id) ?? null, kind))
    },
    caseFacts: async ({ case: row, kind }) => {
      const found = await caseCard(db, row)
      if (found === null) return err({ kind: 'not-found' })
      const orders = await caseOrders(db, row)
      // A delisting names all its orders, whatever became of them; any other paper those that the unit still answers for.
      const meant = orders.filter(
        ({ status }) => kind === 'delisting' || answeringStatuses.some((one) => one === status),
      )
      if (meant.length === 0) return err({ kind: 'refused', code: 'not-dispatched', number: orders[0]?.number ?? '' })
      const start = await draftStart(
        desk,
        deadlines,
        meant.map((order) => order.row),
        row,
        kind,
      )
      return ok({ ...start, unit: found.card.unit })
    },
    draftNotice: async (form) => {
      const id = form.case === null ? (desk.ledger.newId() as SupervisionId) : await supervisionId(db, form.case)
      const { kind } = form
      const body = await noticeBody(desk, form)
      if (id === null || body === null) return err({ kind: 'not-found' })
      const proposal = await takenProposal(db, form.grounds)
      const act = { type: 'draftNotice', body: { ...body, kind, proposal } } as const
      const done = await onPaper(desk, id, form.case, act)
      if (!done.ok) return done
      const card = await caseCard(db, done.value.row)
      return ok({ row: done.value.row, step: card?.card.drafting?.step ?? 1 })
    },
    reviseNotice: async ({ notice, step, ...form }) => {
      const id = await supervisionId(db, notice)
      const body = await noticeBody(desk, form)
      if (id === null || body === null) return err({ kind: 'not-found' })
      return onPaper(desk, id, notice, { type: 'reviseNotice', body: { ...body, step } })
    },
    checkNotice: async ({ notice, step }) => {
      const id = await supervisionId(db, notice)
      return id === null
        ? err({ kind: 'not-found' })
        : onPaper(desk, id, notice, { type: 'checkNotice', body: { step } })
    },
    signOffNotice: async ({ notice, step }) => {
      const id = await supervisionId(db, notice)
      const before = await noticeDetail(db, notice, step)
      if (id === null || before === null) return err({ kind: 'not-found' })
      // Here and not in the rules, which read no sealed word.
      const number = await namedOnPaper(db, before.card.orders, before.words)
      if (number !== null) return err({ kind: 'refused', code: 'paper-names-reporter', number })
      const act = { type: 'signOffNotice', body: { step, facts: factsForRecord(before) } } as const
      const done = await onPaper(desk, id, notice, act)
      if (!done.ok) return done
      const detail = await noticeDetail(db, notice, step)
      return detail === null ? err({ kind: 'not-found' }) : ok(detail)
    },
    voidNotice: async ({ notice, step, reason }) => {
      const id = await supervisionId(db, notice)
      return id === null
        ? err({ kind: 'not-found' })
        : onPaper(desk, id, notice, { type: 'voidNotice', body: { step, reason } })
    },
    recordPrint: async ({ notice, ...body }) => {
      const id = await supervisionId(db, notice)
      return id === null ? err({ kind: 'not-found' }) : onPaper(desk, id, notice, { type: 'recordPrint', body })
    },
  }
}

/** One command on a case; `row` null where it opens one. Every list of papers, cases and proposals is read again after it. */
export const onPaper = async (
  desk: Desk,
  id: SupervisionId,
  row: RowId | null,
  act: SupervisionCommandBody,
): Promise<Result<{ readonly row: RowId }, DeskFailure>> => {
  const stream = supervisionStream(id)
  const step = 'step' in act.body ? act.body.step : null
  const at = row === null ? undefined : await caseAtHand(desk.ledger.reader, row, step)
  const done = await submitOne(desk, { ...act, stream, touches: touchedStreams(stream, act, desk.ledger.now(), at) })
  desk.publish({ kind: 'notices' })
  return done
}

const draftStart = async (
  desk: Desk,
  deadlines: ReplyDeadlines,
  orders: readonly RowId[],
  row: RowId | null,
  wanted: PaperKind | null,
): Promise<DraftStart> => {
  const db = desk.ledger.reader
  const found = row === null ? null : await caseCard(db, row)
  const rung = found?.card.rung ?? null
  const kind = wanted ?? usualKind(rung)
  const [facts, replyBy, earlier, forms] = await Promise.all([
    noticeFacts(db, orders),
    deadlines.reply(kind),
    row === null ? [] : earlierPapers(db, row, Number.MAX_SAFE_INTEGER),
    paperFormsNow(db),
  ])
  const { form, words } = forms[kind]
  return { ...facts, case: row, rung, kind, replyBy, earlier, copyTo: words.copyTo, seal: form.seal }
}

/** What a person who names orders and no kind means: a notice, or the rung above the one in force. */
const usualKind = (rung: Rung | null): PaperKind =>
  rung === null || rung === 'reminder' ? 'notice' : (rungAbove(rung) ?? 'delisting')

type Body = NoticeData & { readonly words: NoticeWords }

const noticeBody = async (
  desk: Desk,
  form: Omit<ParsedNoticeForm, 'kind' | 'case' | 'grounds'>,
): Promise<Body | null> => {
  const db = desk.ledger.reader
  const unit = (await unitIds(db, [form.unit])).get(form.unit)
  const orders = await orderIds(db, form.orders)
  if (unit === undefined || orders.size !== new Set(form.orders).size) return null
  const { cause, dueAt, seal, slip, words } = form
  return { unit, orders: form.orders.flatMap((row) => orders.get(row) ?? []), cause, dueAt, seal, slip, words }
}
