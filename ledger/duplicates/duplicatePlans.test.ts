import { afterAll, beforeAll, expect, test } from 'vitest'
import { pairsOf } from '../../shared/duplicates/pairs.ts'
import { textTokens } from '../search/tokens.ts'
import type { SqlReader, SqlValue } from '../sqlite/driver.ts'
import { insertMany } from '../sqlite/entries.ts'
import { type MadeBoard, makeBoard, now } from '../sqlite/madeBoard.ts'
import { comparedOrders } from './comparedOrders.ts'
import { duplicateCandidates } from './duplicateCandidates.ts'

let board: MadeBoard
beforeAll(async () => {
  board = await makeBoard()
  const rows = await board.writer.all('SELECT id, title, town FROM board')
  await insertMany(
    board.writer,
    'search (rowid, tokens)',
    rows.map(({ id, title, town }) => [Number(id), textTokens(`${title}\n${town}`)]),
  )
  await board.writer.exec('ANALYZE')
})
afterAll(() => board.remove())

/** A reader that remembers what it was asked. */
const listening = () => {
  const asked: (readonly [string, readonly SqlValue[]])[] = []
  const { reader } = board
  const note = (sql: string, params: readonly SqlValue[]) => {
    asked.push([sql, params])
  }
  const db: SqlReader = {
    ...reader,
    all: (sql, params = []) => {
      note(sql, params)
      return reader.all(sql, params)
    },
    get: (sql, params = []) => {
      note(sql, params)
      return reader.get(sql, params)
    },
  }
  return { asked, db }
}
const sought = { row: 29_000, receivedAt: now - 3_000 * 3_600_000, text: '', town: '镇1', phone: '13812346210' }

test('R-DUP-9 candidates are looked up in indexes, in as many steps in any ledger; no table is walked', async () => {
  const { asked, db } = listening()
  const { rows } = await duplicateCandidates(db, { ...sought, title: '路灯41' })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows).not.toContain(sought.row)
  await comparedOrders(db, rows)
  expect(asked.length).toBeGreaterThan(4)
  for (const [sql, params] of asked) {
    const steps = await board.reader.all(`EXPLAIN QUERY PLAN ${sql}`, params)
    for (const { detail } of steps) {
      const step = String(detail)
      if (/ search /u.test(step)) expect(step).toMatch(/SCAN search VIRTUAL TABLE INDEX \d+:[^ ]*M/u)
      else expect(step).not.toMatch(/SCAN (?!j\b|json_each|CONSTANT|\(subquery)/u)
      if (/ (?:b|board)\b/u.test(step)) expect(step).toMatch(/SEARCH (?:b|board) USING/u)
    }
  }
})

test('R-DUP-9 however common the words are, few orders are compared', async () => {
  const { asked, db } = listening()
  const { rows } = await duplicateCandidates(db, { ...sought, title: '路灯 暖气 垃圾 水管 镇1' })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.length).toBeLessThanOrEqual(24)
  expect(asked.length).toBeLessThanOrEqual(8)
})

test('what is compared is found: every pair is a token of the index', () => {
  for (const text of ['月湖9号楼Ａ3区，路灯不亮。\n１３８１２３４６２１０', '𠮷野家 café', '水', '']) {
    const tokens = new Set(textTokens(text).split(' '))
    for (const pair of pairsOf(text)) expect(tokens).toContain(pair)
  }
})
