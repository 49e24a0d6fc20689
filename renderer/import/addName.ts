import type { CategoryCard } from '../../shared/contract/catalogue.ts'
import type { DeskVerbs } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { levelsOf } from '../../shared/matching/categoryPath.ts'
import { nameKey } from '../../shared/matching/nameKey.ts'

/** Orders due a week of a unit that nobody has said anything about: as the dialog for units begins. */
const usualWeekly = 30

/** Puts a name of an imported table into the catalogue: a town, a category with the levels above it, or a unit. */
export const addName = (verbs: DeskVerbs, field: 'town' | 'category' | 'unit', name: string): Promise<unknown> => {
  if (field === 'town') return verbs.addTown({ name, aliases: [] })
  if (field === 'category') return addCategory(verbs, levelsOf(name))
  return verbs.addUnit({ kind: 'department', weekly: usualWeekly, words: { name, fullName: name } })
}

/** Levels that are there are gone through; what is missing below is added. */
const addCategory = async (verbs: DeskVerbs, levels: readonly string[]): Promise<void> => {
  const listed = await verbs.catalogue({})
  if (!listed.ok) return
  let parent: RowId | null = null
  for (const level of levels) {
    const key = nameKey(level)
    const above: RowId | null = parent
    const found: CategoryCard | undefined = listed.value.categories.find(
      (one) => one.parent === above && [one.name, ...one.aliases].some((known) => nameKey(known) === key),
    )
    if (found !== undefined) {
      parent = found.row
      continue
    }
    const made = await verbs.addCategory({ name: level, aliases: [], parent: above })
    if (!made.ok) return
    parent = made.value.row
  }
}
