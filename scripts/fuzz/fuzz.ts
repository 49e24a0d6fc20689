import { totalOf } from '../../shared/domain/importing/importRun.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDesk } from '../../electron/store/desk.ts'
import { firstStart } from '../../ledger/firstStart.ts'
import { Ledger } from '../../ledger/ledger.ts'
import { verifyLedger } from '../../ledger/verify.ts'
import type { DeskNews } from '../../shared/contract/desk.ts'
import { seededRandom, seedFrom, seedOf } from '../seededRandom.ts'
import { loadRealFiles, piecesOf } from './baseFiles.ts'
import { FuzzParser } from './fuzzParser.ts'
import { makeCase } from './makeCase.ts'
import { type Outcome, runCase } from './runCase.ts'

/**
 * `npm run fuzz -- import --cases N [--seed S] [--from CASE]`: real and made files, changed at random, go through the
 * parser's process and the store's import into a real ledger. `crashes` counts the files that ended in anything but a
 * complete report or a refusal with words: a process died, memory over 1 GiB, rows left out. The last line is one JSON object.
 */
const { seed, cases, from } = readArguments()
const folder = mkdtempSync(join(tmpdir(), 'youjie-fuzz-'))
const ledgerFile = join(folder, 'ledger.db')
const opened = await Ledger.open(ledgerFile)
if (!opened.ok) throw new Error(opened.error.detail)
await firstStart(opened.value)
let listener: (news: DeskNews) => void = () => {}
const publish = (news: DeskNews): void => listener(news)
const desk = await openDesk(opened.value, publish)
const listen = (to: typeof listener): void => {
  listener = to
}
const parser = new FuzzParser()
const whole = loadRealFiles()
const bases = { whole, pieces: piecesOf(whole) }
console.log(`fuzz: seed ${seed}, ${whole.length} real files, cases ${from} to ${from + cases - 1}`)

const totals = { cases: 0, crashes: 0, hangs: 0, refused: 0 }
const codes = new Map<string, number>()
let orders = 0
const began = performance.now()
for (let at = from; at < from + cases; at += 1) {
  const random = seededRandom(seedOf(seed, at))
  const made = makeCase(random, bases)
  const path = join(folder, 'file')
  writeFileSync(path, made.bytes)
  const caseBegan = performance.now()
  const outcome = await runCase({ desk, parser, listen }, path, made, random)
  count(outcome)
  const ms = Math.round(performance.now() - caseBegan)
  if (outcome.kind === 'crash' || outcome.kind === 'hang') {
    const kept = join(folder, `case-${at}`)
    writeFileSync(kept, made.bytes)
    console.log(`${outcome.kind.toUpperCase()} case ${at}, ${made.what}, ${made.bytes.length} bytes, ${ms} ms: ${kept}`)
    console.log(`  ${outcome.words}`)
  } else if (ms > 3000) console.log(`slow: case ${at}, ${made.what}, ${made.bytes.length} bytes, ${ms} ms`)
  if (totals.cases % 250 === 0)
    console.log(`${totals.cases}/${cases}, ${Math.round((performance.now() - began) / 1000)} s`)
}
await parser.end()
const findings = await verifyLedger(desk.ledger.reader)
for (const problem of findings.problems.slice(0, 20)) console.log(`LEDGER ${problem}`)
totals.crashes += findings.problems.length
if (findings.orders < orders) totals.crashes += 1
console.log(
  `${findings.orders} orders in the ledger (${orders} in reports), refusals: ${JSON.stringify(Object.fromEntries([...codes].sort()))}`,
)
await desk.close()
await desk.ledger.close()
if (totals.crashes + totals.hangs === 0) rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify(totals))
process.exitCode = totals.crashes + totals.hangs > 0 ? 1 : 0

function count(outcome: Outcome): void {
  totals.cases += 1
  if (outcome.kind === 'crash') totals.crashes += 1
  if (outcome.kind === 'hang') totals.hangs += 1
  if (outcome.kind === 'taken') {
    orders += totalOf(outcome.report.counts).taken
    for (const row of outcome.report.rows) if (row.outcome === 'refused') countCode(`row ${row.refused.code}`)
  }
  if (outcome.kind !== 'refused') return
  totals.refused += 1
  countCode(outcome.refusal.code)
}

function countCode(code: string): void {
  codes.set(code, (codes.get(code) ?? 0) + 1)
}

function readArguments(): { readonly seed: number; readonly cases: number; readonly from: number } {
  const options = { cases: { type: 'string' }, seed: { type: 'string' }, from: { type: 'string' } } as const
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    if (positionals.join() !== 'import') throw new Error('what is to be fuzzed: import')
    const number = Number(values.cases)
    const first = Number(values.from ?? 1)
    if (!Number.isInteger(number) || number < 1) throw new Error('--cases N: how many files are to be tried')
    if (!Number.isInteger(first) || first < 1) throw new Error('--from CASE: the first case, counted from 1')
    return { seed: seedFrom(values.seed), cases: number, from: first }
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : String(problem))
    console.error('usage: npm run fuzz -- import --cases N [--seed S] [--from CASE]')
    process.exit(2)
  }
}
