import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../electron/store/desk.ts'
import { firstStart } from '../../ledger/firstStart.ts'
import { Ledger } from '../../ledger/ledger.ts'
import type { DeskNews } from '../../shared/contract/desk.ts'
import { seededRandom } from '../seededRandom.ts'
import { FuzzParser } from './fuzzParser.ts'
import { type Outcome, runCase } from './runCase.ts'

let folder: string
let desk: Desk
let parser: FuzzParser
let listener: (news: DeskNews) => void = () => {}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-fuzz-test-'))
  const opened = await Ledger.open(join(folder, 'ledger.db'))
  if (!opened.ok) throw new Error(opened.error.detail)
  await firstStart(opened.value)
  desk = await openDesk(opened.value, (news) => listener(news))
  parser = new FuzzParser()
})
afterEach(async () => {
  await parser.end()
  await desk.close()
  await desk.ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const run = (words: string): Promise<Outcome> => {
  const path = join(folder, 'table.csv')
  const bytes = Buffer.from(words)
  writeFileSync(path, bytes)
  const listen = (to: typeof listener): void => {
    listener = to
  }
  return runCase({ desk, parser, listen }, path, { what: 'made', fileName: '日报.csv', bytes }, seededRandom(1))
}
const table = '工单号,标题,来电时间\nA1,路灯不亮,2026-11-20 08:10\nA2,井盖丢失,2026-11-20 08:20\n'

test('A file whose rows are all accounted for counts as taken.', async () => {
  expect(await run(table)).toMatchObject({ kind: 'taken', report: { read: 2 } })
})

test('A file that is no table counts as refused.', async () => {
  expect(await run('')).toMatchObject({ kind: 'refused' })
})

test('A store that throws while rows are taken over counts as a crash, although the person is told in words.', async () => {
  desk.ledger.queue.transaction = () => Promise.reject(new Error('the disk is gone'))
  expect(await run(table)).toMatchObject({ kind: 'crash', words: expect.stringContaining('the disk is gone') })
})
