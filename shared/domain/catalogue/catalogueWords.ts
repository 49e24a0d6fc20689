import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'

/** What an entry of the catalogue is called. Sealed like all that is typed: no rule tells two of them apart by name. */
export type CatalogueWords = {
  readonly name: string
  /** Other names, one a line (`aliases.ts`). */
  readonly aliases: string
}

/** Why these words cannot be taken, or null. */
export const wordsProblem = ({ name, aliases }: CatalogueWords): RefusalCode | null => {
  if (name.trim() === '') return 'name-missing'
  if (name.length > wordLimits.line || aliases.length > wordLimits.text) return 'words-too-long'
  return null
}
