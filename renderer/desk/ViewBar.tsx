import { Icon } from '../look/Icon.tsx'
import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import { useDeskModel } from './deskModel.ts'
import { nothingSelected, selectedCount, selectView } from './rowSelection.ts'
import { sortWords } from './sortWords.ts'
import './viewBar.css'

/** What the list shows, each condition removable where it is named, and what can be done with the selection. */
export const ViewBar = () => {
  const { text } = useDesk()
  const { view, gestures, places, lane } = useDeskModel()
  const spec = useSource(view.spec)
  const list = useSource(view.list)
  const selection = useSource(view.selection)
  const words = text.desk.view
  const count = selectedCount(selection)
  const unit = spec.unit === null ? undefined : lane(spec.unit)
  const behind = list === null ? '' : words.behind(list.arrived, list.moved)
  const sorted = spec.sort.column !== 'receivedAt' || spec.sort.direction !== 'desc'

  const chip = (label: string, value: string, remove: () => void) => (
    <span className="chip" key={label}>
      {label} <b className="el">{value}</b>
      <button type="button" aria-label={`${words.remove}: ${label} ${value}`} title={words.remove} onClick={remove}>
        <Icon name="close" small />
      </button>
    </span>
  )

  return (
    <div className="vbar">
      <h1>{text.desk.rail.inboxes[spec.inbox]}</h1>
      {unit !== undefined && chip(words.unit, unit.name, () => void view.open({ unit: null }))}
      {spec.search !== '' && chip(words.search, spec.search, () => void view.open({ search: '' }))}
      {sorted &&
        chip(
          words.sort,
          sortWords(text, spec.sort),
          () => void view.open({ sort: { column: 'receivedAt', direction: 'desc' } }),
        )}
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
            onClick={() => {
              const aim = gestures.aimAtSelection()
              if (aim !== null) places.screen.set({ kind: 'notice', open: { kind: 'new', target: aim.target } })
            }}
          >
            <Icon name="flag" />
            {words.notice} <kbd>Shift S</kbd>
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
      <span className="sep" />
      <button type="button" className="btn quiet s" onClick={() => places.overlay.set({ kind: 'report' })}>
        <Icon name="plus" />
        {words.report} <kbd>N</kbd>
      </button>
      <button
        type="button"
        className="btn quiet s"
        onClick={() => places.overlay.set({ kind: 'import', chosen: null })}
      >
        <Icon name="import" />
        {words.import} <kbd>I</kbd>
      </button>
    </div>
  )
}
