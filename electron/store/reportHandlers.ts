import { foldStreams } from '../../ledger/foldStreams.ts'
import type { Draft } from '../../ledger/ledger.ts'
import { orderIds, unitIds } from '../../ledger/sqlite/cardQueries.ts'
import { categoriesAbove } from '../../ledger/sqlite/catalogueQueries.ts'
import { streamsById } from '../../ledger/sqlite/entries.ts'
import { dropUnsent } from '../../ledger/unsentReports.ts'
import { deadlineFrom } from '../../shared/calendar/deadlineFrom.ts'
import type { DeskFailure, Made } from '../../shared/contract/desk.ts'
import type { ReportMarks } from '../../shared/contract/reporting.ts'
import type { CommandBody } from '../../shared/domain/command.ts'
import { limitsFor } from '../../shared/domain/limits/limitsFor.ts'
import type { Clock } from '../../shared/domain/order/clock.ts'
import { type Marks, plainDetails, type ReportDetails } from '../../shared/domain/order/intakeShapes.ts'
import type { Channel, OrderState } from '../../shared/domain/order/orderState.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { OrderId, RowId, StreamName, UnitId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { categoryOf, townOf } from './catalogueIds.ts'
import { type Desk, onDuty, submitOne } from './desk.ts'
import { marksOf } from './orderDrafts.ts'
import type { Handlers } from './portServer.ts'
import { submitGroup } from './submitGroup.ts'

/** A report and its correction, with what the catalogue knows of the words and what the person marked beside them. */
export const reportHandlers = (desk: Desk): Pick<Handlers, 'report' | 'correct'> => ({
  report: async ({ channel, receivedAt, words, marks, unsent }) => {
    const found = await foundIn(desk, words, marks ?? null)
    if (!found.ok) return found
    const details = { ...plainDetails, ...found.value, clock: null }
    const stream = orderStream(desk.ledger.newId() as OrderId)
    const body = {
      channel,
      receivedAt: receivedAt ?? desk.ledger.now(),
      words: { ...noWords, ...words },
      details: { ...details, clock: await dispatchClock(desk, channel, details) },
    }
    const made = await submitOne(desk, draft(desk, stream, { type: 'reportOrder', body }))
    if (made.ok && unsent !== undefined) await sent(desk, unsent)
    return made
  },

  correct: async ({ row, channel, words, marks, reason }) => {
    const id = (await orderIds(desk.ledger.reader, [row])).get(row)
    const state = await orderAt(desk, row)
    if (id === undefined || state === null) return err({ kind: 'not-found' })
    const stream = orderStream(id)
    const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined))
    const changed = await changedMarks(desk, state, given, marks ?? null)
    if (!changed.ok) return changed
    const drafts: readonly Draft[] = [
      ...(channel === null && Object.keys(given).length === 0
        ? []
        : [draft(desk, stream, { type: 'correctOrder', body: { channel, words: given } })]),
      ...(changed.value === null
        ? []
        : [draft(desk, stream, { type: 'markOrder', body: { ...changed.value, reason: (reason ?? '').trim() } })]),
    ]
    const [only] = drafts
    if (only === undefined) return err({ kind: 'refused', code: 'nothing-changed', number: state.number })
    return drafts.length === 1 ? submitOne(desk, only) : submitBoth(desk, row, drafts)
  },
})

/** What stood in the form is the order's now; a second copy of a reporter's words would outlive an erasure. */
const sent = async (desk: Desk, unsent: string): Promise<void> => {
  const { id } = await onDuty(desk)
  await desk.ledger.queue.transaction((db) => dropUnsent(db, id, unsent))
  desk.publish({ kind: 'unsent' })
}

const draft = (desk: Desk, stream: StreamName, act: CommandBody): Draft => ({
  ...act,
  stream,
  touches: touchedStreams(stream, act, desk.ledger.now()),
})

/** Words and marks of one form: one gesture of two commands; the first refusal is told with its order. */
const submitBoth = async (desk: Desk, row: RowId, drafts: readonly Draft[]): Promise<Result<Made, DeskFailure>> => {
  const acted = await submitGroup(desk, drafts, 'set')
  if (!acted.ok) return acted
  const [refused] = acted.value.refused
  return refused === undefined ? ok({ row }) : err({ kind: 'refused', code: refused.code, number: refused.number })
}

type Found = Pick<ReportDetails, 'category' | 'town' | 'urgency' | 'privacy' | 'concerns'>

/** Town and category as they were picked, else as the catalogue knows the typed words beyond doubt. */
const foundIn = async (
  desk: Desk,
  words: { readonly town: string; readonly category: string },
  marks: ReportMarks | null,
): Promise<Result<Found, DeskFailure>> => {
  const db = desk.ledger.reader
  const [town, category, concerns] = await Promise.all([
    townOf(db, words.town, marks?.town ?? null),
    categoryOf(db, words.category, marks?.category ?? null),
    marks === null || marks.concerns === null ? null : unitIds(db, [marks.concerns]),
  ])
  const concerned = marks === null || marks.concerns === null ? null : (concerns?.get(marks.concerns) ?? undefined)
  if (concerned === undefined) return err({ kind: 'not-found' })
  const { urgency, privacy } = marks ?? plainDetails
  return ok({ town, category, urgency, privacy, concerns: concerned satisfies UnitId | null })
}

/** What a correction changes of the marks; null for nothing. Town and category follow their words. */
const changedMarks = async (
  desk: Desk,
  state: OrderState,
  words: Readonly<Partial<Record<string, string>>>,
  marks: ReportMarks | null,
): Promise<Result<Marks | null, DeskFailure>> => {
  const before = marksOf(state)
  const found = await foundIn(desk, { town: words.town ?? '', category: words.category ?? '' }, marks)
  if (!found.ok) return found
  const after: Marks = {
    ...(marks === null ? before : found.value),
    town: words.town === undefined && (marks?.town ?? null) === null ? before.town : found.value.town,
    category:
      words.category === undefined && (marks?.category ?? null) === null ? before.category : found.value.category,
  }
  return ok(isSame(before, after) ? null : after)
}

const isSame = (a: Marks, b: Marks): boolean =>
  a.urgency === b.urgency &&
  a.privacy === b.privacy &&
  a.concerns === b.concerns &&
  a.category === b.category &&
  a.town === b.town

const orderAt = async (desk: Desk, row: RowId): Promise<OrderState | null> => {
  const stream = (await streamsById(desk.ledger.reader, [row])).get(row)
  if (stream === undefined) return null
  const state = (await foldStreams(desk.ledger.reader, [stream])).states.get(stream.name)
  return state?.kind === 'order' ? state.order : null
}

/** Until the report has to be with a unit. A year that the calendar lacks is no reason to turn a reporter away: then none runs. */
const dispatchClock = async (desk: Desk, channel: Channel, details: ReportDetails): Promise<Clock | null> => {
  const { calendar, limits } = await desk.ledger.standing()
  const { urgency, category } = details
  const above = category === null ? [] : ((await categoriesAbove(desk.ledger.reader)).get(category) ?? [])
  const limit = limitsFor(limits, { urgency, channel, category, above }).dispatch
  const deadline = deadlineFrom(calendar, desk.ledger.now(), limit)
  return deadline.ok ? deadline.value : null
}
