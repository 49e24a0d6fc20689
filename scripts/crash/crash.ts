import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type SeededRandom, seededRandom, seedFrom, seedOf } from '../seededRandom.ts'
import { checkBackups } from './checkBackups.ts'
import { checkFile } from './checkFile.ts'
import { readJournal } from './journal.ts'
import { isSabotage, type Sabotage, sabotages } from './sabotage.ts'
import { type Death, type KillPlan, Victim } from './victim.ts'

/**
 * `npm run crash -- --kills N [--sabotage NAME] [--seed S]`: a process works on a real ledger, is killed at a random moment,
 * and what it left is compared with the journal of what it had acknowledged; the next process goes on with the same file.
 * A process that misbehaves (--sabotage) must be found out by the same comparison. The last line is one JSON object.
 */
type Totals = { kills: number; acknowledged: number; lost: number; corrupt: number }

/** Then a new ledger is begun: reading the whole file after each kill would take longer and longer. */
const killsPerLedger = 20

const asked = readArguments()
console.log(`crash: seed ${asked.seed}${asked.sabotage === null ? '' : `, sabotage ${asked.sabotage}`}`)
const totals: Totals = { kills: 0, acknowledged: 0, lost: 0, corrupt: 0 }
const tally = { opening: 0, command: 0, rebuild: 0, backup: 0, erasure: 0, idle: 0, unplanned: 0 }
// The next one loads its code while the one before it works.
let next = new Victim()
while (totals.kills < asked.kills) await oneLedger(asked.seed, asked.sabotage)
await next.dismiss()
console.log(
  `of ${totals.kills} kills ${tally.opening} hit an opening, ${tally.command} a command under way, ${tally.rebuild} a rebuild, ${tally.backup} a backup, ${tally.erasure} an erasure (several at once count in each), ${tally.idle} nothing; in ${tally.unplanned} the planned moment did not come`,
)
console.log(JSON.stringify(totals))
process.exitCode = totals.lost > 0 || totals.corrupt > 0 ? 1 : 0

async function oneLedger(seed: number, sabotage: Sabotage | null): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'youjie-crash-'))
  const file = join(folder, 'ledger.db')
  const journal = join(folder, 'journal.jsonl')
  let kills = 0
  let hits = 0
  let acknowledged = 0
  let sound = true
  while (sound && kills < killsPerLedger && totals.kills < asked.kills) {
    const ownSeed = seedOf(seed, totals.kills)
    const random = seededRandom(ownSeed)
    const plan = planKill(random)
    // An erasure discards all shadows: only where they are rare does a rebuild come to its end and swap.
    const erasures = plan.after === 'erasure:begun' ? 0.6 : random.pick([0.2, 0.02])
    const victim = next
    next = new Victim()
    const death = await victim.workUntilKilled({ file, journal, seed: ownSeed, sabotage, erasures }, plan)
    const said = existsSync(journal) ? readJournal(journal) : null
    const ofFile = said === null ? { lost: [], corrupt: [] } : await checkFile(file, said)
    const found = { ...ofFile, corrupt: [...ofFile.corrupt, ...(await checkBackups(file))] }
    const problems = death.killed ? found.corrupt : [...found.corrupt, `a process ended by itself: ${death.words}`]
    acknowledged = said?.acknowledged.size ?? 0
    if (death.killed) kills += 1
    if (death.killed) totals.kills += 1
    const amidCommand = (said?.underWay.length ?? 0) > 0
    if (amidCommand) hits += 1
    if (death.killed) tallyDeath(death, amidCommand)
    totals.lost += found.lost.length
    totals.corrupt += problems.length
    sound = found.lost.length + problems.length === 0
    if (sound) continue
    console.log(`kill ${totals.kills} (seed ${ownSeed}, ${plan.ms} ms after ${plan.after} ${plan.count}):`)
    for (const words of found.lost.slice(0, 5)) console.log(`  LOST ${words}`)
    for (const words of problems.slice(0, 5)) console.log(`  CORRUPT ${words}`)
  }
  totals.acknowledged += acknowledged
  console.log(
    `${totals.kills}/${asked.kills}: ${kills} kills on one ledger, ${hits} amid a command, ${acknowledged} acknowledged`,
  )
  // What was found stays for whoever looks into it; what was brought about on purpose does not.
  if (sound || sabotage !== null) rmSync(folder, { recursive: true, force: true })
  else console.log(`  the ledger and its journal stay in ${folder}`)
  // A process that cannot even start would be tried for ever.
  if (!sound && kills === 0 && totals.corrupt > 20) throw new Error('too many processes ended by themselves')
}

function tallyDeath({ worked, amid, asPlanned }: Death, amidCommand: boolean): void {
  if (!worked) tally.opening += 1
  else if (!amidCommand && amid.size === 0) tally.idle += 1
  if (amidCommand) tally.command += 1
  for (const work of amid) tally[work] += 1
  if (!asPlanned) tally.unplanned += 1
}

/** While the file is being opened, at any moment, amid a rebuild, a backup or an erasure, and else just when a transaction begins. */
function planKill(random: SeededRandom): KillPlan {
  const kind = random.int(1, 10)
  if (kind === 1) return { after: 'go', count: 1, ms: random.int(1, 150) }
  if (kind <= 4) return { after: 'working', count: 1, ms: random.int(1, 700) }
  if (kind === 5) return { after: 'rebuild:begun', count: random.int(1, 2), ms: random.int(0, 400) }
  if (kind === 6) return { after: 'backup:begun', count: 1, ms: random.int(0, 600) }
  if (kind === 7) return { after: 'erasure:begun', count: random.int(1, 4), ms: random.int(0, 25) }
  return { after: 'asked', count: random.int(1, 120), ms: random.int(0, 12) }
}

function readArguments(): { readonly kills: number; readonly sabotage: Sabotage | null; readonly seed: number } {
  const options = { kills: { type: 'string' }, sabotage: { type: 'string' }, seed: { type: 'string' } } as const
  try {
    const { values } = parseArgs({ options })
    const kills = Number(values.kills)
    if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills N: how many processes are to be killed')
    const { sabotage = null } = values
    if (sabotage !== null && !isSabotage(sabotage)) throw new Error(`--sabotage is one of ${sabotages.join(', ')}`)
    return { kills, sabotage, seed: seedFrom(values.seed) }
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : String(problem))
    console.error(`usage: npm run crash -- --kills N [--sabotage ${sabotages.join('|')}] [--seed S]`)
    process.exit(2)
  }
}
