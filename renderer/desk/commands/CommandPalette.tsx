import { useEffect, useMemo, useRef, useState } from 'react'
import type { Row } from '../../../shared/contract/views.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { useDeskModel } from '../deskModel.ts'
import { FloatingPanel } from '../FloatingPanel.tsx'
import { goToOrder } from '../goToOrder.ts'
import { unitFit } from '../unitFilter.ts'
import { commandFit } from './commandFit.ts'
import { type Command, type CommandGroup, commandGroups } from './commandGroups.ts'
import { useCommands } from './useCommands.ts'
import { useFoundOrders } from './useFoundOrders.ts'
import './commands.css'

/** Ctrl K: what can be done, where to go, which unit, which order, found by typing, with the key that does the same. */
export const CommandPalette = ({ onClose }: { readonly onClose: () => void }) => {
  const { text, overview } = useDesk()
  const model = useDeskModel()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { commands, number } = useCommands()
  const found = useFoundOrders(typed)
  const words = text.commands
  const groups = useMemo(() => {
    const lanes = new Map(overview.lanes.map((lane) => [`unit ${lane.unit}`, lane]))
    const fitOf = (command: Command): number | null => {
      if (command.group === 'orders') return 0
      const lane = lanes.get(command.id)
      return lane === undefined ? commandFit(command.name, typed) : unitFit(lane, typed)
    }
    const orders = found.rows.map((row) => orderCommand(row, text.desk.statuses[row.status], () => goTo(row)))
    const goTo = (row: Row): void => void goToOrder(model, row.id, row.number)
    const ask = typed.trim()
    const search: readonly Command[] =
      ask === ''
        ? []
        : [
            {
              id: searching,
              group: 'orders',
              icon: 'search',
              name: words.searchFor(ask),
              note: '',
              cap: '',
              obstacle: null,
              run: () => void model.view.open({ search: ask }),
            },
          ]
    return commandGroups([...commands, ...orders, ...search], typed, fitOf)
  }, [commands, found.rows, typed, overview.lanes, model, text, words])
  const choosable = groups.flatMap(({ commands: shown }) => shown.filter(({ obstacle }) => obstacle === null))
  const chosen = choosable[Math.min(at, choosable.length - 1)]
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen line comes into sight when it is another
  useEffect(() => {
    list.current?.querySelector('.on')?.scrollIntoView({ block: 'nearest' })
  }, [chosen?.id])
  const [enter, setEnter] = useState(false)
  const choose = (command: Command | undefined): void => {
    if (command === undefined) return
    // Enter that is quicker than the orders means the first of them.
    if (command.id === searching && found.state === 'looking') {
      setEnter(true)
      return
    }
    onClose()
    command.run()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the orders that Enter waited for are here
  useEffect(() => {
    if (enter && found.state !== 'looking') choose(chosen)
  }, [enter, found.state])
  const titleOf = (group: CommandGroup): string => (group === 'acts' ? words.groups.acts(number) : words.groups[group])
  return (
    <FloatingPanel label={words.open} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole panel, wherever in it the focus is */}
      <div
        className="cmd"
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choosable.length - 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
          else if (event.key === 'Enter') choose(chosen)
          else return
          event.preventDefault()
        }}
      >
        <div className="q">
          <Icon name="search" />
          <input
            data-first
            value={typed}
            maxLength={200}
            placeholder={words.placeholder}
            aria-label={words.label}
            role="combobox"
            aria-expanded="true"
            aria-controls="commands"
            aria-activedescendant={chosen === undefined ? undefined : idOf(chosen)}
            spellCheck={false}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
              setEnter(false)
            }}
          />
          <kbd>Esc</kbd>
        </div>
        <div ref={list} className="list" id="commands" role="listbox" aria-label={words.open} tabIndex={-1}>
          {groups.map(({ group, commands: shown }) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of a list box, which no element is
            <div key={group} role="group" aria-label={titleOf(group)}>
              <p className="grp" aria-hidden="true">
                {titleOf(group)}
              </p>
              {shown.map((command) => (
                <div
                  key={command.id}
                  id={idOf(command)}
                  role="option"
                  aria-selected={command === chosen}
                  aria-disabled={command.obstacle !== null}
                  className={command === chosen ? 'on' : ''}
                  onPointerMove={() => {
                    if (command.obstacle === null) setAt(choosable.indexOf(command))
                  }}
                  onClick={() => {
                    if (command.obstacle === null) choose(command)
                  }}
                  onKeyDown={() => undefined}
                  tabIndex={-1}
                >
                  <Icon name={command.icon} />
                  <span className="w el">{command.name}</span>
                  <span className="note el" title={command.obstacle ?? command.note}>
                    {command.obstacle ?? command.note}
                  </span>
                  {command.cap === '' ? <span /> : <kbd>{command.cap}</kbd>}
                </div>
              ))}
            </div>
          ))}
        </div>
        <div className="said" role="status">
          {found.state === 'looking' ? words.finding : found.state === 'none' ? words.noOrder : ''}
          <span className="fill" />
          <kbd>↑</kbd>
          <kbd>↓</kbd>
          <kbd>Enter</kbd> {words.choose}
        </div>
      </div>
    </FloatingPanel>
  )
}

/** Looks for what is typed in the list. */
const searching = 'search'

const idOf = ({ id }: Command): string => `cmd-${id.replaceAll(/\s+/gu, '-')}`

const orderCommand = (row: Row, status: string, run: () => void): Command => ({
  id: `order ${row.id}`,
  group: 'orders',
  icon: 'document',
  name: `${row.number}  ${row.title}`,
  note: status,
  cap: '',
  obstacle: null,
  run,
})
