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
    // sqlite3 is native code with its own threads: a process a file keeps one file's crash out of the others.
    pool: 'forks',
    testTimeout: long ? 600_000 : 30_000,
    hookTimeout: 30_000,
    passWithNoTests: true,
  },
})
