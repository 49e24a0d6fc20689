import {
  CellStyleModule,
  ColumnApiModule,
  createTheme,
  type GridApi,
  type GridOptions,
  HighlightChangesModule,
  type IGetRowsParams,
  InfiniteRowModelModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  type RowDragEvent,
  RowDragModule,
  RowStyleModule,
  ScrollApiModule,
} from 'ag-grid-community'
import type { ColumnLayout } from '../../shared/contract/columnLayout.ts'
import { type LayoutColumn, layoutColumns } from '../../shared/views/columnOrder.ts'
import type { Row } from '../../shared/contract/views.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Language } from '../../shared/text/language.ts'
import { blockSize, blocksKept } from './blockCache.ts'
import type { DeskView, GridOrder, OpenList } from './deskView.ts'
import { type CellFacts, gridColumns } from './gridColumns.ts'
import { nameParts, pointToFocused } from './spokenRow.ts'
import type { Room } from './useRoom.ts'

ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  HighlightChangesModule,
  InfiniteRowModelModule,
  RenderApiModule,
  RowApiModule,
  RowDragModule,
  RowStyleModule,
  ScrollApiModule,
])

// Surfaces and lines come from the tokens, so that a change of theme repaints without the grid knowing of it.
const theme = createTheme().withParams({
  backgroundColor: 'var(--bg-surface)',
  foregroundColor: 'var(--tx-1)',
  textColor: 'var(--tx-1)',
  accentColor: 'var(--ac)',
  fontFamily: 'var(--font-ui)',
  fontSize: 13,
  headerHeight: 28,
  headerFontSize: 12,
  headerFontWeight: 400,
  headerBackgroundColor: 'var(--bg-sunken)',
  headerTextColor: 'var(--tx-3)',
  headerRowBorder: '1px solid var(--line-2)',
  // The row draws its own line: the grid's would end where the cells do.
  rowBorder: false,
  rowHoverColor: 'transparent',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  borderRadius: 0,
  cellHorizontalPadding: 0,
  spacing: 4,
  valueChangeValueHighlightBackgroundColor: 'var(--ac-bg2)',
})

export type DragWatch = {
  readonly start: (row: RowId, event: MouseEvent) => void
  readonly move: (event: MouseEvent) => void
  readonly drop: (event: MouseEvent) => void
  readonly end: () => void
}

export type OrderGrid = {
  readonly repaintRows: () => void
  readonly repaintHead: () => void
  /** Texts or units have changed: every cell is painted anew. */
  readonly repaintAll: () => void
  /** Time went on: lights and deadlines are computed anew, cells that stay the same stay. */
  readonly repaintClocks: () => void
  readonly setRowHeight: (height: number) => void
  readonly setColumns: (room: Room, language: Language, layout: ColumnLayout) => void
  readonly bringIntoSight: (index: number) => void
  readonly pageRows: () => number
  /** The grid itself goes with the component that shows it. */
  readonly release: () => void
}

export type RowLook = {
  readonly classesOf: (row: RowId | null, index: number) => { readonly [name: string]: boolean }
  readonly selected: (row: RowId) => boolean
}

/** The grid's settings, made once, and what takes its reins when it is there. */
export type OrderGridPlan = {
  readonly options: GridOptions<Row>
  readonly attach: (api: GridApi<Row>, place: HTMLElement, lanes: HTMLElement | null) => OrderGrid
}

export const planOrderGrid = (
  view: DeskView,
  facts: CellFacts,
  look: RowLook,
  drag: DragWatch,
  onSight: (first: number, last: number) => void,
  start: {
    readonly rowHeight: number
    readonly room: Room
    readonly language: Language
    readonly layout: ColumnLayout
  },
  onLayout: (layout: ColumnLayout) => void,
): OrderGridPlan => {
  let api: GridApi<Row> | null = null
  let place: HTMLElement | null = null
  let painting = false
  const painted = new WeakMap<Element, string>()

  const paint = (): void => {
    painting = false
    if (api === null || place === null) return
    for (const element of place.querySelectorAll<HTMLElement>('.ag-row')) {
      const index = Number(element.getAttribute('row-index'))
      const row = api.getDisplayedRowAtIndex(index)?.data?.id ?? null
      const classes = look.classesOf(row, index)
      // Most rows look as they did: writing to them again would make the browser restyle them for nothing.
      const state = `${row} ${Object.values(classes)}`
      if (painted.get(element) === state) continue
      painted.set(element, state)
      for (const [name, on] of Object.entries(classes)) element.classList.toggle(name, on)
      if (row !== null && element.getAttribute('row-id') !== String(row)) element.setAttribute('row-id', String(row))
      element.setAttribute('aria-selected', String(row !== null && look.selected(row)))
      // In the hand or under way: it stays where it was, pale, until the ledger has answered.
      if (classes.away) element.setAttribute('aria-disabled', 'true')
      else element.removeAttribute('aria-disabled')
    }
    pointToFocused(place)
  }
  // Rows come and go many at once; painting them together, before the frame, costs one pass.
  const repaintRows = (): void => {
    if (painting) return
    painting = true
    queueMicrotask(paint)
  }

  /** Once a window, behind the frame that shows the first titles: `npm run bench -- start` reads it from outside. */
  let noted = false
  const noteFirstBlock = (): void => {
    if (noted) return
    noted = true
    const look = (): void => {
      const shown = place?.querySelector('.ag-row .c-title .el')?.textContent ?? ''
      if (shown === '') requestAnimationFrame(look)
      else setTimeout(() => performance.mark('youjie:first-block'))
    }
    requestAnimationFrame(look)
  }

  const getRows = (params: IGetRowsParams): void => {
    const number = params.startRow / blockSize
    const answered = (rows: readonly Row[] | null): void => {
      const list = view.list.get()
      // A list that is gone answers nothing; the one that follows it reads its own blocks. While it is being counted the
      // grid makes room for a block more, so that there is something to scroll into.
      if (rows === null) params.failCallback()
      else params.successCallback([...rows], list?.counted === false ? undefined : (list?.total ?? 0))
      if (rows !== null && rows.length > 0) noteFirstBlock()
      repaintRows()
      if (view.focus.get()?.row === null) view.focusOn(view.focus.get()?.index ?? 0)
    }
    const held = view.rows.block(number)
    if (held === undefined) void view.readBlock(number).then(answered)
    else answered(held)
  }

  const sight = (): readonly [number, number] | null => {
    if (api === null) return null
    const { top, bottom } = api.getVerticalPixelRange()
    const height = api.getSizesForCurrentTheme().rowHeight
    const total = view.list.get()?.total ?? 0
    return [Math.floor(top / height), Math.min(total, Math.ceil(bottom / height)) - 1]
  }
  const tellSight = (): void => {
    const seen = sight()
    if (seen !== null) onSight(seen[0], seen[1])
  }

  const isHeld = (from: number, to: number): boolean => {
    for (let at = from; at < to; at += blockSize) if (view.rows.block(at / blockSize) === undefined) return false
    return true
  }

  /** The rows on the screen first and in one piece; the grid then asks again for the blocks around them. */
  const reread = async (list: OpenList): Promise<void> => {
    const seen = sight()
    if (seen !== null && list.total > 0) {
      const from = Math.floor(Math.min(seen[0], list.total - 1) / blockSize) * blockSize
      const to = Math.ceil((seen[1] + 1) / blockSize) * blockSize
      // The news of a patch brings the block that changed first; mostly that is all there is to see.
      if (!isHeld(from, to)) {
        const read = await view.readRange(from, Math.max(to, from + blockSize))
        if (view.list.get()?.view !== list.view) return
        if (read !== null && view.list.get()?.version === list.version) view.rows.put(from, read)
      }
    }
    api?.setRowCount(view.list.get()?.total ?? 0, true)
    api?.refreshInfiniteCache()
    repaintRows()
    tellSight()
  }

  /** New rows above the focused one push the list down under it, so that it stays where the eye has it. */
  const goAlong = ({ from, to }: { readonly from: number; readonly to: number }): void => {
    const seen = sight()
    if (from === to || seen === null || from < seen[0] || from > seen[1]) return
    const top = Math.max(0, Math.min(seen[0] + to - from, (view.list.get()?.total ?? 1) - 1))
    api?.ensureIndexVisible(top, 'top')
  }

  const repaint = async (changed: ReadonlySet<RowId>): Promise<void> => {
    const seen = sight()
    const numbers = [...view.rows.blocksWith(changed)].sort((a, b) => nearness(a, seen) - nearness(b, seen))
    for (const number of numbers) {
      const version = view.list.get()?.version
      const read = await view.readRange(number * blockSize, (number + 1) * blockSize)
      // When the list itself moved meanwhile it is read again anyway, and these places hold other orders by now.
      if (read === null || view.list.get()?.version !== version) return
      view.rows.put(number * blockSize, read)
      for (const row of read) {
        const node = changed.has(row.id) ? api?.getRowNode(String(row.id)) : undefined
        if (node !== undefined) node.updateData(row)
      }
    }
    repaintRows()
  }

  const obey = (order: GridOrder): void => {
    switch (order.kind) {
      case 'show': {
        // Which list stands here, for whoever measures from outside how long it took to come.
        if (place !== null) place.dataset.list = String(order.list.view)
        if (order.keepPlace) {
          const { moved } = order
          void reread(order.list).then(() => {
            if (moved !== null) goAlong(moved)
          })
          return
        }
        api?.setGridOption('datasource', { getRows })
        api?.refreshHeader()
        if (order.list.total > 0) api?.ensureIndexVisible(0, 'top')
        repaintRows()
        return
      }
      case 'lookAt':
        if (order.index < (view.list.get()?.total ?? 0)) api?.ensureIndexVisible(order.index)
        return
      case 'reread':
        void reread(order.list)
        return
      case 'counted':
        api?.setRowCount(order.list.total, true)
        tellSight()
        return
      case 'repaint':
        void repaint(order.rows)
        return
    }
  }

  const dragged = ({ node, event }: RowDragEvent<Row>): void => {
    const row = node.data?.id
    if (row !== undefined) drag.start(row, event)
  }

  const options: GridOptions<Row> = {
    theme,
    rowModelType: 'infinite',
    columnDefs: gridColumns(facts, start.room, start.language, start.layout),
    defaultColDef: {
      sortable: false,
      resizable: true,
      suppressHeaderMenuButton: true,
      enableCellChangeFlash: true,
    },
    getRowId: ({ data }) => String(data.id),
    rowHeight: start.rowHeight,
    headerHeight: 28,
    cacheBlockSize: blockSize,
    maxBlocksInCache: blocksKept,
    cacheOverflowSize: 1,
    // No limit: the grid never counts a load as finished whose block it dropped meanwhile, so any limit is used up by
    // fast scrolling and then nothing loads any more.
    maxConcurrentDatasourceRequests: -1,
    infiniteInitialRowCount: 1,
    rowBuffer: 4,
    rowDragEntireRow: true,
    suppressCellFocus: true,
    suppressHeaderFocus: true,
    suppressNoRowsOverlay: true,
    suppressColumnVirtualisation: true,
    suppressRowHoverHighlight: true,
    suppressScrollOnNewData: true,
    suppressDragLeaveHidesColumns: true,
    suppressContextMenu: true,
    // Columns keep their places whether or not the rows fill the list.
    alwaysShowVerticalScroll: true,
    animateRows: false,
    suppressAnimationFrame: true,
    cellFlashDuration: 400,
    cellFadeDuration: 1600,
    processRowPostCreate: ({ node }) => {
      // A row that waits for its block has no id, and the grid throws it away when the block comes. With one it stays
      // and is filled, which saves painting every row of a jump twice.
      if (node.data === undefined && node.id === undefined) node.id = `waiting ${node.rowIndex}`
      repaintRows()
    },
    onModelUpdated: repaintRows,
    onViewportChanged: () => {
      repaintRows()
      tellSight()
    },
    onColumnResized: ({ finished, source, column }) => {
      if (finished && source === 'uiColumnResized' && api !== null) onLayout(layoutOf(api, column?.getColId()))
    },
    onColumnMoved: ({ finished, source }) => {
      if (finished && source === 'uiColumnMoved' && api !== null) onLayout(layoutOf(api))
    },
    onRowDragEnter: dragged,
    onRowDragMove: ({ event }) => drag.move(event),
    onRowDragEnd: drag.end,
    onRowDragCancel: drag.end,
  }

  const attach: OrderGridPlan['attach'] = (given, where, lanes) => {
    api = given
    place = where
    nameParts(where, facts.text().desk.columns.gridLabel)
    if (lanes !== null)
      given.addRowDropZone({
        getContainer: () => lanes,
        onDragging: ({ event }) => drag.move(event),
        onDragStop: ({ event }) => drag.drop(event),
        onDragCancel: drag.end,
      })

    const stop = view.onGridOrder(obey)
    const list = view.list.get()
    if (list !== null) obey({ kind: 'show', list, keepPlace: false, moved: null })

    return {
      repaintRows,
      repaintHead: () => api?.refreshHeader(),
      repaintAll: () => {
        nameParts(where, facts.text().desk.columns.gridLabel)
        api?.refreshHeader()
        api?.refreshCells({ force: true, suppressFlash: true })
      },
      repaintClocks: () => api?.refreshCells({ columns: ['light', 'dueAt', 'saved'], suppressFlash: true }),
      setRowHeight: (height) => api?.setGridOption('rowHeight', height),
      setColumns: (room, language, layout) =>
        api?.setGridOption('columnDefs', gridColumns(facts, room, language, layout)),
      bringIntoSight: (index) => {
        if (index < (view.list.get()?.total ?? 0)) api?.ensureIndexVisible(index)
      },
      pageRows: () => {
        const seen = sight()
        return seen === null ? 1 : Math.max(1, seen[1] - seen[0] - 1)
      },
      release: () => {
        stop()
        api = null
      },
    }
  }
  return { options, attach }
}

const nearness = (block: number, seen: readonly [number, number] | null): number =>
  seen === null ? 0 : Math.abs(block * blockSize + blockSize / 2 - (seen[0] + seen[1]) / 2)

/** How the person left the columns; `resized` is the one whose width is meant, others keep what they had. */
const layoutOf = (api: GridApi<Row>, resized?: string): ColumnLayout => {
  const columns = api.getColumnState().flatMap((column) => {
    const id = layoutColumns.find((known) => known === column.colId)
    return id === undefined
      ? []
      : [{ id, hidden: column.hide === true, pinned: column.pinned === 'left', width: column.width ?? undefined }]
  })
  const widths: Partial<Record<LayoutColumn, number>> = {}
  for (const { id, width } of columns) if (id === resized && width !== undefined) widths[id] = Math.round(width)
  return {
    order: columns.map(({ id }) => id),
    hidden: columns.filter(({ hidden }) => hidden).map(({ id }) => id),
    pinned: columns.filter(({ pinned }) => pinned).map(({ id }) => id),
    widths,
  }
}
