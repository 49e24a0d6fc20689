import type { SheetCard } from '../../shared/contract/importing.ts'
import { namedFields } from './guessMapping.ts'

/** The sheet that a person most likely means: of those whose columns are known by name the longest, else the longest of all. */
export const bestSheet = (sheets: readonly SheetCard[]): number => {
  let best = 0
  let most = -1
  for (const [index, { header, rowCount }] of sheets.entries()) {
    if (rowCount === 0) continue
    const weight = (namedFields(header) >= 2 ? 1e9 : 0) + rowCount
    if (weight > most) {
      best = index
      most = weight
    }
  }
  return best
}
