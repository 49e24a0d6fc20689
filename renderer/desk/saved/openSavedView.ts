import type { Lane } from '../../../shared/contract/desk.ts'
import type { SavedView } from '../../../shared/contract/savedViews.ts'
import type { Preferences } from '../../store/preferences.ts'
import type { DeskModel } from '../deskModel.ts'
import { fromSaved } from './savedViews.ts'

/** Opens a view as it was saved; the names of units in it that are not here. */
export const openSavedView = (
  { view }: DeskModel,
  { columns }: Preferences,
  lanes: readonly Lane[],
  saved: SavedView,
): readonly string[] => {
  const { spec, unknownUnits } = fromSaved(saved, (wanted) => lanes.find((unit) => unit.name === wanted)?.unit)
  columns.set(saved.columns)
  void view.open(spec)
  return unknownUnits
}
