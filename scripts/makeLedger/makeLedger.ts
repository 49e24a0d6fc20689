import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { newestVersion } from '../../ledger/sqlite/migrations.ts'
import { seedFrom } from '../seededRandom.ts'
import { cacheFolder } from '../setup/places.mjs'
import { makeLedgerFile } from './makeLedgerFile.ts'

/** Raised whenever the same orders and seed would give another ledger: a new life, other texts. */
export const makerVersion = 2

/** A made ledger in the cache, made now where there is none. Whoever works with it takes a copy. */
export const madeLedger = async (orders: number, seed = 1): Promise<string> => {
  const folder = join(cacheFolder(), 'ledgers')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `orders-${orders}-seed-${seed}-schema-${newestVersion}-maker-${makerVersion}.db`)
  if (existsSync(file)) return file
  const begun = performance.now()
  let told = 0
  await makeLedgerFile(file, orders, seed, ({ orders: done, commands, phase }) => {
    if (performance.now() - told < 5000) return
    told = performance.now()
    const seconds = (performance.now() - begun) / 1000
    const what = phase === 'living' ? `${done} of ${orders} orders, ${commands} commands` : `search index ${commands}`
    console.log(`${seconds.toFixed(0).padStart(5)} s  ${what}`)
  })
  const seconds = (performance.now() - begun) / 1000
  console.log(`made in ${seconds.toFixed(0)} s: ${file}, ${(statSync(file).size / 1e9).toFixed(2)} GB`)
  return file
}

/** `npm run make-ledger -- --orders N [--out FILE] [--seed S]`: prints where the ledger is; FILE gets a copy of it. */
const main = async (): Promise<void> => {
  const options = { orders: { type: 'string' }, out: { type: 'string' }, seed: { type: 'string' } } as const
  const { values } = parseArgs({ options })
  const orders = Number(values.orders)
  if (!Number.isInteger(orders) || orders < 1) throw new Error('--orders N: how many orders the ledger is to hold')
  const file = await madeLedger(orders, seedFrom(values.seed ?? '1'))
  if (values.out === undefined) {
    console.log(file)
    return
  }
  const out = resolve(values.out)
  if (existsSync(out)) throw new Error(`${out} is there already and is not written over`)
  copyFileSync(file, out)
  console.log(out)
}

if (process.argv[1] === import.meta.filename)
  await main().catch((problem: unknown) => {
    console.error(problem instanceof Error ? problem.message : String(problem))
    console.error('usage: npm run make-ledger -- --orders N [--out FILE] [--seed S]')
    process.exitCode = 2
  })
