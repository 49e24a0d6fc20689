import { expect, test } from 'vitest'
import type { PersonId } from '../../kernel/ids.ts'
import { wordLimits } from '../order/wordLimits.ts'
import { decidePerson, evolvePerson } from './person.ts'

const add = (name: string) =>
  ({ type: 'addPerson', body: { role: 'dispatcher', unit: null, words: { name } } }) as const

test('R-PERSON-1 a person has a name and a role, and is added once', () => {
  expect(decidePerson(null, add(' '))).toEqual({ ok: false, error: { code: 'name-missing' } })
  expect(decidePerson(null, add('名'.repeat(wordLimits.line + 1)))).toEqual({
    ok: false,
    error: { code: 'words-too-long' },
  })
  const added = decidePerson(null, add('李静'))
  const [event] = added.ok ? added.value : []
  if (event === undefined) throw new Error('refused')
  const id = 'p1' as PersonId
  const state = evolvePerson(id, event)
  expect(state).toEqual({ id, role: 'dispatcher', unit: null })
  expect(decidePerson(state, add('李静'))).toEqual({ ok: false, error: { code: 'already-exists' } })
})
