import type { DeskNews, DeskVerbs } from '../../shared/contract/desk.ts'
import { noFilters } from '../../shared/views/filterColumns.ts'
import type { OpenedView, Row, Selection, ViewSpec } from '../../shared/contract/views.ts'
import { widestRange } from '../../shared/views/viewLimits.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { createSource, type Source } from '../store/source.ts'
import { type BlockCache, blockSize, createBlockCache } from './blockCache.ts'
import { carryOver, carryTo, nothingSelected, recount, type RowSelection } from './rowSelection.ts'

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
  /** `moved`: the focused order stands elsewhere in this list, and the list goes along where that order is on the screen. */
  | {
      readonly kind: 'show'
      readonly list: OpenList
      readonly keepPlace: boolean
      readonly moved: { readonly from: number; readonly to: number } | null
    }
  | { readonly kind: 'lookAt'; readonly index: number }
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
  /** Whether the list that was asked for last stands in the grid, with what the person did last. */
  readonly stands: () => boolean
  /** When it does: what is meant for that list waits until then. */
  readonly settled: () => Promise<void>
  /**
   * The person's own gesture on `target` (null: nobody knows on which orders), with whether it changed anything. Keys and
   * lists that are asked for wait until it shows, but not for long: a gesture on thousands takes its time.
   */
  readonly seeThrough: (target: Selection | null, changed: Promise<boolean>) => void
  /** The same filter and sort, asked again. */
  readonly refresh: () => Promise<void>
  /** The same of a store that has started anew: place, focus and selection stay. */
  readonly reopen: () => Promise<void>
  /** A block of the open list, from what was read before or from the store; null when the list is gone. */
  readonly readBlock: (number: number) => Promise<readonly Row[] | null>
  readonly readRange: (from: number, to: number) => Promise<readonly Row[] | null>
  /** The row numbers of a range, however much of it was loaded; null when the list is gone or the range too wide. */
  readonly rowIds: (from: number, to: number) => Promise<readonly RowId[] | null>
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
  let onItsWay: Promise<void> | null = null
  let own: Promise<void> | null = null
  /** The focus that follows the patch that came last. */
  let following: Promise<void> = Promise.resolve()
  const repaintListeners = new Set<(rows: readonly RowId[]) => void>()
  /** The count of a list can be here before the answer that opens it. */
  let countedAhead: { readonly view: number; readonly total: number } | null = null

  const tell = (order: GridOrder): void => {
    for (const listener of [...listeners]) listener(order)
  }

  const show = (
    opened: OpenedView,
    of: ViewSpec,
    keepPlace: boolean,
    moved: { readonly from: number; readonly to: number } | null = null,
  ): OpenList => {
    const { view, version } = opened
    const ahead = !opened.counted && countedAhead?.view === view ? countedAhead : null
    const total = ahead?.total ?? opened.total
    const counted = opened.counted || ahead !== null
    const next: OpenList = { spec: of, view, version, total, counted, arrived: 0, moved: 0 }
    rows.clear()
    // The answer holds the first rows whatever their number; a short last block is whole only when it is the end.
    const isAll = counted && opened.rows.length >= total
    const whole = isAll ? opened.rows : opened.rows.slice(0, wholeBlocks(opened.rows.length))
    if (whole.length > 0 || total === 0) rows.put(0, whole)
    list.set(next)
    tell({ kind: 'show', list: next, keepPlace, moved })
    return next
  }

  const open = (change: Partial<ViewSpec>): Promise<void> => {
    const opened = openNow(change).finally(() => {
      if (onItsWay === opened) onItsWay = null
    })
    onItsWay = opened
    return opened
  }

  const openNow = async (change: Partial<ViewSpec>): Promise<void> => {
    asked += 1
    const mine = asked
    const before = spec.get()
    const next = { ...before, ...change }
    spec.set(next)
    // The list shall show what the person has just done.
    if (own !== null) await own
    if (mine !== asked) return
    const answer = await verbs.openView(next)
    // A later request has taken the place of this one; a list that could not be opened leaves the old one standing.
    if (mine !== asked || !answer.ok) return
    const { view, version } = answer.value
    selection.set(
      sameFilter(before, next)
        ? carryTo(selection.get(), list.get(), answer.value)
        : carryOver(selection.get(), { view, version }),
    )
    const held = focus.get()
    const opened = show(answer.value, next, false)
    await settleFocus(opened, sameFilter(before, next) ? (held?.row ?? null) : null, 0)
    // Whoever sorts anew goes on with the order at hand, wherever it went.
    const now = focus.get()
    if (sameFilter(before, next) && held !== null && held.index > 0 && now !== null && list.get()?.view === view)
      tell({ kind: 'lookAt', index: now.index })
  }

  const seeThrough = (target: Selection | null, changed: Promise<boolean>): void => {
    const shown = new Promise<void>((resolve) => {
      // Told after the patch of the list, and before or after the gesture's own answer.
      const hear = (told: readonly RowId[]): void => {
        if (target?.kind === 'rows' && !told.some((row) => target.rows.includes(row))) return
        repaintListeners.delete(hear)
        resolve()
      }
      repaintListeners.add(hear)
      void changed
        .catch(() => false)
        .then((isChanged) => {
          if (!isChanged) hear(target?.kind === 'rows' ? (target.rows as readonly RowId[]) : [])
          setTimeout(() => repaintListeners.delete(hear), ownPatience)
        })
    })
    const seen: Promise<void> = Promise.race([shown.then(() => following), pause(ownPatience)]).finally(() => {
      if (own === seen) own = null
    })
    own = seen
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
    await showInPlace(answer.value, current.spec)
  }

  const reopen = async (): Promise<void> => {
    const current = list.get()
    if (current === null) return open({})
    asked += 1
    const mine = asked
    const answer = await verbs.openView(spec.get())
    if (mine !== asked || !answer.ok) return
    selection.set(carryTo(selection.get(), current, answer.value))
    await showInPlace(answer.value, spec.get())
  }

  /** The list stays where it is on the screen, and so does the focused order. */
  const showInPlace = async (opened: OpenedView, of: ViewSpec): Promise<void> => {
    const held = focus.get()
    const answer = held?.row == null ? null : await verbs.positionOf({ view: opened.view, row: held.row })
    const index = answer?.ok === true ? answer.value.index : null
    const shown = show(opened, of, true, held === null || index === null ? null : { from: held.index, to: index })
    await settleFocus(shown, held?.row ?? null, held?.index ?? 0)
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

  const rowIds = async (from: number, to: number): Promise<readonly RowId[] | null> => {
    const current = list.get()
    if (current === null || to - from > widestRange) return null
    const loaded: RowId[] = []
    for (let at = from; at < to; at += 1) {
      const row = rows.rowAt(at)
      if (row === undefined) break
      loaded.push(row.id)
    }
    if (loaded.length === to - from) return loaded
    const answer = await verbs.rowIds({ view: current.view, from, to })
    return answer.ok && list.get()?.view === current.view ? answer.value.rows : null
  }

  const positionOf = async (row: RowId): Promise<number | null> => {
    const current = list.get()
    if (current === null) return null
    const answer = await verbs.positionOf({ view: current.view, row })
    return answer.ok ? answer.value.index : null
  }

  const takeNews = (news: DeskNews): void => {
    const current = list.get()
    if (news.kind === 'rowsChanged') {
      tell({ kind: 'repaint', rows: new Set(news.rows) })
      for (const hear of [...repaintListeners]) hear(news.rows)
    }
    if (news.kind === 'viewCounted' && news.view !== current?.view)
      countedAhead = { view: news.view, total: news.total }
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
      following = settleFocus(next, held?.row ?? null, held?.index ?? 0)
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
    // Other tables answer now: the rows are read again where they stand.
    if (news.kind === 'rebuilding' && news.percent === null) {
      rows.clear()
      tell({ kind: 'reread', list: current })
    }
  }

  return {
    spec,
    list,
    focus,
    selection,
    rows,
    open,
    stands: () => onItsWay === null && own === null,
    settled: async () => {
      await own
      await onItsWay
    },
    seeThrough,
    refresh,
    reopen,
    readBlock,
    readRange,
    rowIds,
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

/** So long keys and lists wait for the person's own gesture, ms: most are seen within 50. */
const ownPatience = 500

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const wholeBlocks = (length: number): number => Math.floor(length / blockSize) * blockSize

const sameFilter = (a: ViewSpec, b: ViewSpec): boolean =>
  a.inbox === b.inbox &&
  a.unit === b.unit &&
  a.search === b.search &&
  JSON.stringify(a.filters) === JSON.stringify(b.filters)
