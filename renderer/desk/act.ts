import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import type { AskedAct } from './acts/actRequest.ts'
import type { DeskModel } from './deskModel.ts'
import { actOfKey, obstacleText, type OrderAction, whyNot } from './orderActions.ts'
import type { Aim } from './places.ts'

/** One action on the focused order or on the selection, from a key or a button: done at once, or its form opened. */
export const act = (model: DeskModel, action: OrderAction, on: 'focused' | 'selection'): void => {
  const { gestures, toasts } = model
  const { row, detail } = focused(model)
  const obstacle = on === 'focused' ? whyNot(action, row, detail) : null
  if (obstacle !== null) {
    toasts.say({ kind: 'failed', message: obstacleText(model.text(), obstacle), detail: row?.number ?? '' })
    return
  }
  const aim = on === 'focused' ? gestures.aimAtFocused() : gestures.aimAtSelection()
  if (aim !== null) carryOut(model, action, aim, on === 'focused' ? detail : null)
}

/** The act of a key: of those that share it, the one that applies to the focused order. */
export const actByKey = (model: DeskModel, key: string, on: 'focused' | 'selection'): void => {
  const { row, detail } = focused(model)
  const action = actOfKey(key, row, detail)
  if (action !== null) act(model, action, on)
}

/** Everything that can be done with the focused order. */
export const openActMenu = (model: DeskModel): void => {
  const { row, detail } = focused(model)
  if (row !== undefined) model.places.overlay.set({ kind: 'acts', row, detail })
}

const focused = ({
  view,
  detail,
}: DeskModel): { readonly row: Row | undefined; readonly detail: OrderDetail | null } => {
  const row = view.focus.get()?.row ?? null
  const full = detail.get()
  const known = full !== null && full.row.id === row ? full : null
  return { row: (row === null ? undefined : view.rows.rowOf(row)) ?? known?.row, detail: known }
}

const carryOut = (model: DeskModel, action: OrderAction, aim: Aim, detail: OrderDetail | null): void => {
  const { gestures, places, files } = model
  switch (action) {
    case 'dispatchOrder':
    case 'redispatchOrder':
      places.overlay.set({ kind: 'palette', aim })
      return
    case 'acceptOrder':
      void gestures.accept(aim)
      return
    case 'declineOrder':
      places.overlay.set({ kind: 'decline', aim })
      return
    case 'notice':
      places.screen.set({ kind: 'notice', open: { kind: 'new', target: aim.target } })
      return
    case 'correctOrder':
      if (detail !== null) places.overlay.set({ kind: 'correct', detail })
      return
    case 'attachFile':
      if (detail !== null) void files.attach(detail.row.id)
      return
    case 'undoStep':
      if (detail?.standing.undo?.group != null) void gestures.undo(detail.standing.undo.group)
      return
    default:
      places.overlay.set({ kind: 'act', name: action satisfies AskedAct, aim, detail })
  }
}
