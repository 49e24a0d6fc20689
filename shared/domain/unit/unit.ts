import type { UnitId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode, RefusalDetail } from '../refusal.ts'

/** A unit that orders can be dispatched to: active ──retire──> retired. A retired one keeps its history and takes no new orders. */
export type UnitState = { readonly id: UnitId; readonly kind: UnitKind; readonly retired: boolean }
export const unitKinds = ['department', 'town', 'other'] as const
export type UnitKind = (typeof unitKinds)[number]

export type UnitNames = {
  /** As lists show it: 市住建局. */
  readonly name: string
  /** As documents address it: 市住房和城乡建设局. */
  readonly fullName: string
}
export type UnitDetails = {
  /** What the unit is responsible for, in running text. */
  readonly duties: string
  /** A JSON list of contacts (`unitContacts.ts`). */
  readonly contacts: string
  /** Other names that the unit goes by, one a line (`catalogue/aliases.ts`). */
  readonly aliases: string
}
/** Details that a command does not name stay as they are: a list that knows names only wipes out nobody's telephone number. */
export type UnitWords = UnitNames & Partial<UnitDetails>

type UnitBody = { readonly kind: UnitKind; readonly weekly: number; readonly words: UnitWords }

export type UnitCommandBody =
  | { readonly type: 'addUnit' | 'changeUnit'; readonly body: UnitBody }
  | { readonly type: 'retireUnit'; readonly body: Record<never, never> }

export type UnitEventBody =
  | {
      readonly type: 'UnitAdded' | 'UnitChanged'
      /** The first version has names only. */
      readonly v: 1 | 2
      /** `weekly`: orders due a week that the unit usually carries. */
      readonly data: { readonly kind: UnitKind; readonly weekly: number }
      readonly words: UnitWords
    }
  | { readonly type: 'UnitRetired'; readonly v: 1; readonly data: Record<never, never> }

export const decideUnit = (
  state: UnitState | null,
  act: UnitCommandBody,
  /** Orders that the unit leads and has not delivered. */
  openOrders = 0,
): Result<readonly UnitEventBody[], { readonly code: RefusalCode; readonly detail?: RefusalDetail }> => {
  switch (act.type) {
    case 'addUnit':
    case 'changeUnit': {
      if (act.type === 'addUnit' && state !== null) return err({ code: 'already-exists' })
      if (act.type === 'changeUnit' && state === null) return err({ code: 'not-found' })
      const { kind, weekly, words } = act.body
      if (words.name.trim() === '') return err({ code: 'name-missing' })
      if (words.name.length > wordLimits.line || words.fullName.length > wordLimits.line)
        return err({ code: 'words-too-long' })
      if ([words.duties, words.contacts, words.aliases].some((one = '') => one.length > wordLimits.text))
        return err({ code: 'words-too-long' })
      if (!Number.isInteger(weekly) || weekly < 1 || weekly > 100_000) return err({ code: 'setting-out-of-range' })
      const type = act.type === 'addUnit' ? 'UnitAdded' : 'UnitChanged'
      return ok([{ type, v: 2, data: { kind, weekly }, words }])
    }
    case 'retireUnit':
      return state === null ? err({ code: 'not-found' }) : retired(retireUnitProblem(state, openOrders))
    default:
      return unreachable(act)
  }
}

const retired = (problem: Problem | null): Result<readonly UnitEventBody[], Problem> =>
  problem === null ? ok([{ type: 'UnitRetired', v: 1, data: {} }]) : err(problem)

type Problem = { readonly code: RefusalCode; readonly detail?: RefusalDetail }

/** Why a unit cannot be retired now. */
export const retireUnitProblem = (unit: Pick<UnitState, 'retired'>, openOrders: number): Problem | null => {
  if (unit.retired) return { code: 'unit-retired' }
  // They would be nobody's: they are dealt with or given to another unit first.
  return openOrders > 0 ? { code: 'unit-has-orders', detail: { kind: 'count', count: openOrders } } : null
}

export const evolveUnit = (id: UnitId, state: UnitState | null, event: UnitEventBody): UnitState => {
  switch (event.type) {
    case 'UnitAdded':
      return { id, kind: event.data.kind, retired: false }
    case 'UnitChanged':
      return { id, kind: event.data.kind, retired: state?.retired ?? false }
    case 'UnitRetired':
      if (state === null) throw new Error(`unit ${id}: UnitRetired before UnitAdded`)
      return { ...state, retired: true }
    default:
      return unreachable(event)
  }
}
