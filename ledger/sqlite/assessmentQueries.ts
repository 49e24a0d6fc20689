import { mapItems, type UnitFigures } from '../../shared/domain/supervision/assess.ts'
import { type AssessmentItem, assessmentItems } from '../../shared/domain/supervision/assessmentItems.ts'
import { answeringStatuses } from '../../shared/domain/supervision/orderStanding.ts'
import { DAY, type Instant } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { intAt, intOrNullAt, type SqlReader, textAt } from './driver.ts'

/** What is counted of the units in a period: each item is a fact with its time, and leads back to its order or case. */

const answering = answeringStatuses.map((status) => `'${status}'`).join(', ')

/**
 * Every fact of a period as (unit, item, at, order, case, number). What ran over and is still with its unit stands on the
 * board; what was delivered late, returned, reworked or reviewed in `unit_fact`; papers and replies with their cases.
 */
const facts = `
  SELECT f.unit, f.item, f.at, f.order_id, NULL AS case_id, NULL AS number FROM unit_fact f WHERE f.at >= $from AND f.at < $to
  UNION ALL
  SELECT b.lead, 'overdue', b.due_at, b.id, NULL, NULL FROM board b
    WHERE b.due_at >= $from AND b.due_at < min($to, $now) AND b.status IN (${answering})
  UNION ALL
  SELECT c.unit, n.kind, n.signed_off_at, NULL, n.id, n.number FROM notice_card n JOIN case_card c ON c.id = n.id
    WHERE n.signed_off_at >= $from AND n.signed_off_at < $to AND n.status IN ('signedOff', 'spoken') AND n.kind <> 'delisting'
  UNION ALL
  SELECT c.unit, 'lateReply', n.due_at, NULL, n.id, n.number FROM notice_card n JOIN case_card c ON c.id = n.id
    WHERE n.due_at >= $from AND n.due_at < min($to, $now) AND n.status IN ('signedOff', 'spoken') AND n.kind <> 'delisting'
      AND n.served_at IS NOT NULL AND coalesce(n.replies -> '$[0]' ->> 'repliedAt', $now) > n.due_at
      AND coalesce(c.ended_at, $now) > n.due_at`

type Period = { readonly from: Instant; readonly to: Instant; readonly now: Instant }

/** Positional parameters in the order in which the names stand. */
const bound = (
  sql: string,
  { from, to, now }: Period,
): { readonly sql: string; readonly params: readonly number[] } => {
  const params: number[] = []
  const positional = sql.replace(/\$(from|to|now)\b/gu, (_, name: 'from' | 'to' | 'now') => {
    params.push({ from, to, now }[name])
    return '?'
  })
  return { sql: positional, params }
}

export type UnitAssessed = { readonly unit: RowId; readonly unitName: string; readonly figures: UnitFigures }

export const unitFigures = async (db: SqlReader, period: Period): Promise<readonly UnitAssessed[]> => {
  const counted = bound(
    `SELECT u.id, u.name, t.item, count(*) AS times FROM (${facts}) t JOIN unit_card u ON u.id = t.unit
     GROUP BY u.id, t.item ORDER BY u.id`,
    period,
  )
  const replied = bound(
    `SELECT c.unit, count(*) AS replies, sum((j.value ->> 'repliedAt') - n.served_at) AS took
     FROM notice_card n JOIN case_card c ON c.id = n.id JOIN json_each(n.replies) j
     WHERE n.served_at IS NOT NULL AND j.key = 0 AND j.value ->> 'repliedAt' >= $from AND j.value ->> 'repliedAt' < $to
     GROUP BY c.unit`,
    period,
  )
  const [rows, replies] = await Promise.all([
    db.all(counted.sql, [...counted.params]),
    db.all(replied.sql, [...replied.params]),
  ])
  const repliesOf = new Map(
    replies.map((row) => [intAt(row, 'unit'), { replies: intAt(row, 'replies'), replyDays: intAt(row, 'took') / DAY }]),
  )
  const units = new Map<number, { readonly name: string; readonly counts: Map<string, number> }>()
  for (const row of rows) {
    const unit = intAt(row, 'id')
    const found = units.get(unit) ?? { name: textAt(row, 'name'), counts: new Map<string, number>() }
    found.counts.set(textAt(row, 'item'), intAt(row, 'times'))
    units.set(unit, found)
  }
  return [...units].map(([unit, { name, counts }]) => ({
    unit: unit as RowId,
    unitName: name,
    figures: {
      counts: mapItems((item) => counts.get(item) ?? 0),
      ...(repliesOf.get(unit) ?? { replies: 0, replyDays: 0 }),
    },
  }))
}

export type UnitFact = {
  readonly at: Instant
  readonly order: number | null
  readonly case: RowId | null
  readonly number: string
}

/** The facts behind one figure, the newest first, at most 2,000. */
export const unitFacts = async (
  db: SqlReader,
  period: Period,
  unit: RowId,
  item: AssessmentItem,
): Promise<readonly UnitFact[]> => {
  if (!assessmentItems.includes(item)) return []
  const { sql, params } = bound(
    `SELECT t.at, t.order_id, t.case_id, t.number ->> 'text' AS number FROM (${facts}) t
     WHERE t.unit = ? AND t.item = ? ORDER BY t.at DESC LIMIT 2000`,
    period,
  )
  const rows = await db.all(sql, [...params, unit, item])
  return rows.map((row) => ({
    at: intAt(row, 'at'),
    order: intOrNullAt(row, 'order_id'),
    case: intOrNullAt(row, 'case_id') as RowId | null,
    number: row.number === null ? '' : textAt(row, 'number'),
  }))
}
