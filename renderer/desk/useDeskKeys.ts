import { useSession } from '../store/useDesk.ts'
import { copySelection, openBulk, openExport } from './bulk/openBulk.ts'
import { type RefObject, useEffect } from 'react'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { actByKey, openActMenu } from './act.ts'
import { takeSuggestion } from './suggestion/takeSuggestion.ts'
import { belongsToField, type DeskKey, type KeyAction, keyAction, restsOnList } from './deskKeys.ts'
import { type DeskModel, useDeskModel } from './deskModel.ts'
import { keysInTurn } from './keysInTurn.ts'
import type { OrderGrid } from './orderGrid.ts'
import { railInboxes } from './railInboxes.ts'
import { isEmpty, nothingSelected, selectView, toggle } from './rowSelection.ts'

/** The desk's keys, wherever the focus is: not in a field, not under an overlay, not on another screen. */
export const useDeskKeys = (grid: RefObject<OrderGrid | null>, focusSearch: () => void): void => {
  const model = useDeskModel()
  const { client, preferences } = useSession()
  useEffect(() => {
    const { view, places, drags } = model
    const atDesk = (): boolean => places.overlay.get() === null && places.screen.get().kind === 'desk'
    const onList = keysInTurn(view, atDesk)
    const copy = (): void => void copySelection(model, client.verbs, preferences)
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || belongsToField(event.target)) return
      if (!atDesk() || drags.drag.get() !== null) return
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event
      // A focused button keeps what presses it; everything else is the desk's.
      if (event.target instanceof HTMLButtonElement && (key === 'Enter' || key === ' ')) return
      const action = keyAction({ key, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey })
      if (action === null) return
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
          simple(model, action.kind, focusSearch, copy)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [model, grid, focusSearch, client, preferences])
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

/** A row whose block is still on its way is asked for by its place: the key is not lost. */
const toggleFocused = async ({ view, range }: DeskModel): Promise<void> => {
  const focus = view.focus.get()
  if (focus === null) return
  range.anchorAt(focus.index)
  const row = focus.row ?? (await view.rowIds(focus.index, focus.index + 1))?.[0]
  if (row !== undefined) view.selection.set(toggle(view.selection.get(), row))
}

const simple = (model: DeskModel, key: DeskKey, focusSearch: () => void, copy: () => void): void => {
  const { view, places, gestures, detailSize } = model
  switch (key) {
    case 'acts':
      openActMenu(model)
      return
    case 'suggested':
      takeSuggestion(model)
      return
    case 'duplicates': {
      const row = view.focus.get()?.row ?? null
      if (row !== null) places.overlay.set({ kind: 'duplicates', row })
      return
    }
    case 'toggle':
      void toggleFocused(model)
      return
    case 'selectAll': {
      const list = view.list.get()
      if (list !== null) view.selection.set(selectView(list))
      return
    }
    case 'clear':
      if (detailSize.get() === 'whole') detailSize.set('panel')
      else if (!isEmpty(view.selection.get())) view.selection.set(nothingSelected)
      else if (view.spec.get().search !== '') void view.open({ search: '' })
      return
    case 'open':
      detailSize.set(detailSize.get() === 'panel' ? 'whole' : 'panel')
      return
    case 'undo':
      void gestures.undo()
      return
    case 'report':
      places.overlay.set({ kind: 'report', unsent: null })
      return
    case 'import':
      places.overlay.set({ kind: 'import', chosen: null })
      return
    case 'persons':
    case 'keys':
      places.overlay.set({ kind: key })
      return
    case 'bulk':
      openBulk(model)
      return
    case 'export':
      openExport(model)
      return
    case 'copy':
      copy()
      return
    case 'filter': {
      const button = document.querySelector('[data-filter-button]')
      if (button instanceof HTMLElement) button.click()
      return
    }
    case 'search':
      focusSearch()
      return
    case 'refresh':
      void view.refresh()
      return
    default:
      unreachable(key)
  }
}
