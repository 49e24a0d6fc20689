import { expect, test } from 'vitest'
import { countUnitTests } from './unitTests.ts'

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((state, at) => ({ fullName: `test ${at}`, status: state })),
})
const json = (...files: unknown[]) => JSON.stringify({ testResults: files })

test('every test of every file is counted, a skipped one by its title', () => {
  const counted = countUnitTests(json(file('passed', 'passed', 'skipped'), file('failed', 'failed')), false, '')
  expect(counted).toMatchObject({ passed: 1, failed: 1, skipped: ['test 1'] })
})

test('a file that could not be loaded counts as one failure', () => {
  expect(countUnitTests(json(file('passed', 'passed'), file('failed')), false, '')).toMatchObject({
    passed: 1,
    failed: 1,
  })
})

test('an error outside of the tests fails the run', () => {
  expect(countUnitTests(json(file('passed', 'passed')), false, '')).toMatchObject({ passed: 1, failed: 1 })
})
