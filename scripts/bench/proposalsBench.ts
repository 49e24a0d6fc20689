import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { levelProjections } from '../../ledger/projections/buildShadows.ts'
import { intAt } from '../../ledger/sqlite/driver.ts'
import { DAY } from '../../shared/kernel/chinaTime.ts'
import { openHarnessOn } from '../../tests/simulation/deskHarness.ts'
import { madeLedger } from '../makeLedger/makeLedger.ts'
import { type Bench, median, printSamples, rounded } from './measuring.ts'

const rounds = 15

/**
 * `npm run bench -- proposals [--orders N | --ledger FILE]`: what supervision proposes, with its words as the list shows it, and the
 * counts of the rail, on a copy of a made ledger. Beside them the late orders alone, walked by their index and nothing told of them.
 */
export const proposalsBench: Bench = async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: { orders: { type: 'string', default: '100000' }, ledger: { type: 'string' } },
  })
  const made = values.ledger === undefined ? await madeLedger(Number(values.orders)) : resolve(values.ledger)
  const folder = mkdtempSync(join(tmpdir(), 'youjie-bench-'))
  try {
    const file = join(folder, 'ledger.db')
    copyFileSync(made, file)
    const { verbs, ledger, close } = await openHarnessOn(file)
    // A ledger of another program is read through its old tables until the new ones stand.
    await levelProjections(ledger.queue, new AbortController().signal, () => {})
    const count = async (sql: string): Promise<number> => intAt((await ledger.reader.get(sql)) ?? {}, 'n')
    const orders = await count('SELECT count(*) AS n FROM board')
    const openCases = await count("SELECT count(*) AS n FROM case_card WHERE status <> 'ended'")
    const now = ledger.now()
    const list = await samplesOf(() => verbs.proposals({}))
    const counts = await samplesOf(() => verbs.supervisionCounts({}))
    const late = await samplesOf(() =>
      ledger.reader.all('SELECT id FROM board WHERE due_at < ? ORDER BY due_at, id LIMIT 501', [now - DAY]),
    )
    const proposed = await verbs.proposals({})
    await close()
    printSamples('proposals as they are listed', list)
    printSamples('counts of the rail', counts)
    printSamples('late orders by their index', late)
    return {
      metrics: {
        orders,
        openCases,
        proposed: proposed.ok ? proposed.value.items.length : 0,
        listMs: rounded(median(list)),
        listSlowestMs: rounded(Math.max(...list)),
        countsMs: rounded(median(counts)),
      },
      baseline: { lateMs: rounded(median(late), 2) },
      ratio: { list: rounded(median(list) / median(late)), counts: rounded(median(counts) / median(late)) },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const samplesOf = async (ask: () => Promise<unknown>): Promise<readonly number[]> => {
  await ask()
  const samples: number[] = []
  for (let at = 0; at < rounds; at += 1) {
    const begun = performance.now()
    await ask()
    samples.push(performance.now() - begun)
  }
  return samples
}
