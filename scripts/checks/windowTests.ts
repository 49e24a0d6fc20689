import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ensureBuild } from '../setup/buildFresh.mjs'
import { startDisplay } from '../setup/display.mjs'
import { SetUpStopped } from '../setup/say.mjs'
import type { Outcome } from './outcome.ts'
import { runTool } from './runTool.ts'

type Suite = {
  readonly title: string
  readonly suites?: readonly Suite[] | undefined
  readonly specs?:
    | readonly { readonly title: string; readonly tests: readonly { readonly status: string }[] }[]
    | undefined
}

const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    suites: z.array(suite).optional(),
    specs: z.array(z.object({ title: z.string(), tests: z.array(z.object({ status: z.string() })) })).optional(),
  }),
)
const report = z.object({ suites: z.array(suite), errors: z.array(z.unknown()) })

/** Builds what is stale and runs the end-to-end tests in the real window, on a screen of their own. */
export async function windowTests(): Promise<Outcome> {
  try {
    await ensureBuild()
  } catch (error) {
    if (!(error instanceof SetUpStopped)) throw error
    return { passed: 0, failed: 1, skipped: [], output: error.message }
  }
  const folder = mkdtempSync(join(tmpdir(), 'youjie-e2e-'))
  const file = join(folder, 'report.json')
  const display = process.platform === 'linux' ? await startDisplay() : undefined
  try {
    const env = { ...process.env, ...display?.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
    const { ok, output } = await runTool('playwright', ['test', '--reporter=list,json'], env)
    if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [], output }
    return countWindowTests(readFileSync(file, 'utf8'), ok, output)
  } finally {
    display?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Counts a Playwright JSON report. Errors outside of a test (a file that does not load, no tests at all) count as
 * one failure each.
 */
export function countWindowTests(json: string, ok: boolean, output: string): Outcome {
  const { suites, errors } = report.parse(JSON.parse(json))
  const tests = suites.flatMap((top) => testsOf(top))
  const passed = tests.filter((test) => test.status === 'expected').length
  const skipped = tests.filter((test) => test.status === 'skipped').map((test) => test.title)
  const failed = tests.length - passed - skipped.length + errors.length
  return { passed, failed: failed === 0 && !ok ? 1 : failed, skipped, output }
}

function testsOf(from: Suite): { title: string; status: string }[] {
  const own = (from.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({ title: `${from.title} > ${spec.title}`, status: test.status })),
  )
  return [...own, ...(from.suites ?? []).flatMap((inner) => testsOf(inner))]
}
