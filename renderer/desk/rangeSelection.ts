import type { DeskView } from './deskView.ts'
import { addAll, type RowSelection } from './rowSelection.ts'

/**
 * Ranges, as every list knows them: from where the last plain click or move was to where Shift leads. Going back takes out
 * again what going on put in; what was selected before the range stays.
 */
export type RangeSelection = {
  /** A plain click or move: the next range begins here. */
  readonly anchorAt: (index: number) => void
  /** False when the range is wider than a selection may name. */
  readonly extendTo: (index: number) => Promise<boolean>
}

export const createRangeSelection = (view: DeskView): RangeSelection => {
  let anchor: { readonly index: number; readonly base: RowSelection } | null = null
  let asked = 0
  return {
    anchorAt: (index) => {
      asked += 1
      anchor = { index, base: view.selection.get() }
    },
    extendTo: async (index) => {
      asked += 1
      const mine = asked
      const from = anchor ?? { index: view.focus.get()?.index ?? index, base: view.selection.get() }
      anchor = from
      const rows = await view.rowIds(Math.min(from.index, index), Math.max(from.index, index) + 1)
      if (rows === null) return false
      // Held down, the key asks faster than ranges are read: only the last one counts.
      if (mine === asked) view.selection.set(addAll(from.base, rows))
      return true
    },
  }
}
