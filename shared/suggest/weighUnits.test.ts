import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weighUnits } from './weighUnits.ts'

const nobody = new Set<number>()
const shares = (...given: readonly (readonly [number, number])[]) => new Map(given)

test('R-SUGGEST-6 the catalogue and past decisions are weighed together, and a clear practice outweighs the catalogue', () => {
  expect(weighUnits({ catalogue: 7, decided: shares(), barred: nobody })).toEqual({ unit: 7, by: 'catalogue' })
  expect(weighUnits({ catalogue: null, decided: shares([3, 0.8]), barred: nobody })).toEqual({
    unit: 3,
    by: 'decisions',
  })
  expect(weighUnits({ catalogue: 7, decided: shares([7, 0.6], [3, 0.4]), barred: nobody })).toEqual({
    unit: 7,
    by: 'both',
  })
  expect(weighUnits({ catalogue: 7, decided: shares([3, 0.6], [7, 0.3]), barred: nobody })?.unit).toBe(7)
  expect(weighUnits({ catalogue: 7, decided: shares([3, 0.9], [7, 0.05]), barred: nobody })?.unit).toBe(3)
})

test('R-SUGGEST-9 where nothing is known, or only little speaks for many, nothing is suggested', () => {
  expect(weighUnits({ catalogue: null, decided: shares(), barred: nobody })).toBeNull()
  expect(weighUnits({ catalogue: null, decided: shares([1, 0.3], [2, 0.3], [3, 0.3]), barred: nobody })).toBeNull()
})

test('R-SUGGEST-7 a unit that is barred is never suggested, whatever speaks for it', () => {
  const units = fc.integer({ min: 1, max: 6 })
  fc.assert(
    fc.property(
      fc.option(units, { nil: null }),
      fc.array(fc.tuple(units, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 6 }),
      fc.array(units, { maxLength: 5 }),
      (catalogue, given, out) => {
        const barred = new Set(out)
        const chosen = weighUnits({ catalogue, decided: new Map(given), barred })
        if (chosen === null) return
        expect(barred.has(chosen.unit)).toBe(false)
        expect(chosen.unit === catalogue || new Map(given).has(chosen.unit)).toBe(true)
      },
    ),
  )
})
