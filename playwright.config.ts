import { defineConfig } from '@playwright/test'

const long = process.env.YOUJIE_LONG === '1'

export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.spec.ts', ...(long ? ['long/**/*.spec.ts'] : [])],
  outputDir: 'test-results',
  // One window at a time: two Electrons on two cores would make timing, not the program, decide a test.
  workers: 1,
  fullyParallel: false,
  // A test that passes only the second time has found something.
  retries: 0,
  forbidOnly: true,
  timeout: long ? 600_000 : 60_000,
  expect: { timeout: 10_000 },
  use: { trace: 'off', video: 'off', screenshot: 'only-on-failure' },
  reporter: 'line',
})
