import type { Verdict } from '../../../ledger/ledger.ts'
import { laterCourse, type SourceCourseWords, sameCourse } from '../../../shared/views/sourceSaid.ts'
import type { Desk } from '../desk.ts'
import type { Outcome, RunPlan, TakeableRow } from './importRun.ts'
import { recordedActs } from './recordedActs.ts'
import { meantOrders } from './saidBySource.ts'
import { courseDraft, submit, wordsOfCourse } from './takeOrders.ts'

type UpdateRow = Extract<TakeableRow, { readonly kind: 'updates' }>

/** Replies and states of orders known by source and source id; a row about none is reported as such and never dropped. */
export const takeUpdates = async (
  desk: Desk,
  run: RunPlan,
  rows: readonly UpdateRow[],
): Promise<readonly Outcome[]> => {
  const [meant, done] = await Promise.all([
    meantOrders(
      desk,
      run.sourceName,
      rows.map((row) => row.update.sourceId),
    ),
    recordedActs(desk, run, rows, ['update']),
  ])
  // An order may have several rows in one table: each is compared with what the ones before it said.
  const heard = new Map<string, SourceCourseWords | null>()
  const asks = rows.flatMap((row) => {
    const { sourceId } = row.update
    const order = meant.get(sourceId)
    if (order === undefined || order.said === null || order.said === 'erased' || done.has(row.row)) return []
    const before = heard.has(sourceId) ? (heard.get(sourceId) ?? null) : order.said.course
    const now = laterCourse(before, wordsOfCourse(row.update))
    heard.set(sourceId, now)
    return sameCourse(before, now) ? [] : [{ row, draft: courseDraft(run, row.row, order.stream, row.update) }]
  })
  const verdicts = await submit(
    desk,
    run,
    asks.map(({ draft }) => draft),
  )
  const outcomes = new Map(asks.map(({ row }, at) => [row.row, outcomeOf(row, verdicts[at])]))
  return rows.map((row) => {
    if (done.has(row.row)) return { kind: 'taken' }
    const there = (meant.get(row.update.sourceId)?.said ?? null) !== null
    return outcomes.get(row.row) ?? (there ? { kind: 'known' } : unmatched(row))
  })
}

const unmatched = ({ update }: UpdateRow): Outcome => ({ kind: 'unmatched', sourceId: update.sourceId })

const outcomeOf = (row: UpdateRow, verdict: Verdict | undefined): Outcome => {
  if (verdict?.kind !== 'refused') return { kind: 'taken' }
  const { reply, sourceId } = row.update
  switch (verdict.refusal.code) {
    case 'nothing-changed':
      return { kind: 'known' }
    case 'words-too-long':
      return { kind: 'refused', refused: { code: 'too-long', column: '', value: reply.slice(0, 80) } }
    default:
      return { kind: 'refused', refused: { code: 'not-taken', column: '', value: sourceId.slice(0, 80) } }
  }
}
