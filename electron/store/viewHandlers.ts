import { searchHits } from '../../ledger/search/searchHits.ts'
import { searchLevel } from '../../ledger/search/searchIndex.ts'
import { inboxCounts, lanes, todayCounts } from '../../ledger/sqlite/boardQueries.ts'
import { settings } from '../../ledger/sqlite/cardQueries.ts'
import { SqlError } from '../../ledger/sqlite/driver.ts'
import { headOf } from '../../ledger/sqlite/entries.ts'
import { facetCounts, shownIds } from '../../ledger/sqlite/viewLists.ts'
import { viewCondition } from '../../ledger/sqlite/viewQuery.ts'
import type { DeskFailure, Overview } from '../../shared/contract/desk.ts'
import { withoutFilter } from '../../shared/views/filterColumns.ts'
import type { Selection, ViewSpec } from '../../shared/contract/views.ts'
import { widestRange } from '../../shared/views/viewLimits.ts'
import { IdSet } from '../../shared/kernel/idSet.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { type Desk, onDuty } from './desk.ts'
import { lockOf } from './lockAfter.ts'
import { officeRules } from './officeRules.ts'
import { OpenView } from './openView.ts'
import type { Handlers } from './portServer.ts'
import { spanClock } from './spanClock.ts'

/** The most rows that one block request may carry. */
const widestBlock = 1000

type ViewVerbs = 'hello' | 'openView' | 'block' | 'refreshView' | 'positionOf' | 'overview' | 'facets' | 'rowIds'
const stale = err({ kind: 'stale-view' as const })

export const viewHandlers = (desk: Desk): Pick<Handlers, ViewVerbs> => {
  let lastView = 0
  const open = async (spec: ViewSpec) => {
    lastView += 1
    const id = lastView
    // What was being read for the view before is of no use any more, and this one shall not wait behind it.
    desk.blocks.interrupt()
    desk.lists.interrupt()
    const { view, opened } = await OpenView.open(desk, id, spec, await spanClock(desk), desk.received, desk.publish)
    // A slower, older opening must not take the place of the one that the person asked for last.
    if (id === lastView) desk.view = view
    return ok(opened)
  }
  return {
    hello: async () => {
      const db = desk.ledger.reader
      // Asked together: the first screen waits for the last answer, not for the sum of them.
      const [{ row, name, role, lock }, known, rules, counted, search, head] = await Promise.all([
        onDuty(desk).then(async (one) => ({ ...one, lock: await lockOf(desk, one.id) })),
        settings(db),
        officeRules(desk.ledger),
        overview(desk),
        searchLevel(db),
        headOf(db),
      ])
      const person = { row, name, role }
      return ok({
        person,
        lock,
        settings: known,
        rules,
        overview: counted,
        search,
        ledgerFile: desk.ledger.file,
        practice: desk.practice,
        entries: head.seq,
      })
    },
    openView: (spec) => unlessCancelled(open(spec)),
    block: async ({ view, from, to }) => {
      if (desk.view?.id !== view || to <= from || to - from > widestBlock) return stale
      return unlessCancelled(desk.view.block(desk.blocks, from, to).then(ok))
    },
    rowIds: async ({ view, from, to }) => {
      if (desk.view?.id !== view || to <= from || to - from > widestRange) return stale
      return unlessCancelled(desk.view.rowIds(from, to).then(ok))
    },
    refreshView: async ({ view }) => (desk.view?.id === view ? unlessCancelled(open(desk.view.spec)) : stale),
    positionOf: async ({ view, row }) =>
      desk.view?.id === view ? unlessCancelled(desk.view.positionOf(row).then((index) => ok({ index }))) : stale,
    facets: ({ spec, column }) =>
      unlessCancelled(
        (async () => {
          const others = { ...spec, filters: withoutFilter(spec.filters, column) }
          const condition = viewCondition(others, await spanClock(desk))
          const hits = spec.search === '' ? null : await searchHits(desk.lists, spec.search)
          const shown =
            hits === null && condition.sql === 'true' ? null : IdSet.of(await shownIds(desk.lists, condition, hits))
          return ok({ column, values: await facetCounts(desk.lists, column, shown) })
        })(),
      ),
    overview: async () => ok(await overview(desk)),
  }
}

/** What a newer view broke off answers like any question about a view that is gone. */
export const unlessCancelled = <T>(answer: Promise<Result<T, DeskFailure>>): Promise<Result<T, DeskFailure>> =>
  answer.catch((problem: unknown) => {
    if (problem instanceof SqlError && problem.code === 'SQLITE_INTERRUPT') return stale
    throw problem
  })

export const overview = async (desk: Desk): Promise<Overview> => {
  const db = desk.ledger.reader
  const now = desk.ledger.now()
  const [carried, inboxes, today] = await Promise.all([lanes(db, now), inboxCounts(db, now), todayCounts(db, now)])
  return { lanes: carried, inboxes, today }
}

/** The rows that a selection means. A whole view is taken as it stood at the version that the person saw. */
export const selectedRows = async (
  desk: Desk,
  selection: Selection,
): Promise<Result<readonly RowId[], DeskFailure>> => {
  if (selection.kind === 'rows') return ok(selection.rows)
  const view = desk.view
  if (view === null || view.id !== selection.view || view.version !== selection.version) return stale
  return ok(await view.allBut(selection.except))
}
