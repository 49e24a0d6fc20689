import { match } from 'pinyin-pro'
import { initialsOf } from '../acts/fitsLetters.ts'
import { unitFit } from '../unitFilter.ts'

/** How well a name fits what was typed, by characters, first letters or whole pinyin; the lower, the better, null: not at all. */
export const commandFit = (name: string, typed: string): number | null => {
  const query = typed.trim().toLowerCase()
  const fit = unitFit({ name, fullName: name, initials: initialsOf(name) }, query)
  // Letters that are left out in between find units, whose names are long; of commands they would find too much.
  if (fit !== null && fit < skipping) return fit
  return match(name, query, { continuous: true }) === null ? null : skipping
}
const skipping = 6
