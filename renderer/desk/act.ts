import type { DeskModel } from './deskModel.ts'
import { type OrderAction, whyNot } from './orderActions.ts'

/** One action on the focused order or on the selection, from a key or a button: done at once, or its form opened. */
export const act = (model: DeskModel, action: OrderAction, on: 'focused' | 'selection'): void => {
  const { view, gestures, places, detail, toasts } = model
  const row = view.focus.get()?.row ?? null
  const shown = row === null ? undefined : view.rows.rowOf(row)
  const full = detail.get()
  const known = full !== null && full.row.id === row ? full : null
  const reason = on === 'focused' ? whyNot(action, shown ?? known?.row, known) : null
  if (reason !== null) {
    toasts.say({ kind: 'failed', message: model.text().desk.actions.whyNot[reason], detail: shown?.number ?? '' })
    return
  }
  const aim = on === 'focused' ? gestures.aimAtFocused() : gestures.aimAtSelection()
  if (aim === null) return
  switch (action) {
    case 'dispatch':
    case 'redispatch':
      places.overlay.set({ kind: 'palette', aim })
      return
    case 'accept':
      void gestures.accept(aim)
      return
    case 'decline':
      places.overlay.set({ kind: 'decline', aim })
      return
    case 'notice':
      places.screen.set({ kind: 'notice', open: { kind: 'new', target: aim.target } })
      return
    case 'correct':
      if (known !== null) places.overlay.set({ kind: 'correct', detail: known })
      return
    case 'undo':
      if (known?.undoGroup != null) void gestures.undo(known.undoGroup)
      return
  }
}
