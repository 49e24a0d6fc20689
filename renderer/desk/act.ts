import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { AskedAct } from './acts/actRequest.ts'
import type { DeskModel } from './deskModel.ts'
import { actOfKey, type Obstacle, obstacleText, type OrderAction, whyNot } from './orderActions.ts'
import type { Aim, Overlay } from './places.ts'

/** One action on the focused order or on the selection, from a key or a button: done at once, or its form opened. */
export const act = (model: DeskModel, action: OrderAction, on: 'focused' | 'selection'): void => {
  if (on === 'selection') {
    if (forOne.has(action)) model.toasts.say({ kind: 'failed', message: model.text().orderActs.oneAtATime, detail: '' })
    else onSelection(model, action)
  } else onFocused(model, () => action)
}

/** The act of a key: of those that share it, the one that applies to the focused order. */
export const actByKey = (model: DeskModel, key: string, on: 'focused' | 'selection'): void => {
  const meant = ({ row, detail }: Known): OrderAction | null => actOfKey(key, row, detail)
  if (on === 'focused') onFocused(model, meant)
  else {
    const action = meant(focused(model))
    if (action !== null) act(model, action, on)
  }
}

const onSelection = (model: DeskModel, action: OrderAction): void => {
  const aim = model.gestures.aimAtSelection()
  if (aim !== null) carryOut(model, action, aim, 'selection', focused(model))
}

/** What the desk knows of the focused order; its text may still be on the way. */
type Known = { readonly row: Row | undefined; readonly detail: OrderDetail | null }

/** What stands in the way is said only after the ledger was asked: what is shown can be older than the last gesture. */
const onFocused = (model: DeskModel, meant: (known: Known) => OrderAction | null): void => {
  const shown = focused(model)
  const action = meant(shown)
  if (action === null) return
  const obstacle = whyNot(action, shown.row, shown.detail)
  if (obstacle === null) doFocused(model, action, shown)
  else if (shown.row === undefined) sayObstacle(model, obstacle, '')
  else
    whenRead(model, shown.row.id, (full) => {
      const known: Known = { row: full.row, detail: full }
      const now = meant(known)
      const still = now === null ? null : whyNot(now, full.row, full)
      if (still !== null) sayObstacle(model, still, full.row.number)
      else if (now !== null) doFocused(model, now, known)
    })
}

const doFocused = (model: DeskModel, action: OrderAction, known: Known): void => {
  const aim = model.gestures.aimAtFocused()
  if (aim !== null) carryOut(model, action, aim, 'focused', known)
}

const sayObstacle = ({ toasts, text }: DeskModel, obstacle: Obstacle, number: string): void =>
  toasts.say({ kind: 'failed', message: obstacleText(text(), obstacle), detail: number })

/**
 * Carries on with an order as it stands in the ledger once what is under way with it is durable. What is typed
 * meanwhile was meant for what opens; the desk must not take its letters for keys.
 */
const whenRead = (model: DeskModel, row: RowId, carryOn: (full: OrderDetail) => void): void => {
  const { view, places } = model
  const waiting: Overlay = { kind: 'reading' }
  places.overlay.set(waiting)
  void view
    .settled()
    .then(() => model.readOrder(row))
    .then((full) => {
      if (places.overlay.get() !== waiting) return
      places.overlay.set(null)
      if (full !== null && view.focus.get()?.row === row) carryOn(full)
    })
}

/** What is done with the focused order alone, whatever is selected. */
const forOne: ReadonlySet<OrderAction> = new Set(['correctOrder', 'papers', 'attachFile', 'undoStep'])

/** Everything that can be done with the focused order. */
export const openActMenu = (model: DeskModel): void => {
  const { row, detail } = focused(model)
  if (row !== undefined) model.places.overlay.set({ kind: 'acts', row, detail })
}

/** The order that plain keys act on, and all of it where that is here already. */
export const focused = ({ view, detail }: DeskModel): Known => {
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
  { row, detail }: Known,
): void => {
  const { gestures, places, files } = model
  /** A key can be quicker than the order: what rests on all of it waits until it is here. */
  const withAll = (carryOn: (full: OrderDetail) => void): void => {
    if (detail !== null) carryOn(detail)
    else if (row !== undefined) whenRead(model, row.id, carryOn)
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
      if (model.refuses('draftNotice')) return
      places.screen.set({ kind: 'notice', open: { kind: 'new', target: aim.target } })
      return
    case 'papers':
      if (row !== undefined) places.screen.set({ kind: 'papers', order: row.id })
      return
    case 'takeUp':
      void gestures.take(aim)
      return
    case 'correctOrder':
      withAll((full) => places.overlay.set({ kind: 'correct', detail: full }))
      return
    case 'attachFile':
      if (row !== undefined) void files.attach(row.id)
      return
    case 'undoStep':
      withAll(({ standing }) => {
        const { undo } = standing
        if (undo?.group != null) void gestures.undo(undo.group, { ...undo, kind: 'step', lead: '' })
      })
      return
    default: {
      const name: AskedAct = action
      if (on === 'selection') places.overlay.set({ kind: 'act', name, aim, detail: null })
      else withAll((full) => places.overlay.set({ kind: 'act', name, aim, detail: full }))
    }
  }
}
