import type {
  CaseCard,
  CaseOrder,
  CaseStepDetail,
  CaseWait,
  Listing,
  ReplyDetail,
  SupervisionCounts,
} from '../../shared/contract/supervision.ts'
import type { ServiceWay } from '../../shared/domain/document/course.ts'
import type { PaperKind, Rung } from '../../shared/domain/supervision/ladder.ts'
import { defaultRules, type SupervisionRules } from '../../shared/domain/supervision/rules.ts'
import type { Ending, SupervisionCause } from '../../shared/domain/supervision/supervisionState.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { intAt, intOrNullAt, type SqlReader, type SqlRow, textAt } from './driver.ts'
import { guardedMatter, numberTextAt } from './noticeQueries.ts'

/** Cases of supervision as lists and in full. */

export const supervisionRules = async (db: SqlReader): Promise<SupervisionRules> => {
  const row = await db.get('SELECT body FROM supervision_rules_card')
  return row === null ? defaultRules : (JSON.parse(textAt(row, 'body')) as SupervisionRules)
}

/** Few of all that ever were, which the planner cannot know: without the word it reads the cases of all years. */
const goesOn = "unlikely(c.status IN ('preparing', 'open'))"

const last = `n.kind AS last_kind, n.status AS last_status, n.served_at, n.receipt_due_at, n.received_at, n.due_at,
  json_array_length(n.replies) AS replies, n.replies -> '$[#-1]' ->> 'verdict' AS verdict`

const caseSelect = `SELECT c.id, c.unit, u.name AS unit_name, c.cause, c.status, c.rung, c.opened_at, c.listed_at, c.ended_at,
    c.ending, c.end_reason, c.drafting, d.kind AS draft_kind, ${last},
    (SELECT count(*) FROM case_order o WHERE o.case_id = c.id) AS orders,
    (SELECT min(o.order_id) FROM case_order o WHERE o.case_id = c.id) AS first_order
  FROM case_card c JOIN unit_card u ON u.id = c.unit
    LEFT JOIN notice_card n ON n.id = c.id AND n.step = c.last_step
    LEFT JOIN notice_card d ON d.id = c.id AND d.step = c.drafting`

export const caseCards = async (db: SqlReader, which: 'open' | 'ended'): Promise<readonly CaseCard[]> => {
  const rows = await db.all(
    which === 'open'
      ? `${caseSelect} WHERE ${goesOn} ORDER BY c.id DESC`
      : `${caseSelect} WHERE c.status = 'ended' ORDER BY c.ended_at DESC LIMIT 1000`,
  )
  return withOrders(db, rows)
}

export const caseCard = async (
  db: SqlReader,
  row: RowId,
): Promise<{ readonly card: CaseCard; readonly endReason: string } | null> => {
  const found = await db.get(`${caseSelect} WHERE c.id = ?`, [row])
  if (found === null) return null
  const [card] = await withOrders(db, [found])
  return card === undefined ? null : { card, endReason: textAt(found, 'end_reason') }
}

const withOrders = async (db: SqlReader, rows: readonly SqlRow[]): Promise<readonly CaseCard[]> => {
  const firsts = await ordersById(
    db,
    rows.map((row) => intAt(row, 'first_order')),
  )
  return rows.flatMap((row) => {
    const firstOrder = firsts.get(intAt(row, 'first_order'))
    return firstOrder === undefined ? [] : [cardOf(row, firstOrder)]
  })
}

const cardOf = (row: SqlRow, firstOrder: CaseOrder): CaseCard => {
  const drafting = intOrNullAt(row, 'drafting')
  return {
    case: intAt(row, 'id') as RowId,
    unit: intAt(row, 'unit') as RowId,
    unitName: textAt(row, 'unit_name'),
    cause: textAt(row, 'cause') as SupervisionCause,
    status: textAt(row, 'status') as CaseCard['status'],
    rung: row.rung === null ? null : (textAt(row, 'rung') as Rung),
    orderCount: intAt(row, 'orders'),
    firstOrder,
    openedAt: intAt(row, 'opened_at'),
    listedAt: intOrNullAt(row, 'listed_at'),
    endedAt: intOrNullAt(row, 'ended_at'),
    ending: row.ending === null ? null : (textAt(row, 'ending') as Ending),
    waits: waitOf(row),
    drafting: drafting === null ? null : { step: drafting, kind: textAt(row, 'draft_kind') as PaperKind },
  }
}

/** What the last step in force waits for; an own draft comes first, because it lies on the center's desk. */
const waitOf = (row: SqlRow): CaseWait => {
  if (textAt(row, 'status') === 'ended') return { for: 'nothing', until: null }
  if (intOrNullAt(row, 'drafting') !== null || row.last_kind === null) return { for: 'signature', until: null }
  if (intOrNullAt(row, 'served_at') === null) return { for: 'service', until: null }
  if (row.verdict === 'waiting') return { for: 'verdict', until: null }
  if (row.verdict === 'rejected') return { for: 'next', until: null }
  if (row.verdict === 'accepted') return { for: 'delisting', until: null }
  const receiptDueAt = intOrNullAt(row, 'receipt_due_at')
  return receiptDueAt !== null && intOrNullAt(row, 'received_at') === null
    ? { for: 'receipt', until: receiptDueAt }
    : { for: 'reply', until: intAt(row, 'due_at') }
}

export const caseOrders = async (db: SqlReader, row: RowId): Promise<readonly CaseOrder[]> => {
  const rows = await db.all('SELECT order_id FROM case_order WHERE case_id = ? ORDER BY order_id', [row])
  return [
    ...(
      await ordersById(
        db,
        rows.map((one) => intAt(one, 'order_id')),
      )
    ).values(),
  ]
}

/** The same of several cases in one question. */
export const ordersOfCases = async (
  db: SqlReader,
  cases: readonly number[],
): Promise<ReadonlyMap<number, readonly CaseOrder[]>> => {
  const pairs = await db.all(
    `SELECT o.case_id, o.order_id FROM json_each(?) j JOIN case_order o ON o.case_id = j.value ORDER BY o.order_id`,
    [JSON.stringify([...new Set(cases)])],
  )
  const orders = await ordersById(
    db,
    pairs.map((row) => intAt(row, 'order_id')),
  )
  const found = new Map<number, CaseOrder[]>()
  for (const row of pairs) {
    const order = orders.get(intAt(row, 'order_id'))
    if (order === undefined) continue
    const of = intAt(row, 'case_id')
    const known = found.get(of)
    if (known === undefined) found.set(of, [order])
    else known.push(order)
  }
  return found
}

export const ordersById = async (db: SqlReader, ids: readonly number[]): Promise<ReadonlyMap<number, CaseOrder>> => {
  const rows = await db.all(
    'SELECT id, number, title, status, due_at FROM board WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
    [JSON.stringify(ids)],
  )
  return new Map(
    rows.map((row) => [
      intAt(row, 'id'),
      {
        row: intAt(row, 'id') as RowId,
        number: textAt(row, 'number'),
        title: textAt(row, 'title'),
        status: textAt(row, 'status'),
        dueAt: intOrNullAt(row, 'due_at'),
      },
    ]),
  )
}

type Words = { readonly requirements?: string; readonly conditions?: string; readonly note?: string }

export const caseSteps = async (db: SqlReader, row: RowId): Promise<readonly CaseStepDetail[]> => {
  const rows = await db.all(
    `SELECT n.step, n.kind, n.status, n.number, n.due_at, n.drafted_at, n.checked_at, n.signed_off_at, n.prints, n.words,
       n.served_at, n.served_how, n.served_to, n.receipt_due_at, n.received_at, n.promised_at, n.receipt, n.replies,
       n.void_reason, (SELECT json_group_array(b.number) FROM json_each(n.orders) j JOIN board b ON b.id = j.value) AS numbers
     FROM notice_card n WHERE n.id = ? ORDER BY n.step`,
    [row],
  )
  return rows.map(stepOf)
}

const stepOf = (row: SqlRow): CaseStepDetail => {
  const { requirements = '', conditions = '', note = '' } = JSON.parse(textAt(row, 'words')) as Words
  const servedAt = intOrNullAt(row, 'served_at')
  const receivedAt = intOrNullAt(row, 'received_at')
  return {
    step: intAt(row, 'step'),
    kind: textAt(row, 'kind') as PaperKind,
    status: textAt(row, 'status') as CaseStepDetail['status'],
    number: numberTextAt(row),
    orderNumbers: JSON.parse(textAt(row, 'numbers')) as readonly string[],
    dueAt: intAt(row, 'due_at'),
    draftedAt: intAt(row, 'drafted_at'),
    checkedAt: intOrNullAt(row, 'checked_at'),
    signedOffAt: intOrNullAt(row, 'signed_off_at'),
    prints: intAt(row, 'prints'),
    requirements,
    conditions,
    note,
    service:
      servedAt === null
        ? null
        : { how: textAt(row, 'served_how') as ServiceWay, at: servedAt, to: textAt(row, 'served_to') },
    receiptDueAt: intOrNullAt(row, 'receipt_due_at'),
    receipt:
      receivedAt === null
        ? null
        : {
            at: receivedAt,
            promisedAt: intOrNullAt(row, 'promised_at'),
            ...{ signedBy: '', measures: '', phone: '' },
            ...(JSON.parse(textAt(row, 'receipt')) as { signedBy: string; measures: string; phone: string }),
          },
    replies: JSON.parse(textAt(row, 'replies')) as readonly ReplyDetail[],
    voidReason: textAt(row, 'void_reason'),
  }
}

/** What is listed now, the longest first. The board hangs on a wall: who asked not to be named is named by nothing on it. */
export const listings = async (db: SqlReader): Promise<readonly Listing[]> => {
  const rows = await db.all(
    `${caseSelect} WHERE c.status = 'open' AND c.listed_at IS NOT NULL ORDER BY c.listed_at, c.id`,
  )
  return Promise.all(
    rows.map(async (row): Promise<Listing> => {
      const id = intAt(row, 'id') as RowId
      const [orders, steps] = await Promise.all([caseOrders(db, id), caseSteps(db, id)])
      const listing = steps.findLast(({ kind, status }) => kind === 'listing' && status === 'signedOff')
      const { titles, cover } = await guardedMatter(
        db,
        orders.map((order) => order.row),
      )
      const reply = steps.findLast(({ replies }) => replies.length > 0)?.replies.at(-1)
      return {
        case: id,
        unitName: textAt(row, 'unit_name'),
        number: listing?.number ?? '',
        listedAt: intAt(row, 'listed_at'),
        orders: orders.map((order) => ({ ...order, title: titles.get(order.row) ?? order.title })),
        requirements: cover(listing?.requirements ?? ''),
        conditions: cover(listing?.conditions ?? ''),
        dueAt: listing?.dueAt ?? 0,
        waits: waitOf(row),
        lastReply: cover(reply?.text ?? ''),
      }
    }),
  )
}

export const caseCounts = async (db: SqlReader, now: Instant): Promise<Omit<SupervisionCounts, 'proposals'>> => {
  const row =
    (await db.get(
      `SELECT count(*) AS open, coalesce(sum(c.listed_at IS NOT NULL AND c.status = 'open'), 0) AS listed,
         coalesce(sum(n.receipt_due_at <= ? AND n.received_at IS NULL AND n.replies = '[]' AND c.drafting IS NULL), 0) AS receipts
       FROM case_card c LEFT JOIN notice_card n ON n.id = c.id AND n.step = c.last_step WHERE ${goesOn}`,
      [now],
    )) ?? {}
  return { open: intAt(row, 'open'), listed: intAt(row, 'listed'), receiptsDue: intAt(row, 'receipts') }
}
