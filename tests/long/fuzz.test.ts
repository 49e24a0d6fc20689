import { expect, test } from 'vitest'
import { z } from 'zod'
import { runScript } from './runScript.ts'

const totals = z.object({ cases: z.int(), crashes: z.int(), hangs: z.int(), refused: z.int() })

test('R-IMPORT-3 whatever file comes, every row is accounted for or the file is refused in words', async () => {
  const { code, words, totals: last } = await runScript('scripts/fuzz/fuzz.ts', ['import', '--cases', '2000'])
  const found = totals.parse(last)
  expect({ code, ...found }, words).toMatchObject({ code: 0, cases: 2000, crashes: 0, hangs: 0 })
  // Neither so mild that all is read, nor so wild that nothing is.
  expect(found.refused).toBeGreaterThan(10)
  expect(found.refused).toBeLessThan(1900)
}, 3_600_000)
