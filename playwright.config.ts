import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // One window at a time: two Electrons on two cores would make timing, not the program, decide a test.
  workers: 1,
  fullyParallel: false,
  // A test that passes only the second time has found something.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: { trace: 'off', video: 'off', screenshot: 'only-on-failure' },
  reporter: 'line',
})
