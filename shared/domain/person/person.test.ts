import { expect, test } from 'vitest'
import type { PersonId, UnitId } from '../../kernel/ids.ts'
import { wordLimits } from '../order/wordLimits.ts'
import { decidePerson, evolvePerson, type PersonCommandBody, type PersonState, type Role } from './person.ts'

const id = 'p1' as PersonId
const unit = 'housing' as UnitId
const person = (role: Role, retired = false): PersonState => ({ id, role, unit: null, retired })
const named = (
  type: 'addPerson' | 'changePerson',
  { name = '李静', role = 'dispatcher', of = null }: { name?: string; role?: Role; of?: UnitId | null } = {},
): PersonCommandBody => ({ type, body: { role, unit: of, words: { name } } })
const plain = (type: 'retirePerson' | 'restorePerson'): PersonCommandBody => ({ type, body: {} })
const outcome = (
  before: PersonState | null,
  act: PersonCommandBody,
  otherAdministrator = true,
  actorRole: Role = 'administrator',
) => {
  const decided = decidePerson(before, act, { hasUnit: (one) => one === unit, otherAdministrator, actorRole })
  if (!decided.ok) return decided.error.code
  const [event] = decided.value
  if (event === undefined) throw new Error('no event')
  return evolvePerson(id, before, event)
}

test('R-PERSON-1 a person has a name and a role, and is added once', () => {
  expect(outcome(null, named('addPerson', { name: ' ' }))).toBe('name-missing')
  expect(outcome(null, named('addPerson', { name: '名'.repeat(wordLimits.line + 1) }))).toBe('words-too-long')
  expect(outcome(null, named('addPerson'))).toEqual(person('dispatcher'))
  expect(outcome(person('dispatcher'), named('addPerson'))).toBe('already-exists')
})

test('R-PERSON-2 a clerk of a unit or a town belongs to a unit, and to one that the ledger has', () => {
  for (const role of ['unitClerk', 'townClerk'] as const) {
    expect(outcome(null, named('addPerson', { role }))).toBe('unit-missing')
    expect(outcome(null, named('addPerson', { role, of: 'nowhere' as UnitId }))).toBe('unit-unknown')
    expect(outcome(null, named('addPerson', { role, of: unit }))).toEqual({ id, role, unit, retired: false })
  }
  expect(outcome(null, named('addPerson', { role: 'viewer', of: 'nowhere' as UnitId }))).toBe('unit-unknown')
})

test('R-PERSON-3 name, role and unit of a person who works here change; somebody retired is restored first', () => {
  expect(outcome(null, named('changePerson'))).toBe('not-found')
  expect(outcome(person('viewer'), named('changePerson', { role: 'supervisor' }))).toEqual(person('supervisor'))
  expect(outcome(person('viewer', true), named('changePerson'))).toBe('person-retired')
  expect(outcome(person('viewer', true), plain('retirePerson'))).toBe('person-retired')
  expect(outcome(person('viewer'), plain('restorePerson'))).toBe('not-retired')
  expect(outcome(null, plain('restorePerson'))).toBe('not-found')
  expect(outcome(person('viewer', true), plain('restorePerson'))).toEqual(person('viewer'))
})

test('R-PERSON-4 the last administrator is neither retired nor given another role', () => {
  const last = person('administrator')
  expect(outcome(last, plain('retirePerson'), false)).toBe('last-administrator')
  expect(outcome(last, named('changePerson', { role: 'viewer' }), false)).toBe('last-administrator')
  expect(outcome(last, named('changePerson', { role: 'administrator', name: '王强' }), false)).toEqual(last)
  expect(outcome(last, plain('retirePerson'), true)).toEqual(person('administrator', true))
  expect(outcome(last, named('changePerson', { role: 'viewer' }), true)).toEqual(person('viewer'))
  expect(outcome(person('viewer'), plain('retirePerson'), false)).toEqual(person('viewer', true))
})

test('R-PERSON-10 who is, was or becomes an administrator is an administrator’s to say, a chief’s while there is none', () => {
  const chief = 'chiefDispatcher'
  const gone = person('administrator', true)
  expect(outcome(null, named('addPerson', { role: 'administrator' }), true, chief)).toBe('not-permitted')
  expect(outcome(person('viewer'), named('changePerson', { role: 'administrator' }), true, chief)).toBe('not-permitted')
  expect(outcome(person('administrator'), plain('retirePerson'), true, chief)).toBe('not-permitted')
  expect(outcome(gone, plain('restorePerson'), true, chief)).toBe('not-permitted')
  expect(outcome(person('viewer'), named('changePerson', { role: 'supervisor' }), true, chief)).toEqual(
    person('supervisor'),
  )
  expect(outcome(null, named('addPerson', { role: 'administrator' }), false, chief)).toEqual(person('administrator'))
})
