import type { PersonId, UnitId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'

/** Somebody who works here. The first one is made at the first start; every entry names one. */
export type PersonState = { readonly id: PersonId; readonly role: Role; readonly unit: UnitId | null }
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

export type PersonCommandBody = {
  readonly type: 'addPerson'
  readonly body: { readonly role: Role; readonly unit: UnitId | null; readonly words: { readonly name: string } }
}
export type PersonEventBody = {
  readonly type: 'PersonAdded'
  readonly v: 1
  readonly data: { readonly role: Role; readonly unit: UnitId | null }
  readonly words: { readonly name: string }
}

export const decidePerson = (
  state: PersonState | null,
  act: PersonCommandBody,
): Result<readonly PersonEventBody[], { readonly code: RefusalCode }> => {
  if (state !== null) return err({ code: 'already-exists' })
  const { role, unit, words } = act.body
  if (words.name.trim() === '') return err({ code: 'name-missing' })
  if (words.name.length > wordLimits.line) return err({ code: 'words-too-long' })
  return ok([{ type: 'PersonAdded', v: 1, data: { role, unit }, words }])
}

export const evolvePerson = (id: PersonId, event: PersonEventBody): PersonState => ({
  id,
  role: event.data.role,
  unit: event.data.unit,
})
