import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { greyed, useObstacle } from '../persons/useObstacle.ts'
import { useDesk } from '../store/useDesk.ts'
import { useDeskModel } from './deskModel.ts'
import { nothingSelected, selectedCount, selectView } from './rowSelection.ts'
import { openBulk, openExport, openOrderList } from './bulk/openBulk.ts'
import { openPapers } from './openPapers.ts'
import { ViewsButton } from './saved/ViewsButton.tsx'
import { ColumnsMenu } from './columns/ColumnsMenu.tsx'
import { FilterChips } from './filters/FilterChips.tsx'
import { filtered } from './filters/filterWords.ts'
import { anchorUnder } from './Popover.tsx'
import './viewBar.css'

/** What the list shows, each condition removable where it is named, and what can be done with the selection. */
export const ViewBar = () => {
  const { text } = useDesk()
  const model = useDeskModel()
  const { view, gestures, places } = model
  const spec = useSource(view.spec)
  const list = useSource(view.list)
  const selection = useSource(view.selection)
  const words = text.desk.view
  const obstacle = useObstacle()
  const count = selectedCount(selection)
  const behind = list === null ? '' : words.behind(list.arrived, list.moved)

  const openFilter = (at: Element): void => {
    places.filter.set({ column: filtered(spec.filters)[0] ?? 'status', anchor: anchorUnder(at) })
  }

  return (
    <div className={count > 0 ? 'vbar chosen' : 'vbar'}>
      <h1>{text.desk.rail.inboxes[spec.inbox]}</h1>
      <ViewsButton />
      <FilterChips />
      <button
        type="button"
        className="btn quiet s"
        data-filter-button
        onClick={(event) => openFilter(event.currentTarget)}
      >
        <Icon name="filter" />
        {text.views.filter.open} <kbd>F</kbd>
      </button>
      {behind !== '' && (
        <button type="button" className="behind" title={`${words.refresh} F5`} onClick={() => void view.refresh()}>
          <Icon name="refresh" small />
          {behind} <kbd>F5</kbd>
        </button>
      )}
      <span className="fill" />
      {count > 0 ? (
        <>
          <span className="ac b num" data-testid="selected-count">
            {words.selected(count)}
          </span>
          <button
            type="button"
            className="btn s"
            {...greyed(obstacle('dispatchOrder'))}
            onClick={() => {
              const aim = gestures.aimAtSelection()
              if (aim !== null) places.overlay.set({ kind: 'palette', aim })
            }}
          >
            <Icon name="dispatch" />
            {words.dispatch} <kbd>Shift D</kbd>
          </button>
          <button
            type="button"
            className="btn s"
            {...greyed(obstacle('draftNotice'))}
            onClick={() => {
              const aim = gestures.aimAtSelection()
              if (aim !== null) places.screen.set({ kind: 'notice', open: { kind: 'new', target: aim.target } })
            }}
          >
            <Icon name="flag" />
            {words.notice} <kbd>Shift S</kbd>
          </button>
          <button type="button" className="btn s" onClick={() => openBulk(model)}>
            <Icon name="list" />
            {text.views.bulk.open} <kbd>Ctrl B</kbd>
          </button>
          {list !== null && count < list.total && (
            <button type="button" className="btn quiet s w" onClick={() => view.selection.set(selectView(list))}>
              {words.selectAll} <kbd>Ctrl A</kbd>
            </button>
          )}
          <button type="button" className="btn quiet s" onClick={() => view.selection.set(nothingSelected)}>
            {words.cancel} <kbd>Esc</kbd>
          </button>
        </>
      ) : (
        list !== null &&
        list.total > 0 && (
          <button type="button" className="btn quiet s w" onClick={() => view.selection.set(selectView(list))}>
            {words.selectAll} <kbd>Ctrl A</kbd>
          </button>
        )
      )}
      {count > 0 && (
        <button
          type="button"
          className="btn quiet s ico"
          title={`${text.printing.printPapers} Ctrl P`}
          aria-label={text.printing.printPapers}
          onClick={() => openPapers(model)}
        >
          <Icon name="document" />
        </button>
      )}
      <button
        type="button"
        className="btn quiet s ico"
        title={`${text.views.exporting.open} Ctrl E`}
        aria-label={text.views.exporting.open}
        disabled={list === null || list.total === 0}
        onClick={() => openExport(model)}
      >
        <Icon name="export" />
      </button>
      <button
        type="button"
        className="btn quiet s ico"
        title={text.officePapers.list.open}
        aria-label={text.officePapers.list.open}
        disabled={list === null || list.total === 0}
        onClick={() => openOrderList(model)}
      >
        <Icon name="print" />
      </button>
      <ColumnsMenu />
      <span className="sep" />
      <button
        type="button"
        className={count > 0 ? 'btn quiet s w' : 'btn quiet s'}
        {...greyed(obstacle('reportOrder'))}
        onClick={() => places.overlay.set({ kind: 'report', unsent: null })}
      >
        <Icon name="plus" />
        {words.report} <kbd>N</kbd>
      </button>
      <button
        type="button"
        className={count > 0 ? 'btn quiet s w' : 'btn quiet s'}
        {...greyed(obstacle('beginImport'))}
        onClick={() => places.overlay.set({ kind: 'import', chosen: null })}
      >
        <Icon name="import" />
        {words.import} <kbd>I</kbd>
      </button>
    </div>
  )
}
