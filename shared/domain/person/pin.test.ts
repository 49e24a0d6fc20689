import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MINUTE } from '../../kernel/chinaTime.ts'
import { type Attempts, afterFailure, attemptsAllowed, attemptsLeft, isLocked, noAttempts, pinProblem } from './pin.ts'

test('R-PERSON-6 a PIN has 4 to 12 digits that are neither all the same nor a run', () => {
  expect(['', '123', '1'.repeat(13)].map(pinProblem)).toEqual(['length', 'length', 'length'])
  expect(['12a4', ' 1357', '１３５７', '-1357'].map(pinProblem)).toEqual(['digits', 'digits', 'digits', 'digits'])
  expect(['0000', '1234', '9876', '012345'].map(pinProblem)).toEqual(['simple', 'simple', 'simple', 'simple'])
  expect(['1357', '2580', '0001', '1243', '314159265358'].map(pinProblem)).toEqual([null, null, null, null, null])
})

test('R-PERSON-6 whatever is typed, a PIN that is taken is of digits, and the same ten times over is never one', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 14 }), fc.nat(9), (text, digit) => {
      if (pinProblem(text) === null) expect(text).toMatch(/^[0-9]{4,12}$/)
      expect(pinProblem(String(digit).repeat(10))).toBe('simple')
    }),
  )
})

test('R-PERSON-7 five wrong PINs let it rest for five minutes, each further one twice as long, at most an hour', () => {
  let attempts: Attempts = noAttempts
  for (let left = attemptsAllowed - 1; left >= 1; left -= 1) {
    attempts = afterFailure(attempts, 0)
    expect([attemptsLeft(attempts), isLocked(attempts, 0)]).toEqual([left, false])
  }
  const rests: number[] = []
  for (let more = 0; more < 6; more += 1) {
    attempts = afterFailure(attempts, 1000)
    rests.push(((attempts.lockedUntil ?? 0) - 1000) / MINUTE)
  }
  expect(rests).toEqual([5, 10, 20, 40, 60, 60])
  expect(isLocked(attempts, 1000 + 60 * MINUTE - 1)).toBe(true)
  expect(isLocked(attempts, 1000 + 60 * MINUTE)).toBe(false)
})
