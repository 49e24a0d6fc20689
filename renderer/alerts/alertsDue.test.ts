import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import { alertsDue, isQuiet, type ToldCounts } from './alertsDue.ts'
import { type CountedKind, countedKinds, usualAlerts } from './alertSettings.ts'

const { tell } = usualAlerts('administrator')
const counts = (of: (kind: CountedKind) => number): ToldCounts =>
  Object.fromEntries(countedKinds.map((kind) => [kind, of(kind)])) as ToldCounts
const none = counts(() => 0)
const away = { seen: false, quiet: false, tell }

test('R-ALERT-1 What grew while nobody looked is told with how many came, and not a second time.', () => {
  const grown = counts((kind) => (kind === 'returned' ? 3 : 0))
  const { alerts, told } = alertsDue(
    counts((kind) => (kind === 'returned' ? 1 : 0)),
    grown,
    away,
  )
  expect(alerts).toEqual([{ kind: 'returned', count: 3, more: 2 }])
  expect(alertsDue(told, grown, away).alerts).toEqual([])
})

test('R-ALERT-1 Before somebody’s eyes nothing is told, then or later; a kind that was not chosen never is.', () => {
  const grown = counts(() => 5)
  const { alerts, told } = alertsDue(none, grown, { ...away, seen: true })
  expect(alerts).toEqual([])
  expect(alertsDue(told, grown, away).alerts).toEqual([])
  expect(alertsDue(none, grown, away).alerts.map(({ kind }) => kind)).toEqual(countedKinds.filter((kind) => tell[kind]))
})

test('R-ALERT-2 What comes in quiet hours is told once when they are over, less what was dealt with.', () => {
  const quiet = { ...away, quiet: true }
  const at = (n: number) => counts((kind) => (kind === 'overdue' ? n : 0))
  let told = at(2)
  for (const now of [at(4), at(1), at(6)]) {
    const step = alertsDue(told, now, quiet)
    expect(step.alerts).toEqual([])
    told = step.told
  }
  expect(alertsDue(told, at(6), away).alerts).toEqual([{ kind: 'overdue', count: 6, more: 5 }])
})

test('R-ALERT-1 Whatever happens in whatever order, nobody is told of more than there are, and never of nothing.', () => {
  const step = fc.record({ n: fc.nat(9), seen: fc.boolean(), quiet: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let told = none
      for (const { n, seen, quiet } of steps) {
        const now = counts(() => n)
        const next = alertsDue(told, now, { seen, quiet, tell })
        for (const { more, count } of next.alerts) {
          expect(count).toBe(n)
          expect(more).toBeGreaterThan(0)
          expect(more).toBeLessThanOrEqual(n)
        }
        if (seen || quiet) expect(next.alerts).toEqual([])
        told = next.told
      }
    }),
  )
})

test('R-ALERT-2 Quiet hours go over midnight in Shanghai, end at their last minute, and the same minute twice is none.', () => {
  const night = { on: true, from: 22 * 60, until: 7 * 60 + 30 }
  const at = (hour: number, minute: number) => fromChina(2026, 11, 25, hour) + minute * 60_000
  expect([at(21, 59), at(22, 0), at(23, 59)].map((now) => isQuiet(night, now))).toEqual([false, true, true])
  expect([at(0, 0), at(7, 29), at(7, 30)].map((now) => isQuiet(night, now))).toEqual([true, true, false])
  expect(isQuiet({ on: true, from: 720, until: 840 }, at(13, 0))).toBe(true)
  expect(isQuiet({ ...night, on: false }, at(23, 0))).toBe(false)
  expect(isQuiet({ on: true, from: 60, until: 60 }, at(1, 0))).toBe(false)
})
