import { columnsInOrder } from '../../../shared/views/columnOrder.ts'
import type { DeskVerbs } from '../../../shared/contract/desk.ts'
import { copyText } from '../../import/copyText.ts'
import { failureDetail, failureText } from '../../store/failureText.ts'
import type { Preferences } from '../../store/preferences.ts'
import type { DeskModel } from '../deskModel.ts'
import type { Aim } from '../places.ts'
import { asTarget, selectView } from '../rowSelection.ts'

/** The bulk dialog for what is selected; without a selection there is nothing to open. */
export const openBulk = ({ gestures, places }: DeskModel): void => {
  const aim = gestures.aimAtSelection()
  if (aim !== null) places.overlay.set({ kind: 'bulk', aim })
}

/** What is selected as a file, or the whole list where nothing is. */
export const openExport = (model: DeskModel): void => {
  const aim = model.gestures.aimAtSelection() ?? wholeView(model)
  if (aim !== null) model.places.overlay.set({ kind: 'export', aim })
}

/** What is selected as a list on paper, or the whole list where nothing is. */
export const openOrderList = (model: DeskModel): void => {
  const aim = model.gestures.aimAtSelection() ?? wholeView(model)
  if (aim !== null) model.places.overlay.set({ kind: 'orderList', aim })
}

const wholeView = ({ view }: DeskModel): Aim | null => {
  const list = view.list.get()
  const target = list === null || list.total === 0 ? null : asTarget(selectView(list))
  return target === null || list === null ? null : { target, count: list.total, number: null, dispatched: false }
}

/** The selection as a table on the clipboard, in the columns of the screen and masked as there. */
export const copySelection = async (
  model: DeskModel,
  verbs: DeskVerbs,
  { columns, language }: Preferences,
): Promise<void> => {
  const { gestures, toasts, text } = model
  const words = text().views.exporting
  const aim = gestures.aimAtSelection() ?? gestures.aimAtFocused()
  if (aim === null) return toasts.say({ kind: 'said', message: words.nothing })
  const layout = columns.get()
  const shown = columnsInOrder(layout).filter((column) => !layout.hidden.includes(column))
  const answer = await verbs.copyTable({ target: aim.target, columns: [...shown], language: language.get() })
  if (!answer.ok)
    return toasts.say({
      kind: 'failed',
      message: failureText(text(), answer.error),
      detail: failureDetail(answer.error),
    })
  toasts.say({ kind: 'said', message: copyText(answer.value.text) ? words.copied(answer.value.rows) : words.notCopied })
}
