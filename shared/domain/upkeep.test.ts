import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CategoryId, PersonId, UnitId } from '../kernel/ids.ts'
import { belowProblem, type CategoryLevel, decideCategory } from './catalogue/category.ts'
import { decidePerson, retirePersonProblem, roles } from './person/person.ts'
import { roleMay } from './permissions.ts'
import { decideUnit, retireUnitProblem } from './unit/unit.ts'
import { upkeepProblem } from './upkeep.ts'

test('R-CATALOGUE-17 whoever may not is told who may, before what stands in the way of the others', () => {
  const rule = { code: 'unit-has-orders', detail: { kind: 'count', count: 3 } } as const
  for (const role of roles)
    expect(upkeepProblem(role, 'retireUnit', rule)).toEqual(
      roleMay(role, 'retireUnit')
        ? rule
        : { code: 'not-permitted', detail: { kind: 'roles', roles: ['chiefDispatcher', 'administrator'] } },
    )
  expect(upkeepProblem('administrator', 'addTown')).toBeNull()
})

test('R-CATALOGUE-17 what is said beforehand is what the decision refuses', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.nat(3),
      fc.constantFrom(...roles),
      fc.boolean(),
      fc.constantFrom<CategoryLevel>(1, 2, 3),
      (retired, open, role, otherAdministrator, level) => {
        const unit = { id: 'u' as UnitId, kind: 'department', retired } as const
        const unitSaid = decideUnit(unit, { type: 'retireUnit', body: {} }, open)
        expect(unitSaid.ok ? null : unitSaid.error).toEqual(retireUnitProblem(unit, open))

        const person = { id: 'p' as PersonId, role, unit: null, retired }
        const context = { hasUnit: () => true, otherAdministrator, actorRole: 'administrator' } as const
        const personSaid = decidePerson(person, { type: 'retirePerson', body: {} }, context)
        expect(personSaid.ok ? null : personSaid.error.code).toBe(retirePersonProblem(person, context))

        const above = { id: 'c' as CategoryId, parent: null, level, retired }
        const words = { name: '宠物登记', aliases: '' }
        const added = decideCategory(null, { type: 'addCategory', body: { parent: above.id, words } }, () => above)
        expect(added.ok ? null : added.error.code).toBe(belowProblem(above))
      },
    ),
  )
})
