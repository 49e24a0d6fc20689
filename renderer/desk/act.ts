import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import type { AskedAct } from './acts/actRequest.ts'
import type { DeskModel } from './deskModel.ts'
import { actOfKey, obstacleText, type OrderAction, whyNot } from './orderActions.ts'
import type { Aim, Overlay } from './places.ts'

/** One action on the focused order or on the selection, from a key or a button: done at once, or its form opened. */
export const act = (model: DeskModel, action: OrderAction, on: 'focused' | 'selection'): void => {
  const { gestures, toasts } = model
  const { row, detail } = focused(model)
  const obstacle = on === 'focused' ? whyNot(action, row, detail) : null
  if (obstacle !== null) {
    toasts.say({ kind: 'failed', message: obstacleText(model.text(), obstacle), detail: row?.number ?? '' })
    return
  }
  if (on === 'selection' && forOne.has(action)) {
    toasts.say({ kind: 'failed', message: model.text().orderActs.oneAtATime, detail: '' })
    return
  }
  const aim = on === 'focused' ? gestures.aimAtFocused() : gestures.aimAtSelection()
  if (aim !== null) carryOut(model, action, aim, on, detail, row)
}

/** What is done with the focused order alone, whatever is selected. */
const forOne: ReadonlySet<OrderAction> = new Set(['correctOrder', 'attachFile', 'undoStep'])

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

const carryOut = (
  model: DeskModel,
  action: OrderAction,
  aim: Aim,
  on: 'focused' | 'selection',
  detail: OrderDetail | null,
  row: Row | undefined,
): void => {
  const { view, gestures, places, files } = model
  /** A key can be quicker than the order: what rests on all of it waits until it is here. */
  const whenRead = (carryOn: (full: OrderDetail) => void): void => {
    if (detail !== null) carryOn(detail)
    else if (row !== undefined) {
      // What is typed meanwhile was meant for the dialog; the desk must not take its letters for keys.
      const waiting: Overlay = { kind: 'reading' }
      places.overlay.set(waiting)
      void model.readOrder(row.id).then((full) => {
        if (places.overlay.get() !== waiting) return
        places.overlay.set(null)
        if (full !== null && view.focus.get()?.row === row.id) carryOn(full)
      })
    }
  }
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
      whenRead((full) => places.overlay.set({ kind: 'correct', detail: full }))
      return
    case 'attachFile':
      if (row !== undefined) void files.attach(row.id)
      return
    case 'undoStep':
      whenRead(({ standing }) => {
        if (standing.undo?.group != null) void gestures.undo(standing.undo.group)
      })
      return
    default: {
      const name: AskedAct = action
      if (on === 'selection') places.overlay.set({ kind: 'act', name, aim, detail: null })
      else whenRead((full) => places.overlay.set({ kind: 'act', name, aim, detail: full }))
    }
  }
}
