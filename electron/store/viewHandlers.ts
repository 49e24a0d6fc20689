import { searchLevel } from '../../ledger/search/searchIndex.ts'
import { inboxCounts, lanes, todayCounts } from '../../ledger/sqlite/boardQueries.ts'
import { settings } from '../../ledger/sqlite/cardQueries.ts'
import { headOf } from '../../ledger/sqlite/entries.ts'
import type { DeskFailure, Overview } from '../../shared/contract/desk.ts'
import type { Selection } from '../../shared/contract/views.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { type Desk, onDuty } from './desk.ts'
import { officeRules } from './officeRulesHandlers.ts'
import { OpenView } from './openView.ts'
import type { Handlers } from './portServer.ts'

/** The most rows that one block request may carry. */
const widestBlock = 1000

type ViewVerbs = 'hello' | 'openView' | 'block' | 'refreshView' | 'positionOf' | 'overview'

export const viewHandlers = (desk: Desk): Pick<Handlers, ViewVerbs> => {
  let lastView = 0
  const open = async (spec: OpenView['spec']) => {
    lastView += 1
    const id = lastView
    const { view, opened } = await OpenView.open(desk.blocks, id, spec, desk.ledger.now())
    // A slower, older opening must not take the place of the one that the person asked for last.
    if (id === lastView) desk.view = view
    return ok(opened)
  }
  return {
    hello: async () => {
      const db = desk.ledger.reader
      // Asked together: the first screen waits for the last answer, not for the sum of them.
      const [{ row, name, role }, known, rules, counted, search, head] = await Promise.all([
        onDuty(desk),
        settings(db),
        officeRules(desk.ledger),
        overview(desk),
        searchLevel(db),
        headOf(db),
      ])
      const person = { row, name, role }
      return ok({
        person,
        settings: known,
        rules,
        overview: counted,
        search,
        ledgerFile: desk.ledger.file,
        entries: head.seq,
      })
    },
    openView: open,
    block: async ({ view, from, to }) => {
      if (desk.view?.id !== view || to <= from || to - from > widestBlock) return err({ kind: 'stale-view' })
      return ok(await desk.view.block(desk.blocks, from, to))
    },
    refreshView: async ({ view }) => (desk.view?.id === view ? open(desk.view.spec) : err({ kind: 'stale-view' })),
    positionOf: async ({ view, row }) =>
      desk.view?.id === view ? ok({ index: await desk.view.positionOf(row) }) : err({ kind: 'stale-view' }),
    overview: async () => ok(await overview(desk)),
  }
}

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
  if (view === null || view.id !== selection.view || view.version !== selection.version)
    return err({ kind: 'stale-view' })
  return ok(await view.allBut(selection.except))
}
