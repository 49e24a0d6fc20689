import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { ImportRefusalCode } from '../../shared/contract/importing.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { expectSound } from './closedLedger.ts'
import { makeHome, sample, sampleTaken } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { countOf, expectTotal, soon } from './pages/deskPage.ts'
import { chooseTable, importThroughWindow, leaveReport, openImport, startTaking } from './pages/importPage.ts'

/** One desk that is given one bad file after the other and must never mind. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.importing
let desk: LaunchedDesk
let reported = 0

test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const table = (rows: number): string =>
  ['工单编号,来电时间,标题,诉求内容']
    .concat(Array.from({ length: rows }, (_, at) => `LD${100000 + at},2026-11-02 09:30,路灯不亮第${at}处,请检修`))
    .join('\r\n')

/** A workbook of which a part in the middle was lost, as on a bad memory stick. */
const damagedWorkbook = (): Buffer => {
  const bytes = readFileSync(sample)
  bytes.fill(0x5a, Math.floor(bytes.length / 3), Math.floor((bytes.length * 2) / 3))
  return bytes
}

const badFiles: readonly (readonly [string, string, () => Buffer | string, ImportRefusalCode])[] = [
  ['A workbook with a hole in it', 'damaged.xlsx', damagedWorkbook, 'damaged-workbook'],
  ['A workbook that ends in the middle', 'cut.xlsx', () => readFileSync(sample).subarray(0, 6000), 'damaged-workbook'],
  ['An empty file', 'empty.xlsx', () => '', 'empty-file'],
  ['A text that is no table but is called .xlsx', 'letter.xlsx', () => '各位同事：\n附件请查收。\n', 'not-a-table'],
  [
    'A file of random bytes',
    'noise.xlsx',
    () => Buffer.concat([Buffer.from([0, 255, 254, 1]), randomBytes(50_000)]),
    'unknown-format',
  ],
  ['A table with a head and no rows', 'head.csv', () => '工单编号,来电时间,标题,诉求内容\r\n', 'no-rows'],
]

for (const [what, name, bytes, code] of badFiles)
  test(`${what} is not imported: the window names the file, what is wrong and the next step.`, async () => {
    const { page } = desk
    writeFileSync(place.file(name), bytes())
    await openImport(desk)
    await chooseTable(desk, place.file(name))
    const said = page.getByRole('alert')
    await expect(said.getByRole('heading', { name: words.failed.title(name) })).toBeVisible()
    await expect(said).toContainText(words.failed.files[code].what)
    await expect(said).toContainText(words.failed.files[code].next)
    await expect(said).toContainText(words.failed.safe)
    await page.keyboard.press('Escape')
    await expect(said).toHaveCount(0)
    await expectTotal(desk, 0)
  })

test('A file that went away between being chosen and being read is told, and a good one can be chosen at once.', async () => {
  const { page } = desk
  await openImport(desk)
  await chooseTable(desk, place.file('nowhere.xlsx'))
  const said = page.getByRole('alert')
  await expect(said).toContainText(words.failed.files['cannot-read'].what)
  writeFileSync(place.file('small.csv'), table(3))
  await desk.answerOpen(place.file('small.csv'))
  await said.getByRole('button', { name: words.failed.button }).click()
  await expect(page.getByRole('button', { name: words.preview.take(3) })).toBeVisible()
  await page.keyboard.press('Escape')
  await expectTotal(desk, 0)
})

test('A text table that is called .xlsx is read for what it is.', async () => {
  writeFileSync(place.file('table.xlsx'), table(5))
  const done = await importThroughWindow(desk, place.file('table.xlsx'), '改名的表')
  expect(done).toMatchObject({ read: 5, taken: 5, known: 0, refused: 0 })
  reported += 5
})

test('A preview that is given up leaves nothing behind, and the same file goes in afterwards.', async () => {
  const { page } = desk
  await openImport(desk)
  await chooseTable(desk, sample)
  await expect(page.getByRole('button', { name: words.preview.take(180) })).toBeEnabled()
  await page.keyboard.press('Escape')
  await expectTotal(desk, reported)
  const done = await importThroughWindow(desk, sample, '样例')
  expect(done).toMatchObject({ read: 180, taken: sampleTaken, known: 0, refused: 3 })
  reported += sampleTaken
  await expect.poll(() => countOf(desk, 'all'), soon).toBe(reported)
})

test('The same file a second time adds nothing and says that all of it is known.', async () => {
  const done = await importThroughWindow(desk, sample, '样例')
  expect(done).toMatchObject({ read: 180, taken: 0, known: sampleTaken, refused: 3 })
  await expect.poll(() => countOf(desk, 'all'), soon).toBe(reported)
})

test('An import stopped while rows are written keeps those, counts the rest, and goes on from there next time.', async () => {
  const { page } = desk
  const rows = 12_000
  writeFileSync(place.file('long.csv'), table(rows))
  // Before the first rows are written a cancel leaves nothing, and there is no report.
  const bar = await startTaking(desk, place.file('long.csv'), '长表', rows)
  await expect.poll(() => bar.evaluate((one: HTMLProgressElement) => one.value), soon).toBeGreaterThan(0)
  await page.getByRole('button', { name: words.cancel, exact: true }).click()
  const report = page.getByRole('region', { name: words.report.title })
  await expect(report).toContainText(words.report.stopped)
  const { taken, rest } = await figuresOf()
  expect(taken + rest).toBe(rows)
  expect(rest).toBeGreaterThan(0)
  await report.getByRole('button', { name: leaveReport }).click()
  await expect.poll(() => countOf(desk, 'all'), soon).toBe(reported + taken)

  const again = await importThroughWindow(desk, place.file('long.csv'), '长表')
  expect(again).toMatchObject({ read: rows, taken: rows - taken, known: taken, refused: 0 })
  reported += rows
})

const figuresOf = async (): Promise<{ taken: number; rest: number }> => {
  const figure = async (name: string): Promise<number> => {
    const part = desk.page.locator('dl > div', {
      has: desk.page.locator('dt', { hasText: new RegExp(`^${name}`, 'u') }),
    })
    return Number((await part.locator('dd').innerText()).replace(/\D/gu, ''))
  }
  return { taken: await figure(words.report.taken), rest: await figure(words.report.rest) }
}

test('After all of this the closed ledger is sound and holds each row once.', async () => {
  await desk.close()
  const { commands, orders } = await expectSound(place.ledger)
  expect(orders).toBe(reported)
  expect(commands.reportOrder).toBe(reported)
})
