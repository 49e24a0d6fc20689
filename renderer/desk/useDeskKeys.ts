import { useSession } from '../store/useDesk.ts'
import { copySelection } from './bulk/openBulk.ts'
import { type RefObject, useEffect } from 'react'
import { actByKey } from './act.ts'
import { belongsToField, type KeyAction, keyAction, restsOnList } from './deskKeys.ts'
import { type DeskModel, useDeskModel } from './deskModel.ts'
import { keysInTurn } from './keysInTurn.ts'
import type { OrderGrid } from './orderGrid.ts'
import { railInboxes } from './railInboxes.ts'
import { runDeskKey } from './runDeskKey.ts'

/** The desk's keys, wherever the focus is: not in a field, not under an overlay, not on another screen. */
export const useDeskKeys = (grid: RefObject<OrderGrid | null>): void => {
  const model = useDeskModel()
  const { client, preferences } = useSession()
  useEffect(() => {
    const { view, places, drags } = model
    const atDesk = (): boolean => places.overlay.get() === null && places.screen.get().kind === 'desk'
    const onList = keysInTurn(view, atDesk)
    const copy = (): void => void copySelection(model, client.verbs, preferences)
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      if (!atDesk() || drags.drag.get() !== null) return
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event
      // A focused button keeps what presses it; everything else is the desk's.
      if (event.target instanceof HTMLButtonElement && (key === 'Enter' || key === ' ')) return
      const action = keyAction({ key, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey })
      if (action === null) return
      // From the search box or the filter of units too: nobody types Ctrl K into a field.
      if (belongsToField(event.target) && action.kind !== 'commands') return
      // Words that are marked with the mouse are what the person means to copy.
      if (action.kind === 'copy' && (document.getSelection()?.toString() ?? '') !== '') return
      event.preventDefault()
      if (restsOnList.has(action.kind)) onList(() => run(action))
      else run(action)
    }
    const run = (action: KeyAction): void => {
      switch (action.kind) {
        case 'move':
          move(
            model,
            grid.current,
            action.step * (action.by === 'page' ? (grid.current?.pageRows() ?? 1) : 1),
            action.extend,
          )
          return
        case 'moveTo':
          move(model, grid.current, action.end === 'first' ? -Infinity : Infinity, action.extend)
          return
        case 'act':
          actByKey(model, action.key, action.on)
          return
        case 'inbox': {
          const inbox = railInboxes[action.place]
          if (inbox !== undefined) void view.open(inbox === 'toDispatch' ? { inbox, unit: null } : { inbox })
          return
        }
        default:
          runDeskKey(model, action.kind, copy)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [model, grid, client, preferences])
}

const move = (model: DeskModel, grid: OrderGrid | null, by: number, extend: boolean): void => {
  const { view, range } = model
  const total = view.list.get()?.total ?? 0
  if (total === 0) return
  const from = view.focus.get()
  const to = Math.max(0, Math.min(total - 1, (from?.index ?? -1) + by))
  if (extend) void model.extendSelection(to)
  else range.anchorAt(to)
  grid?.bringIntoSight(to)
  view.focusOn(to)
}
