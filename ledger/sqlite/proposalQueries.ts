import type { Reply } from '../../shared/domain/document/course.ts'
import type { PaperKind, Rung } from '../../shared/domain/supervision/ladder.ts'
import { answeringStatuses, deliveredStatuses } from '../../shared/domain/supervision/orderStanding.ts'
import { groundKey, type WatchedCase, type WatchedOrder } from '../../shared/domain/supervision/proposals.ts'
import type { OrderRule, RuleCode } from '../../shared/domain/supervision/rules.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { intAt, intOrNullAt, type SqlReader, type SqlRow, textAt } from './driver.ts'

/**
 * The facts that proposals are made of: whatever stands in an open case, and of the other orders only those that a rule can
 * propose, the longest overdue first. Both kinds are few or cut off, however many orders there are.
 */

const listed = (statuses: readonly string[]): string => statuses.map((status) => `'${status}'`).join(', ')
const answering = `b.status IN (${listed(answeringStatuses)})`

/** The deadline that an order's last case set before that case ended. */
const covered = `(SELECT max(n.due_at) FROM case_order o JOIN case_card c ON c.id = o.case_id
  JOIN notice_card n ON n.id = c.id AND n.step = c.last_step
  WHERE o.order_id = b.id AND c.status = 'ended' AND c.ending <> 'void')`
const openCase = `(SELECT o.case_id FROM case_order o JOIN case_card c ON c.id = o.case_id
  WHERE o.order_id = b.id AND c.status = 'open')`

const watchedOf = (row: SqlRow): WatchedOrder => ({
  key: intAt(row, 'id'),
  dueAt: intOrNullAt(row, 'due_at'),
  coveredUntil: intOrNullAt(row, 'covered'),
  unsatisfied: intOrNullAt(row, 'unsatisfied') ?? 0,
  returns: intOrNullAt(row, 'returns') ?? 0,
  reworks: intOrNullAt(row, 'reworks') ?? 0,
  instructions: intOrNullAt(row, 'instructions') ?? 0,
  case: intOrNullAt(row, 'open_case'),
})

const columns = `b.id, b.due_at, ${covered} AS covered, w.unsatisfied, w.returns, w.reworks, w.instructions`

/** Orders of open cases for which their unit still answers. */
export const ordersInCases = async (db: SqlReader): Promise<readonly WatchedOrder[]> => {
  const rows = await db.all(
    `SELECT ${columns}, c.id AS open_case FROM case_card c JOIN case_order o ON o.case_id = c.id JOIN board b ON b.id = o.order_id
       LEFT JOIN order_watch w ON w.id = b.id
     WHERE c.status = 'open' AND ${answering}`,
  )
  return rows.map(watchedOf)
}

/** Before these instants a rule about delay proposes an order; null for a rule that is off. */
export type DelayCutoffs = Readonly<Record<Extract<OrderRule, 'overdue' | 'longOverdue'>, Instant | null>>

/** Orders without an open case that a rule about delay proposes and that nobody has answered, at most `limit`. */
export const overdueOrders = async (
  db: SqlReader,
  cutoffs: DelayCutoffs,
  limit: number,
): Promise<readonly WatchedOrder[]> => {
  const query = overdueQuery(cutoffs, limit)
  return query === null ? [] : (await db.all(query.sql, [...query.params])).map(watchedOf)
}

/** Null when no rule about delay is on. */
export const overdueQuery = (
  cutoffs: DelayCutoffs,
  limit: number,
): { readonly sql: string; readonly params: readonly number[] } | null => {
  const rules = (['overdue', 'longOverdue'] as const).flatMap((rule) => {
    const cutoff = cutoffs[rule]
    return cutoff === null ? [] : [{ rule, cutoff }]
  })
  if (rules.length === 0) return null
  const earliest = Math.max(...rules.map(({ cutoff }) => cutoff))
  const since = `max(b.due_at, coalesce(${covered}, b.due_at))`
  const proposed = rules.map(
    ({ rule }) => `(${since} < ? AND NOT EXISTS (SELECT 1 FROM answered_ground a
      LEFT JOIN case_card t ON t.id = a.case_id WHERE a.of = 'order' AND a.subject = b.id AND a.rule = '${rule}'
        AND a.basis = 'due:' || ${since} AND coalesce(t.ending, '') <> 'void'))`,
  )
  return {
    // The plus keeps the index of states out: by deadline the longest overdue come first and the rest is never read.
    sql: `SELECT ${columns}, NULL AS open_case FROM board b LEFT JOIN order_watch w ON w.id = b.id
     WHERE b.due_at < ? AND +${answering} AND ${openCase} IS NULL AND (${proposed.join(' OR ')})
     ORDER BY b.due_at, b.id LIMIT ?`,
    params: [earliest, ...rules.map(({ cutoff }) => cutoff), limit],
  }
}

/** How often something must have happened to an order before a rule proposes it; null for a rule that is off. */
export type Thresholds = Readonly<Record<Exclude<OrderRule, 'overdue' | 'longOverdue'>, number | null>>

/** Orders without an open case to which something happened often enough and that nobody has answered, at most `limit`. */
export const repeatedOrders = async (
  db: SqlReader,
  thresholds: Thresholds,
  limit: number,
): Promise<readonly WatchedOrder[]> => {
  const rules = (
    [
      ['unsatisfied', 'unsatisfied'],
      ['returned', 'returns'],
      ['reworked', 'reworks'],
      ['instructed', 'instructions'],
    ] as const
  ).flatMap(([rule, column]) => {
    const threshold = thresholds[rule]
    return threshold === null ? [] : [{ rule, column, threshold }]
  })
  if (rules.length === 0) return []
  const proposed = rules.map(
    ({ rule, column }) => `(w.${column} >= ? AND NOT EXISTS (SELECT 1 FROM answered_ground a
      LEFT JOIN case_card t ON t.id = a.case_id WHERE a.of = 'order' AND a.subject = b.id AND a.rule = '${rule}'
        AND a.basis = 'times:' || w.${column} AND coalesce(t.ending, '') <> 'void'))`,
  )
  const rows = await db.all(
    `SELECT ${columns}, NULL AS open_case FROM order_watch w JOIN board b ON b.id = w.id
     WHERE ${answering} AND ${openCase} IS NULL AND (${proposed.join(' OR ')}) ORDER BY b.id LIMIT ?`,
    [...rules.map(({ threshold }) => threshold), limit],
  )
  return rows.map(watchedOf)
}

export const watchedCases = async (db: SqlReader): Promise<readonly WatchedCase[]> => {
  const rows = await db.all(
    `SELECT c.id, c.rung, c.drafting, c.last_step, n.kind, n.served_at, n.receipt_due_at, n.received_at, n.due_at,
       json_array_length(n.replies) AS replies, n.replies -> '$[#-1]' ->> 'repliedAt' AS replied_at,
       n.replies -> '$[#-1]' ->> 'verdict' AS verdict,
       (SELECT min(b.due_at) FROM case_order o JOIN board b ON b.id = o.order_id WHERE o.case_id = c.id AND ${answering}) AS order_due,
       EXISTS (SELECT 1 FROM notice_card s WHERE s.id = c.id AND s.status IN ('signedOff', 'spoken')
         AND s.replies -> '$[#-1]' ->> 'verdict' = 'accepted') AS accepted,
       NOT EXISTS (SELECT 1 FROM case_order o JOIN board b ON b.id = o.order_id
         WHERE o.case_id = c.id AND b.status NOT IN (${listed(deliveredStatuses)})) AS delivered
     FROM case_card c LEFT JOIN notice_card n ON n.id = c.id AND n.step = c.last_step WHERE c.status = 'open'`,
  )
  return rows.map((row): WatchedCase => {
    const step = intOrNullAt(row, 'last_step')
    const accepted = intAt(row, 'accepted') === 1
    const delivered = intAt(row, 'delivered') === 1
    return {
      key: intAt(row, 'id'),
      rung: row.rung === null ? null : (textAt(row, 'rung') as Rung),
      drafting: intOrNullAt(row, 'drafting') !== null,
      step:
        step === null
          ? null
          : {
              step,
              kind: textAt(row, 'kind') as PaperKind,
              servedAt: intOrNullAt(row, 'served_at'),
              receiptDueAt: intOrNullAt(row, 'receipt_due_at'),
              receivedAt: intOrNullAt(row, 'received_at'),
              dueAt: intAt(row, 'due_at'),
              replies: intAt(row, 'replies'),
              lastReply: lastReplyOf(row),
            },
      settled: accepted ? 'replyAccepted' : delivered ? 'delivered' : null,
      dueAt: intOrNullAt(row, 'order_due'),
    }
  })
}

const lastReplyOf = (row: SqlRow): Reply | null =>
  row.verdict === null
    ? null
    : { repliedAt: intAt(row, 'replied_at'), verdict: textAt(row, 'verdict') as Reply['verdict'] }

/** The grounds that were answered, of these orders and of the open cases. */
export const answeredGrounds = async (db: SqlReader, orders: readonly number[]): Promise<ReadonlySet<string>> => {
  const rows = await db.all(
    `SELECT a.of, a.subject, a.rule, a.basis FROM answered_ground a LEFT JOIN case_card t ON t.id = a.case_id
     WHERE coalesce(t.ending, '') <> 'void' AND (
       (a.of = 'order' AND a.subject IN (SELECT value FROM json_each(?)) AND coalesce(t.status, 'ended') = 'ended')
       OR (a.of = 'case' AND a.subject IN (SELECT id FROM case_card WHERE status = 'open')))`,
    [JSON.stringify(orders)],
  )
  return new Set(
    rows.map((row) =>
      groundKey({
        of: textAt(row, 'of') as 'order' | 'case',
        key: intAt(row, 'subject'),
        rule: textAt(row, 'rule') as RuleCode,
        basis: textAt(row, 'basis'),
      }),
    ),
  )
}

/** The unit of each order's lead, for whom something is proposed. */
export const leadsOf = async (
  db: SqlReader,
  orders: readonly number[],
): Promise<ReadonlyMap<number, { readonly unit: number; readonly name: string }>> => {
  const rows = await db.all(
    `SELECT b.id, u.id AS unit, u.name FROM board b JOIN unit_card u ON u.id = b.lead
     WHERE b.id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(orders)],
  )
  return new Map(rows.map((row) => [intAt(row, 'id'), { unit: intAt(row, 'unit'), name: textAt(row, 'name') }]))
}
