import * as z from 'zod'
import type { SqlReader } from '../../../ledger/sqlite/driver.ts'
import { type ImportPlan, importPlan } from '../../../shared/contract/importPlan.ts'
import type { ReturnSource } from '../../../shared/contract/returns.ts'
import type { OrderStatus } from '../../../shared/domain/order/orderState.ts'
import type { Instant } from '../../../shared/kernel/chinaTime.ts'
import { type ImportFacts, recentImports } from './importFacts.ts'

/** A source of orders, as its last table of orders told it. */
export type Source = {
  readonly name: string
  /** Every import of orders under this name. */
  readonly imports: readonly string[]
  readonly header: readonly string[]
  readonly plan: ImportPlan
  /** The import whose columns these are: the next file of the way back is recorded with it. */
  readonly latest: string
  /** What the last file of the way back knew; null before the first one. */
  readonly returnedAt: Instant | null
  readonly file: 'xlsx' | 'utf8' | 'gb18030'
  /** What the source itself calls a state, as far as the rules of its table tell; null where they do not. */
  readonly stateWord: (status: OrderStatus) => string | null
}

const page = 200
const brings = (facts: ImportFacts): boolean => facts.state.kind === 'newOrders' || facts.state.kind === 'history'

const orderImports = async (db: SqlReader): Promise<readonly ImportFacts[]> => {
  const found: ImportFacts[] = []
  for (let before: number | null = null; ; ) {
    const facts: readonly ImportFacts[] = await recentImports(db, before, page)
    found.push(...facts.filter(brings))
    before = facts.at(-1)?.at ?? null
    if (facts.length < page || before === null) return found
  }
}

/** Names of sources that orders came from, the latest one first. */
export const knownSources = async (db: SqlReader): Promise<readonly ReturnSource[]> => {
  const last = new Map<string, number>()
  for (const { words, begunAt } of await orderImports(db))
    if (words.sourceName !== '' && !last.has(words.sourceName)) last.set(words.sourceName, begunAt)
  return [...last].map(([source, lastImport]) => ({ source, lastImport }))
}

export const sourceNamed = async (db: SqlReader, name: string): Promise<Source | null> => {
  const facts = (await orderImports(db)).filter(({ words }) => words.sourceName === name)
  const returned = facts.flatMap(({ state }) => state.returnedAt ?? [])
  for (const { id, words } of facts) {
    const header = parsed(headers, words.header)
    const plan = parsed(importPlan, words.mapping)
    if (header === null || plan === null) continue
    return {
      name,
      imports: facts.map((one) => one.id),
      header,
      plan,
      latest: id,
      returnedAt: returned.length === 0 ? null : Math.max(...returned),
      file: fileOf(words.encoding),
      stateWord: stateWords(plan),
    }
  }
  return null
}

/** As its own table came: a program that writes GB18030 may read nothing else. */
const fileOf = (encoding: string): Source['file'] => {
  if (encoding === '') return 'xlsx'
  return encoding.startsWith('gb') ? 'gb18030' : 'utf8'
}

const headers = z.array(z.string())
const parsed = <T>(schema: z.ZodType<T>, text: string): T | null => {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

const done: readonly OrderStatus[] = ['delivered', 'reviewed', 'closed']

/** The source's word for what is through is the first that its rules call closed; of several open ones none can be chosen for it. */
const stateWords = ({ rules }: ImportPlan): Source['stateWord'] => {
  const closed = rules.states.find(([, kind]) => kind === 'history')?.[0] ?? null
  return (status) => (done.includes(status) && closed !== '' ? closed : null)
}
