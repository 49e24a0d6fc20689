import { expect, test } from 'vitest'
import type { RowId } from '../../shared/kernel/ids.ts'
import { loosens, marksChanged, marksKnown } from './correctedMarks.ts'

const row = (n: number) => n as RowId
const units = [{ key: row(1), name: '市住建局', initials: 'szjj' }]
const lanes = [
  { unit: row(1), name: '市住建局' },
  { unit: row(2), name: '市旧局' },
]
const standing = { urgency: 'general', privacy: 'confidential', concerns: row(2) } as const
const before = marksKnown({ standing }, lanes)

test('Marks that nobody touched are not sent; a unit that is retired by now stays the one.', () => {
  expect(marksChanged(before, before.form, units)).toBeNull()
  expect(marksChanged(before, { ...before.form, urgency: 'lifeSafety' }, units)).toMatchObject({
    urgency: 'lifeSafety',
    privacy: 'confidential',
    concerns: 2,
  })
})

test('Another unit is found by its name, none by emptying the field, and a name that is none is said to be so.', () => {
  const concerns = (typed: string) => marksChanged(before, { ...before.form, concerns: typed }, units)
  expect(concerns('市住建局')).toMatchObject({ concerns: 1 })
  expect(concerns(' ')).toMatchObject({ concerns: null })
  expect(concerns('外星局')).toBe('no-such-unit')
})

test('Taking the protection or the complaint away asks for a reason, giving it does not.', () => {
  expect(loosens(before, before.form)).toBe(false)
  expect(loosens(before, { ...before.form, privacy: 'anonymous' })).toBe(false)
  expect(loosens(before, { ...before.form, privacy: 'open' })).toBe(true)
  expect(loosens(before, { ...before.form, concerns: '' })).toBe(true)
  expect(loosens(marksKnown({ standing: { ...standing, concerns: null } }, lanes), before.form)).toBe(false)
})
