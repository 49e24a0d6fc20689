import type { PersonId, UnitId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'

/**
 * Somebody who works here. The first one is made at the first start; every entry names one.
 *
 *     works here ──retire──> gone ──restore──> works here
 */
export type PersonState = {
  readonly id: PersonId
  readonly role: Role
  readonly unit: UnitId | null
  readonly retired: boolean
}
export const roles = [
  'dispatcher',
  'chiefDispatcher',
  'supervisor',
  'unitClerk',
  'townClerk',
  'viewer',
  'administrator',
] as const
export type Role = (typeof roles)[number]

type PersonBody = { readonly role: Role; readonly unit: UnitId | null; readonly words: { readonly name: string } }

export type PersonCommandBody =
  | { readonly type: 'addPerson' | 'changePerson'; readonly body: PersonBody }
  | { readonly type: 'retirePerson' | 'restorePerson'; readonly body: Record<never, never> }

export type PersonEventBody =
  | {
      readonly type: 'PersonAdded' | 'PersonChanged'
      readonly v: 1
      readonly data: { readonly role: Role; readonly unit: UnitId | null }
      readonly words: { readonly name: string }
    }
  | { readonly type: 'PersonRetired' | 'PersonRestored'; readonly v: 1; readonly data: Record<never, never> }

type Context = {
  /** Whether the unit stands in the ledger; asked only for a unit that the command lists. */
  readonly hasUnit: (unit: UnitId) => boolean
  /** Whether the streams that the command lists hold an administrator besides this person. */
  readonly otherAdministrator: boolean
  /** The role of whoever gives the command. */
  readonly actorRole: Role
}
type Decision = Result<readonly PersonEventBody[], { readonly code: RefusalCode }>

/** Clerks answer for a unit: without one nothing could be theirs. */
export const needsUnit = (role: Role): boolean => role === 'unitClerk' || role === 'townClerk'

export const decidePerson = (state: PersonState | null, act: PersonCommandBody, context: Context): Decision => {
  if (isAdministrators(state, act) && !mayOverAdministrators(context)) return err({ code: 'not-permitted' })
  switch (act.type) {
    case 'addPerson':
      return state === null ? describe(act, context) : err({ code: 'already-exists' })
    case 'changePerson':
      if (state === null) return err({ code: 'not-found' })
      if (state.retired) return err({ code: 'person-retired' })
      if (act.body.role !== 'administrator' && isLast(state, context)) return err({ code: 'last-administrator' })
      return describe(act, context)
    case 'retirePerson':
      return state === null ? err({ code: 'not-found' }) : retired(retirePersonProblem(state, context))
    case 'restorePerson':
      if (state === null) return err({ code: 'not-found' })
      return state.retired ? ok([{ type: 'PersonRestored', v: 1, data: {} }]) : err({ code: 'not-retired' })
    default:
      return unreachable(act)
  }
}

const retired = (code: RefusalCode | null): Decision =>
  code === null ? ok([{ type: 'PersonRetired', v: 1, data: {} }]) : err({ code })

/** Why a person cannot be retired now, whoever asks. */
export const retirePersonProblem = (
  person: Pick<PersonState, 'role' | 'retired'>,
  context: Pick<Context, 'otherAdministrator'>,
): RefusalCode | null => {
  if (person.retired) return 'person-retired'
  return isLast(person, context) ? 'last-administrator' : null
}

/** Who is, was or becomes an administrator is theirs to say. */
const isAdministrators = (state: PersonState | null, act: PersonCommandBody): boolean =>
  state?.role === 'administrator' || ('role' in act.body && act.body.role === 'administrator')

/** A ledger of before there were administrators has none: there a chief dispatcher names the first one. */
export const mayOverAdministrators = ({
  actorRole,
  otherAdministrator,
}: Pick<Context, 'actorRole' | 'otherAdministrator'>): boolean => actorRole === 'administrator' || !otherAdministrator

/** Somebody must remain who can let others in; a caller that lists no other administrator is refused, which is the safe side. */
const isLast = (
  state: Pick<PersonState, 'role'>,
  { otherAdministrator }: Pick<Context, 'otherAdministrator'>,
): boolean => state.role === 'administrator' && !otherAdministrator

const describe = (
  { type, body }: Extract<PersonCommandBody, { readonly type: 'addPerson' | 'changePerson' }>,
  { hasUnit }: Context,
): Decision => {
  const { role, unit, words } = body
  if (words.name.trim() === '') return err({ code: 'name-missing' })
  if (words.name.length > wordLimits.line) return err({ code: 'words-too-long' })
  if (unit === null && needsUnit(role)) return err({ code: 'unit-missing' })
  if (unit !== null && !hasUnit(unit)) return err({ code: 'unit-unknown' })
  return ok([{ type: type === 'addPerson' ? 'PersonAdded' : 'PersonChanged', v: 1, data: { role, unit }, words }])
}

export const evolvePerson = (id: PersonId, state: PersonState | null, event: PersonEventBody): PersonState => {
  switch (event.type) {
    case 'PersonAdded':
    case 'PersonChanged':
      return { id, role: event.data.role, unit: event.data.unit, retired: state?.retired ?? false }
    case 'PersonRetired':
    case 'PersonRestored':
      if (state === null) throw new Error(`person ${id}: ${event.type} before PersonAdded`)
      return { ...state, retired: event.type === 'PersonRetired' }
    default:
      return unreachable(event)
  }
}
