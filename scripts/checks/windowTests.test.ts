import { expect, test } from 'vitest'
import { countWindowTests } from './windowTests.ts'

const spec = (title: string, status: string) => ({ title, tests: [{ status }] })

test('tests of nested suites are counted, a skipped one by its title', () => {
  const json = JSON.stringify({
    suites: [
      {
        title: 'desk.spec.ts',
        specs: [spec('opens', 'expected')],
        suites: [{ title: 'drag', specs: [spec('one row', 'unexpected'), spec('many rows', 'skipped')] }],
      },
    ],
    errors: [],
  })
  expect(countWindowTests(json, false, '')).toMatchObject({ passed: 1, failed: 1, skipped: ['drag > many rows'] })
})

test('a test that passed only the second time counts as failed', () => {
  const json = JSON.stringify({ suites: [{ title: 'a', specs: [spec('opens', 'flaky')] }], errors: [] })
  expect(countWindowTests(json, true, '')).toMatchObject({ passed: 0, failed: 1 })
})

test('a run without any test counts as one failure', () => {
  expect(countWindowTests(JSON.stringify({ suites: [], errors: [] }), false, '')).toMatchObject({ failed: 1 })
})
