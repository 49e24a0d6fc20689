import type { Lane, TodayCounts } from '../../shared/contract/desk.ts'
import type { Inbox, Row } from '../../shared/contract/views.ts'
import type { Channel, ClosingKind, OrderStatus, Privacy, Urgency } from '../../shared/domain/order/orderState.ts'
import type { Rung } from '../../shared/domain/supervision/ladder.ts'
import type { UnitKind } from '../../shared/domain/unit/unit.ts'
import { DAY, type Instant, startOfDay } from '../../shared/kernel/chinaTime.ts'
import { splitStream } from '../../shared/domain/streams.ts'
import type { OrderId, RowId, StreamName } from '../../shared/kernel/ids.ts'
import { intAt, intOrNullAt, type SqlReader, type SqlRow, textAt } from './driver.ts'
import { inboxCondition } from './viewQuery.ts'

/** What the desk asks of the board. The caller passes a reader: none of these can write. */

const columns = `id, number, received_at, channel, town, category, title, reporter, urgency, status, lead, supporting, due_at,
  yellow_at, supervised, rung, lifecycle, privacy, stage_due_at, stage_yellow_at, stopped, returns, reworks, unsatisfied,
  extension_asked, proposed, next_call_at, closing, aside_until`

const rowOf = (row: SqlRow): Row => ({
  id: intAt(row, 'id') as RowId,
  number: textAt(row, 'number'),
  receivedAt: intAt(row, 'received_at'),
  channel: textAt(row, 'channel') as Channel,
  town: textAt(row, 'town'),
  category: textAt(row, 'category'),
  title: textAt(row, 'title'),
  // Who is not to be known has no name on a screen, not even a masked one.
  reporter: textAt(row, 'privacy') === 'open' ? textAt(row, 'reporter') : '',
  urgency: textAt(row, 'urgency') as Urgency,
  status: textAt(row, 'status') as OrderStatus,
  lead: intOrNullAt(row, 'lead') as RowId | null,
  supporting: JSON.parse(textAt(row, 'supporting')) as readonly RowId[],
  dueAt: intOrNullAt(row, 'due_at'),
  yellowAt: intOrNullAt(row, 'yellow_at'),
  supervised: intAt(row, 'supervised') === 1,
  rung: row.rung === null ? null : (textAt(row, 'rung') as Rung),
  lifecycle: intAt(row, 'lifecycle'),
  privacy: textAt(row, 'privacy') as Privacy,
  stageDueAt: intOrNullAt(row, 'stage_due_at'),
  stageYellowAt: intOrNullAt(row, 'stage_yellow_at'),
  stopped: intAt(row, 'stopped') === 1,
  returns: intAt(row, 'returns'),
  reworks: intAt(row, 'reworks'),
  unsatisfied: intAt(row, 'unsatisfied'),
  extensionAsked: intAt(row, 'extension_asked') === 1,
  proposed: intAt(row, 'proposed') === 1,
  nextCallAt: intOrNullAt(row, 'next_call_at'),
  closing: row.closing === null ? null : (textAt(row, 'closing') as ClosingKind),
  asideUntil: intOrNullAt(row, 'aside_until'),
})

/** Rows by their numbers, in the order asked for; one that is gone is left out. */
export const rowsById = async (db: SqlReader, ids: readonly number[]): Promise<readonly Row[]> => {
  const rows = await db.all(`SELECT ${columns} FROM board WHERE id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(ids),
  ])
  const byId = new Map(rows.map((row) => [intAt(row, 'id'), row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [rowOf(row)]
  })
}

/** What a gesture needs of each order that it is meant for; in the order asked for, one that is gone is left out. */
export type OrderAtHand = {
  readonly id: RowId
  readonly stream: StreamName
  readonly channel: Channel
  readonly urgency: Urgency
  readonly status: OrderStatus
  readonly lifecycle: number
}

export const ordersAtHand = async (db: SqlReader, ids: readonly number[]): Promise<readonly OrderAtHand[]> => {
  const rows = await db.all(
    `SELECT b.id, s.name, b.channel, b.urgency, b.status, b.lifecycle FROM json_each(?) j
     JOIN board b ON b.id = j.value JOIN stream s ON s.id = b.id ORDER BY j.key`,
    [JSON.stringify(ids)],
  )
  return rows.map((row) => ({
    id: intAt(row, 'id') as RowId,
    stream: textAt(row, 'name') as StreamName,
    channel: textAt(row, 'channel') as Channel,
    urgency: textAt(row, 'urgency') as Urgency,
    status: textAt(row, 'status') as OrderStatus,
    lifecycle: intAt(row, 'lifecycle'),
  }))
}

/** The order with this number; null where there is none. */
export const orderOfNumber = async (db: SqlReader, number: string): Promise<OrderId | null> => {
  const row = await db.get(
    'SELECT s.name FROM board b JOIN stream s ON s.id = b.id WHERE b.number = ? ORDER BY b.id LIMIT 1',
    [number],
  )
  return row === null ? null : (splitStream(textAt(row, 'name') as StreamName).id as OrderId)
}

/** Orders that a unit leads and has in its hands, by the unit's row number. */
export const openOrdersLed = async (db: SqlReader, lead: number): Promise<number> => {
  const row = await db.get('SELECT count(*) AS open FROM board WHERE held_by = ?', [lead])
  return intAt(row ?? {}, 'open')
}

/** Whole states are counted as they move; the others are ranges of indexes in which only open orders stand. */
export const inboxCounts = async (db: SqlReader, now: Instant): Promise<Readonly<Record<Inbox, number>>> => {
  const counted = await db.all('SELECT status, n FROM board_count')
  const byStatus = new Map(counted.map((row) => [textAt(row, 'status'), intAt(row, 'n')]))
  const of = (...statuses: readonly OrderStatus[]): number =>
    statuses.reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0)
  const conditions = rangedInboxes.map((inbox) => inboxCondition(inbox, now))
  const row =
    (await db.get(
      rangedCounts(conditions),
      conditions.flatMap(({ params }) => params),
    )) ?? {}
  const ranged = (inbox: (typeof rangedInboxes)[number]): number => intAt(row, inbox)
  return {
    all: counted.reduce((sum, one) => sum + intAt(one, 'n'), 0),
    toDispatch: of('reported', 'accepted') - ranged('aside'),
    aside: ranged('aside'),
    returned: of('returned'),
    dispatched: of('dispatched', 'signed', 'inProgress', 'rework'),
    dueToday: ranged('dueToday'),
    overdue: ranged('overdue'),
    stageLate: ranged('stageLate'),
    extensions: ranged('extensions'),
    toFollowUp: of('delivered'),
    unsatisfied: of('unsatisfied', 'reasonHeard'),
    toClose: of('reviewed'),
    corrections: ranged('corrections'),
    supervised: ranged('supervised'),
    declined: of('declined'),
    closed: of('closed', 'importedClosed'),
  }
}
export const rangedInboxes = [
  'dueToday',
  'overdue',
  'stageLate',
  'extensions',
  'corrections',
  'supervised',
  'aside',
] as const
export const rangedCounts = (conditions: readonly { readonly sql: string }[]): string =>
  `SELECT ${conditions
    .map(({ sql }, at) => `(SELECT count(*) FROM board WHERE ${sql}) AS ${rangedInboxes[at]}`)
    .join(', ')}`

/** Units with what they carry: open, overdue, due within the seven days from now, given back and not adjudicated. */
export const lanes = async (db: SqlReader, now: Instant): Promise<readonly Lane[]> => {
  const rows = await db.all(
    `SELECT u.id, u.name, u.full_name, u.kind, u.initials, u.retired, u.weekly, coalesce(b.open, 0) AS open,
       coalesce(b.overdue, 0) AS overdue, coalesce(b.due, 0) AS due,
       (SELECT count(*) FROM board r WHERE r.lead = u.id AND r.status = 'returned') AS returned
     FROM unit_card u LEFT JOIN (
       SELECT held_by, count(*) AS open, coalesce(sum(due_at <= ?), 0) AS overdue,
         coalesce(sum(due_at > ? AND due_at <= ?), 0) AS due
       FROM board WHERE held_by IS NOT NULL GROUP BY held_by) b ON b.held_by = u.id
     ORDER BY u.id`,
    [now, now, now + 7 * DAY],
  )
  return rows.map((row) => ({
    unit: intAt(row, 'id') as RowId,
    name: textAt(row, 'name'),
    fullName: textAt(row, 'full_name'),
    kind: textAt(row, 'kind') as UnitKind,
    initials: textAt(row, 'initials'),
    retired: intAt(row, 'retired') === 1,
    weekly: intAt(row, 'weekly'),
    open: intAt(row, 'open'),
    overdue: intAt(row, 'overdue'),
    dueThisWeek: intAt(row, 'due'),
    returned: intAt(row, 'returned'),
  }))
}

export const todayCounts = async (db: SqlReader, now: Instant): Promise<TodayCounts> => {
  const from = startOfDay(now)
  const row =
    (await db.get(
      `SELECT (SELECT count(*) FROM board WHERE received_at >= ?) AS reported,
         (SELECT count(*) FROM board WHERE held_by IS NOT NULL AND dispatched_at >= ?) AS dispatched`,
      [from, from],
    )) ?? {}
  return { reported: intAt(row, 'reported'), dispatched: intAt(row, 'dispatched') }
}

/** Orders that may have a clock running: waiting, with a unit, or delivered and not reviewed. By row number. */
export const openOrderRows = async (db: SqlReader): Promise<readonly number[]> => {
  const row = await db.get(
    `SELECT json_group_array(id) AS ids FROM (SELECT id FROM board WHERE status IN
       ('reported', 'accepted', 'dispatched', 'signed', 'inProgress', 'rework', 'delivered') ORDER BY id)`,
  )
  return JSON.parse(textAt(row ?? {}, 'ids')) as number[]
}
