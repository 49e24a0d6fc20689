import { defineConfig } from 'vitest/config'

const long = process.env.YOUJIE_LONG === '1'

export default defineConfig({
  test: {
    include: [
      '{shared,ledger,electron,hub,renderer,scripts}/**/*.test.{ts,tsx}',
      'tests/simulation/**/*.test.ts',
      ...(long ? ['tests/long/**/*.test.ts'] : []),
    ],
    exclude: ['**/node_modules/**', 'out/**', ...(long ? [] : ['**/*.long.test.ts', '**/*.long.test.tsx'])],
    environment: 'node',
    // sqlite3 is native code with its own threads: processes keep a crash out of the tests that run beside it.
    pool: 'forks',
    // Files share what they import: reading it anew for each of them took a third of all the time. No test replaces a module.
    isolate: false,
    // One less than there are cores by default: half of the machine that the checks are meant for.
    maxWorkers: 2,
    testTimeout: long ? 600_000 : 30_000,
    hookTimeout: 30_000,
    passWithNoTests: true,
  },
})
