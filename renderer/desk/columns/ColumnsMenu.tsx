import { useCallback, useState } from 'react'
import { columnsInOrder, isUsual, toggleHidden, togglePinned, usualLayout } from '../../../shared/views/columnOrder.ts'
import { Icon } from '../../look/Icon.tsx'
import { useSource } from '../../store/source.ts'
import { useDesk, useSession } from '../../store/useDesk.ts'
import { type Anchor, anchorUnder, Popover } from '../Popover.tsx'
import './columns.css'

/** Which columns the list has and which stay at the left; order and widths are dragged at the heads themselves. */
export const ColumnsMenu = () => {
  const { text } = useDesk()
  const { preferences } = useSession()
  const layout = useSource(preferences.columns)
  const [anchor, setAnchor] = useState<Anchor | null>(null)
  const close = useCallback(() => setAnchor(null), [])
  const words = text.views.columns
  const names = text.desk.columns
  return (
    <>
      <button
        type="button"
        className="btn quiet s ico"
        title={words.menu}
        aria-label={words.menu}
        onClick={(event) => setAnchor(anchorUnder(event.currentTarget))}
      >
        <Icon name="columns" />
      </button>
      {anchor !== null && (
        <Popover anchor={anchor} label={words.title} width={232} onClose={close}>
          <header>
            <h2>{words.title}</h2>
            <span className="fill" />
            <button
              type="button"
              className="btn quiet s"
              disabled={isUsual(layout)}
              onClick={() => preferences.columns.set(usualLayout)}
            >
              {words.reset}
            </button>
          </header>
          <div className="items">
            {columnsInOrder(layout).map((column, at) => {
              const on = !layout.hidden.includes(column)
              const pinned = layout.pinned.includes(column)
              return (
                <div className="columnline" key={column}>
                  <button
                    type="button"
                    data-first={at === 0 ? true : undefined}
                    aria-pressed={on}
                    aria-label={words.show(names[column])}
                    className={on ? 'item on' : 'item'}
                    // The title is what the list is read by.
                    disabled={column === 'title'}
                    onClick={() => preferences.columns.set(toggleHidden(layout, column))}
                  >
                    <span className="cbx">
                      <Icon name="check" small />
                    </span>
                    {names[column]}
                  </button>
                  <button
                    type="button"
                    className={pinned ? 'btn quiet s ico pin on' : 'btn quiet s ico pin'}
                    aria-pressed={pinned}
                    aria-label={pinned ? words.unpin(names[column]) : words.pin(names[column])}
                    title={pinned ? words.unpin(names[column]) : words.pin(names[column])}
                    onClick={() => preferences.columns.set(togglePinned(layout, column))}
                  >
                    <Icon name="pin" />
                  </button>
                </div>
              )
            })}
          </div>
          <footer>{words.hint}</footer>
        </Popover>
      )}
    </>
  )
}
