import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { firstStart } from '../../../ledger/firstStart.ts'
import { parserProcess } from '../../../ledger/import/parserProcess.ts'
import { Ledger } from '../../../ledger/ledger.ts'
import { openReader } from '../../../ledger/sqlite/driver.ts'
import { putOnDuty } from '../../../ledger/sqlite/pinQueries.ts'
import { verifyLedger } from '../../../ledger/verify.ts'
import type { DeskNews } from '../../../shared/contract/desk.ts'
import type { ImportPlan } from '../../../shared/contract/importPlan.ts'
import type { ImportReport } from '../../../shared/contract/importRuns.ts'
import { personStream, splitStream } from '../../../shared/domain/streams.ts'
import { accountedRows, totalOf } from '../../../shared/domain/importing/importRun.ts'
import { fromChina } from '../../../shared/kernel/chinaTime.ts'
import type { PersonId, RowId } from '../../../shared/kernel/ids.ts'
import { type Desk, onDuty } from '../desk.ts'
import { ImportSession } from '../importSession.ts'
import { openOrder } from '../openOrder.ts'
import { corrections, judgeCorrections } from './corrections.ts'
import { checkRow, correctRow, dismissRows, retakeRows } from './correctRows.ts'
import { haltedImports, importReport } from './importReports.ts'
import { judgeRows } from './judgeRows.ts'
import { RunningImports } from './runningImports.ts'
import { saveRows } from './saveRows.ts'
import { undoImport } from './undoImport.ts'
import { importRunHandlers } from '../importRunHandlers.ts'

const now = fromChina(2026, 11, 24, 10)
let folder: string
let desk: Desk
let waiting: ((news: DeskNews) => void)[]
let ports: MessagePort[]
/** What is done the moment a piece of news comes. */
let react: (news: DeskNews) => void

const openDesk = async (): Promise<Desk> => {
  const file = join(folder, 'ledger.db')
  const opened = await Ledger.open(file, () => now)
  if (!opened.ok) throw new Error(opened.error.detail)
  await firstStart(opened.value)
  return { ledger: opened.value, blocks: await openReader(file), publish, view: null } as unknown as Desk
}
const publish = (news: DeskNews): void => {
  react(news)
  for (const tell of [...waiting]) tell(news)
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  waiting = []
  ports = []
  react = () => {}
  desk = await openDesk()
})
afterEach(async () => {
  for (const port of ports) port.close()
  await desk.blocks.close()
  await desk.ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

const next = <K extends DeskNews['kind']>(...kinds: readonly K[]): Promise<Extract<DeskNews, { readonly kind: K }>> =>
  new Promise((resolve) => {
    const tell = (news: DeskNews): void => {
      if (!(kinds as readonly string[]).includes(news.kind)) return
      waiting.splice(waiting.indexOf(tell), 1)
      resolve(news as Extract<DeskNews, { readonly kind: K }>)
    }
    waiting.push(tell)
  })
const begin = (path: string): ImportSession => {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  parserProcess(
    {
      postMessage: (message) => port2.postMessage(message),
      onMessage: (listener) => void port2.on('message', listener),
    },
    () => now,
  )
  const port = {
    postMessage: (message: unknown) => port1.postMessage(message),
    on: (_: 'message', listener: (event: { readonly data: unknown }) => void) =>
      port1.on('message', (data: unknown) => listener({ data })),
    start: () => {},
  }
  return new ImportSession(randomUUID(), path, '表.csv', port, publish, () => {})
}
const importLines = async (
  lines: readonly string[],
  sourceName = '热线',
  change: (plan: ImportPlan) => ImportPlan = (plan) => plan,
): Promise<ImportReport> => {
  const path = join(folder, 'table.csv')
  writeFileSync(path, `${lines.join('\n')}\n`)
  const previewed = next('importPreview', 'importFailed')
  const session = begin(path)
  const told = await previewed
  if (told.kind === 'importFailed') throw new Error(told.refusal.code)
  const ended = next('importReport', 'importFailed')
  expect(session.take(desk, sourceName, change(told.preview.look.plan))).toBe(true)
  const over = await ended
  if (over.kind === 'importFailed') throw new Error(JSON.stringify(over.refusal))
  return over.report
}
const countsOf = (report: ImportReport | null) => {
  if (report === null) throw new Error('no report')
  expect(report.stopped ? accountedRows(report.counts) <= report.read : accountedRows(report.counts)).toBe(
    report.stopped ? true : report.read,
  )
  return totalOf(report.counts)
}
const board = () => desk.ledger.reader.all('SELECT id, title, status, channel FROM board ORDER BY id')
const none = { taken: 0, known: 0, proposed: 0, unmatched: 0, refused: 0 }

test('R-IMPORT-15 rows closed at the source become history, the others new orders, and each kind is counted', async () => {
  const lines = [
    '编号,标题,状态,承办单位,办结时间',
    '1,路灯,已办结,住建局,2026-11-20',
    '2,停水,办理中,,',
    '3,噪音,已归档,,',
  ]
  const report = await importLines(lines)
  expect(report.counts).toEqual({ history: { ...none, taken: 2 }, newOrders: { ...none, taken: 1 } })
  expect((await board()).map(({ title, status }) => [title, status])).toEqual([
    ['路灯', 'importedClosed'],
    ['停水', 'reported'],
    ['噪音', 'importedClosed'],
  ])
  expect(countsOf(await importLines(lines))).toEqual({ ...none, known: 3 })
})

test('R-IMPORT-33 replies go to the orders that their ids name; others are reported and found later', async () => {
  await importLines(['编号,标题', '1,路灯', '2,停水'])
  const replies = ['编号,答复意见,状态', '1,已修好,已办结', '2,正在抢修,办理中', '7,没有这一件,', ',没有编号,']
  const report = await importLines(replies)
  expect(report.kind).toBe('updates')
  expect(countsOf(report)).toEqual({ taken: 2, known: 0, proposed: 0, unmatched: 1, refused: 1 })
  expect(report.rows).toMatchObject([
    { row: 4, outcome: 'unmatched', sourceId: '7' },
    { row: 5, outcome: 'refused', refused: { code: 'no-source-id' } },
  ])
  expect(countsOf(await importLines(replies))).toEqual({ taken: 0, known: 2, proposed: 0, unmatched: 1, refused: 1 })
  await importLines(['编号,标题', '7,迟来的一件'])
  await retakeRows(desk, report.import, 'unmatched')
  expect(countsOf(await importReport(desk, report.import))).toEqual({ ...none, taken: 3, refused: 1 })
})

test('R-IMPORT-32 other words about a known order are proposed, nothing is written over, and a yes or no settles it', async () => {
  await importLines(['编号,标题,内容', '1,路灯不亮,东关街', '2,停水,三天'])
  const changed = ['编号,标题,内容', '1,路灯全都不亮,东关街', '2,停水,三天']
  const report = await importLines(changed)
  expect(countsOf(report)).toEqual({ ...none, proposed: 1, known: 1 })
  expect((await board()).map((row) => row.title)).toEqual(['路灯不亮', '停水'])
  const open = await corrections(desk, 0, 100)
  expect(open).toMatchObject({
    total: 1,
    items: [
      { sourceName: '热线', sourceId: '1', changes: [{ field: 'title', before: '路灯不亮', now: '路灯全都不亮' }] },
    ],
  })
  expect(countsOf(await importLines(changed))).toEqual({ ...none, known: 2 })
  const row = open.items[0]?.row
  if (row === undefined) throw new Error('nothing is open')
  expect(await judgeCorrections(desk, [row], true, '')).toEqual({ done: 1, refused: 0 })
  expect((await board()).map((one) => one.title)).toEqual(['路灯全都不亮', '停水'])
  expect((await corrections(desk, 0, 100)).total).toBe(0)
  await importLines(['编号,标题,内容', '1,路灯,东关街', '2,停水三天,'])
  expect(await judgeCorrections(desk, null, false, '以台账所记为准')).toEqual({ done: 2, refused: 0 })
  expect((await board()).map((one) => one.title)).toEqual(['路灯全都不亮', '停水'])
  expect((await corrections(desk, 0, 100)).total).toBe(0)
})

test('R-IMPORT-34 a refused row is corrected in place, checked as it is typed, and taken over into the same import', async () => {
  const report = await importLines(['编号,标题,时间', '1,路灯,2026-11-20', '2,停水,2026-13-02', '1,又一件,2026-11-20'])
  const id = report.import
  expect(report.rows.map((row) => row.outcome === 'refused' && row.refused.code)).toEqual([
    'bad-date',
    'duplicate-in-file',
  ])
  const cells = (when: string) => ['2', '停水', when]
  expect(await checkRow(desk, id, { row: 3, cells: cells('2026-12-40') })).toMatchObject({
    refused: { code: 'bad-date' },
  })
  expect(await checkRow(desk, id, { row: 3, cells: cells('2026-11-02') })).toEqual({ refused: null })
  expect(await correctRow(desk, id, { row: 3, cells: cells('2026-11-02') })).toMatchObject({ ready: true })
  expect(await correctRow(desk, id, { row: 4, cells: ['1', '又一件', '2026-11-21'] })).toMatchObject({ ready: false })
  await retakeRows(desk, id, 'ready')
  const after = await importReport(desk, id)
  expect(countsOf(after)).toEqual({ ...none, taken: 2, refused: 1 })
  expect(after?.rows).toMatchObject([{ row: 4 }])
  expect((await board()).map((row) => row.title)).toEqual(['路灯', '停水'])
  await dismissRows(desk, id, null)
  expect(countsOf(await importReport(desk, id))).toEqual({ ...none, taken: 2, refused: 1 })
  expect((await importReport(desk, id))?.left).toBe(0)
})

test('R-IMPORT-34 rows that are left are saved as a workbook in their own columns, with the reasons beside them', async () => {
  const report = await importLines(['编号,标题,时间', '0012345678901234567890,停水,昨天'])
  const path = join(folder, '剩下的行.xlsx')
  expect(await saveRows(desk, report.import, path, 'zh-CN')).toBe(1)
  const book = xlsx.read(readFileSync(path))
  expect(xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 })).toEqual([
    ['编号', '标题', '时间', '未导入的原因', '改法'],
    ['0012345678901234567890', '停水', '昨天', '不是日期，或没有这一天', '按 年-月-日 填写'],
  ])
})

test('R-IMPORT-35 an import that the store’s end broke off goes on from where it was, and every row is taken once', async () => {
  const lines = ['编号,标题', ...Array.from({ length: 2400 }, (_, at) => `${at},第 ${at} 件`)]
  let broken = false
  react = (news) => {
    if (broken || news.kind !== 'importProgress' || news.progress.phase !== 'taking') return
    broken = true
    void desk.ledger.close()
  }
  await importLines(lines).catch(() => null)
  react = () => {}
  await desk.blocks.close()
  desk = await openDesk()
  const [halted] = await haltedImports(desk, () => false)
  expect(halted).toMatchObject({ fileName: '表.csv', sourceName: '热线', read: 2400 })
  const inLedger = (await board()).length
  expect(inLedger).toBeGreaterThan(0)
  expect(inLedger).toBeLessThan(2400)
  // What is said is what is in the ledger, whether or not the end of the store left time to note it.
  expect(halted?.done).toBe(inLedger)
  const running = new RunningImports()
  const ended = next('importReport')
  expect(await running.resume(desk, halted?.import ?? '')).toBe(true)
  const { report } = await ended
  expect(countsOf(report)).toEqual({ ...none, taken: 2400 })
  expect(await board()).toHaveLength(2400)
  expect(await haltedImports(desk, () => false)).toEqual([])
  expect(readdirSync(join(folder, 'staging'))).toEqual([])
  const { problems } = await verifyLedger(desk.ledger.reader)
  expect(problems).toEqual([])
})

test('R-IMPORT-35 killed at a random moment, before a commit or behind it, an import goes on to the end that it would have come to', async () => {
  const lineOf = (at: number) => `${at},第 ${at} 件,${at % 97 === 0 ? '2026-13-01' : '2026-11-20 08:00'}`
  const lines = ['编号,标题,时间', ...Array.from({ length: 1700 }, (_, at) => lineOf(at))]
  const whole = await importLines(lines, '没有断过的')
  let runs = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.boolean(), async (kill, behind) => {
      const { ledger } = desk
      runs += 1
      const submit = ledger.submit.bind(ledger)
      let calls = 0
      ledger.submit = async (...asked) => {
        calls += 1
        // The process ends: before its commit, or behind it with nobody to hear of it.
        if (calls < kill) return submit(...asked)
        if (behind && calls === kill) await submit(...asked)
        throw new Error('killed')
      }
      await expect(importLines(lines, randomUUID())).rejects.toThrow('killed')
      await desk.blocks.close()
      await ledger.close()
      desk = await openDesk()
      const [halted] = await haltedImports(desk, () => false)
      expect(halted).toMatchObject({ read: 1700 })
      const ended = next('importReport')
      expect(await new RunningImports().resume(desk, halted?.import ?? '')).toBe(true)
      const { report } = await ended
      expect(report.counts).toEqual(whole.counts)
      expect(countsOf(report)).toMatchObject({ taken: 1682, refused: 18 })
      expect(report.rows.map(({ row }) => row)).toEqual(whole.rows.map(({ row }) => row))
      expect(await haltedImports(desk, () => false)).toEqual([])
      expect(readdirSync(join(folder, 'staging'))).toEqual([])
    }),
    { numRuns: 5 },
  )
  // Each order of each import once.
  expect(await board()).toHaveLength(1682 * (1 + runs))
  expect((await verifyLedger(desk.ledger.reader)).problems).toEqual([])
}, 120_000)

test('R-IMPORT-35 given up, it keeps what was taken, says that it stopped, and leaves no file behind', async () => {
  const lines = ['编号,标题', ...Array.from({ length: 2400 }, (_, at) => `${at},第 ${at} 件`)]
  let broken = false
  react = (news) => {
    if (broken || news.kind !== 'importProgress' || news.progress.phase !== 'taking') return
    broken = true
    void desk.ledger.close()
  }
  await importLines(lines).catch(() => null)
  react = () => {}
  await desk.blocks.close()
  desk = await openDesk()
  const [halted] = await haltedImports(desk, () => false)
  const report = await new RunningImports().abandon(desk, halted?.import ?? '')
  expect(report).toMatchObject({ stopped: true })
  expect(existsSync(join(folder, 'staging')) && readdirSync(join(folder, 'staging'))).toEqual([])
  const before = (await board()).length
  expect(totalOf(report?.counts ?? {}).taken).toBeLessThanOrEqual(before)
  expect(countsOf(await importLines(lines))).toEqual({ ...none, taken: 2400 - before, known: before })
})

test('R-IMPORT-37 categories, units and persons are added once; what a table says anew of them waits for a yes', async () => {
  const tree = ['一级分类,二级分类,三级分类', '测试大类,安全生产,事故处理', '测试大类,安全生产,隐患', '测试大类,,']
  expect(countsOf(await importLines(tree))).toEqual({ ...none, taken: 2, known: 1 })
  expect(countsOf(await importLines(tree))).toEqual({ ...none, known: 3 })
  const units = ['单位名称,单位类型,联系人,电话,职责', '市测试局,部门,李科长,8801,测试', '某某镇,镇街,,,']
  expect(countsOf(await importLines(units))).toEqual({ ...none, taken: 2 })
  const report = await importLines([units[0] ?? '', '市测试局,部门,李科长,8801,测试与验收', '某某镇,镇街,,,'])
  expect(countsOf(report)).toEqual({ ...none, proposed: 1, known: 1 })
  expect(report.rows).toMatchObject([
    { outcome: 'proposed', name: '市测试局', changes: [{ field: 'duties', before: '测试', now: '测试与验收' }] },
  ])
  expect(await judgeRows(desk, report.import, [2], true)).toBe(true)
  expect(countsOf(await importReport(desk, report.import))).toEqual({ ...none, taken: 1, known: 1 })
  const persons = ['姓名,角色,所属单位', '王一,单位联络员,市测试局', '王二,督办员,', '王三,单位联络员,没有的局']
  expect(countsOf(await importLines(persons))).toEqual({ ...none, taken: 2, refused: 1 })
  expect(countsOf(await importLines(persons))).toEqual({ ...none, known: 2, refused: 1 })
})

const undone = async ({ import: id }: { readonly import: string }) => {
  const reply = await undoImport(desk, id, '导入撤销')
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}

test('R-IMPORT-38 an undone import leaves no order open; what somebody acted on stays and is named, and the table can come again', async () => {
  const lines = ['编号,标题,办理状态', '1,路灯,', '2,停水,', '3,噪音,已办结', '4,井盖,']
  const report = await importLines(lines)
  expect(countsOf(report)).toMatchObject({ taken: 4 })
  const row = (await board())[0]?.id as RowId
  const opened = await openOrder(desk, row)
  if (opened === null) throw new Error('no order')
  const { stream } = opened
  const person = await onDuty(desk)
  // A correction moves no life cycle, and would still be lost.
  await desk.ledger.submit(
    [{ type: 'correctOrder', stream, touches: [stream], body: { channel: null, words: { title: '路灯两盏' } } }],
    { actor: person.id, group: null },
  )
  const first = await undone(report)
  expect(first).toMatchObject({ done: 3, refused: [{ title: '路灯两盏', code: 'acted-after-import' }] })
  expect((await board()).map(({ status }) => status)).toEqual(['reported', 'withdrawn', 'withdrawn', 'withdrawn'])
  expect(await importReport(desk, report.import)).toMatchObject({ undone: true })
  // Asked again it takes nothing back twice.
  expect(await undone(report)).toMatchObject({
    done: 0,
    refused: [{ code: 'acted-after-import' }],
  })
  // The same ids mean new orders now, but for the one that stayed.
  expect(countsOf(await importLines(lines))).toMatchObject({ taken: 3, proposed: 0, known: 1 })
  expect(countsOf(await importLines(lines))).toMatchObject({ taken: 0, known: 4 })
  expect((await verifyLedger(desk.ledger.reader)).problems).toEqual([])
})

test('R-IMPORT-36 undoing an import of replies leaves what was said before, and the same table brings them again', async () => {
  await importLines(['编号,标题', '1,路灯'])
  const asUpdates = (plan: ImportPlan): ImportPlan => ({ ...plan, kind: 'updates' })
  await importLines(['编号,答复内容', '1,办理中'], '热线', asUpdates)
  const second = ['编号,答复内容', '1,已修复']
  const report = await importLines(second, '热线', asUpdates)
  expect(await undone(report)).toMatchObject({ done: 1, refused: [] })
  expect(countsOf(await importLines(['编号,答复内容', '1,办理中'], '热线', asUpdates))).toMatchObject({ known: 1 })
  expect(countsOf(await importLines(second, '热线', asUpdates))).toMatchObject({ taken: 1 })
})

test('R-IMPORT-41 an import that may not begin brings no row, leaves nothing behind, and says why', async () => {
  const path = join(folder, 'table.csv')
  writeFileSync(path, '编号,标题\n1,路灯\n2,停水\n')
  const refusalOf = async (sourceName: string) => {
    const previewed = next('importPreview', 'importFailed')
    const session = begin(path)
    const told = await previewed
    if (told.kind === 'importFailed') throw new Error(told.refusal.code)
    const ended = next('importReport', 'importFailed')
    session.take(desk, sourceName, told.preview.look.plan)
    const over = await ended
    return over.kind === 'importFailed' ? over.refusal.code : null
  }
  expect(await refusalOf('')).toBe('source-missing')
  expect(await refusalOf('　')).toBe('source-missing')
  const person = await onDuty(desk)
  const viewer = personStream(randomUUID() as PersonId)
  const words = { name: '领导' }
  await desk.ledger.submit(
    [{ type: 'addPerson', stream: viewer, touches: [viewer], body: { role: 'viewer', unit: null, words } }],
    { actor: person.id, group: null },
  )
  const { id: personId } = splitStream(viewer)
  await desk.ledger.queue.transaction((db) => putOnDuty(db, personId as PersonId, now))
  expect(await refusalOf('热线')).toBe('not-permitted')
  expect(await board()).toEqual([])
  expect(await haltedImports(desk, () => false)).toEqual([])
  expect(existsSync(join(folder, 'staging')) ? readdirSync(join(folder, 'staging')) : []).toEqual([])
})

test('R-IMPORT-36 replies are taken back once, and an earlier one takes nothing along of what was said after it', async () => {
  await importLines(['编号,标题', '1,路灯'])
  const asUpdates = (plan: ImportPlan): ImportPlan => ({ ...plan, kind: 'updates' })
  const first = await importLines(['编号,答复内容', '1,办理中'], '热线', asUpdates)
  const second = ['编号,答复内容', '1,已修复']
  await importLines(second, '热线', asUpdates)
  expect(await undone(first)).toMatchObject({ done: 1, refused: [] })
  expect(await undone(first)).toMatchObject({ done: 0, refused: [] })
  expect(countsOf(await importLines(second, '热线', asUpdates))).toMatchObject({ known: 1, taken: 0 })
})

test('R-IMPORT-38 a change that somebody accepted stays and is named, one that nobody judged is dropped', async () => {
  await importLines(['编号,标题', '1,路灯', '2,停水', '3,噪音'])
  const changes = await importLines(['编号,标题', '1,路灯两盏', '2,停水两天', '3,夜间噪音'])
  const { items } = await corrections(desk, 0, 10)
  const rowOf = (number: number) => items[number]?.row as RowId
  await judgeCorrections(desk, [rowOf(0)], true, '')
  await judgeCorrections(desk, [rowOf(1)], false, '以台账所记为准')
  expect(await undone(changes)).toMatchObject({ done: 1, refused: [{ title: '路灯两盏', code: 'acted-after-import' }] })
  expect((await corrections(desk, 0, 10)).total).toBe(0)
})

test('R-IMPORT-38 nothing more is taken into an import that was undone, and one that goes on is not undone', async () => {
  const report = await importLines(['编号,标题', '1,路灯', '2,'])
  const [left] = report.rows
  if (left === undefined) throw new Error('no refused row')
  await correctRow(desk, report.import, { row: left.row, cells: ['2', '停水'] })
  await undone(report)
  const isTaking = () => false
  const handlers = importRunHandlers(desk, { running: new RunningImports(), isTaking, placeOf: () => null })
  expect(await handlers.retakeRows({ import: report.import, rows: 'ready' })).toMatchObject({
    error: { code: 'import-undone' },
  })
  expect((await board()).map(({ status }) => status)).toEqual(['withdrawn'])
  const busy = importRunHandlers(desk, { running: new RunningImports(), isTaking: () => true, placeOf: () => null })
  expect(await busy.undoImport({ import: report.import, reason: '撤销' })).toMatchObject({
    error: { code: 'import-unfinished' },
  })
})

test('R-IMPORT-38 whatever was imported and in whatever portions, undoing all of it leaves nothing open', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }), {
        minLength: 1,
        maxLength: 3,
      }),
      async (tables) => {
        const source = randomUUID()
        const reports: ImportReport[] = []
        for (const ids of tables)
          reports.push(await importLines(['编号,标题', ...new Set(ids.map((id) => `${id},第${id}件`))], source))
        for (const { import: id } of reports.toReversed()) await undone({ import: id })
        expect((await board()).filter(({ status }) => status !== 'withdrawn')).toEqual([])
      },
    ),
    { numRuns: 8 },
  )
}, 60_000)
