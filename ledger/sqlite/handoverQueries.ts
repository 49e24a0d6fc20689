import type { HandoverEntry } from '../../shared/contract/handovers.ts'
import type { HandoverCounts, HandoverStatus, OpenPointKind } from '../../shared/domain/handover/handover.ts'
import { DAY, type Instant, startOfDay } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { linesOf } from '../../shared/views/handoverLines.ts'
import { intAt, intOrNullAt, type SqlReader, type SqlRow, textAt } from './driver.ts'

/** A row that stands open, and why; each order once, under the first reason that fits. */
export type OpenRow = { readonly kind: OpenPointKind; readonly row: RowId }
export type OpenRows = { readonly counts: HandoverCounts; readonly rows: readonly OpenRow[] }

type Reason = { readonly kind: OpenPointKind; readonly where: string; readonly values: readonly number[] }

/** In the order of their weight. Every condition is answered from an index of the board, the urgent ones among what is open only. */
const reasons = (now: Instant): readonly Reason[] => [
  { kind: 'lifeSafety', where: 'id IN (SELECT id FROM alarm_order)', values: [] },
  { kind: 'overdue', where: 'due_at <= ?', values: [now] },
  { kind: 'dueToday', where: 'due_at > ? AND due_at < ?', values: [now, startOfDay(now) + DAY] },
  { kind: 'returned', where: "status = 'returned'", values: [] },
  {
    kind: 'urgent',
    where: "status IN ('reported', 'accepted', 'dispatched', 'signed', 'inProgress', 'rework') AND urgency = 'urgent'",
    values: [],
  },
  { kind: 'toDispatch', where: "status IN ('reported', 'accepted')", values: [] },
]

/** All are counted; of each kind at most `most` are listed, those due first before the others. */
export const openRows = async (db: SqlReader, now: Instant, most: number): Promise<OpenRows> => {
  const taken = new Set<RowId>()
  const counts = { lifeSafety: 0, overdue: 0, dueToday: 0, returned: 0, urgent: 0, toDispatch: 0, drafts: 0 }
  const rows: OpenRow[] = []
  for (const { kind, where, values } of reasons(now)) {
    const counted = await db.get(`SELECT count(*) AS n FROM board WHERE ${where}`, [...values])
    counts[kind] = intAt(counted ?? {}, 'n')
    const found = await db.all(
      `SELECT id FROM board WHERE ${where} ORDER BY due_at IS NULL, due_at, received_at, id LIMIT ?`,
      [...values, most],
    )
    for (const one of found) {
      const row = intAt(one, 'id') as RowId
      if (taken.has(row)) continue
      taken.add(row)
      rows.push({ kind, row })
    }
  }
  const drafts = await db.get("SELECT count(*) AS n FROM notice_card WHERE status IN ('drafted', 'checked')")
  counts.drafts = intAt(drafts ?? {}, 'n')
  return { counts, rows }
}

const mostListed = 200

export const handovers = async (db: SqlReader): Promise<readonly HandoverEntry[]> => {
  const rows = await db.all(
    `SELECT h.id, h.status, h.counts, h.given_at, h.taken_at, h.points, h.lines, h.remark,
       g.id AS giver_row, g.name AS giver, t.id AS taker_row, t.name AS taker
     FROM handover_card h JOIN person_card g ON g.person = h.giver JOIN person_card t ON t.person = h.taker
     ORDER BY h.given_at DESC, h.id DESC LIMIT ?`,
    [mostListed],
  )
  return rows.map(entryOf)
}

const entryOf = (row: SqlRow): HandoverEntry => ({
  row: intAt(row, 'id') as RowId,
  giver: textAt(row, 'giver'),
  giverRow: intAt(row, 'giver_row') as RowId,
  taker: textAt(row, 'taker'),
  takerRow: intAt(row, 'taker_row') as RowId,
  status: textAt(row, 'status') as HandoverStatus,
  counts: JSON.parse(textAt(row, 'counts')) as HandoverCounts,
  givenAt: intAt(row, 'given_at'),
  takenAt: intOrNullAt(row, 'taken_at'),
  points: textAt(row, 'points'),
  lines: linesOf(textAt(row, 'lines')),
  remark: textAt(row, 'remark'),
})
