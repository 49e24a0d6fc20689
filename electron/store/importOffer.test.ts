import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { firstStart } from '../../ledger/firstStart.ts'
import { holdSheet } from '../../ledger/import/heldSheet.ts'
import { cardOf, guessedLook, plannedLook } from '../../ledger/import/lookAtSheet.ts'
import type { Cell } from '../../ledger/import/table.ts'
import { type Draft, Ledger } from '../../ledger/ledger.ts'
import { personOnDuty } from '../../ledger/sqlite/cardQueries.ts'
import type { ImportPreview } from '../../shared/contract/importing.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import { categoryStream, importStream, orderStream, townStream } from '../../shared/domain/streams.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import type { CategoryId, TownId } from '../../shared/kernel/ids.ts'
import { matchValues, offerImport } from './importOffer.ts'
import { importedOrderId } from './importing/importRun.ts'

const now = fromChina(2026, 11, 24, 10)
let folder: string
let ledger: Ledger
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const opened = await Ledger.open(join(folder, 'ledger.db'), () => now)
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
  await firstStart(ledger)
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const submit = async (...drafts: readonly Draft[]) => {
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody is on duty')
  const verdicts = await ledger.submit(drafts, { actor: person.id, group: null })
  for (const verdict of verdicts) expect(verdict).not.toMatchObject({ kind: 'refused' })
}
const header = ['编号', '标题', '镇街', '状态']
const rows: readonly (readonly Cell[])[] = [
  ['A1', '路灯不亮', '水集镇', '已办结'],
  ['A2', '停水', '望城街道', '办理中'],
]
const held = (names: readonly string[] = header) =>
  holdSheet({ name: '日报', header: names, headerRow: 1, rows, firstRowNumber: 2, emptyRows: 0 })
const previewOf = (names?: readonly string[]): ImportPreview => ({
  format: 'xlsx',
  encoding: '',
  sheets: [cardOf(held(names))],
  look: guessedLook(held(names), 0, null, { fileName: '日报.xlsx', now }),
})
const offered = (names?: readonly string[], fileName = '12345 日报 2026-11-25.xlsx') =>
  offerImport(ledger.reader, fileName, previewOf(names), async (plan) =>
    plannedLook(held(names), plan, { fileName, now }),
  )
const began = (sourceName: string, plan: ImportPlan, names: readonly string[] = header): Draft => {
  const stream = importStream(ledger.newId())
  return {
    type: 'beginImport',
    stream,
    touches: [stream],
    body: {
      kind: plan.kind,
      read: 2,
      words: { fileName: 'x', sourceName, header: JSON.stringify(names), mapping: JSON.stringify(plan), encoding: '' },
    },
  }
}

test('R-IMPORT-10 a table that was never imported is offered as it was guessed, under a name after its file', async () => {
  const { preview, sourceName } = await offered()
  expect(sourceName).toBe('12345 日报')
  expect(preview.look.plan.mapping).toMatchObject({ sourceId: 0, title: 1, town: 2, state: 3 })
  expect(preview.look.kindReasons).toEqual([{ code: 'closed-states', header: '状态', closed: 1, total: 2 }])
})

test('R-IMPORT-10 the same columns come with the source, the plan and the rules of the last time, in whatever order they stand', async () => {
  const first = (await offered()).preview.look.plan
  const plan: ImportPlan = {
    ...first,
    mapping: { ...first.mapping, town: null },
    rules: { ...first.rules, states: [['办理中', 'history']], dayOrder: 'day-first' },
  }
  await submit(began('镇街周报', first))
  await submit(began('热线', plan))
  const { preview, sourceName } = await offered(['状态', '镇街', '标题', '编号'])
  expect(sourceName).toBe('热线')
  expect(preview.look.plan).toMatchObject({
    mapping: { sourceId: 3, title: 2, state: 0, town: null },
    rules: { states: [['办理中', 'history']], dayOrder: 'day-first' },
  })
  expect(preview.look.kindReasons).toEqual([{ code: 'remembered' }])
  expect(preview.look.mappingReasons).toEqual({ sourceId: 'remembered', title: 'remembered', state: 'remembered' })
  expect((await offered(['编号', '标题', '镇街', '进度'])).sourceName).toBe('12345 日报')
})

test('R-IMPORT-10 ids that are orders of this source already are counted', async () => {
  const stream = orderStream(importedOrderId('12345 日报', 'A2'))
  const words = { title: '停水', text: '', reporter: '', phone: '', address: '', town: '', category: '' }
  await submit({
    type: 'reportOrder',
    stream,
    touches: [stream],
    body: {
      channel: 'hotline',
      receivedAt: now,
      words: { ...words, sourceName: '12345 日报', sourceId: 'A2', extra: '' },
    },
  })
  const { preview } = await offered()
  expect(preview.look.kindReasons).toContainEqual({ code: 'known-ids', known: 1, total: 2 })
})

test('R-IMPORT-11 words of a table are matched with the catalogue: the same is taken, near ones are proposed', async () => {
  const id = ledger.newId() as TownId
  const stream = townStream(id)
  await submit({ type: 'addTown', stream, touches: [stream], body: { words: { name: '水集街道', aliases: '' } } })
  const { towns } = await matchValues(ledger.reader, {
    towns: ['水集镇', '水集 街道', '望城街道'],
    categories: [],
    units: [],
  })
  expect(towns.matches[0]).toEqual({ said: '水集镇', same: null, near: [{ id, name: '水集街道', why: 'ending' }] })
  expect(towns.matches[1]).toEqual({ said: '水集 街道', same: id, near: [] })
  expect(towns.matches[2]).toMatchObject({ said: '望城街道', same: null, near: [] })
  expect(towns.known).toContainEqual({ id, name: '水集街道' })
})

test('R-IMPORT-11 a category in three columns is matched by its path, and by its last level for a person to confirm', async () => {
  const top = ledger.newId() as CategoryId
  const below = ledger.newId() as CategoryId
  const named = (name: string) => ({ name, aliases: '' })
  await submit({
    type: 'addCategory',
    stream: categoryStream(top),
    touches: [categoryStream(top)],
    body: { parent: null, words: named('海洋渔业') },
  })
  await submit({
    type: 'addCategory',
    stream: categoryStream(below),
    touches: [categoryStream(below), categoryStream(top)],
    body: { parent: top, words: named('海带养殖') },
  })
  const said = ['海洋渔业 / 海带养殖', '农林牧渔 / 水产 / 海带养殖']
  const { categories } = await matchValues(ledger.reader, { towns: [], categories: said, units: [] })
  expect(categories.matches).toEqual([
    { said: said[0], same: below, near: [] },
    { said: said[1], same: null, near: [{ id: below, name: '海带养殖', why: 'shortened' }] },
  ])
})
