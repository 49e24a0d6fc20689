import { setImmediate } from 'node:timers/promises'
import type { Draft, Verdict } from '../../../ledger/ledger.ts'
import { packAhead } from '../../../ledger/packWords.ts'
import type { ImportedCourse, ImportedOrder, ImportedRow, RowRefusal } from '../../../shared/contract/importRows.ts'
import type { ReportWords } from '../../../shared/domain/order/orderEvents.ts'
import type { RefusalCode } from '../../../shared/domain/refusal.ts'
import { orderStream } from '../../../shared/domain/streams.ts'
import { isoMinute } from '../../../shared/kernel/chinaTime.ts'
import type { CategoryId, StreamName, TownId } from '../../../shared/kernel/ids.ts'
import { changedWords, laterCourse, sameCourse } from '../../../shared/views/sourceSaid.ts'
import type { Desk } from '../desk.ts'
import { groupOf, importedOrderId, type Outcome, type RunPlan, rowCommandId, type TakeableRow } from './importRun.ts'
import { recordedActs } from './recordedActs.ts'
import { type MeantOrder, meantOrders } from './saidBySource.ts'

type OrderDraft = Extract<Draft, { readonly type: 'reportOrder' | 'importHistory' }>
type OrderRow = Extract<TakeableRow, { readonly kind: 'newOrders' | 'history' }>

/**
 * New orders, and orders that the source closed itself. One that the ledger has already is compared with what the source
 * said before: the same words are known, other words wait for somebody's yes or no, and nothing is written over.
 */
export const takeOrders = async (
  desk: Desk,
  run: RunPlan,
  rows: readonly OrderRow[],
  ahead: DraftsAhead,
): Promise<readonly Outcome[]> => {
  const verdicts = await submit(
    desk,
    run,
    rows.map((row) => ahead.get(row.row) ?? orderDraft(run, row, 0)),
  )
  const had = rows.filter((_, at) => hadAlready(verdicts[at]))
  const compared = had.length === 0 ? new Map<number, Outcome>() : await compare(desk, run, had)
  return rows.map((row, at) => compared.get(row.row) ?? outcomeOf(verdicts[at], row.order))
}

/** What will be asked for the orders of some rows, by row, made while the rows before them are written. */
export type DraftsAhead = ReadonlyMap<number, Draft>
export const noDraftsAhead: DraftsAhead = new Map()

/** Some at a time: the database hands its next statement over between two of them. */
const draftedAtOnce = 10

export const draftAhead = async (run: RunPlan, rows: readonly ImportedRow[]): Promise<DraftsAhead> => {
  const drafts = new Map<number, Draft>()
  for (const row of rows) {
    if (row.kind !== 'newOrders' && row.kind !== 'history') continue
    const draft = orderDraft(run, row, 0)
    packAhead(draft.body.words)
    drafts.set(row.row, draft)
    if (drafts.size % draftedAtOnce === 0) await setImmediate()
  }
  return drafts
}

const orderDraft = (run: RunPlan, row: OrderRow, generation: number): OrderDraft => {
  const { order } = row
  const stream = orderStream(importedOrderId(run.sourceName, order.sourceId, generation))
  const body = {
    channel: order.channel,
    // What the source closed long ago was not received today, even where it does not say when it was.
    receivedAt: order.receivedAt ?? (row.kind === 'history' ? row.course.closedAt : null) ?? run.begunAt,
    words: wordsOf(run, order),
    details: {
      category: order.categoryId as CategoryId | null,
      town: order.townId as TownId | null,
      urgency: 'general',
      privacy: 'open',
      concerns: null,
      sourceDueAt: null,
      clock: null,
    },
  } as const
  const id = rowCommandId(run, row.row, generation === 0 ? 'report' : `report ${generation}`)
  if (row.kind === 'newOrders') return { type: 'reportOrder', id, stream, touches: [stream], body }
  const { course } = row
  const words = {
    ...body.words,
    sourceState: course.state,
    sourceUnit: course.unit,
    sourceReply: course.reply,
  }
  return { type: 'importHistory', id, stream, touches: [stream], body: { ...body, words, closedAt: course.closedAt } }
}

const wordsOf = (run: RunPlan, order: ImportedOrder): ReportWords => ({
  title: order.title,
  text: order.text,
  reporter: order.reporter,
  phone: order.phone,
  address: order.address,
  town: order.town,
  category: order.category,
  sourceName: run.sourceName,
  sourceId: order.sourceId,
  extra: order.extra.length === 0 ? '' : JSON.stringify(order.extra),
})

const hadAlready = (verdict: Verdict | undefined): boolean =>
  verdict?.kind === 'refused' && verdict.refusal.code === 'already-exists'

/** What the rows say of orders that are there: proposals of other words, news of their course, or, after an undo, themselves. */
const compare = async (desk: Desk, run: RunPlan, rows: readonly OrderRow[]): Promise<ReadonlyMap<number, Outcome>> => {
  const [meant, done] = await Promise.all([
    meantOrders(
      desk,
      run.sourceName,
      rows.map((row) => row.order.sourceId),
    ),
    recordedActs(desk, run, rows, ['propose', 'update']),
  ])
  const asks = rows.flatMap((row) => asksOf(run, row, meant.get(row.order.sourceId)))
  const verdicts = await submit(
    desk,
    run,
    asks.map(({ draft }) => draft),
  )
  const outcomes = new Map<number, Outcome>()
  for (const { row } of rows) {
    const acts = done.get(row)
    outcomes.set(row, { kind: acts?.has('propose') ? 'proposed' : acts?.has('update') ? 'taken' : 'known' })
  }
  for (const [at, { row, outcome }] of asks.entries()) {
    const verdict = verdicts[at]
    // A proposal asks for more of a person than news of the course: the row counts for it.
    if (verdict?.kind === 'refused') outcomes.set(row.row, outcomeOf(verdict, row.order))
    else if (outcomes.get(row.row)?.kind !== 'proposed') outcomes.set(row.row, outcome)
  }
  return outcomes
}

type Ask = { readonly row: OrderRow; readonly draft: Draft; readonly outcome: Outcome }

const asksOf = (run: RunPlan, row: OrderRow, meant: MeantOrder | undefined): readonly Ask[] => {
  // Erased: its words must not come back by an import.
  if (meant === undefined || meant.said === 'erased') return []
  const { stream, said, generation } = meant
  if (said === null) return [{ row, draft: orderDraft(run, row, generation), outcome: { kind: 'taken' } }]
  const asks: Ask[] = []
  const words = changedWords(said.words, wordsOf(run, row.order))
  if (Object.keys(words).length > 0) {
    const id = rowCommandId(run, row.row, 'propose')
    const body = { channel: null, words }
    asks.push({
      row,
      draft: { type: 'proposeCorrection', id, stream, touches: [stream], body },
      outcome: { kind: 'proposed' },
    })
  }
  if (row.kind === 'newOrders') return asks
  const course = laterCourse(said.course, wordsOfCourse(row.course))
  if (sameCourse(said.course, course)) return asks
  return [...asks, { row, draft: courseDraft(run, row.row, stream, row.course), outcome: { kind: 'taken' } }]
}

export const wordsOfCourse = ({ state, unit, reply }: ImportedCourse) => ({ state, unit, reply })

export const courseDraft = (run: RunPlan, row: number, stream: StreamName, course: ImportedCourse): Draft => ({
  type: 'recordSourceUpdate',
  id: rowCommandId(run, row, 'update'),
  stream,
  touches: [stream],
  body: { at: course.repliedAt ?? course.closedAt, dueAt: null, words: wordsOfCourse(course) },
})

export const submit = (desk: Desk, run: RunPlan, drafts: readonly Draft[]): Promise<readonly Verdict[]> =>
  drafts.length === 0 ? Promise.resolve([]) : desk.ledger.submit(drafts, { actor: run.person, group: groupOf(run) })

const outcomeOf = (verdict: Verdict | undefined, order: ImportedOrder): Outcome => {
  if (verdict === undefined) throw new Error('a row without a verdict')
  if (verdict.kind !== 'refused') return { kind: 'taken' }
  return { kind: 'refused', refused: rowRefusalOf(verdict.refusal.code, order) }
}

/** What the ledger says of a row, in the words of the report. */
const rowRefusalOf = (code: RefusalCode, order: ImportedOrder): RowRefusal => {
  const when = order.receivedAt === null ? '' : isoMinute(order.receivedAt)
  switch (code) {
    case 'title-and-text-missing':
      return { code: 'no-title-and-text', column: '', value: '' }
    case 'received-out-of-range':
    case 'time-out-of-range':
      return { code: 'bad-date', column: '', value: when }
    case 'words-too-long':
      return { code: 'too-long', column: '', value: order.title.slice(0, 80) }
    default:
      return { code: 'not-taken', column: '', value: order.sourceId.slice(0, 80) }
  }
}
