import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { intAt } from '../../ledger/sqlite/driver.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf, expectSound, readLedger } from './closedLedger.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { expectTotal, openInbox } from './pages/deskPage.ts'
import { fillReport, openReportForm, reportForm } from './pages/orderForms.ts'
import { shootEverywhere } from './pages/shots.ts'

/** Drafts of reports, with real keys: kept as they are typed, found again, dropped and brought back, sent. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.forms.unsent
let desk: LaunchedDesk
const start = async () => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
  await expect(desk.page.getByTestId('total')).toBeVisible()
}
test.beforeAll(start)
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const waiting = async (): Promise<number> => Number(await desk.page.locator('[data-unsent] .n .full').textContent())
const drafts = () => desk.page.getByRole('table', { name: words.title })
const rows = (): Promise<readonly string[]> => drafts().locator('[data-row]').allTextContents()

test('What stands in a form when the window is closed is among the drafts the next day.', async () => {
  const form = await openReportForm(desk)
  await fillReport(form, { title: '望湖小区南门路灯不亮', reporter: '欧阳璞玉', text: '三盏都不亮' })
  await expect.poll(waiting).toBe(1)
  await desk.close()
  await start()
  await expect.poll(waiting).toBe(1)
})

test('A draft is put aside for another report, and both are kept.', async () => {
  const form = await openReportForm(desk)
  await expect(form.getByLabel(zhCN.forms.field.title)).toHaveValue('望湖小区南门路灯不亮')
  await form.getByRole('button', { name: zhCN.forms.report.draftAside }).click()
  await expect(form.getByLabel(zhCN.forms.field.title)).toHaveValue('')
  await fillReport(form, { text: '东关街井盖缺失，孩子差点掉下去' })
  await desk.page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await expect.poll(waiting).toBe(2)
})

test('A draft is dropped by its key and brought back, with all that was typed.', async () => {
  const { page } = desk
  await page.locator('[data-unsent]').click()
  await expect.poll(rows).toEqual(['东关街井盖缺失，孩子差点掉下去', '望湖小区南门路灯不亮'])
  await expect(drafts()).toContainText('欧**')
  await expect(page.getByText('欧阳璞玉')).toHaveCount(0)
  await shootEverywhere(desk, 'unsent')
  await page.keyboard.press('Delete')
  await expect.poll(rows).toEqual(['望湖小区南门路灯不亮'])
  await page.keyboard.press('Control+z')
  await expect.poll(rows).toContain('东关街井盖缺失，孩子差点掉下去')
})

test('A draft is gone on with and sent by keys alone, and leaves the list in the same moment.', async () => {
  const { page } = desk
  await expect(drafts().locator('[data-row]').first()).toBeFocused()
  while ((await page.locator(':focus').textContent()) !== '望湖小区南门路灯不亮') await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const form = reportForm(desk)
  await expect(form.getByLabel(zhCN.forms.field.title)).toHaveValue('望湖小区南门路灯不亮')
  await page.keyboard.press('Control+Enter')
  await expect(form).toHaveCount(0)
  await expect.poll(rows).toEqual(['东关街井盖缺失，孩子差点掉下去'])
  await page.keyboard.press('Delete')
  await expect(page.getByRole('heading', { name: words.emptyTitle })).toBeVisible()
  await shootEverywhere(desk, 'unsent-empty')
  await page.keyboard.press('Escape')
  await openInbox(desk, 'all')
  await expectTotal(desk, 1)
  await expect.poll(waiting).toBe(0)
})

test('The closed ledger holds one report and no draft, and the profile none of the words.', async () => {
  await desk.close()
  await expectSound(desk.ledger)
  expect(await eventsOf(desk.ledger, 'OrderReported')).toHaveLength(1)
  const left = await readLedger(desk.ledger, (db) => db.get('SELECT count(*) AS n FROM unsent_report'))
  expect(intAt(left ?? {}, 'n')).toBe(0)
  for (const typed of ['南门路灯', '井盖缺失', '欧阳璞玉'])
    for (const encoding of ['utf8', 'utf16le'] as const)
      expect(filesWith(place.home, Buffer.from(typed, encoding)), typed).toEqual([])
  await start()
})

const filesWith = (folder: string, words: Buffer): readonly string[] =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() && readFileSync(path).includes(words))
    // The board shows the title of what was reported; that the ledger holds.
    .filter((path) => path !== desk.ledger)
