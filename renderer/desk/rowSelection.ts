import type { Selection } from '../../shared/contract/views.ts'
import type { RowId } from '../../shared/kernel/ids.ts'

/**
 * What the person has selected: rows by id, or a whole view but some rows, so that orders that were never loaded can be
 * dragged. The second kind holds for one version of one view; a list that was asked anew is another list.
 */
export type RowSelection =
  | { readonly kind: 'rows'; readonly rows: ReadonlySet<RowId> }
  | {
      readonly kind: 'view'
      readonly view: number
      readonly version: number
      readonly total: number
      readonly except: ReadonlySet<RowId>
    }

export const nothingSelected: RowSelection = { kind: 'rows', rows: new Set() }

export const isSelected = (selection: RowSelection, row: RowId): boolean =>
  selection.kind === 'rows' ? selection.rows.has(row) : !selection.except.has(row)

export const selectedCount = (selection: RowSelection): number =>
  selection.kind === 'rows' ? selection.rows.size : Math.max(0, selection.total - selection.except.size)

export const isEmpty = (selection: RowSelection): boolean => selectedCount(selection) === 0

export const selectOnly = (rows: Iterable<RowId>): RowSelection => ({ kind: 'rows', rows: new Set(rows) })

export const selectView = (view: {
  readonly view: number
  readonly version: number
  readonly total: number
}): RowSelection => ({
  kind: 'view',
  view: view.view,
  version: view.version,
  total: view.total,
  except: new Set(),
})

export const toggle = (selection: RowSelection, row: RowId): RowSelection => {
  const marked = new Set(selection.kind === 'rows' ? selection.rows : selection.except)
  if (!marked.delete(row)) marked.add(row)
  return selection.kind === 'rows' ? { kind: 'rows', rows: marked } : { ...selection, except: marked }
}

export const addAll = (selection: RowSelection, rows: readonly RowId[]): RowSelection => {
  if (selection.kind === 'rows') return { kind: 'rows', rows: new Set([...selection.rows, ...rows]) }
  const except = new Set(selection.except)
  for (const row of rows) except.delete(row)
  return { ...selection, except }
}

/**
 * The selection after the list was asked again or changed: rows stay selected wherever they went; "the whole view" stays
 * only while it is the same list, because otherwise it would name orders that nobody has seen.
 */
export const carryOver = (
  selection: RowSelection,
  view: { readonly view: number; readonly version: number },
): RowSelection =>
  selection.kind === 'view' && (selection.view !== view.view || selection.version !== view.version)
    ? nothingSelected
    : selection

/**
 * The selection after the same filter was asked again, sorted otherwise or by a store that started anew. The whole view stays
 * selected when it holds the same orders: as many, and nothing waited that would have come or gone with the asking.
 */
export const carryTo = (
  selection: RowSelection,
  before: { readonly view: number; readonly total: number; readonly arrived: number; readonly moved: number } | null,
  after: { readonly view: number; readonly version: number; readonly total: number; readonly counted: boolean },
): RowSelection => {
  if (selection.kind === 'rows') return selection
  const same =
    before !== null &&
    before.view === selection.view &&
    before.arrived + before.moved === 0 &&
    before.total === after.total
  // While the rows are being counted nobody can tell; the sort of a long list is the same question asked again.
  const unsure =
    before !== null && before.view === selection.view && before.arrived + before.moved === 0 && !after.counted
  if (!same && !unsure) return nothingSelected
  return { ...selection, view: after.view, version: after.version, total: before.total }
}

/** The rows of a view that was selected whole have been counted meanwhile. */
export const recount = (
  selection: RowSelection,
  view: { readonly view: number; readonly version: number; readonly total: number },
): RowSelection =>
  selection.kind === 'view' && selection.view === view.view && selection.version === view.version
    ? { ...selection, total: view.total }
    : selection

/** As the store asks for it; null when nothing is selected. */
export const asTarget = (selection: RowSelection): Selection | null => {
  if (isEmpty(selection)) return null
  return selection.kind === 'rows'
    ? { kind: 'rows', rows: [...selection.rows] }
    : { kind: 'view', view: selection.view, version: selection.version, except: [...selection.except] }
}
