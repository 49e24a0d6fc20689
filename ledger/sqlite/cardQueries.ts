import type {
  Hello,
  NoticeCard,
  NoticeDetail,
  NoticeFacts,
  NoticeOrder,
  PersonCard,
} from '../../shared/contract/desk.ts'
import type { DocumentNumber } from '../../shared/domain/document/documentNumber.ts'
import type { Channel } from '../../shared/domain/order/orderState.ts'
import type { Role } from '../../shared/domain/person/person.ts'
import { defaultSettings } from '../../shared/domain/settings/settings.ts'
import { splitStream } from '../../shared/domain/streams.ts'
import type { NoticeWords } from '../../shared/domain/supervision/supervisionEvents.ts'
import type { SupervisionCause } from '../../shared/domain/supervision/supervisionState.ts'
import type { OrderId, PersonId, RowId, SupervisionId, UnitId } from '../../shared/kernel/ids.ts'
import { intAt, intOrNullAt, type SqlReader, type SqlRow, textAt } from './driver.ts'
import { streamsById } from './entries.ts'

/** Small cards: who works here, what the office set, its notices. */

export type Person = PersonCard & {
  readonly id: PersonId
  /** The one that a clerk works for. */
  readonly unit: UnitId | null
}

export const personOnDuty = async (db: SqlReader): Promise<Person | null> => {
  const row = await db.get(
    `SELECT p.id, p.person, p.role, p.unit, p.name FROM person_card p
     ORDER BY p.person = (SELECT person FROM device) DESC, p.retired, p.id LIMIT 1`,
  )
  return row === null ? null : personOf(row)
}

const personOf = (row: SqlRow): Person => ({
  id: textAt(row, 'person') as PersonId,
  row: intAt(row, 'id') as RowId,
  name: textAt(row, 'name'),
  role: textAt(row, 'role') as Role,
  unit: row.unit === null ? null : (textAt(row, 'unit') as UnitId),
})

export const personNames = async (db: SqlReader): Promise<ReadonlyMap<string, string>> => {
  const rows = await db.all('SELECT person, name FROM person_card')
  return new Map(rows.map((row) => [textAt(row, 'person'), textAt(row, 'name')]))
}

export const settings = async (db: SqlReader): Promise<Hello['settings']> => {
  const row = await db.get('SELECT body FROM settings_card')
  return row === null
    ? { ...defaultSettings, words: { officeName: '', contact: '', phone: '' } }
    : (JSON.parse(textAt(row, 'body')) as Hello['settings'])
}

/** The ids behind row numbers, for the envelope of a command. */
export const orderIds = async (db: SqlReader, rows: readonly RowId[]): Promise<ReadonlyMap<RowId, OrderId>> =>
  idsOf<OrderId>(db, rows, 'order')
export const unitIds = async (db: SqlReader, rows: readonly RowId[]): Promise<ReadonlyMap<RowId, UnitId>> =>
  idsOf<UnitId>(db, rows, 'unit')
export const supervisionId = async (db: SqlReader, row: RowId): Promise<SupervisionId | null> =>
  (await idsOf<SupervisionId>(db, [row], 'supervision')).get(row) ?? null

const idsOf = async <T extends string>(db: SqlReader, rows: readonly RowId[], kind: string): Promise<Map<RowId, T>> => {
  const streams = await streamsById(db, rows)
  const ids = new Map<RowId, T>()
  for (const row of rows) {
    const stream = streams.get(row)
    if (stream === undefined) continue
    const split = splitStream(stream.name)
    if (split.kind === kind) ids.set(row, split.id as T)
  }
  return ids
}

const noticeSelect = `SELECT n.id, n.status, n.number, n.unit, u.name AS unit_name, n.cause, n.orders, n.due_at,
    n.drafted_at, n.signed_off_at, n.prints, n.seal, n.slip, n.words, n.facts, n.supervision,
    (SELECT json_group_array(b.number) FROM json_each(n.orders) j JOIN board b ON b.id = j.value) AS numbers
  FROM notice_card n JOIN unit_card u ON u.id = n.unit`

export const noticeCards = async (db: SqlReader): Promise<readonly NoticeCard[]> => {
  const rows = await db.all(`${noticeSelect} ORDER BY n.signed_off_at IS NOT NULL, n.signed_off_at DESC, n.id DESC`)
  return rows.map(noticeOf)
}

export const noticeDetail = async (db: SqlReader, notice: RowId): Promise<NoticeDetail | null> => {
  const row = await db.get(`${noticeSelect} WHERE n.id = ?`, [notice])
  if (row === null) return null
  const card = noticeOf(row)
  const words = JSON.parse(textAt(row, 'words')) as NoticeWords
  const facts = row.facts === null ? await noticeFacts(db, card.orders) : signedFacts(card, textAt(row, 'facts'))
  return { card, words, facts: { ...facts, unit: card.unit } }
}

const noticeOf = (row: SqlRow): NoticeCard => {
  const number = row.number === null || row.number === undefined ? null : textAt(row, 'number')
  return {
    notice: intAt(row, 'id') as RowId,
    status: textAt(row, 'status') === 'signedOff' ? 'signedOff' : 'drafted',
    number: number === null ? null : (JSON.parse(number) as DocumentNumber),
    unit: intAt(row, 'unit') as RowId,
    unitName: textAt(row, 'unit_name'),
    orders: JSON.parse(textAt(row, 'orders')) as readonly RowId[],
    orderNumbers: JSON.parse(textAt(row, 'numbers')) as readonly string[],
    cause: textAt(row, 'cause') as SupervisionCause,
    dueAt: intAt(row, 'due_at'),
    draftedAt: intAt(row, 'drafted_at'),
    signedOffAt: intOrNullAt(row, 'signed_off_at'),
    prints: intAt(row, 'prints'),
    seal: intAt(row, 'seal') === 1,
    slip: intAt(row, 'slip') === 1,
  }
}

/** Facts as they go into the record at sign-off: without row numbers, which are this device's own. */
export const factsForRecord = ({ unitName, supporting, orders }: NoticeFacts): string =>
  JSON.stringify({ unitName, supporting, orders: orders.map(({ row: _, ...order }) => order) })

/** What the paper said on the day of its sign-off; its orders stand in the card's order. */
const signedFacts = (card: NoticeCard, recorded: string): NoticeFacts => {
  const facts = JSON.parse(recorded) as Omit<NoticeFacts, 'unit' | 'orders'> & {
    readonly orders: readonly Omit<NoticeOrder, 'row'>[]
  }
  const orders = facts.orders.flatMap((order, at) => {
    const row = card.orders[at]
    return row === undefined ? [] : [{ ...order, row }]
  })
  return { ...facts, unit: card.unit, orders }
}

/** What a notice says of its orders. The unit is the lead of the first; the caller has seen to it that all have the same. */
export const noticeFacts = async (db: SqlReader, orders: readonly RowId[]): Promise<NoticeFacts> => {
  const rows = await db.all(
    `SELECT b.id, b.number, b.title, b.channel, b.town, b.received_at, b.dispatched_at, b.due_at, b.lead, u.full_name,
       u.name, (SELECT group_concat(s.name, '、') FROM json_each(b.supporting) j JOIN unit_card s ON s.id = j.value) AS supporting
     FROM json_each(?) o JOIN board b ON b.id = o.value LEFT JOIN unit_card u ON u.id = b.lead`,
    [JSON.stringify(orders)],
  )
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
      title: textAt(row, 'title'),
      channel: textAt(row, 'channel') as Channel,
      town: textAt(row, 'town'),
      receivedAt: intAt(row, 'received_at'),
      dispatchedAt: intOrNullAt(row, 'dispatched_at') ?? 0,
      dueAt: intOrNullAt(row, 'due_at') ?? 0,
    })),
  }
}

/** The order streams of a notice, for its sign-off. */
export const noticeOrderIds = async (db: SqlReader, notice: RowId): Promise<readonly OrderId[]> => {
  const row = await db.get('SELECT orders FROM notice_card WHERE id = ?', [notice])
  if (row === null) return []
  const rows = JSON.parse(textAt(row, 'orders')) as readonly RowId[]
  return [...(await orderIds(db, rows)).values()]
}
