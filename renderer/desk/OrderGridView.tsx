import type { GridReadyEvent } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Row } from '../../shared/contract/views.ts'
import type { Language } from '../../shared/text/language.ts'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'
import type { ColumnLayout } from '../../shared/contract/columnLayout.ts'
import { createCellParts } from './cellParts.ts'
import { anchorUnder } from './Popover.tsx'
import { type DeskModel, useDeskModel } from './deskModel.ts'
import { type OrderGrid, type OrderGridPlan, planOrderGrid } from './orderGrid.ts'
import { isSelected, nothingSelected, selectedCount, selectOnly, selectView, toggle } from './rowSelection.ts'
import { type Room, useRoom } from './useRoom.ts'
import './grid.css'

export const rowHeights = { standard: 28, compact: 24, relaxed: 32 } as const

type Props = {
  readonly handle: RefObject<OrderGrid | null>
  readonly lanes: RefObject<HTMLElement | null>
}

/** What the grid shows and does, read from the model at the moment it is asked: the plan is made once a window. */
const planOf = (
  model: DeskModel,
  start: {
    readonly rowHeight: number
    readonly room: Room
    readonly language: Language
    readonly layout: ColumnLayout
  },
  onLayout: (layout: ColumnLayout) => void,
): OrderGridPlan => {
  const { view, drags, gestures, sight } = model
  const part = (): 'all' | 'some' | 'none' => {
    const count = selectedCount(view.selection.get())
    if (count === 0) return 'none'
    return count === view.list.get()?.total ? 'all' : 'some'
  }
  return planOrderGrid(
    view,
    {
      parts: createCellParts(document),
      text: model.text,
      now: model.now.get,
      unitName: (unit) => model.lane(unit)?.name ?? '',
      justChanged: model.justChanged,
      sort: () => view.spec.get().sort,
      sortBy: model.sortBy,
      search: () => view.list.get()?.spec.search ?? '',
      isFiltered: (column) => view.spec.get().filters[column] !== undefined,
      filterBy: (column, at) => model.places.filter.set({ column, anchor: anchorUnder(at) }),
      selectedPart: part,
      selectAll: () => {
        const list = view.list.get()
        view.selection.set(part() === 'none' && list !== null ? selectView(list) : nothingSelected)
      },
    },
    {
      classesOf: (row, index) => ({
        stub: row === null,
        sel: row !== null && isSelected(view.selection.get(), row),
        foc: view.focus.get()?.index === index,
        away: row !== null && (isSelected(drags.rows(), row) || isSelected(gestures.underWay.get(), row)),
      }),
      selected: (row) => isSelected(view.selection.get(), row),
    },
    {
      start: (row, event) => {
        const chosen = view.selection.get()
        const held = isSelected(chosen, row) ? chosen : selectOnly([row])
        const aim = held === chosen ? gestures.aimAtSelection() : null
        const shown = view.rows.rowOf(row)
        drags.start(
          aim ?? {
            target: { kind: 'rows', rows: [row] },
            count: 1,
            number: shown?.number ?? '',
            dispatched: shown?.status === 'dispatched',
          },
          held,
          event,
        )
      },
      move: drags.move,
      drop: drags.drop,
      end: drags.end,
    },
    (first, last) => {
      const [a, b] = sight.get()
      if (a !== first || b !== last) sight.set([first, last])
    },
    start,
    onLayout,
  )
}

/** The grid keeps its own rows: it is told what changed and paints only that. */
export const OrderGridView = ({ handle, lanes }: Props) => {
  const model = useDeskModel()
  const session = useSession()
  const { text, language, overview } = useDesk()
  const place = useRef<HTMLDivElement>(null)
  const density = useSource(session.preferences.density)
  const room = useRoom()
  const layout = useSource(session.preferences.columns)
  const { view, drags, gestures, now } = model

  // Made once: what changes later is told to the grid below.
  const [plan] = useState(() => {
    const { columns } = session.preferences
    // Widths are told one at a time; those that were set before stay set.
    const keep = (next: ColumnLayout): void =>
      columns.set({ ...next, widths: { ...columns.get().widths, ...next.widths } })
    return planOf(model, { rowHeight: rowHeights[density], room, language, layout: columns.get() }, keep)
  })
  const attach = useCallback(
    ({ api }: GridReadyEvent<Row>) => {
      if (place.current !== null) handle.current = plan.attach(api, place.current, lanes.current)
    },
    [plan, handle, lanes],
  )
  useEffect(() => {
    const grid = handle
    const repaintRows = (): void => grid.current?.repaintRows()
    const stops = [
      view.selection.subscribe(() => {
        repaintRows()
        grid.current?.repaintHead()
      }),
      view.focus.subscribe(repaintRows),
      drags.drag.subscribe(repaintRows),
      gestures.underWay.subscribe(repaintRows),
      now.subscribe(() => grid.current?.repaintClocks()),
    ]
    return () => {
      for (const stop of stops) stop()
      grid.current?.release()
      grid.current = null
    }
  }, [handle, view, drags, gestures, now])

  useEffect(() => handle.current?.setRowHeight(rowHeights[density]), [handle, density])
  useEffect(() => handle.current?.setColumns(room, language, layout), [handle, room, language, layout])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words and the units' names are read by the cells themselves
  useEffect(() => handle.current?.repaintAll(), [handle, text, overview.lanes.length])

  const rowUnder = (target: EventTarget): number | null => {
    const row = target instanceof Element ? target.closest('.ag-row') : null
    return row === null ? null : Number(row.getAttribute('row-index'))
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the desk's keys do the same for the focused row
    <div
      ref={place}
      className="orders"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the list takes the focus so that its keys work
      tabIndex={0}
      role="application"
      aria-label={text.desk.columns.gridLabel}
      onClick={(event) => {
        const index = rowUnder(event.target)
        if (index === null) return
        place.current?.focus({ preventScroll: true })
        const row = view.rows.rowAt(index)
        if (row === undefined) return
        const onBox = event.target instanceof Element && event.target.closest('.c-box') !== null
        if (event.shiftKey) void model.extendSelection(index)
        else {
          if (onBox || event.ctrlKey || event.metaKey) view.selection.set(toggle(view.selection.get(), row.id))
          model.range.anchorAt(index)
        }
        view.focusOn(index)
      }}
      onDoubleClick={(event) => {
        if (rowUnder(event.target) !== null) model.detailSize.set('whole')
      }}
    >
      <AgGridReact<Row> {...plan.options} onGridReady={attach} />
    </div>
  )
}
