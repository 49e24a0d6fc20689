import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIdleWatch } from './idleWatch.ts'

/** A clock that is moved by hand; `sleep` passes time without running timers, as a machine that was put to sleep does. */
const handClock = () => {
  let now = 0
  let timer: { readonly at: number; readonly act: () => void } | null = null
  const run = (): void => {
    if (timer === null || timer.at > now) return
    const { act } = timer
    timer = null
    act()
    run()
  }
  return {
    now: () => now,
    later: (ms: number, act: () => void) => {
      const set = { at: now + ms, act }
      timer = set
      return () => {
        if (timer === set) timer = null
      }
    },
    pass: (ms: number) => {
      const until = now + ms
      while (timer !== null && timer.at <= until) {
        now = Math.max(now, timer.at)
        run()
      }
      now = until
    },
    sleep: (ms: number) => {
      now += ms
    },
  }
}

const started = (limit: number | null) => {
  const clock = handClock()
  let times = 0
  const watch = createIdleWatch(clock, () => {
    times += 1
  })
  watch.watch(limit)
  return { clock, watch, times: () => times }
}

test('R-PERSON-11 the desk is covered after the whole limit without a touch, once, and not before', () => {
  const { clock, watch, times } = started(1000)
  clock.pass(999)
  watch.touched()
  clock.pass(999)
  expect(times()).toBe(0)
  clock.pass(1)
  expect(times()).toBe(1)
  clock.pass(10_000)
  watch.touched()
  expect(times()).toBe(1)
})

test('R-PERSON-11 the touch that wakes a machine which slept over its limit is no work', () => {
  const { clock, watch, times } = started(1000)
  clock.sleep(5000)
  watch.touched()
  expect(times()).toBe(1)
})

test('R-PERSON-11 where nothing is to be watched, nothing is ever covered', () => {
  const { clock, watch, times } = started(null)
  clock.pass(1_000_000)
  watch.touched()
  watch.watch(1000)
  clock.pass(500)
  watch.watch(null)
  clock.pass(1_000_000)
  expect(times()).toBe(0)
})

test('R-PERSON-11 however touches and times follow each other, it is covered exactly when a gap reaches the limit', () => {
  const step = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 })
  fc.assert(
    fc.property(step, fc.constantFrom(100, 250, 300), (gaps, limit) => {
      const { clock, watch, times } = started(limit)
      for (const gap of gaps) {
        clock.pass(gap)
        watch.touched()
      }
      expect(times()).toBe(gaps.some((gap) => gap >= limit) ? 1 : 0)
    }),
  )
})
