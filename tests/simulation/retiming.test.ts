import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CalendarState } from '../../shared/calendar/calendarState.ts'
import type { CountedLimit } from '../../shared/calendar/limit.ts'
import { noNotes } from '../../shared/domain/calendar/calendarNotes.ts'
import { fromChina, isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Harness, openHarness } from './deskHarness.ts'

/** A Tuesday; the Friday of its week becomes a day off. */
let now = fromChina(2026, 11, 24, 10)
let desk: Harness
let rows: RowId[]
beforeEach(async () => {
  now = fromChina(2026, 11, 24, 10)
  desk = await openHarness(() => now)
  rows = []
  for (let at = 0; at < 4; at += 1) {
    const words = { title: `第${at}件`, text: '', reporter: '', phone: '', address: '', town: '', category: '' }
    rows.push(given(await desk.verbs.report({ channel: 'hotline', receivedAt: null, words })).row)
  }
})
afterEach(() => desk.close())

const given = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
type Choice = Parameters<typeof desk.verbs.dispatch>[0]['deadline']
const dispatch = async (at: number, deadline: Choice = { kind: 'setting' }) => {
  const [lane] = given(await desk.verbs.overview({})).lanes
  const row = rows[at]
  if (lane === undefined || row === undefined) throw new Error('nothing to dispatch')
  const target = { kind: 'rows' as const, rows: [row] }
  return desk.verbs.dispatch({ target, lead: lane.unit, supporting: [], deadline, note: '', seen: [] })
}
const due = async (at: number): Promise<string> => {
  const detail = given(await desk.verbs.order({ row: rows[at] ?? (0 as RowId) }))
  return detail.row.dueAt === null ? '' : isoMinute(detail.row.dueAt)
}
const dayOff = (calendar: CalendarState, on: string): Omit<CalendarState, 'version'> => ({
  hours: calendar.hours,
  yellowPercent: calendar.yellowPercent,
  years: calendar.years.map((table) =>
    table.year === 2026 ? { ...table, days: [...table.days, { on, kind: 'off', festival: null }] } : table,
  ),
})
const rules = async () => given(await desk.verbs.officeRules({}))
const saveDayOff = async () => {
  const { calendar } = await rules()
  const notes = { ...noNotes, days: { '2026-11-27': '台风停工' } }
  return given(await desk.verbs.changeCalendar({ seen: calendar.version, calendar: dayOff(calendar, '11-27'), notes }))
}
const preview = async (calendar: Omit<CalendarState, 'version'> | null = null) =>
  given(await desk.verbs.previewRetiming({ calendar, limits: null }))

test('R-CALENDAR-16 a preview of rules that are not saved tells what they would move, and moves nothing', async () => {
  given(await dispatch(0))
  given(await dispatch(1, { kind: 'picked', dueAt: fromChina(2026, 11, 30, 10) }))
  given(await dispatch(2, { kind: 'limit', limit: { kind: 'workingDays', amount: 1 } }))
  const { calendar } = await rules()
  const shown = await preview(dayOff(calendar, '11-27'))
  // Order 0 alone: its signature is due on the 25th, order 2's delivery too; the picked one is left alone.
  expect(shown).toMatchObject({
    checked: 4,
    changed: 1,
    earlier: 0,
    later: 1,
    own: 1,
    past: 0,
    uncovered: 0,
    proposed: true,
  })
  expect(shown?.rows.map((row) => [row.title, row.which, isoMinute(row.before), isoMinute(row.after)])).toEqual([
    ['第0件', 'delivery', '2026-12-01 17:30', '2026-12-02 17:30'],
  ])
  expect(await preview()).toMatchObject({ changed: 0, proposed: false })
  expect(await due(0)).toBe('2026-12-01 17:30')
})

test('R-CALENDAR-16 saved rules move deadlines when somebody carries it out, as one group that is undone as one', async () => {
  for (const at of [0, 1, 2]) given(await dispatch(at))
  await saveDayOff()
  expect(await due(0)).toBe('2026-12-01 17:30')
  const shown = await preview()
  expect(shown).toMatchObject({ changed: 3, later: 3, calendarVersion: 1, limitsVersion: 0 })
  const moved = given(await desk.verbs.retime({ calendarVersion: 1, limitsVersion: 0, reason: '台风' }))
  expect(moved).toMatchObject({ done: 3, stopped: false, refused: [] })
  expect([await due(0), await due(1), await due(2)]).toEqual(Array(3).fill('2026-12-02 17:30'))
  expect(given(await desk.verbs.order({ row: rows[0] ?? (0 as RowId) })).timeline.at(-1)).toMatchObject({
    kind: 'retimed',
  })
  expect(desk.news.some((news) => news.kind === 'retiming' && news.done === 3)).toBe(true)
  expect(given(await desk.verbs.undo({ group: moved.group ?? '' }))).toMatchObject({ done: 3, refused: [] })
  expect(await due(0)).toBe('2026-12-01 17:30')
  // What was put back can be carried out again.
  expect(await preview()).toMatchObject({ changed: 3 })
})

test('R-CALENDAR-16 rules that have changed since the preview are not carried out', async () => {
  given(await dispatch(0))
  await saveDayOff()
  const outcome = await desk.verbs.retime({ calendarVersion: 0, limitsVersion: 0, reason: '' })
  expect(outcome).toMatchObject({ error: { kind: 'refused', code: 'settings-moved' } })
  expect(await due(0)).toBe('2026-12-01 17:30')
})

test('R-LIMITS-5 a changed limit is proposed to orders that followed the setting, and not to those that were given their own', async () => {
  given(await dispatch(0))
  given(await dispatch(1, { kind: 'limit', limit: { kind: 'workingDays', amount: 3 } }))
  const { version: _, ...standing } = (await rules()).limits
  const delivery: CountedLimit = { kind: 'workingDays', amount: 4 }
  const byUrgency = { ...standing.byUrgency, general: { ...standing.byUrgency.general, delivery } }
  const limits = { ...standing, byUrgency }
  const proposed = given(await desk.verbs.previewRetiming({ calendar: null, limits }))
  expect(proposed).toMatchObject({ changed: 1, earlier: 1 })
  given(await desk.verbs.changeLimits({ seen: 0, limits }))
  given(await desk.verbs.retime({ calendarVersion: 0, limitsVersion: 1, reason: '' }))
  expect([await due(0), await due(1)]).toEqual(['2026-11-30 17:30', '2026-11-27 17:30'])
})

test('R-CALENDAR-16 a deadline that would lie in the past, or in a year without a table, is left and counted', async () => {
  given(await dispatch(0))
  now = fromChina(2026, 11, 30, 9)
  const { version: _, ...standing } = (await rules()).limits
  const withDelivery = (amount: number) => ({
    ...standing,
    byUrgency: {
      ...standing.byUrgency,
      general: { ...standing.byUrgency.general, delivery: { kind: 'workingDays', amount } as const },
    },
  })
  const shown = async (amount: number) =>
    given(await desk.verbs.previewRetiming({ calendar: null, limits: withDelivery(amount) }))
  expect(await shown(1)).toMatchObject({ changed: 0, past: 1 })
  expect(await shown(60)).toMatchObject({ changed: 0, uncovered: 1 })
})

test('R-CALENDAR-19 every running clock is explained with the calendar that it was counted with, reasons of days included', async () => {
  given(await dispatch(0))
  await saveDayOff()
  given(await dispatch(1))
  const why = async (at: number) => given(await desk.verbs.whyDeadline({ row: rows[at] ?? (0 as RowId) })).clocks
  const before = await why(0)
  expect(before.map((clock) => clock.which)).toEqual(['sign', 'delivery'])
  expect(before[1]).toMatchObject({ told: { kind: 'explained', calendarVersion: 0, reasons: {} } })
  const [, delivery] = await why(1)
  expect(delivery).toMatchObject({
    limit: { kind: 'workingDays', amount: 5 },
    told: { kind: 'explained', calendarVersion: 1, reasons: { '2026-11-27': '台风停工' } },
  })
  // What nobody dispatched runs against the time that the report has to be with a unit.
  expect((await why(3)).map((clock) => clock.which)).toEqual(['dispatch'])
  expect(await desk.verbs.whyDeadline({ row: 99_999 as RowId })).toMatchObject({ error: { kind: 'not-found' } })
})

test('a preview that is stopped says so, and a new one stops the one before', async () => {
  given(await dispatch(0))
  const [first, second] = await Promise.all([
    desk.verbs.previewRetiming({ calendar: null, limits: null }),
    desk.verbs.previewRetiming({ calendar: null, limits: null }),
  ])
  expect([first, second].filter((reply) => reply.ok && reply.value !== null)).toHaveLength(1)
})
