import { expect, test } from 'vitest'
import { type Outcome, summarize } from './outcome.ts'

const outcome = (passed: number, failed: number, skipped: string[] = []): Outcome => ({
  passed,
  failed,
  skipped,
  output: '',
})

test('the last line counts every step together', () => {
  expect(summarize([outcome(1, 0), outcome(40, 0)], true)).toEqual({
    ok: true,
    line: '41 passed, 0 failed',
    skippedTitles: [],
  })
})

test('one failed test makes the run fail', () => {
  expect(summarize([outcome(1, 0), outcome(39, 1)], true)).toMatchObject({ ok: false, line: '40 passed, 1 failed' })
})

test('a skipped test counts as failed where the data exist', () => {
  expect(summarize([outcome(5, 0, ['import > workbook'])], true)).toMatchObject({
    ok: false,
    line: '5 passed, 1 failed',
  })
})

test('a skipped test is counted apart where the data are missing', () => {
  expect(summarize([outcome(5, 0, ['import > workbook'])], false)).toEqual({
    ok: true,
    line: '5 passed, 0 failed, 1 skipped',
    skippedTitles: ['import > workbook'],
  })
})
