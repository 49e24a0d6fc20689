import { expect, test } from 'vitest'
import type { Role } from '../../shared/domain/person/person.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { createSource } from '../store/source.ts'
import { alertKinds, createAlertShelf, readAlerts, usualAlerts } from './alertSettings.ts'

test('R-ALERT-3 No tone sounds that nobody chose, whatever the role; the alarm of life and safety does.', () => {
  for (const role of ['dispatcher', 'chiefDispatcher', 'supervisor', 'unitClerk', 'viewer', 'administrator'] as const) {
    expect(Object.values(usualAlerts(role).tone).some((on) => on)).toBe(false)
    expect(usualAlerts(role).alarmSound).toBe(true)
  }
})

test('R-ALERT-3 A role is told what concerns it: a viewer nothing, a supervisor what is overdue, a dispatcher what comes back.', () => {
  const told = (role: Role) => alertKinds.filter((kind) => usualAlerts(role).tell[kind])
  expect(told('viewer')).toEqual([])
  expect(told('supervisor')).toEqual(['overdue', 'unsatisfied'])
  expect(told('dispatcher')).toContain('returned')
})

test('What cannot be read of what was kept is as usual, the rest as it was chosen.', () => {
  const usual = usualAlerts('dispatcher')
  expect(readAlerts(null, 'dispatcher')).toEqual(usual)
  expect(readAlerts('{"tell":', 'dispatcher')).toEqual(usual)
  expect(readAlerts('{"tell":{"overdue":false,"returned":1},"quiet":{"from":1440,"until":60}}', 'dispatcher')).toEqual({
    ...usual,
    tell: { ...usual.tell, overdue: false },
    quiet: { ...usual.quiet, until: 60 },
  })
})

test('Each person has their own, and finds them again.', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  const onDuty = createSource<{ readonly row: RowId; readonly role: Role } | null>(null)
  const shelf = createAlertShelf(storage, onDuty)
  expect(shelf.settings.get()).toBeNull()
  const [wang, li] = [1, 2] as RowId[] as [RowId, RowId]
  onDuty.set({ row: wang, role: 'dispatcher' })
  shelf.change({ alarmSound: false })
  onDuty.set({ row: li, role: 'supervisor' })
  expect(shelf.settings.get()).toEqual(usualAlerts('supervisor'))
  onDuty.set({ row: wang, role: 'dispatcher' })
  expect(shelf.settings.get()?.alarmSound).toBe(false)
})
