import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RowId } from '../../shared/kernel/ids.ts'
import { concernsProblem, knownAs, marksRequest, parseMarks, plainMarks } from './reportMarks.ts'

const row = (n: number) => n as RowId
const options = [
  { key: row(1), name: '市住建局', aliases: ['房产局'], initials: 'szjj' },
  { key: row(2), name: '路灯', initials: 'ld' },
  { key: row(3), name: '路灯', initials: 'ld' },
]

test('a unit that is complained about is known by its name or another name, or it is said to be none', () => {
  expect(marksRequest({ ...plainMarks, concerns: ' 房产局 ' }, options).concerns).toBe(1)
  expect(marksRequest(plainMarks, options).concerns).toBeNull()
  expect(concernsProblem('外星局', options)).toBe(true)
  expect(concernsProblem(' ', options)).toBe(false)
})

test('typed words are inside the catalogue, outside, or mean several', () => {
  expect(knownAs('房产局', null, options)).toBe('inside')
  expect(knownAs('路灯', null, options)).toBe('several')
  expect(knownAs('路灯', row(3), options)).toBe('inside')
  expect(knownAs('外星', null, options)).toBe('outside')
  expect(knownAs(' ', row(3), options)).toBeNull()
})

test('marks of a kept draft come back; what cannot be read is plain', () => {
  const marks = {
    town: row(7),
    category: row(8),
    urgency: 'lifeSafety',
    privacy: 'anonymous',
    concerns: '市住建局',
  } as const
  expect(parseMarks(JSON.parse(JSON.stringify(marks)))).toEqual(marks)
  for (const broken of [null, 1, 'x', [], { urgency: 'soon', town: -1, category: 1.5, concerns: 3 }])
    expect(parseMarks(broken)).toEqual(plainMarks)
  fc.assert(fc.property(fc.jsonValue(), (value) => void parseMarks(value)))
})
