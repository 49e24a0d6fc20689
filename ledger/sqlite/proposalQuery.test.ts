import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, fromChina } from '../../shared/kernel/chinaTime.ts'
import { bringProjectionsUp } from '../projections/bringProjectionsUp.ts'
import { caseCards, caseCounts, ordersOfCases } from './caseQueries.ts'
import type { SqlReader, SqlValue, SqlWriter } from './driver.ts'
import { insertMany } from './entries.ts'
import { openLedgerFile } from './openLedgerFile.ts'
import { answeredGrounds, ordersInCases, overdueOrders, repeatedOrders, watchedCases } from './proposalQueries.ts'

const now = fromChina(2026, 11, 24, 10)
const orders = 30_000
const cases = 2_000
/** Cases that go on: the last ones. */
const firstOpen = 1_941
let folder: string
let writer: SqlWriter
let reader: SqlReader

/** 30,000 orders of which 600 are late, 2,000 cases of which 60 go on, what was answered in years, and what ANALYZE knows of it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const opened = await openLedgerFile(join(folder, 'ledger.db'))
  if (!opened.ok) throw new Error(opened.error.detail)
  writer = opened.value.writer
  reader = opened.value.reader
  await bringProjectionsUp(writer)
  const each = (count: number, row: (at: number) => Made) => Array.from({ length: count }, (_, at) => row(at + 1))
  await fill(
    'unit_card',
    each(40, (id) => ({ id, unit: `u${id}`, name: `单位${id}` })),
  )
  await fill(
    'board',
    each(orders, (id) => {
      const open = id > orders - 900
      const due = id > orders - 600 ? now - (id % 90) * DAY : now + (id % 20) * DAY
      return {
        id,
        number: `26-${id}`,
        status: open ? 'dispatched' : 'closed',
        lead: (id % 40) + 1,
        due_at: open ? due : null,
      }
    }),
  )
  await fill(
    'order_watch',
    each(200, (at) => ({ id: orders - at, unsatisfied: at % 3, returns: at % 4, reworks: 0, instructions: at % 2 })),
  )
  await fill(
    'case_card',
    each(cases, (id) => ({
      id,
      supervision: `s${id}`,
      unit: (id % 40) + 1,
      cause: 'overdue',
      status: id < firstOpen ? 'ended' : 'open',
      ending: id < firstOpen ? 'delivered' : null,
      rung: 'notice',
      last_step: 1,
      opened_at: now - 30 * DAY,
    })),
  )
  await fill(
    'case_order',
    each(cases, (id) => ({ order_id: id < firstOpen ? id : orders - (id - firstOpen), case_id: id })),
  )
  await fill(
    'notice_card',
    each(cases, (id) => ({
      id,
      step: 1,
      kind: 'notice',
      status: 'signedOff',
      orders: '[]',
      words: '{}',
      replies: '[]',
      due_at: now - DAY,
    })),
  )
  await fill(
    'answered_ground',
    each(20_000, (at) => ({
      of: at % 20 === 0 ? 'case' : 'order',
      subject: at,
      rule: 'overdue',
      basis: `due:${at}`,
      at: now,
    })),
  )
  await writer.exec('ANALYZE')
})
afterAll(async () => {
  await reader.close()
  await writer.close()
  rmSync(folder, { recursive: true, force: true })
})

type Made = Readonly<Record<string, string | number | null>>

/** Columns that no proposal looks at get the emptiest value that they take. */
const fill = async (table: string, rows: readonly Made[]): Promise<void> => {
  const columns = await writer.all(`SELECT name, type, "notnull" FROM pragma_table_info('${table}')`)
  const emptiest = (type: unknown, needed: unknown) => (needed === 0 ? null : type === 'INTEGER' ? 0 : '')
  await insertMany(
    writer,
    `${table} (${columns.map(({ name }) => name).join(', ')})`,
    rows.map((row) => columns.map(({ name, type, notnull }) => row[String(name)] ?? emptiest(type, notnull))),
  )
}

/** What a question asks the database, and how the database would go about it. */
const plansOf = async (ask: (db: SqlReader) => Promise<unknown>): Promise<readonly string[]> => {
  const asked: (readonly [string, readonly SqlValue[]])[] = []
  const heard = new Proxy(reader, {
    get: (of, name) => {
      if (name !== 'all' && name !== 'get') return Reflect.get(of, name)
      return (sql: string, params: readonly SqlValue[] = []) => {
        asked.push([sql, params])
        return of[name](sql, params)
      }
    },
  })
  await ask(heard)
  expect(asked.length).toBeGreaterThan(0)
  const plans = await Promise.all(asked.map(([sql, params]) => reader.all(`EXPLAIN QUERY PLAN ${sql}`, params)))
  return plans.flat().map(({ detail }) => String(detail))
}
/** Tables that grow with the years; what is small by its nature may be read whole. */
const growing = /^SCAN (?:b|board|o|case_order|n|s|notice_card|a|answered_ground|c|case_card)\b/u

const delays = { overdue: now - DAY, longOverdue: now - 5 * DAY }
const thresholds = { unsatisfied: 2, returned: 3, reworked: 3, instructed: 1 }
const late = async (db: SqlReader) => (await overdueOrders(db, delays, 501)).map(({ key }) => key)
const questions = {
  'orders that are late': (db: SqlReader) => overdueOrders(db, delays, 501),
  'orders to which something happened': (db: SqlReader) => repeatedOrders(db, thresholds, 501),
  'orders in open cases': ordersInCases,
  'open cases': watchedCases,
  'what was answered': async (db: SqlReader) => answeredGrounds(db, await late(reader)),
  'cards of open cases': (db: SqlReader) => caseCards(db, 'open'),
  'orders of the proposed cases': (db: SqlReader) => ordersOfCases(db, [firstOpen, cases]),
  'counts in the rail': (db: SqlReader) => caseCounts(db, now),
}

for (const [name, ask] of Object.entries(questions))
  test(`Proposals: ${name} are found by an index, however many orders and years there are.`, async () => {
    const plans = await plansOf(ask)
    expect(plans.filter((plan) => growing.test(plan))).toEqual([])
  })

test('The questions find what they are asked for.', async () => {
  expect((await late(reader)).length).toBe(501)
  expect((await watchedCases(reader)).length).toBe(cases - firstOpen + 1)
  expect((await ordersInCases(reader)).length).toBe(cases - firstOpen + 1)
  expect([...(await ordersOfCases(reader, [firstOpen, cases])).values()].flat().length).toBe(2)
  expect((await repeatedOrders(reader, thresholds, 501)).length).toBeGreaterThan(0)
  expect((await answeredGrounds(reader, [orders, 1, 2, 3])).size).toBeGreaterThan(0)
})
