import { expect, type Locator, test } from '@playwright/test'
import { intAt } from '../../ledger/sqlite/driver.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { expectSound, readLedger } from '../e2e/closedLedger.ts'
import { makeHome } from '../e2e/deskHome.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import { clickRow, expectDispatched, expectTotal, openInbox, toast } from '../e2e/pages/deskPage.ts'
import { declineDialog, reportByForm } from '../e2e/pages/orderForms.ts'

/** What is typed survives: Escape, a reload of the window, the end of the whole program; each test goes on in the same desk. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.forms
let desk: LaunchedDesk
let closed: Promise<void> | null = null
const start = async () => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
  await expect(desk.page.getByTestId('total')).toBeVisible()
}
test.beforeAll(async () => {
  await start()
  for (const title of ['望湖小区南门路灯不亮', '东关街井盖缺失']) await reportByForm(desk, { title })
  await openInbox(desk, 'toDispatch')
  await expectTotal(desk, 2)
})
test.afterAll(async () => {
  await (closed ?? desk.close())
  place.remove()
})

const reason = (): Locator => declineDialog(desk).getByLabel(new RegExp(`^${words.decline.reason}`, 'u'))
const note = (): Locator => desk.page.getByLabel(zhCN.desk.palette.note, { exact: true })
const openPalette = async (): Promise<void> => {
  await desk.page.keyboard.press('d')
  await expect(desk.page.getByRole('combobox', { name: zhCN.desk.palette.label, exact: true })).toBeFocused()
}

test('R-UNSENT-1 A reason that was begun is there after Escape, after a reload and after the program was killed, for its order alone.', async () => {
  const { page } = desk
  await clickRow(desk, 0)
  await page.keyboard.press('x')
  await reason().fill('不属本市，')
  await page.keyboard.press('Escape')
  await expect(declineDialog(desk)).toHaveCount(0)
  await page.keyboard.press('x')
  await expect(reason()).toHaveValue('不属本市，')
  await expect(declineDialog(desk)).toContainText(words.kept.found)
  await reason().press('End')
  await page.keyboard.type('请向省厅反映')
  await page.reload()
  await expectTotal(desk, 2)
  await clickRow(desk, 1)
  await page.keyboard.press('x')
  await expect(reason()).toHaveValue('')
  await page.keyboard.press('Escape')
  await clickRow(desk, 0)
  await page.keyboard.press('x')
  await expect(reason()).toHaveValue('不属本市，请向省厅反映')
  const gone = new Promise((resolve) => desk.app.process().once('exit', resolve))
  desk.app.process().kill('SIGKILL')
  await gone
  await start()
  await openInbox(desk, 'toDispatch')
  await clickRow(desk, 0)
  await desk.page.keyboard.press('x')
  await expect(reason()).toHaveValue('不属本市，请向省厅反映')
})

test('R-UNSENT-1 Cleared or sent, it does not come back.', async () => {
  const { page } = desk
  await declineDialog(desk).getByRole('button', { name: words.kept.clear }).click()
  await expect(reason()).toHaveValue('')
  await reason().fill('属法院受理')
  await page.keyboard.press('Control+Enter')
  await expect(toast(desk, zhCN.desk.toast.declined(1))).toBeVisible()
  await expectTotal(desk, 1)
})

test('R-UNSENT-1 The note of a dispatch and the words of an act wait for their order, and go with it.', async () => {
  const { page } = desk
  await clickRow(desk, 0)
  await openPalette()
  await note().fill('今晚前先设围挡')
  await page.keyboard.press('Escape')
  await expect(note()).toHaveCount(0)
  const act = page.getByRole('dialog', { name: zhCN.orderActs.names.noteOrder, exact: true })
  const said = act.getByLabel(new RegExp(`^${zhCN.orderActs.fields.note}`, 'u'))
  await page.keyboard.press(',')
  await said.fill('诉求人晚上在家')
  await page.reload()
  await expectTotal(desk, 1)
  await clickRow(desk, 0)
  await page.keyboard.press(',')
  await expect(said).toHaveValue('诉求人晚上在家')
  await page.keyboard.press('Escape')
  await act.getByRole('button', { name: words.leave.drop }).click()
  await page.keyboard.press(',')
  await expect(said).toHaveValue('')
  await page.keyboard.press('Escape')
  await openPalette()
  await expect(note()).toHaveValue('今晚前先设围挡')
  await note().press('Enter')
  await expectDispatched(desk, 1, await firstLane())
  await expectTotal(desk, 0)
})

const firstLane = async (): Promise<string> => {
  const label = await desk.page.locator('[data-unit]').first().getAttribute('aria-label')
  return label?.split('：')[0] ?? ''
}

test('R-UNSENT-2 The closed ledger holds no words that were not sent.', async () => {
  closed = desk.close()
  await closed
  await expectSound(place.ledger)
  const left = await readLedger(place.ledger, (db) => db.get('SELECT count(*) AS n FROM unsent_words'))
  expect(intAt(left ?? {}, 'n')).toBe(0)
})
