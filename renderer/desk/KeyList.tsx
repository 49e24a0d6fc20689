import { Icon } from '../look/Icon.tsx'
import { useText } from '../store/useDesk.ts'
import { FloatingPanel } from './FloatingPanel.tsx'
import './keyList.css'

/** Every key of the desk, as it acts. */
export const KeyList = ({ onClose }: { readonly onClose: () => void }) => {
  const { text } = useText()
  const { title, close, groups, names } = text.desk.keys
  const space = text.desk.foot.space
  const parts = [
    {
      label: groups.move,
      keys: [
        [names.next, 'J', '↓'],
        [names.previous, 'K', '↑'],
        [names.page, 'PgUp', 'PgDn'],
        [names.ends, 'Home', 'End'],
        [names.open, 'Enter'],
        [names.inbox, '1', '…', '0'],
      ],
    },
    {
      label: groups.focused,
      keys: [
        [names.dispatch, 'D'],
        [text.suggestions.key, '='],
        [text.duplicates.key, '-'],
        [names.redispatch, 'R'],
        [names.accept, 'A'],
        [names.decline, 'X'],
        [names.notice, 'S'],
        [text.desk.actions.correct, 'E'],
      ],
    },
    {
      label: groups.selection,
      keys: [
        [names.select, space],
        [names.range, 'Shift ↓', 'Shift End'],
        [names.selectAll, 'Ctrl A'],
        [names.dispatch, 'Shift D'],
        [names.accept, 'Shift A'],
        [names.decline, 'Shift X'],
        [names.notice, 'Shift S'],
        [text.views.bulk.open, 'Ctrl B'],
        [text.views.exporting.copy, 'Ctrl C'],
        [text.views.exporting.open, 'Ctrl E'],
        [names.clear, 'Esc'],
      ],
    },
    {
      label: groups.desk,
      keys: [
        [names.undo, 'Ctrl Z'],
        [names.report, 'N'],
        [names.import, 'I'],
        [names.search, '/', 'Ctrl K'],
        [text.views.filter.open, 'F', 'Ctrl F'],
        [names.refresh, 'F5'],
        [names.persons, 'U'],
        [names.keys, '?'],
      ],
    },
  ]
  return (
    <FloatingPanel label={title} wide onClose={onClose}>
      <header>
        <Icon name="keyboard" />
        <h2>{title}</h2>
        <span className="fill" />
        <kbd>Esc</kbd>
        <button type="button" className="btn quiet s ico" data-first aria-label={close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="body keylist">
        {parts.map(({ label, keys }) => (
          <section key={label}>
            <h3>{label}</h3>
            <dl>
              {keys.map(([name, ...caps]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    {caps.map((cap) => (
                      <kbd key={cap}>{cap}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </FloatingPanel>
  )
}
