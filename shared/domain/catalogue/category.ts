import type { CategoryId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { RefusalCode } from '../refusal.ts'
import { type CatalogueWords, wordsProblem } from './catalogueWords.ts'

/**
 * What kind of matter: a tree of three levels, by stable ids.
 *
 *     in use ──retire──> retired ──restore──> in use
 *
 * An order keeps the id and the name of its day, so that renaming, moving and retiring change nothing that happened.
 */
export type CategoryState = {
  readonly id: CategoryId
  readonly parent: CategoryId | null
  readonly level: CategoryLevel
  readonly retired: boolean
}
/** 1: large class, 2: class, 3: item. */
export type CategoryLevel = 1 | 2 | 3

type Placed = { readonly parent: CategoryId | null; readonly words: CatalogueWords }
export type CategoryCommandBody =
  | { readonly type: 'addCategory' | 'changeCategory'; readonly body: Placed }
  | { readonly type: 'retireCategory' | 'restoreCategory'; readonly body: Record<never, never> }

export type CategoryEventBody =
  | {
      readonly type: 'CategoryAdded' | 'CategoryChanged'
      readonly v: 1
      readonly data: { readonly parent: CategoryId | null; readonly level: CategoryLevel }
      readonly words: CatalogueWords
    }
  | { readonly type: 'CategoryRetired' | 'CategoryRestored'; readonly v: 1; readonly data: Record<never, never> }

type Decision = Result<readonly CategoryEventBody[], { readonly code: RefusalCode }>

/** `parentOf` answers for the parent that the command names, which stands among the streams that it lists. */
export const decideCategory = (
  state: CategoryState | null,
  act: CategoryCommandBody,
  parentOf: (id: CategoryId) => CategoryState | null,
): Decision => {
  switch (act.type) {
    case 'addCategory':
      return state === null ? place(null, act.body, parentOf) : err({ code: 'already-exists' })
    case 'changeCategory':
      return state === null ? err({ code: 'not-found' }) : place(state, act.body, parentOf)
    case 'retireCategory':
      if (state === null) return err({ code: 'not-found' })
      return state.retired ? err({ code: 'category-retired' }) : ok([{ type: 'CategoryRetired', v: 1, data: {} }])
    case 'restoreCategory':
      if (state === null) return err({ code: 'not-found' })
      return state.retired ? ok([{ type: 'CategoryRestored', v: 1, data: {} }]) : err({ code: 'not-retired' })
    default:
      return unreachable(act)
  }
}

const place = (
  before: CategoryState | null,
  { parent, words }: Placed,
  parentOf: (id: CategoryId) => CategoryState | null,
): Decision => {
  const problem = wordsProblem(words)
  if (problem !== null) return err({ code: problem })
  const above = parent === null ? null : parentOf(parent)
  if (parent !== null && above === null) return err({ code: 'category-unknown' })
  // Staying below a parent that was retired meanwhile is no move: a name can still be put right there.
  const crowded = above === null || before?.parent === parent ? null : belowProblem(above)
  if (crowded !== null) return err({ code: crowded })
  const level = levelBelow(above)
  if (level === null) return err({ code: 'category-too-deep' })
  // What stands below keeps its level: a move changes the branch, never the depth.
  if (before !== null && before.level !== level) return err({ code: 'category-level-fixed' })
  const type = before === null ? 'CategoryAdded' : 'CategoryChanged'
  return ok([{ type, v: 1, data: { parent, level }, words }])
}

/** Why nothing new stands below a category. */
export const belowProblem = (above: Pick<CategoryState, 'level' | 'retired'>): RefusalCode | null => {
  if (above.retired) return 'category-retired'
  return above.level === 3 ? 'category-too-deep' : null
}

const levelBelow = (above: CategoryState | null): CategoryLevel | null => {
  if (above === null) return 1
  if (above.level === 1) return 2
  return above.level === 2 ? 3 : null
}

export const evolveCategory = (
  id: CategoryId,
  state: CategoryState | null,
  event: CategoryEventBody,
): CategoryState => {
  switch (event.type) {
    case 'CategoryAdded':
    case 'CategoryChanged':
      return { id, parent: event.data.parent, level: event.data.level, retired: state?.retired ?? false }
    case 'CategoryRetired':
    case 'CategoryRestored':
      if (state === null) throw new Error(`category ${id}: ${event.type} before CategoryAdded`)
      return { ...state, retired: event.type === 'CategoryRetired' }
    default:
      return unreachable(event)
  }
}
