import { titleLine } from '../../shared/views/boardRow.ts'
import { matterFor } from '../../shared/views/reporterMask.ts'
import { ordersByRow } from '../projections/orderFold.ts'
import type { EarlierPaper, NoticeCard, NoticeDetail, NoticeFacts, NoticeOrder } from '../../shared/contract/notices.ts'
import { type DocumentNumber, documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { type Channel, workOf } from '../../shared/domain/order/orderState.ts'
import { isOrderStream } from '../../shared/domain/streams.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { NoticeWords } from '../../shared/domain/supervision/supervisionEvents.ts'
import type { SupervisionCause } from '../../shared/domain/supervision/supervisionState.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, RowId } from '../../shared/kernel/ids.ts'
import { foldStreams } from '../foldStreams.ts'
import { orderIds } from './cardQueries.ts'
import { intAt, intOrNullAt, type SqlReader, type SqlRow, textAt } from './driver.ts'
import { streamsById } from './entries.ts'

/** Papers of supervision: the register of all, one in full, what a new one would say of its orders. */

const noticeSelect = `SELECT n.id, n.step, n.kind, n.status, n.number, c.unit, u.name AS unit_name, c.cause, n.orders,
    n.due_at, n.drafted_at, n.checked_at, n.signed_off_at, n.prints, n.seal, n.slip, n.words, n.facts, n.served_at,
    n.void_reason, (SELECT json_group_array(b.number) FROM json_each(n.orders) j JOIN board b ON b.id = j.value) AS numbers
  FROM notice_card n JOIN case_card c ON c.id = n.id JOIN unit_card u ON u.id = c.unit`

/** Drafts first, then by sign-off, the newest first; reminders by word of mouth have no paper. */
export const noticeCards = async (db: SqlReader): Promise<readonly NoticeCard[]> => {
  const rows = await db.all(
    `${noticeSelect} WHERE n.status <> 'spoken'
     ORDER BY n.status <> 'drafted', n.signed_off_at DESC, n.id DESC, n.step DESC`,
  )
  return rows.map(noticeOf)
}

export const noticeDetail = async (db: SqlReader, notice: RowId, step: number): Promise<NoticeDetail | null> => {
  const row = await db.get(`${noticeSelect} WHERE n.id = ? AND n.step = ? AND n.status <> 'spoken'`, [notice, step])
  if (row === null) return null
  const card = noticeOf(row)
  const words = { ...erasedNotice, ...(JSON.parse(textAt(row, 'words')) as NoticeWords) }
  const facts = row.facts === null ? await noticeFacts(db, card.orders) : signedFacts(card, textAt(row, 'facts'))
  return { card, words, facts: { ...facts, unit: card.unit }, earlier: await earlierPapers(db, notice, step) }
}

/** What a paper says whose words were erased; the first papers had no conditions either. */
const erasedNotice: NoticeWords = {
  unitName: '',
  basis: '',
  instruction: '',
  reason: '',
  requirements: '',
  reply: '',
  contact: '',
  phone: '',
  officeName: '',
  copyTo: '',
  conditions: '',
}

const noticeOf = (row: SqlRow): NoticeCard => ({
  notice: intAt(row, 'id') as RowId,
  step: intAt(row, 'step'),
  kind: textAt(row, 'kind') as PaperKind,
  status: textAt(row, 'status') as NoticeCard['status'],
  number: numberAt(row),
  unit: intAt(row, 'unit') as RowId,
  unitName: textAt(row, 'unit_name'),
  orders: JSON.parse(textAt(row, 'orders')) as readonly RowId[],
  orderNumbers: JSON.parse(textAt(row, 'numbers')) as readonly string[],
  cause: textAt(row, 'cause') as SupervisionCause,
  dueAt: intAt(row, 'due_at'),
  draftedAt: intAt(row, 'drafted_at'),
  checkedAt: intOrNullAt(row, 'checked_at'),
  signedOffAt: intOrNullAt(row, 'signed_off_at'),
  prints: intAt(row, 'prints'),
  seal: intAt(row, 'seal') === 1,
  slip: intAt(row, 'slip') === 1,
  servedAt: intOrNullAt(row, 'served_at'),
  voidReason: textAt(row, 'void_reason'),
})

const numberAt = (row: SqlRow): DocumentNumber | null =>
  row.number === null || row.number === undefined ? null : (JSON.parse(textAt(row, 'number')) as DocumentNumber)

/** Of a card's number as it stands on the paper; '' where there is none. */
export const numberTextAt = (row: SqlRow): string => {
  const number = numberAt(row)
  return number === null ? '' : documentNumberText(number)
}

/** What was in force in the case before a step; reminders by word of mouth too. */
export const earlierPapers = async (db: SqlReader, notice: RowId, before: number): Promise<readonly EarlierPaper[]> => {
  const rows = await db.all(
    `SELECT kind, number, signed_off_at, served_at, replies -> '$[#-1]' ->> 'verdict' AS verdict FROM notice_card
     WHERE id = ? AND step < ? AND status IN ('signedOff', 'spoken') ORDER BY step`,
    [notice, before],
  )
  return rows.map((row) => ({
    kind: textAt(row, 'kind') as PaperKind,
    number: numberTextAt(row),
    at: intAt(row, 'signed_off_at'),
    servedAt: intOrNullAt(row, 'served_at'),
    reply: row.verdict === null ? 'none' : (textAt(row, 'verdict') as EarlierPaper['reply']),
  }))
}

/** Facts as they go into the record at sign-off: without row numbers, which are this device's own. */
export const factsForRecord = ({ facts, earlier }: Pick<NoticeDetail, 'facts' | 'earlier'>): string => {
  const { unitName, supporting, orders } = facts
  return JSON.stringify({ unitName, supporting, earlier, orders: orders.map(({ row: _, ...order }) => order) })
}

/** What the paper said on the day of its sign-off; its orders stand in the card's order. */
const signedFacts = (card: NoticeCard, recorded: string): NoticeFacts => {
  // Erased together with an order that it quoted.
  if (recorded === '') return { unitName: '', supporting: '', unit: card.unit, orders: [] }
  const facts = JSON.parse(recorded) as Omit<NoticeFacts, 'unit' | 'orders'> & {
    readonly orders: readonly Omit<NoticeOrder, 'row'>[]
  }
  const orders = facts.orders.flatMap((order, at) => {
    const row = card.orders[at]
    return row === undefined ? [] : [{ ...order, row }]
  })
  return { unitName: facts.unitName, supporting: facts.supporting, unit: card.unit, orders }
}

/** What a notice says of its orders. The unit is the lead of the first; the caller has seen to it that all have the same. */
export const noticeFacts = async (db: SqlReader, orders: readonly RowId[]): Promise<NoticeFacts> => {
  const rows = await db.all(
    `SELECT b.id, b.number, b.title, b.channel, b.town, b.received_at, b.dispatched_at, b.due_at, b.lead, u.full_name,
       u.name, (SELECT group_concat(s.name, '、') FROM json_each(b.supporting) j JOIN unit_card s ON s.id = j.value) AS supporting
     FROM json_each(?) o JOIN board b ON b.id = o.value LEFT JOIN unit_card u ON u.id = b.lead ORDER BY o.key`,
    [JSON.stringify(orders)],
  )
  const [dueAt, titles] = await Promise.all([givenDeadlines(db, orders), guardedTitles(db, orders)])
  const first = rows[0]
  const supporting = new Set(
    rows.flatMap((row) => (row.supporting === null ? [] : textAt(row, 'supporting').split('、'))),
  )
  const name = first === undefined || first.lead === null ? '' : textAt(first, 'full_name') || textAt(first, 'name')
  return {
    unit: ((first === undefined ? 0 : intOrNullAt(first, 'lead')) ?? 0) as RowId,
    unitName: name,
    supporting: [...supporting].join('、'),
    orders: rows.map((row) => ({
      row: intAt(row, 'id') as RowId,
      number: textAt(row, 'number'),
      title: titles.get(intAt(row, 'id')) ?? textAt(row, 'title'),
      channel: textAt(row, 'channel') as Channel,
      town: textAt(row, 'town'),
      receivedAt: intAt(row, 'received_at'),
      dispatchedAt: intOrNullAt(row, 'dispatched_at') ?? 0,
      dueAt: dueAt.get(intAt(row, 'id')) ?? intOrNullAt(row, 'due_at') ?? 0,
    })),
  }
}

/** What leaves the desk on paper or hangs on a wall: the title of an order whose reporter is protected names nobody on it. */
export const guardedTitles = async (db: SqlReader, orders: readonly RowId[]): Promise<ReadonlyMap<number, string>> =>
  titlesOf(await protectedOrders(db, orders))

/** What was written about several orders at once: `cover` takes every protected reporter of them out of a text. */
export const guardedMatter = async (
  db: SqlReader,
  orders: readonly RowId[],
): Promise<{ readonly titles: ReadonlyMap<number, string>; readonly cover: (text: string) => string }> => {
  const folded = await protectedOrders(db, orders)
  return {
    titles: titlesOf(folded),
    cover: (text) =>
      folded.reduce((left, { order, words }) => (words === null ? left : onPaper(left, words, order)), text),
  }
}

/** The number of the first order whose protected reporter is named by what was typed on a paper; null where none is. */
export const namedOnPaper = async (
  db: SqlReader,
  orders: readonly RowId[],
  { basis, instruction, reason, requirements, reply, conditions = '' }: NoticeWords,
): Promise<string | null> => namedInWords(db, orders, [basis, instruction, reason, requirements, reply, conditions])

export const namedInWords = async (
  db: SqlReader,
  orders: readonly RowId[],
  typed: readonly string[],
): Promise<string | null> => {
  const named = (await protectedOrders(db, orders)).find(
    ({ order, words }) => words !== null && typed.some((text) => onPaper(text, words, order) !== text),
  )
  return named === undefined ? null : named.order.number
}

type ProtectedOrder = Awaited<ReturnType<typeof ordersByRow>>[number]

const protectedOrders = async (db: SqlReader, orders: readonly RowId[]): Promise<readonly ProtectedOrder[]> => {
  const guarded = await db.all(
    "SELECT b.id FROM json_each(?) o JOIN board b ON b.id = o.value WHERE b.privacy <> 'open'",
    [JSON.stringify(orders)],
  )
  return ordersByRow(
    db,
    guarded.map((row) => intAt(row, 'id')),
  )
}

const titlesOf = (folded: readonly ProtectedOrder[]): ReadonlyMap<number, string> =>
  new Map(folded.map(({ id, order, words }) => [id, words === null ? '' : onPaper(titleLine(words), words, order)]))

const onPaper = (text: string, words: NonNullable<ProtectedOrder['words']>, order: ProtectedOrder['order']): string =>
  matterFor(text, words, order.privacy, 'paper')

/** The deadline that each order was given, whether its clock runs or not: an order that was delivered late has none on the board. */
const givenDeadlines = async (db: SqlReader, orders: readonly RowId[]): Promise<ReadonlyMap<number, Instant>> => {
  const streams = [...(await streamsById(db, orders)).values()].filter(({ name }) => isOrderStream(name))
  const { states } = await foldStreams(db, streams)
  return new Map(
    streams.flatMap(({ id, name }) => {
      const state = states.get(name)
      const work = state?.kind === 'order' ? workOf(state.order) : null
      return work === null ? [] : [[id, work.assignment.delivery.dueAt] as const]
    }),
  )
}

/** What a command on a paper has to list: the case's orders, and kind and number of the paper. */
export const caseAtHand = async (
  db: SqlReader,
  notice: RowId,
  step: number | null,
): Promise<{
  readonly orders: readonly OrderId[]
  readonly kind: PaperKind | null
  readonly numberYear: number | null
}> => {
  const [orders, row] = await Promise.all([
    db.all('SELECT order_id FROM case_order WHERE case_id = ?', [notice]),
    db.get('SELECT kind, year FROM notice_card WHERE id = ? AND step = ?', [notice, step ?? 0]),
  ])
  const ids = await orderIds(
    db,
    orders.map((one) => intAt(one, 'order_id') as RowId),
  )
  return {
    orders: [...ids.values()],
    kind: row === null ? null : (textAt(row, 'kind') as PaperKind),
    numberYear: row === null ? null : intOrNullAt(row, 'year'),
  }
}

/** The open case that each of these orders stands in; those that stand in none are left out. */
export const openCasesOf = async (db: SqlReader, orders: readonly RowId[]): Promise<ReadonlyMap<RowId, RowId>> => {
  const rows = await db.all(
    `SELECT o.order_id, o.case_id FROM case_order o JOIN case_card c ON c.id = o.case_id
     WHERE o.order_id IN (SELECT value FROM json_each(?)) AND c.status = 'open'`,
    [JSON.stringify(orders)],
  )
  return new Map(rows.map((row) => [intAt(row, 'order_id') as RowId, intAt(row, 'case_id') as RowId]))
}
