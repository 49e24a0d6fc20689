import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { orderStream } from '../../shared/domain/streams.ts'
import type { OrderId } from '../../shared/kernel/ids.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { firstStart } from '../firstStart.ts'
import { type Draft, Ledger } from '../ledger.ts'
import { personOnDuty } from '../sqlite/cardQueries.ts'
import type { SqlValue, SqlWriter } from '../sqlite/driver.ts'
import { WriteQueue } from '../sqlite/writeQueue.ts'
import { levelProjections, requestRebuild } from './buildShadows.ts'

let folder: string
let ledger: Ledger
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const opened = await Ledger.open(join(folder, 'ledger.db'))
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
  await firstStart(ledger)
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Orders reported and accepted: two entries each. */
const addOrders = async (from: number, to: number) => {
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  const drafts = Array.from({ length: to - from }, (_, at): readonly Draft[] => {
    const stream = orderStream(`o${from + at}` as OrderId)
    const body = {
      channel: 'hotline',
      receivedAt: 1_000_000_000_000,
      words: { ...noWords, title: '路灯不亮' },
    } as const
    return [
      { type: 'reportOrder', stream, touches: [stream], body },
      { type: 'acceptOrder', stream, touches: [stream], body: {} },
    ]
  })
  await ledger.submit(drafts.flat(), { actor: person.id, group: null })
}

type Asked = { readonly sql: string; readonly params: readonly SqlValue[] }

/** Everything that levelling the projections asks of the database. */
const askedWhileLevelling = (): Promise<readonly Asked[]> =>
  ledger.queue.alone(async (db) => {
    const asked: Asked[] = []
    const noted = (sql: string, params: readonly SqlValue[] = []): string => {
      asked.push({ sql, params })
      return sql
    }
    const noting: SqlWriter = {
      ...db,
      all: (sql, params) => db.all(noted(sql, params), params),
      get: (sql, params) => db.get(noted(sql, params), params),
      run: (sql, params) => db.run(noted(sql, params), params),
    }
    await levelProjections(new WriteQueue(noting), new AbortController().signal, () => {})
    return asked
  })

test('R-LEDGER-10 a rebuild asks by the step, never by the entry, and sorts nothing that it has to read', async () => {
  await addOrders(0, 400)
  await ledger.queue.transaction((db) => requestRebuild(db, ['unitFacts']))
  const asked = await askedWhileLevelling()
  // 400 orders are some ten steps of a dozen questions; one question an order would be over this already.
  expect(asked.length).toBeLessThan(200)
  const plans = await Promise.all(
    asked
      .filter(({ sql }) => sql.startsWith('SELECT') && sql.includes('entry'))
      .map(({ sql, params }) => ledger.reader.all(`EXPLAIN QUERY PLAN ${sql}`, params)),
  )
  expect(plans.length).toBeGreaterThan(4)
  expect(plans.flat().filter((row) => String(row.detail).includes('TEMP B-TREE'))).toEqual([])
})

test('R-LEDGER-10 what was committed to orders while unit facts are made again is read as it stands in the record', async () => {
  await addOrders(0, 50)
  await ledger.queue.transaction((db) => requestRebuild(db, ['unitFacts']))
  await addOrders(50, 300)
  const asked = await askedWhileLevelling()
  expect(asked.filter(({ sql }) => sql.includes('DISTINCT se.seq'))).toEqual([])
  expect(asked.length).toBeLessThan(200)
})

test('R-LEDGER-10 a table that was made again has every index that it is declared with', async () => {
  await addOrders(0, 40)
  const indexes = async () =>
    (
      await ledger.reader.all(
        "SELECT replace(substr(sql, instr(sql, ' ON ')), '\"', '') AS made FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1",
      )
    ).map((row) => row.made)
  const before = await indexes()
  expect(before.length).toBeGreaterThan(20)
  // Twice, because the names that the first rebuild took are taken when the second one begins.
  for (let round = 0; round < 2; round += 1) {
    await ledger.queue.transaction((db) => requestRebuild(db))
    await askedWhileLevelling()
    expect(await indexes()).toEqual(before)
  }
})

test('R-LEDGER-10 the disk is waited for again once a step is over', async () => {
  await addOrders(0, 10)
  await ledger.queue.transaction((db) => requestRebuild(db))
  await askedWhileLevelling()
  expect(await ledger.queue.alone((db) => db.get('PRAGMA synchronous'))).toEqual({ synchronous: 2 })
})
