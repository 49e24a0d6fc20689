import type { DeskVerbs } from '../../shared/contract/desk.ts'

/** Orders due a week of a unit that nobody has said anything about: as the dialog for units begins. */
const usualWeekly = 30

/** Puts a name of an imported table into the catalogue: a town, a category of the first level, or a unit. */
export const addName = (verbs: DeskVerbs, field: 'town' | 'category' | 'unit', name: string): Promise<unknown> => {
  if (field === 'town') return verbs.addTown({ name, aliases: [] })
  if (field === 'category') return verbs.addCategory({ name, aliases: [], parent: null })
  return verbs.addUnit({ kind: 'department', weekly: usualWeekly, words: { name, fullName: name } })
}
