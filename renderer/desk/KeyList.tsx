import type { Text } from '../../shared/text/zhCN.ts'
import { Icon } from '../look/Icon.tsx'
import { useText } from '../store/useDesk.ts'
import { type ActGroup, type ActName, orderActs } from './acts/orderActs.ts'
import { deskKeyNames } from './commands/deskCommands.ts'
import { FloatingPanel } from './FloatingPanel.tsx'
import './keyList.css'

type Line = readonly [name: string, ...caps: string[]]

/** Every key of the desk, as it acts. Keys of acts come from their table, so that none can be forgotten. */
export const KeyList = ({ onClose }: { readonly onClose: () => void }) => {
  const { text } = useText()
  const { title, close, groups, names, shift } = text.desk.keys
  const space = text.desk.foot.space
  const ofGroups = text.orderActs.groups
  const columns: readonly (readonly { readonly label: string; readonly lines: readonly Line[] }[])[] = [
    [
      {
        label: groups.move,
        lines: [
          [names.next, 'J', '↓'],
          [names.previous, 'K', '↑'],
          [names.page, 'PgUp', 'PgDn'],
          [names.ends, 'Home', 'End'],
          [names.open, 'Enter'],
          [names.inbox, '1', '…', '0'],
        ],
      },
      {
        label: groups.selection,
        lines: [
          [names.select, space],
          [names.range, 'Shift ↓', 'Shift End'],
          [names.clear, 'Esc'],
          [shift, 'Shift D', '…'],
        ],
      },
    ],
    [
      {
        label: `${groups.focused} · ${ofGroups.intake}`,
        lines: [
          [text.suggestions.key, '='],
          [text.duplicates.key, '-'],
          ...linesOf(text, 'intake'),
          [text.orderActs.moreTitle, '.'],
        ],
      },
      { label: ofGroups.review, lines: linesOf(text, 'review') },
    ],
    [
      { label: ofGroups.work, lines: linesOf(text, 'work') },
      {
        label: ofGroups.record,
        lines: [...linesOf(text, 'record'), [names.notice, 'S'], [text.orderActs.names.papers, 'Ctrl P']],
      },
    ],
    [{ label: groups.desk, lines: deskKeyNames(text).map(({ name, caps }): Line => [name, ...caps]) }],
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
        {columns.map((parts) => (
          <div key={parts[0]?.label}>
            {parts.map(({ label, lines }) => (
              <section key={label}>
                <h3>{label}</h3>
                <dl>
                  {lines.map(([name, ...caps]) => (
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
        ))}
      </div>
    </FloatingPanel>
  )
}

/** One line a key: acts that share one never apply to the same order. The undo of a step stands among the keys of the desk. */
const linesOf = (text: Text, group: ActGroup): readonly Line[] => {
  const byKey = new Map<string, string[]>()
  for (const name of Object.keys(orderActs) as ActName[]) {
    const { key, group: of } = orderActs[name]
    if (of === group && name !== 'undoStep') byKey.set(key, [...(byKey.get(key) ?? []), text.orderActs.names[name]])
  }
  return [...byKey].map(([key, names]): Line => [names.join(text.desk.keys.or), key.toUpperCase()])
}
