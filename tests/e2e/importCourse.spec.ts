import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import * as xlsx from '@e965/xlsx'
import { expect, type Locator, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf, expectSound } from './closedLedger.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { clickRow, dispatchByKeys, expectDispatched, openInbox, rowAt, searchFor } from './pages/deskPage.ts'
import { chooseTable, figuresOf, leaveReport, openImport, startTaking } from './pages/importPage.ts'
import { shootEverywhere } from './pages/shots.ts'

/** The whole course of a source: rows corrected, changes judged, answers sent back, a wrong table undone, a killed import gone on with. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.sources
const longRows = 5000
let desk: LaunchedDesk
const start = async (): Promise<void> => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
}
test.beforeAll(start)
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const shoot = (name: string): Promise<void> => shootEverywhere(desk, `import-${name}`)
const report = (): Locator => desk.page.getByRole('region', { name: zhCN.importing.report.title })
const press = (within: Locator, name: string | RegExp): Promise<void> =>
  within.getByRole('button', { name, exact: typeof name === 'string' }).click()

/** As the program of a hotline center writes it: GB18030, which nothing of ours encodes here. */
const writeTable = (name: string, lines: readonly string[]): string => {
  const path = place.file(name)
  const encode = 'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode("utf-8").encode("gb18030"))'
  writeFileSync(path, execFileSync('python3', ['-c', encode], { input: `${lines.join('\r\n')}\r\n` }))
  return path
}
const header = '批次,工单号,标题,来电时间,办理状态,联系电话'
const daily = [
  header,
  '三,R1,东关街路灯不亮,2026-11-20 08:10,办理中,13800000001',
  '三,R2,月湖小区停水𠮷,2026-11-20 08:30,办理中,13800000002',
  '三,R3,夜间施工噪音,2026-13-02,办理中,13800000003',
  '三,R4,井盖丢失,2026-11-20 09:10,办理中,13800000004',
  '三,R5,,2026-11-20 09:20,办理中,13800000005',
]

const takeTable = async (file: string, source: string): Promise<Awaited<ReturnType<typeof figuresOf>>> => {
  await openImport(desk)
  await chooseTable(desk, file)
  await desk.page.getByLabel(zhCN.importing.source.label).fill(source)
  await desk.page.getByRole('button', { name: /^导入 [\d,]+ 行/u }).click()
  await report().waitFor({ timeout: 60_000 })
  return figuresOf(report())
}
const leave = async (): Promise<void> => {
  await press(report(), leaveReport)
  await expect(report()).toBeHidden()
}
const openSources = async (tab: 'history' | 'corrections' | 'return'): Promise<Locator> => {
  await openImport(desk)
  await desk.page.getByRole('button', { name: zhCN.importing.choose.history }).click()
  const screen = desk.page.getByRole('region', { name: words.title, exact: true })
  await screen.getByRole('tab', { name: words.tabs[tab], exact: true }).click()
  return screen
}
const cellsOf = (path: string): readonly (readonly unknown[])[] => {
  const book = xlsx.read(readFileSync(path))
  return xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, defval: '' })
}

test('Refused rows are saved as a workbook with their reasons, in the columns of the file.', async () => {
  const figures = await takeTable(writeTable('热线日报.csv', daily), '市民热线')
  expect(figures).toMatchObject({ read: 5, taken: 3, refused: 2, known: 0 })
  await shoot('report-refused')
  const saved = place.file('没导入的.xlsx')
  await desk.answerSave(saved)
  await press(report(), words.report.save)
  await expect(report().getByText(words.report.saved('没导入的.xlsx'))).toBeVisible()
  const cells = cellsOf(saved)
  expect(cells[0]).toEqual([...header.split(','), words.report.savedReason, words.report.savedFix])
  expect(cells.slice(1).map((row) => row.slice(0, 6))).toEqual([daily[3]?.split(','), daily[5]?.split(',')])
  for (const row of cells.slice(1)) for (const said of row.slice(6)) expect(String(said).length).toBeGreaterThan(2)
})

test('A refused row is corrected where it stands, checked as it is typed, and taken over into the same import.', async () => {
  const { page } = desk
  const rows = report().getByRole('table', { name: zhCN.importing.report.refused })
  await press(rows, '2026-13-02')
  const date = page.getByRole('textbox', { name: words.report.editing('来电时间', 4) })
  await date.fill('前天')
  await expect(rows.getByRole('row', { name: /前天|来电时间/u }).first()).not.toContainText(words.report.ready)
  // By keys, as a person does: the screen takes every letter itself.
  await date.press('Control+a')
  await page.keyboard.type('2026-11-20 08:50')
  await expect(rows).toContainText(words.report.ready)
  await shoot('report-editing')
  await page.keyboard.press('Enter')
  const title = page.getByRole('textbox', { name: /^第 6 行/u })
  await title.fill('暖气不热')
  await expect(rows.getByText(words.report.ready)).toHaveCount(2)
  await page.keyboard.press('Enter')
  await press(report(), words.report.retake(2))
  await expect(report().getByText(zhCN.importing.report.all)).toBeVisible()
  expect(await figuresOf(report())).toMatchObject({ read: 5, taken: 5, refused: 0 })
  await shoot('report-all')
  await leave()
  await openInbox(desk, 'toDispatch')
  await searchFor(desk, '暖气不热')
  await expect(rowAt(desk, 0)).toContainText('暖气不热')
  await searchFor(desk, '')
  await page.keyboard.press('Escape')
})

test('Other words of a known id are a proposed change: one is accepted, one rejected, nothing is written over before.', async () => {
  const { page } = desk
  const changed = daily.map((line) => line.replace('路灯不亮', '路灯不亮两盏').replace('井盖丢失', '井盖丢失已补'))
  changed[3] = '三,R3,夜间施工噪音,2026-11-20 08:50,办理中,13800000003'
  changed[5] = '三,R5,暖气不热,2026-11-20 09:20,办理中,13800000005'
  const figures = await takeTable(writeTable('热线日报再.csv', changed), '市民热线')
  expect(figures).toMatchObject({ read: 5, taken: 0, known: 3, proposed: 2 })
  await shoot('report-proposed')
  await press(report(), words.report.judge)
  const screen = page.getByRole('region', { name: words.title, exact: true })
  await expect(screen.getByRole('listitem')).toHaveCount(2)
  await expect(screen).toContainText('东关街路灯不亮两盏')
  await shoot('corrections')
  await screen.getByRole('button', { name: /路灯不亮/u }).click()
  await page.keyboard.press('a')
  await expect(screen.getByRole('listitem')).toHaveCount(1)
  await screen.getByLabel(words.corrections.reason).fill('井盖没有补')
  await screen.getByRole('button', { name: new RegExp(`^${words.corrections.reject}( X)?$`, 'u') }).click()
  await expect(screen.getByRole('heading', { name: words.corrections.empty })).toBeVisible()
  await shoot('corrections-none')
  await page.keyboard.press('Escape')
  await openInbox(desk, 'toDispatch')
  await searchFor(desk, '两盏')
  await expect(rowAt(desk, 0)).toContainText('东关街路灯不亮两盏')
  await searchFor(desk, '井盖')
  await expect(rowAt(desk, 0)).toContainText('井盖丢失')
  await expect(rowAt(desk, 0)).not.toContainText('已补')
  await searchFor(desk, '')
  await page.keyboard.press('Escape')
})

test('The way back shows what it would write, writes it as the source writes, and marks what the source confirmed.', async () => {
  const { page } = desk
  await searchFor(desk, '月湖小区停水')
  await expect(rowAt(desk, 0)).toContainText('月湖小区停水')
  await clickRow(desk, 0)
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await expectDispatched(desk, 1, '市住建局')
  await searchFor(desk, '井盖丢失')
  await expect(rowAt(desk, 0)).toContainText('井盖丢失')
  await clickRow(desk, 0)
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await searchFor(desk, '')
  await page.keyboard.press('Escape')
  const screen = await openSources('return')
  await expect(screen.getByText(words.return.shown(2, 2))).toBeVisible()
  await expect(screen.getByRole('columnheader')).toHaveText([...header.split(','), '主办单位', '答复内容', '办结时间'])
  await screen.getByLabel(new RegExp(`^${zhCN.orderCourse.statuses.dispatched}`, 'u')).fill('已转办')
  await expect(screen.getByRole('cell', { name: '已转办' })).toHaveCount(2)
  await expect(screen.getByLabel(words.return.format)).toHaveValue('gb18030')
  await shoot('return-preview')
  const path = place.file('回传.csv')
  await desk.answerSave(path)
  await press(screen, words.return.write)
  await expect(screen.getByText(words.return.written(2, '回传.csv'))).toBeVisible()
  const lines = new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(path)).trimEnd().split('\r\n')
  expect(lines).toEqual([
    `${header},主办单位,答复内容,办结时间`,
    '三,R2,月湖小区停水𠮷,2026-11-20 08:30,已转办,13800000002,市住建局,,',
    '三,R4,井盖丢失,2026-11-20 09:10,已转办,13800000004,市住建局,,',
  ])
  await shoot('return-written')
  // The source answers another day: what was written is still there to be confirmed after the program was closed.
  await page.keyboard.press('Escape')
  await desk.close()
  await start()
  const later = await openSources('return')
  await later.getByRole('textbox', { name: words.return.ids }).fill('R2\nR77')
  await press(later, words.return.confirmSome(2))
  await expect(later.getByText(words.return.confirmed(1))).toBeVisible()
  await expect(later.getByText(words.return.unknown(['R77']))).toBeVisible()
  await expect(later.getByText(words.return.shown(1, 1))).toBeVisible()
  await shoot('return-confirmed')
  await press(later, words.return.confirmAll(1))
  await expect(later.getByText(words.return.nothing)).toBeVisible()
  await shoot('return-nothing')
  await desk.page.keyboard.press('Escape')
})

test('A table that was imported by mistake is undone as one; the order that somebody acted on stays and is named.', async () => {
  const { page } = desk
  const wrong = ['工单号,标题,来电时间', ...[1, 2, 3, 4].map((at) => `W${at},错表第${at}行,2026-11-21 08:0${at}`)]
  expect(await takeTable(writeTable('错的表.csv', wrong), '错的来源')).toMatchObject({ read: 4, taken: 4 })
  await leave()
  await searchFor(desk, '错表第2行')
  await expect(rowAt(desk, 0)).toContainText('错表第2行')
  await clickRow(desk, 0)
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await searchFor(desk, '')
  await page.keyboard.press('Escape')
  const screen = await openSources('history')
  await expect(screen.getByRole('row', { name: /错的表\.csv/u })).toBeVisible()
  await shoot('history')
  await screen.getByRole('row', { name: /错的表\.csv/u }).click()
  await press(report(), words.report.undo)
  await expect(report().getByText(words.report.undoSure(4))).toBeVisible()
  await shoot('undo-asking')
  await press(report(), words.report.undoYes)
  await expect(report().getByText(words.report.undoDone(3, 1))).toBeVisible()
  await expect(report().getByText(words.report.undone)).toBeVisible()
  await shoot('undo-done')
  await press(report(), words.report.seeKept)
  const kept = page.getByRole('dialog', { name: zhCN.desk.refusedList.title(1) })
  await expect(kept).toContainText('错表第2行')
  await expect(kept).toContainText(zhCN.refusals.codes['acted-after-import'].what)
  await shoot('undo-kept')
  await page.keyboard.press('Escape')
  await openInbox(desk, 'toDispatch')
  await searchFor(desk, '错表')
  await expect(page.getByTestId('total')).toHaveText(/^0\b/u)
  await openInbox(desk, 'dispatched')
  await expect(rowAt(desk, 0)).toContainText('错表第2行')
  await searchFor(desk, '')
  await page.keyboard.press('Escape')
})

const storePid = (): Promise<number> =>
  desk.app.evaluate(({ app }) => app.getAppMetrics().find((part) => part.name === 'youjie-store')?.pid ?? 0)

test('A store that is killed while rows are taken over: at the next start the import goes on, and each row is accounted for.', async () => {
  const { page } = desk
  const long = ['工单号,标题,来电时间', ...Array.from({ length: longRows }, (_, at) => lineOf(at))]
  const bar = await startTaking(desk, writeTable('五千行.csv', long), '长表', longRows)
  const pid = await storePid()
  expect(pid).toBeGreaterThan(0)
  // Some rows are in: before that, nothing was asked for and there is nothing to go on with.
  await expect.poll(() => bar.evaluate((one: HTMLProgressElement) => one.value), { intervals: [20] }).toBeGreaterThan(0)
  process.kill(pid, 'SIGKILL')
  await expect(page.getByRole('alert')).toBeVisible()
  await shoot('killed')
  await page.keyboard.press('Escape')
  const bannerOf = (): Locator => desk.page.getByRole('status').filter({ hasText: '五千行.csv' })
  await expect(bannerOf()).toBeVisible()
  await desk.close()
  await start()
  const banner = bannerOf()
  await expect(banner).toBeVisible()
  await shoot('halted')
  await press(banner, words.halted.resume)
  await expect(banner).toHaveCount(0, { timeout: 60_000 })
  // It went on beside the list, which stands as it was until the person asks for what came.
  await expect(desk.page.getByRole('button', { name: /条新到/u })).toBeVisible()
  const screen = await openSources('history')
  const row = screen.getByRole('row', { name: /五千行\.csv/u })
  await expect(row).toContainText(words.history.states.done)
  await row.click()
  const refused = Math.ceil(longRows / 97)
  const whole = { read: longRows, taken: longRows - refused, refused, known: 0 }
  await expect.poll(() => figuresOf(report())).toMatchObject(whole)
  await shoot('resumed')
  await desk.page.keyboard.press('Escape')
})
const lineOf = (at: number): string =>
  `L${at},路灯不亮第${at}处,${at % 97 === 0 ? '2026-02-30' : `2026-11-02 09:${String(at % 60).padStart(2, '0')}`}`

test('The closed ledger is sound and says the same.', async () => {
  await desk.close()
  const { orders, commands } = await expectSound(place.ledger)
  expect(orders).toBe(5 + 4 + longRows - Math.ceil(longRows / 97))
  expect(commands).toMatchObject({
    beginImport: 4,
    withdrawReport: 3,
    undoImport: 1,
    proposeCorrection: 2,
    acceptCorrection: 1,
    rejectCorrection: 1,
    recordReturn: 1,
    acknowledgeReturn: 2,
    recordReading: 1,
  })
  expect(await eventsOf(place.ledger, 'ImportUndone')).toEqual([{ withdrawn: 3, kept: 1 }])
})
