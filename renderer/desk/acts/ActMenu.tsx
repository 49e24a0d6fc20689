import { useEffect, useMemo, useRef, useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/desk.ts'
import type { Row } from '../../../shared/contract/views.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { act } from '../act.ts'
import { useDeskModel } from '../deskModel.ts'
import { FloatingPanel } from '../FloatingPanel.tsx'
import { obstacleText, type OrderAction, whyNot } from '../orderActions.ts'
import { fitsLetters } from './fitsLetters.ts'
import { actIcon, keyCap } from './keyCap.ts'
import { type ActGroup, type ActName, orderActs } from './orderActs.ts'
import './actMenu.css'

type Props = { readonly row: Row; readonly detail: OrderDetail | null; readonly onClose: () => void }

const groups = ['intake', 'work', 'review', 'record'] as const satisfies readonly ActGroup[]
const groupOf = (action: OrderAction): ActGroup =>
  action === 'notice' || action === 'papers' ? 'record' : orderActs[action].group
const everyAction: readonly OrderAction[] = [...(Object.keys(orderActs) as ActName[]), 'notice', 'papers']

/** Everything that can be done with an order, each with its key; what cannot stays and says why. */
export const ActMenu = ({ row, detail, onClose }: Props) => {
  const { text } = useDesk()
  const model = useDeskModel()
  const words = text.orderActs
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const shown = useMemo(
    () =>
      groups.flatMap((group) =>
        everyAction.filter((action) => groupOf(action) === group && fitsLetters(words.names[action], typed)),
      ),
    [words, typed],
  )
  const allowed = shown.filter((action) => whyNot(action, row, detail) === null)
  const chosen = allowed[Math.min(at, allowed.length - 1)]
  useEffect(() => {
    list.current?.querySelector('.on')?.scrollIntoView({ block: 'nearest' })
  })
  const choose = (action: OrderAction | undefined): void => {
    if (action === undefined) return
    onClose()
    act(model, action, 'focused')
  }
  return (
    <FloatingPanel label={words.moreTitle} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole panel, wherever in it the focus is */}
      <div
        className="actm"
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown') setAt(Math.min(at + 1, allowed.length - 1))
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
            placeholder={words.moreFilter}
            aria-label={words.moreTitle}
            role="combobox"
            aria-expanded="true"
            aria-controls="act-menu"
            aria-activedescendant={chosen === undefined ? undefined : `act-${chosen}`}
            spellCheck={false}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
            }}
          />
          <span className="t3 num">{row.number}</span>
          <kbd>Esc</kbd>
        </div>
        <div ref={list} className="list" id="act-menu" role="listbox" aria-label={words.moreTitle} tabIndex={-1}>
          {groups.map((group) => {
            const here = shown.filter((action) => groupOf(action) === group)
            return here.length === 0 ? null : (
              // biome-ignore lint/a11y/useSemanticElements: a group of a list box, which no element is
              <div key={group} role="group" aria-label={words.groups[group]}>
                <p className="grp" aria-hidden="true">
                  {words.groups[group]}
                </p>
                {here.map((action) => {
                  const obstacle = whyNot(action, row, detail)
                  return (
                    <div
                      key={action}
                      id={`act-${action}`}
                      role="option"
                      aria-selected={action === chosen}
                      aria-disabled={obstacle !== null}
                      className={action === chosen ? 'on' : ''}
                      onPointerMove={() => {
                        if (obstacle === null) setAt(allowed.indexOf(action))
                      }}
                      onClick={() => {
                        if (obstacle === null) choose(action)
                      }}
                      onKeyDown={() => undefined}
                      tabIndex={-1}
                    >
                      <Icon name={actIcon(action)} />
                      <span className="w">{nameOf(text, action, detail)}</span>
                      <span className="why el">{obstacle === null ? '' : obstacleText(text, obstacle)}</span>
                      <kbd>{keyCap(action)}</kbd>
                    </div>
                  )
                })}
              </div>
            )
          })}
          {shown.length === 0 && <p className="none t3">{words.moreNone}</p>}
        </div>
      </div>
    </FloatingPanel>
  )
}

const nameOf = (text: ReturnType<typeof useDesk>['text'], action: OrderAction, detail: OrderDetail | null): string => {
  const { names, undo } = text.orderActs
  const step = detail?.standing.undo
  return action === 'undoStep' && step ? undo(text.orderCourse.acts[step.act]) : names[action]
}
