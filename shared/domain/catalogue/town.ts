import type { TownId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { RefusalCode } from '../refusal.ts'
import { type CatalogueWords, wordsProblem } from './catalogueWords.ts'

/** A town or street that matters lie in, as a place; its office is a unit. In use ──retire──> retired ──restore──> in use. */
export type TownState = { readonly id: TownId; readonly retired: boolean }

export type TownCommandBody =
  | { readonly type: 'addTown' | 'changeTown'; readonly body: { readonly words: CatalogueWords } }
  | { readonly type: 'retireTown' | 'restoreTown'; readonly body: Record<never, never> }

export type TownEventBody =
  | {
      readonly type: 'TownAdded' | 'TownChanged'
      readonly v: 1
      readonly data: Record<never, never>
      readonly words: CatalogueWords
    }
  | { readonly type: 'TownRetired' | 'TownRestored'; readonly v: 1; readonly data: Record<never, never> }

export const decideTown = (
  state: TownState | null,
  act: TownCommandBody,
): Result<readonly TownEventBody[], { readonly code: RefusalCode }> => {
  if (act.type === 'addTown' && state !== null) return err({ code: 'already-exists' })
  if (act.type !== 'addTown' && state === null) return err({ code: 'not-found' })
  switch (act.type) {
    case 'addTown':
    case 'changeTown': {
      const problem = wordsProblem(act.body.words)
      if (problem !== null) return err({ code: problem })
      const type = act.type === 'addTown' ? 'TownAdded' : 'TownChanged'
      return ok([{ type, v: 1, data: {}, words: act.body.words }])
    }
    case 'retireTown':
      return state?.retired ? err({ code: 'town-retired' }) : ok([{ type: 'TownRetired', v: 1, data: {} }])
    case 'restoreTown':
      return state?.retired ? ok([{ type: 'TownRestored', v: 1, data: {} }]) : err({ code: 'not-retired' })
    default:
      return unreachable(act)
  }
}

export const evolveTown = (id: TownId, state: TownState | null, event: TownEventBody): TownState => {
  switch (event.type) {
    case 'TownAdded':
    case 'TownChanged':
      return { id, retired: state?.retired ?? false }
    case 'TownRetired':
    case 'TownRestored':
      if (state === null) throw new Error(`town ${id}: ${event.type} before TownAdded`)
      return { ...state, retired: event.type === 'TownRetired' }
    default:
      return unreachable(event)
  }
}
