import type { DeskNews, DeskVerbs } from '../../shared/contract/desk.ts'
import { noFilters } from '../../shared/contract/filters.ts'
import type { OpenedView, Row, ViewSpec } from '../../shared/contract/views.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { createSource, type Source } from '../store/source.ts'
import { type BlockCache, blockSize, createBlockCache } from './blockCache.ts'
import { carryOver, nothingSelected, type RowSelection, recount } from './rowSelection.ts'

/** The list that stands in the grid: filter and sort, answered once, in a frozen order. */
export type OpenList = {
  readonly spec: ViewSpec
  readonly view: number
  readonly version: number
  readonly total: number
  /** False while the rows are being counted: `total` is then what is known to be there. */
  readonly counted: boolean
  /** If it were asked again: orders that would come into the list, and rows that would leave it or stand elsewhere. */
  readonly arrived: number
  readonly moved: number
}
export type Focus = { readonly index: number; readonly row: RowId | null }

/** What the grid is told to do with its rows. */
export type GridOrder =
  | { readonly kind: 'show'; readonly list: OpenList; readonly keepPlace: boolean }
  | { readonly kind: 'reread'; readonly list: OpenList }
  | { readonly kind: 'counted'; readonly list: OpenList }
  | { readonly kind: 'repaint'; readonly rows: ReadonlySet<RowId> }

export const firstSpec: ViewSpec = {
  inbox: 'toDispatch',
  unit: null,
  search: '',
  filters: noFilters,
  sort: { column: 'receivedAt', direction: 'desc' },
}

export type DeskView = {
  readonly spec: Source<ViewSpec>
  readonly list: Source<OpenList | null>
  readonly focus: Source<Focus | null>
  readonly selection: Source<RowSelection>
  readonly rows: BlockCache
  readonly open: (change: Partial<ViewSpec>) => Promise<void>
  /** The same filter and sort, asked again. */
  readonly refresh: () => Promise<void>
  /** A block of the open list, from what was read before or from the store; null when the list is gone. */
  readonly readBlock: (number: number) => Promise<readonly Row[] | null>
  readonly readRange: (from: number, to: number) => Promise<readonly Row[] | null>
  readonly positionOf: (row: RowId) => Promise<number | null>
  readonly focusOn: (index: number) => void
  /** Where the focus is to go when the focused row leaves the list; forgotten once used. */
  readonly leaveFocusTo: (row: RowId | null) => void
  readonly onGridOrder: (listener: (order: GridOrder) => void) => () => void
  readonly takeNews: (news: DeskNews) => void
}

export const createDeskView = (verbs: DeskVerbs): DeskView => {
  const spec = createSource<ViewSpec>(firstSpec)
  const list = createSource<OpenList | null>(null)
  const focus = createSource<Focus | null>(null)
  const selection = createSource<RowSelection>(nothingSelected)
  const rows = createBlockCache()
  const listeners = new Set<(order: GridOrder) => void>()
  let asked = 0
  let refreshing = false
  let heir: RowId | null = null

  const tell = (order: GridOrder): void => {
    for (const listener of [...listeners]) listener(order)
  }

  const show = (opened: OpenedView, of: ViewSpec, keepPlace: boolean): OpenList => {
    const { view, version, total, counted } = opened
    const next: OpenList = { spec: of, view, version, total, counted, arrived: 0, moved: 0 }
    rows.clear()
    // The answer holds the first rows whatever their number; a short last block is whole only when it is the end.
    const isAll = counted && opened.rows.length >= total
    const whole = isAll ? opened.rows : opened.rows.slice(0, wholeBlocks(opened.rows.length))
    if (whole.length > 0 || total === 0) rows.put(0, whole)
    list.set(next)
    tell({ kind: 'show', list: next, keepPlace })
    return next
  }

  const open = async (change: Partial<ViewSpec>): Promise<void> => {
    asked += 1
    const mine = asked
    const before = spec.get()
    const next = { ...before, ...change }
    spec.set(next)
    const answer = await verbs.openView(next)
    // A later request has taken the place of this one; a list that could not be opened leaves the old one standing.
    if (mine !== asked || !answer.ok) return
    const sameOrders = sameFilter(before, next) && list.get()?.total === answer.value.total
    const chosen = selection.get()
    if (chosen.kind === 'view') {
      const { view, version } = answer.value
      selection.set(sameOrders && list.get()?.view === chosen.view ? { ...chosen, view, version } : nothingSelected)
    }
    const held = focus.get()?.row ?? null
    const opened = show(answer.value, next, false)
    await settleFocus(opened, sameFilter(before, next) ? held : null, 0)
  }

  const refresh = async (): Promise<void> => {
    const current = list.get()
    if (current === null) return open({})
    asked += 1
    const mine = asked
    refreshing = true
    const answer = await verbs.refreshView({ view: current.view })
    refreshing = false
    if (mine !== asked) return
    if (!answer.ok) return open({})
    selection.set(carryOver(selection.get(), answer.value))
    const opened = show(answer.value, current.spec, true)
    const held = focus.get()
    await settleFocus(opened, held?.row ?? null, held?.index ?? 0)
  }

  /** Puts the focus back on its order, or on its heir, or on what now stands in its place. */
  const settleFocus = async (of: OpenList, held: RowId | null, place: number): Promise<void> => {
    for (const candidate of [held, heir]) {
      if (candidate === null) continue
      const index = await positionOf(candidate)
      if (list.get()?.view !== of.view) return
      if (index !== null) {
        heir = null
        focus.set({ index, row: candidate })
        return
      }
    }
    heir = null
    const total = list.get()?.total ?? 0
    if (total === 0) focus.set(null)
    else focusOn(Math.min(place, total - 1))
  }

  const focusOn = (index: number): void => {
    const row = rows.rowAt(index)?.id ?? null
    const now = focus.get()
    if (now?.index !== index || now.row !== row) focus.set({ index, row })
  }

  const readRange = async (from: number, to: number): Promise<readonly Row[] | null> => {
    const current = list.get()
    if (current === null) return null
    const until = Math.min(to, current.total)
    if (until <= from) return []
    const answer = await verbs.block({ view: current.view, from, to: until })
    if (!answer.ok || list.get()?.view !== current.view) return null
    return answer.value.rows
  }

  const readBlock = async (number: number): Promise<readonly Row[] | null> => {
    const held = rows.block(number)
    if (held !== undefined) return held
    const before = list.get()
    const read = await readRange(number * blockSize, (number + 1) * blockSize)
    if (read === null) return null
    // A list that moved in between is read again by the news of it; what was read here belongs to the old one.
    if (list.get()?.version === before?.version) rows.put(number * blockSize, read)
    return read
  }

  const positionOf = async (row: RowId): Promise<number | null> => {
    const current = list.get()
    if (current === null) return null
    const answer = await verbs.positionOf({ view: current.view, row })
    return answer.ok ? answer.value.index : null
  }

  const takeNews = (news: DeskNews): void => {
    const current = list.get()
    if (news.kind === 'rowsChanged') tell({ kind: 'repaint', rows: new Set(news.rows) })
    if (current === null) return
    if (news.kind === 'viewPatched' && news.view === current.view) {
      const { version, total } = news
      const next = { ...current, version, total }
      list.set(next)
      selection.set(carryOver(selection.get(), next))
      rows.dropFrom(news.from)
      rows.put(news.block.from, news.block.rows)
      tell({ kind: 'reread', list: next })
      const held = focus.get()
      void settleFocus(next, held?.row ?? null, held?.index ?? 0)
    }
    if (news.kind === 'viewCounted' && news.view === current.view) {
      const next = { ...current, total: news.total, counted: true }
      list.set(next)
      selection.set(recount(selection.get(), next))
      tell({ kind: 'counted', list: next })
    }
    if (news.kind === 'viewBehind' && news.view === current.view) {
      const { arrived, moved } = news
      list.set({ ...current, arrived, moved })
      // In an empty list nothing can move under the pointer: what arrives is shown as it comes.
      if (current.total === 0 && arrived > 0 && !refreshing) void refresh()
    }
    if (news.kind === 'rebuilding' && news.percent === null) void refresh()
    if (news.kind === 'importReport' && news.report.taken > 0) void refresh()
  }

  return {
    spec,
    list,
    focus,
    selection,
    rows,
    open,
    refresh,
    readBlock,
    readRange,
    positionOf,
    focusOn,
    leaveFocusTo: (row) => {
      heir = row
    },
    onGridOrder: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    takeNews,
  }
}

const wholeBlocks = (length: number): number => Math.floor(length / blockSize) * blockSize

const sameFilter = (a: ViewSpec, b: ViewSpec): boolean =>
  a.inbox === b.inbox &&
  a.unit === b.unit &&
  a.search === b.search &&
  JSON.stringify(a.filters) === JSON.stringify(b.filters)
