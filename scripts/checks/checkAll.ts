import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { root } from '../setup/places.mjs'
import { dependencyRule } from './dependencyRule.ts'
import { type Outcome, summarize } from './outcome.ts'
import { runTool } from './runTool.ts'
import { unitTests } from './unitTests.ts'
import { windowTests } from './windowTests.ts'

const typeSettings = ['.', 'shared', 'ledger', 'electron', 'electron/preload', 'hub', 'renderer']

const dataFolder = process.env.YOUJIE_TEST_DATA ?? resolve(root, '../shared/data')
process.env.YOUJIE_TEST_DATA = dataFolder
const dataPresent = existsSync(dataFolder)

// The static checks are short and mostly wait for one core each; beside them the unit tests have the other.
const [unit, ...statics] = await Promise.all([
  timed('unit and property tests', unitTests),
  timed('format', () => tool('biome', 'format', '.')),
  timed('types', types),
  timed('lint', () => tool('biome', 'lint', '--error-on-warnings', '.')),
  timed('dependency rule', dependencies),
])
const inWindow = await timed('end-to-end tests', windowTests)

const summary = summarize([...statics, unit, inWindow], dataPresent)
if (summary.skippedTitles.length > 0) {
  console.log(`\n${dataPresent ? 'Skipped although the data are there' : `Skipped, no data in ${dataFolder}`}:`)
  for (const title of summary.skippedTitles) console.log(`  ${title}`)
}
const { YOUJIE_ELECTRON_VERSION: version, YOUJIE_ELECTRON_SOURCE: source } = process.env
console.log(`\nElectron ${version} (${source})`)
console.log(summary.line)
process.exitCode = summary.ok ? 0 : 1

async function timed(name: string, work: () => Promise<Outcome>): Promise<Outcome> {
  console.log(`▸ ${name} ...`)
  const began = performance.now()
  const outcome = await work()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const verdict = outcome.failed === 0 ? '✓' : '✗'
  console.log(`${verdict} ${name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`)
  if (outcome.failed > 0) console.log(`${outcome.output}\n`)
  return outcome
}

async function types(): Promise<Outcome> {
  const present = typeSettings.filter((folder) => existsSync(resolve(root, folder, 'tsconfig.json')))
  let output = ''
  for (const folder of present) {
    const result = await runTool('tsc', ['--noEmit', '-p', folder])
    if (!result.ok) output += `${result.output}\n`
  }
  return asOne(output === '', output)
}

async function tool(name: string, ...args: string[]): Promise<Outcome> {
  const result = await runTool(name, args)
  return asOne(result.ok, result.output)
}

async function dependencies(): Promise<Outcome> {
  const findings = dependencyRule(root)
  return asOne(findings.length === 0, findings.join('\n'))
}

function asOne(ok: boolean, output: string): Outcome {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], output }
}
