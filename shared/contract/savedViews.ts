import * as z from 'zod'
import { layoutColumns } from '../views/columnOrder.ts'
import { columnLayout } from './columnLayout.ts'
import { viewFilters } from './filters.ts'
import { inboxes, sort } from './views.ts'

/**
 * A view under a name, as a person keeps it and as it stands in a file: units by name instead of this device's row numbers, and
 * relative times as such.
 */
const units = z.array(z.string().max(500).nullable()).max(2000)
export const savedView = z.object({
  name: z.string().trim().min(1).max(60),
  inbox: z.enum(inboxes),
  search: z.string().max(200),
  filters: viewFilters.omit({ lead: true }).extend({ lead: units }).partial(),
  sort,
  columns: columnLayout,
})
export type SavedView = z.infer<typeof savedView>

export const mostSavedViews = 200
const viewsFile = z.object({
  format: z.literal('youjie-views'),
  version: z.int().min(1),
  views: z.array(z.unknown()).max(mostSavedViews),
})
const newest = 1

export type ReadViews =
  | {
      readonly kind: 'views'
      readonly views: readonly SavedView[]
      /** Columns that this program does not know; they were left out. */
      readonly unknownColumns: readonly string[]
      /** Names of views that could not be read at all. */
      readonly broken: readonly string[]
    }
  | { readonly kind: 'not-a-file' | 'newer' }

export const viewsFileText = (views: readonly SavedView[]): string =>
  `${JSON.stringify({ format: 'youjie-views', version: newest, views }, null, 2)}\n`

/** A file of views as far as it is understood: a column that nobody knows costs the column, not the view. */
export const readViewsFile = (text: string): ReadViews => {
  const parsed = viewsFile.safeParse(json(text))
  if (!parsed.success) return { kind: 'not-a-file' }
  if (parsed.data.version > newest) return { kind: 'newer' }
  const unknown = new Set<string>()
  const broken: string[] = []
  const views = parsed.data.views.flatMap((one): readonly SavedView[] => {
    const read = savedView.safeParse(knownColumns(one, unknown))
    if (read.success) return [read.data]
    broken.push(nameOf(one))
    return []
  })
  return { kind: 'views', views, unknownColumns: [...unknown], broken }
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nameOf = (view: unknown): string =>
  isRecord(view) && typeof view.name === 'string' ? view.name.slice(0, 60) : '?'

const knownColumns = (view: unknown, unknown: Set<string>): unknown => {
  if (!isRecord(view) || !isRecord(view.columns)) return view
  const isKnown = (column: unknown): boolean => {
    const known = layoutColumns.some((one) => one === column)
    if (!known) unknown.add(String(column).slice(0, 60))
    return known
  }
  const columns = Object.fromEntries(
    Object.entries(view.columns).map(([part, value]) => [
      part,
      Array.isArray(value)
        ? value.filter(isKnown)
        : isRecord(value)
          ? Object.fromEntries(Object.entries(value).filter(([column]) => isKnown(column)))
          : value,
    ]),
  )
  return { ...view, columns }
}
