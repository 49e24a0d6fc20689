import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distinct, fileSafe, joinedFileName, paperFileName } from './paperFileName.ts'

const number = { prefix: '督', year: 2026, n: 12 }

test('R-PRINT-4 A file says kind, number and unit of its paper; several in one say the first and how many.', () => {
  const paper = { kind: '督办通知单', number, unit: '市住建局' }
  expect(paperFileName(paper)).toBe('督办通知单-督〔2026〕12号-市住建局')
  expect(joinedFileName([paper, paper])).toBe('督办通知单-督〔2026〕12号等2份')
  expect(joinedFileName([paper, { ...paper, kind: '提醒函' }])).toBe('文书-督〔2026〕12号等2份')
  expect(joinedFileName([paper])).toBe('督办通知单-督〔2026〕12号')
})

test('R-PRINT-4 No name of a unit makes a path, a hidden or a nameless file, or one that some system cannot hold.', () => {
  expect(fileSafe('../../etc/passwd')).toBe('etc passwd')
  expect(fileSafe('..')).toBe('文书')
  expect(fileSafe('a\u202Efdp.exe\u0000')).toBe('a fdp.exe')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const safe = fileSafe(name)
      expect(safe).not.toMatch(/[\p{Cc}\\/:*?"<>|]|^[. ]|[. ]$|^$/u)
      expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(200)
    }),
  )
})

test('R-PRINT-4 No two papers of a job get the same name.', () => {
  expect(distinct(['a', 'A', 'b', 'a'])).toEqual(['a', 'A (2)', 'b', 'a (3)'])
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'A', 'a (2)', 'b', 'a (3)')), (names) => {
      const made = distinct(names).map((name) => name.toLowerCase())
      expect(new Set(made).size).toBe(made.length)
    }),
  )
})
