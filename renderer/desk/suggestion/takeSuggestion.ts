import type { OrderDetail } from '../../../shared/contract/desk.ts'
import type { SuggestedUnits } from '../../../shared/contract/suggestions.ts'
import type { Row } from '../../../shared/contract/views.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import type { DeskModel } from '../deskModel.ts'
import type { Aim } from '../places.ts'
import { type Obstacle, obstacleText, whyNot } from '../orderActions.ts'

/** Why the suggestion cannot be taken, as the dispatch itself would be refused; null when it can. */
export const whyNotTaken = (row: Row | undefined, detail: OrderDetail | null): Obstacle | null =>
  whyNot(row?.status === 'returned' ? 'redispatchOrder' : 'dispatchOrder', row, detail)

/** What stands on the screen for the focused order: only that is taken, never what is still on its way. */
export const shownSuggestion = ({ view, suggestion }: DeskModel): SuggestedUnits | null => {
  const shown = suggestion.get()
  return shown?.kind === 'units' && shown.row === view.focus.get()?.row ? shown : null
}

/** The unit that is suggested for what a gesture aims at; null where it aims at other orders. */
export const suggestedFor = (model: DeskModel, { target }: Aim): RowId | null => {
  const shown = shownSuggestion(model)
  const only = target.kind === 'rows' && target.rows.length === 1 ? target.rows[0] : null
  return shown !== null && shown.row === only ? shown.lead.unit : null
}

/** Dispatches the focused order as suggested, with the deadline of the limits; undone like any dispatch. */
export const takeSuggestion = (model: DeskModel): void => {
  const { gestures, toasts, view } = model
  const focused = view.focus.get()?.row ?? null
  const row = focused === null ? undefined : view.rows.rowOf(focused)
  const full = model.detail.get()
  const detail = full !== null && full.row.id === focused ? full : null
  const obstacle = whyNotTaken(row ?? detail?.row, detail)
  if (obstacle !== null) {
    toasts.say({ kind: 'failed', message: obstacleText(model.text(), obstacle), detail: row?.number ?? '' })
    return
  }
  const aim = gestures.aimAtFocused()
  const suggested = shownSuggestion(model)
  if (suggested === null || aim === null) {
    toasts.say({ kind: 'failed', message: model.text().suggestions.nothingShown, detail: row?.number ?? '' })
    return
  }
  const { lead, supporting, closing } = suggested
  void gestures.dispatch(aim, {
    lead,
    supporting: supporting.map(({ unit }) => unit),
    closing,
    deadline: { kind: 'setting' },
    note: '',
  })
}
