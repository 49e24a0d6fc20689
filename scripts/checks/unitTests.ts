import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Outcome } from './outcome.ts'
import { runTool } from './runTool.ts'

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

export async function unitTests(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'youjie-unit-'))
  const file = join(folder, 'report.json')
  try {
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const { ok, output } = await runTool('vitest', args)
    if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [], output }
    return countUnitTests(readFileSync(file, 'utf8'), ok, output)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Counts a vitest JSON report. A file that could not be loaded has no tests and counts as one failure, and so does
 * a run that failed although each of its tests passed (an error outside of them).
 */
export function countUnitTests(json: string, ok: boolean, output: string): Outcome {
  const files = report.parse(JSON.parse(json)).testResults
  const tests = files.flatMap((file) => file.assertionResults)
  const passed = tests.filter((test) => test.status === 'passed').length
  const failedTests = tests.filter((test) => test.status === 'failed').length
  const broken = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName)
  const failed = failedTests + broken
  return { passed, failed: failed === 0 && !ok ? 1 : failed, skipped, output }
}
