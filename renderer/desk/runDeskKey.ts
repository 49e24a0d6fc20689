import { unreachable } from '../../shared/kernel/unreachable.ts'
import { act, openActMenu } from './act.ts'
import { openBulk, openExport } from './bulk/openBulk.ts'
import type { DeskKey } from './deskKeys.ts'
import type { DeskModel } from './deskModel.ts'
import { openPapers } from './openPapers.ts'
import { isEmpty, nothingSelected, selectView, toggle } from './rowSelection.ts'
import { takeSuggestion } from './suggestion/takeSuggestion.ts'

/** What a key of the desk does, from the key itself or from the command palette. */
export const runDeskKey = (model: DeskModel, key: DeskKey, copy: () => void): void => {
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
    case 'redo':
      void gestures.redo()
      return
    case 'report':
      if (!model.refuses('reportOrder')) places.overlay.set({ kind: 'report', unsent: null })
      return
    case 'import':
      if (!model.refuses('beginImport')) places.overlay.set({ kind: 'import', chosen: null })
      return
    case 'persons':
    case 'keys':
    case 'commands':
      places.overlay.set({ kind: key })
      return
    case 'lock':
      model.lock()
      return
    case 'bulk':
      openBulk(model)
      return
    case 'export':
      openExport(model)
      return
    case 'papers':
      if (isEmpty(view.selection.get())) act(model, 'papers', 'focused')
      else openPapers(model)
      return
    case 'copy':
      copy()
      return
    case 'filter': {
      const button = document.querySelector<HTMLElement>('[data-filter-button]')
      button?.click()
      return
    }
    case 'search':
      document.querySelector<HTMLInputElement>('[data-search]')?.focus()
      return
    case 'refresh':
      void view.refresh()
      return
    default:
      unreachable(key)
  }
}

/** A row whose block is still on its way is asked for by its place: the key is not lost. */
const toggleFocused = async ({ view, range }: DeskModel): Promise<void> => {
  const focus = view.focus.get()
  if (focus === null) return
  range.anchorAt(focus.index)
  const row = focus.row ?? (await view.rowIds(focus.index, focus.index + 1))?.[0]
  if (row !== undefined) view.selection.set(toggle(view.selection.get(), row))
}
