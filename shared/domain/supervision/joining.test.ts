import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Joinable, joinedWith, joinProblem, mostJoined } from './joining.ts'

const proposal = (parts: Partial<Joinable> = {}): Joinable => ({
  case: null,
  unit: 1,
  to: 'notice',
  orders: [1],
  ...parts,
})

test('R-SUPERVISION-25 proposals go into one paper when they are of one unit, for one rung and of no case yet', () => {
  const chosen = [proposal()]
  expect(joinProblem([], proposal())).toBeNull()
  expect(joinProblem(chosen, proposal())).toBeNull()
  expect(joinProblem(chosen, proposal({ unit: 2 }))).toBe('other-unit')
  expect(joinProblem(chosen, proposal({ to: 'reminder' }))).toBe('other-rung')
  for (const alone of [{ case: 7 }, { to: 'end' }, { to: 'delisting' }] as const) {
    expect(joinProblem([], proposal(alone))).toBe('own-case')
    expect(joinProblem(chosen, proposal(alone))).toBe('own-case')
  }
  const full = proposal({ orders: Array.from({ length: mostJoined }, (_, at) => at) })
  expect(joinProblem([], full)).toBeNull()
  expect(joinProblem([full], proposal())).toBe('too-many')
})

test('R-SUPERVISION-25 whatever is chosen one by one has one unit, one rung, no case, and room on one paper', () => {
  const some = fc.record({
    case: fc.option(fc.nat(3)),
    unit: fc.nat(2),
    to: fc.constantFrom('reminder', 'notice', 'listing', 'end'),
    orders: fc.array(fc.nat(), { minLength: 1, maxLength: 200 }),
  }) satisfies fc.Arbitrary<Joinable>
  fc.assert(
    fc.property(fc.array(some, { minLength: 1, maxLength: 12 }), (all) => {
      for (const first of all) {
        const chosen = joinedWith(first, all)
        expect(chosen.length > 0).toBe(first.case === null && first.to !== 'end')
        if (chosen.length === 0) continue
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.every((each) => each.unit === first.unit && each.to === first.to && each.case === null)).toBe(
          true,
        )
        expect(chosen.reduce((sum, { orders }) => sum + orders.length, 0)).toBeLessThanOrEqual(mostJoined)
        for (const left of all) if (!chosen.includes(left)) expect(joinProblem(chosen, left)).not.toBeNull()
      }
    }),
  )
})
