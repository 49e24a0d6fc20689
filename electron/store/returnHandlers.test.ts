import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { firstStart } from '../../ledger/firstStart.ts'
import { type Draft, Ledger, newGroupId } from '../../ledger/ledger.ts'
import { noMapping } from '../../shared/contract/importFields.ts'
import { noRules } from '../../shared/contract/importPlan.ts'
import type { StateWords } from '../../shared/contract/returns.ts'
import { importStream, orderStream } from '../../shared/domain/streams.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { type Desk, onDuty, openDesk } from './desk.ts'
import { ExportTargets } from './exportTargets.ts'
import { importedOrderId } from './importing/importRun.ts'
import { returnHandlers } from './returnHandlers.ts'

let clock: number
let folder: string
let desk: Desk
let targets: ExportTargets
beforeEach(async () => {
  clock = fromChina(2026, 11, 24, 10)
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const opened = await Ledger.open(join(folder, 'ledger.db'), () => clock)
  if (!opened.ok) throw new Error(opened.error.detail)
  await firstStart(opened.value)
  desk = await openDesk(opened.value, () => {})
  targets = new ExportTargets()
})
afterEach(async () => {
  await desk.close()
  await desk.ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const streamOf = (id: string) => orderStream(importedOrderId('热线', id))
const submit = async (drafts: readonly Draft[], group: string | null = null) => {
  const { id: actor } = await onDuty(desk)
  const given =
    group === null ? null : { id: group as ReturnType<typeof newGroupId>, size: 3, label: 'import' as const }
  const verdicts = await desk.ledger.submit(drafts, { actor, group: given })
  for (const verdict of verdicts) if (verdict.kind === 'refused') throw new Error(verdict.refusal.code)
}
/** An import as the record has it: three orders under the source's own columns, the second one declined here. */
const prepare = async (mapping: object) => {
  const id = newGroupId()
  const stream = importStream(id)
  const plan = { sheet: 0, kind: 'newOrders', mapping: { ...noMapping, ...mapping }, ignored: [], rules: noRules }
  const words = {
    fileName: '日报.xlsx',
    sourceName: '热线',
    header: JSON.stringify(['批次', '状态', '工单号', '电话']),
    mapping: JSON.stringify(plan),
    encoding: 'gb18030',
  }
  await submit(
    [
      { type: 'beginImport', stream, touches: [stream], body: { kind: 'newOrders', read: 3, words } },
      ...['1', '2', '3'].map((sourceId): Draft => {
        const order = streamOf(sourceId)
        const said = { ...noWords, title: `第${sourceId}件`, phone: '13800001234', sourceName: '热线', sourceId }
        const extra = JSON.stringify([['批次', '第三批']])
        return {
          type: 'reportOrder',
          stream: order,
          touches: [order],
          body: { channel: 'hotline', receivedAt: clock, words: { ...said, extra } },
        }
      }),
    ],
    id,
  )
  clock += 60_000
  await decline('2', '属信访途径')
}
const decline = async (id: string, reason: string) =>
  submit([{ type: 'declineOrder', stream: streamOf(id), touches: [streamOf(id)], body: { route: 'petition', reason } }])
const asked = (scope: 'since' | 'all', stateWords: StateWords = {}) =>
  ({ source: '热线', scope, stateWords, language: 'zh-CN' }) as const
const preview = async (scope: 'since' | 'all', stateWords: StateWords = {}) => {
  const reply = await returnHandlers(desk, targets).previewReturn(asked(scope, stateWords))
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}

test('R-IMPORT-39 states and answers go back in the source’s columns; what it has confirmed does not come again', async () => {
  await prepare({ state: 1, sourceId: 2, phone: 3 })
  const handlers = returnHandlers(desk, targets)
  expect(await handlers.returnSources({})).toMatchObject({ ok: true, value: [{ source: '热线' }] })
  const since = await preview('since', { declined: '不受理' })
  expect(since.header).toEqual(['批次', '状态', '工单号', '电话', '主办单位', '答复内容', '办结时间'])
  expect(since.rows.map(({ cells }) => cells)).toEqual([['第三批', '不受理', '2', '13800001234', '', '属信访途径', '']])
  expect(since).toMatchObject({ total: 1, personal: true, states: [{ status: 'declined', count: 1 }] })
  expect((await preview('all')).total).toBe(3)

  const path = join(folder, '回传.csv')
  targets.add('t1', path)
  const write = { ...asked('since'), to: 't1', format: 'csv', encoding: 'gb18030' } as const
  const written = await handlers.writeReturn(write)
  if (!written.ok) throw new Error(JSON.stringify(written.error))
  expect(new TextDecoder('gb18030').decode(readFileSync(path))).toContain('属信访途径')
  const readings = await desk.ledger.reader.all("SELECT name FROM stream WHERE name LIKE 'reading/%'")
  expect(readings).toHaveLength(1)

  // What happens behind the file's back is not confirmed with it.
  clock += 60_000
  await decline('3', '不属本市')
  clock += 60_000
  expect(await preview('all')).toMatchObject({ file: 'gb18030', written: { waiting: 1 } })
  const confirm = { source: '热线' }
  expect(await handlers.confirmReturn({ ...confirm, ids: ['9'] })).toMatchObject({ value: { done: 0, unknown: ['9'] } })
  expect(await handlers.confirmReturn({ ...confirm, ids: null })).toMatchObject({ value: { done: 1, unknown: [] } })
  const after = await preview('since')
  expect(after.rows.map(({ cells }) => cells[2])).toEqual(['3'])
  expect(after.written?.waiting).toBe(0)
  // Confirmed twice it marks nothing twice.
  expect(await handlers.confirmReturn({ ...confirm, ids: null })).toMatchObject({ value: { done: 0 } })
})

test('R-IMPORT-39 a file that cannot be written leaves nothing and confirms nothing', async () => {
  await prepare({ state: 1, sourceId: 2 })
  const path = join(folder, 'no', 'such', 'folder.xlsx')
  targets.add('t1', path)
  const write = { ...asked('all'), to: 't1', format: 'xlsx', encoding: 'utf-8' } as const
  expect(await returnHandlers(desk, targets).writeReturn(write)).toMatchObject({
    ok: false,
    error: { kind: 'cannot-write' },
  })
  expect(existsSync(path)).toBe(false)
  expect(await preview('since')).toMatchObject({ total: 1, written: null })
  expect((await preview('all')).personal).toBe(false)
})
