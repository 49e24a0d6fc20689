import { mostSavedViews, readViewsFile, type SavedView, viewsFileText } from '../../../shared/contract/savedViews.ts'
import type { ViewFilters } from '../../../shared/contract/filters.ts'
import type { ViewSpec } from '../../../shared/contract/views.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'

/** The named views of one person on this machine, stored as the file that they can also be exported to. */
export type ViewsShelf = {
  readonly all: () => readonly SavedView[]
  readonly keep: (views: readonly SavedView[]) => void
}

export const viewsShelf = (storage: Storage, person: RowId): ViewsShelf => {
  const key = `youjie.views.${person}`
  return {
    all: () => {
      const read = readViewsFile(storage.getItem(key) ?? '')
      return read.kind === 'views' ? read.views : []
    },
    keep: (views) => storage.setItem(key, viewsFileText(views.slice(0, mostSavedViews))),
  }
}

/** Later ones of the same name take the place of earlier ones. */
export const mergeViews = (known: readonly SavedView[], more: readonly SavedView[]): readonly SavedView[] => {
  const byName = new Map(known.map((view) => [view.name, view]))
  for (const view of more) byName.set(view.name, view)
  return [...byName.values()]
}

export const toSaved = (
  name: string,
  spec: ViewSpec,
  columns: SavedView['columns'],
  nameOf: (unit: RowId) => string,
): SavedView => {
  const { lead, ...filters } = spec.filters
  // A unit chosen at its lane is the same condition as one chosen in the filter.
  const leads = spec.unit === null ? lead : [spec.unit]
  return {
    name,
    inbox: spec.inbox,
    search: spec.search,
    filters:
      leads === undefined ? filters : { ...filters, lead: leads.map((unit) => (unit === null ? null : nameOf(unit))) },
    sort: spec.sort,
    columns,
  }
}

/** The view as this device asks for it, and the names of units that are not here. */
export const fromSaved = (
  view: SavedView,
  unitNamed: (name: string) => RowId | undefined,
): { readonly spec: ViewSpec; readonly unknownUnits: readonly string[] } => {
  const { lead, ...others } = view.filters
  const found = lead?.map((name) => (name === null ? null : unitNamed(name)))
  const known = found?.filter((unit) => unit !== undefined) ?? []
  const unknownUnits = lead?.filter((name) => name !== null && unitNamed(name) === undefined) ?? []
  const filters: ViewFilters = known.length === 0 ? others : { ...others, lead: known }
  return {
    spec: { inbox: view.inbox, unit: null, search: view.search, filters, sort: view.sort },
    unknownUnits: unknownUnits.filter((name) => name !== null),
  }
}
