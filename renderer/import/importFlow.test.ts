import { expect, test } from 'vitest'
import type { ImportReport } from '../../shared/contract/importRuns.ts'
import type { ImportPreview, SheetLook } from '../../shared/contract/importing.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import { type ImportAct, type ImportNews, startFlow, stepFlow } from './importFlow.ts'

const file = { import: 'i1', fileName: '12345 日报 2026-11-24.xlsx' }
const look = {
  plan: { sheet: 0, mapping: { title: 1 } },
  mappingReasons: { title: 'name' },
  kindReasons: [{ code: 'remembered' }],
}
const preview = { sheets: [{ rowCount: 4326 }], look } as unknown as ImportPreview
const report = { read: 4326, counts: {} } as unknown as ImportReport
const news = (said: ImportNews): ImportAct => ({ kind: 'news', news: said })
const previewed = news({ kind: 'importPreview', import: 'i1', preview, sourceName: '12345 日报' })
const walk = (...acts: readonly ImportAct[]) => acts.reduce(stepFlow, startFlow(null)).place

test('A chosen file is read, mapped, taken and reported.', () => {
  expect(walk({ kind: 'chosen', file })).toEqual({ kind: 'reading', file, stage: null })
  expect(walk({ kind: 'chosen', file }, previewed)).toMatchObject({
    kind: 'mapping',
    sourceName: '12345 日报',
    plan: { mapping: { title: 1 } },
    reasons: { title: 'name' },
  })
  const taking: readonly ImportAct[] = [{ kind: 'chosen', file }, previewed, { kind: 'starting' }, { kind: 'started' }]
  expect(walk(...taking)).toMatchObject({ kind: 'taking', rows: 4326, done: 0 })
  expect(walk(...taking, news({ kind: 'importReport', import: 'i1', report }))).toEqual({ kind: 'reported', report })
})

test('A preview that is quicker than the name of its import is not lost.', () => {
  expect(walk(previewed, { kind: 'chosen', file })).toMatchObject({ kind: 'mapping', file })
})

test('Progress that is quicker than the answer to 导入 shows the count already.', () => {
  const done = news({ kind: 'importProgress', import: 'i1', progress: { phase: 'taking', done: 500, total: 4326 } })
  const at = walk({ kind: 'chosen', file }, previewed, { kind: 'starting' }, done)
  expect(at).toMatchObject({ kind: 'taking', done: 500 })
  expect(walk({ kind: 'chosen', file }, previewed, { kind: 'starting' }, done, { kind: 'started' })).toMatchObject({
    done: 500,
  })
})

test('News of another import changes nothing.', () => {
  const other = news({ kind: 'importReport', import: 'i0', report })
  expect(walk({ kind: 'chosen', file }, previewed, other)).toMatchObject({ kind: 'mapping' })
})

test('A file that cannot be read says why, and another can be chosen.', () => {
  const refusal = { code: 'damaged-workbook', fileName: file.fileName } as const
  const failed = news({ kind: 'importFailed', import: 'i1', refusal })
  expect(walk({ kind: 'chosen', file }, failed)).toEqual({ kind: 'failed', refusal })
  expect(walk({ kind: 'chosen', file }, failed, { kind: 'again' })).toEqual({ kind: 'choosing', trouble: null })
})

test('A cancelled reading leads back to the choice without an explanation.', () => {
  const refusal = { code: 'cancelled', fileName: file.fileName } as const
  expect(walk({ kind: 'chosen', file }, news({ kind: 'importFailed', import: 'i1', refusal }))).toMatchObject({
    kind: 'choosing',
  })
})

test('A start that was refused keeps the mapping and says so beside it.', () => {
  const failure = { kind: 'not-saved', detail: 'disk full' } as const
  const at = walk({ kind: 'chosen', file }, previewed, { kind: 'starting' }, { kind: 'notStarted', failure })
  expect(at).toMatchObject({ kind: 'mapping', starting: false, failure })
})

test('A store that ends while a file is open ends its import too; one that is over already stays as it is.', () => {
  const gone: ImportAct = { kind: 'storeGone' }
  const failed = { kind: 'failed', refusal: { code: 'store-stopped', fileName: file.fileName } }
  const taking: readonly ImportAct[] = [{ kind: 'chosen', file }, previewed, { kind: 'starting' }, { kind: 'started' }]
  expect(walk({ kind: 'chosen', file }, gone)).toEqual(failed)
  expect(walk({ kind: 'chosen', file }, previewed, gone)).toEqual(failed)
  expect(walk(...taking, gone)).toEqual(failed)
  expect(walk(gone)).toEqual({ kind: 'choosing', trouble: null })
  const over = [...taking, news({ kind: 'importReport', import: 'i1', report })]
  expect(walk(...over, gone)).toEqual(walk(...over))
})

test('Of the looks that were asked for only the last says anything, and what the person put by hand keeps its reason.', () => {
  const changed = { sheet: 0, mapping: { title: 2 } } as unknown as ImportPlan
  const lookOf = (column: number) =>
    ({ plan: { sheet: 0, mapping: { title: column } }, mappingReasons: {}, kindReasons: [] }) as unknown as SheetLook
  const before: readonly ImportAct[] = [
    { kind: 'chosen', file },
    previewed,
    { kind: 'planned', plan: changed, field: 'title', asked: 1 },
    { kind: 'planned', plan: changed, field: null, asked: 2 },
  ]
  expect(walk(...before, { kind: 'looked', look: lookOf(9), asked: 1 })).toMatchObject({ plan: changed })
  expect(walk(...before, { kind: 'looked', look: lookOf(2), asked: 2 })).toMatchObject({
    look: { plan: { mapping: { title: 2 } }, kindReasons: [{ code: 'remembered' }] },
    reasons: { title: 'person' },
  })
  const guessed = walk(...before, { kind: 'guessing', byHand: true, asked: 3 })
  expect(guessed).toMatchObject({ kindByHand: true, reasons: {} })
})
