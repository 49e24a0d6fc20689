import { expect, test } from 'vitest'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import { firstPicked, readDeadline } from './dispatchDeadline.ts'

const now = fromChina(2026, 11, 24, 10, 2)

test('Without a choice the setting counts, to the end of the working day.', () => {
  expect(readDeadline({ kind: 'setting' }, 5, now)).toEqual({
    ok: true,
    choice: { kind: 'setting' },
    dueAt: fromChina(2026, 11, 29, 17),
  })
})

test('A picked time is the wall clock of Shanghai.', () => {
  const dueAt = fromChina(2026, 12, 1, 9, 30)
  expect(readDeadline({ kind: 'picked', typed: '2026-12-01T09:30' }, 5, now)).toEqual({
    ok: true,
    choice: { kind: 'picked', dueAt },
    dueAt,
  })
  expect(firstPicked(5, now)).toBe('2026-11-29T17:00')
})

test('Days and times that cannot be are said before anything is sent.', () => {
  for (const typed of ['', '0', '366', '2.5', '五'])
    expect(readDeadline({ kind: 'days', typed }, 5, now)).toEqual({ ok: false, problem: 'wrongDays' })
  for (const typed of ['', '2026-11-24T10:02', '2020-01-01T00:00'])
    expect(readDeadline({ kind: 'picked', typed }, 5, now)).toEqual({ ok: false, problem: 'wrongTime' })
})
