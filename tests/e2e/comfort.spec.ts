import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { settingIndex } from '../../renderer/settings/settingIndex.ts'
import { practiceMark } from '../../shared/text/practiceOrders.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { cellAt, clickRow, countOf, expectTotal, openInbox } from './pages/deskPage.ts'
import { declineDialog, reportByForm } from './pages/orderForms.ts'
import { leaveSettings, openSettings } from './pages/settingsPage.ts'

/** What makes a day at the desk easier, with real keys: settings found and put back; each test goes on in the same desk. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const notes = zhCN.settingNotes
let desk: LaunchedDesk
test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

test('R-PRACTICE-1 The first start leads to a practice ledger, and back to the ledger that counts.', async () => {
  const { page } = desk
  const words = zhCN.welcome
  const bar = page.getByRole('region', { name: words.bar.title, exact: true })
  const guide = page.getByRole('region', { name: words.guide.label, exact: true })
  await page.getByRole('button', { name: words.practice.act }).click()
  await expect(guide).toContainText(words.guide.steps.choose.title)
  await expect(cellAt(desk, 0, 'title')).toContainText(practiceMark)
  await page.keyboard.press('ArrowDown')
  await expect(guide).toContainText(words.guide.steps.dispatch.title)
  await bar.getByRole('button', { name: words.bar.leave }).click()
  await expect(bar).toHaveCount(0)
  await expect(page.getByRole('button', { name: words.practice.act })).toBeVisible()
})

test('R-UNSENT-1 A reason that was begun is there again after Escape and after a reload.', async () => {
  const { page } = desk
  await reportByForm(desk, { title: '望湖小区南门路灯不亮' })
  await expectTotal(desk, 1)
  const reason = declineDialog(desk).getByLabel(new RegExp(`^${zhCN.forms.decline.reason}`, 'u'))
  await page.keyboard.press('x')
  await reason.fill('不属本市')
  await page.keyboard.press('Escape')
  await expect(declineDialog(desk)).toHaveCount(0)
  await page.reload()
  await clickRow(desk, 0)
  await page.keyboard.press('x')
  await expect(reason).toHaveValue('不属本市')
  await page.keyboard.press('Escape')
})

test('R-SETTINGS-6 A setting is found by its initials without the mouse, and its field has the focus.', async () => {
  const { page } = desk
  const screen = await openSettings(desk, 'office')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('hd')
  await expect(page.getByRole('option', { selected: true })).toContainText(zhCN.calendar.section.yellow)
  await page.keyboard.press('Enter')
  await expect(screen.getByLabel(zhCN.calendar.section.yellowPercent)).toBeFocused()
})

test('R-SETTINGS-7 Every setting stands on its screen with its default, and a changed one goes back to it.', async () => {
  const { page } = desk
  for (const section of new Set(settingIndex.map((entry) => entry.section))) {
    const menu = page.getByRole('navigation', { name: zhCN.settings.title, exact: true })
    await menu.getByRole('button', { name: zhCN.settings.sections[section], exact: true }).click()
    for (const entry of settingIndex.filter((one) => one.section === section))
      await expect(page.locator(`[data-setting="${entry.key}"]`), entry.key).toContainText('默认')
  }
  const screen = await openSection('office')
  const prefix = screen.getByLabel(new RegExp(`^${zhCN.settings.office.noticePrefix}`, 'u'))
  await prefix.fill('莱督')
  await screen.getByRole('button', { name: notes.toUsual('督') }).click()
  await expect(prefix).toHaveValue('督')
  await expect(screen.getByText(zhCN.settings.unchanged)).toBeVisible()
  await leaveSettings(desk)
})

const openSection = async (section: keyof typeof zhCN.settings.sections) => {
  const screen = desk.page.getByRole('region', { name: zhCN.settings.title, exact: true })
  await screen.getByRole('button', { name: zhCN.settings.sections[section], exact: true }).click()
  return screen
}

test('R-ALERT-4 What comes while nobody looks is told by the system with kind and number alone, and a click leads to it.', async () => {
  const { page, app } = desk
  await app.evaluate(({ Notification, BrowserWindow }) => {
    // The desktop's own pop-ups cannot be driven: what is handed to it is written down where it leaves the program.
    const told: { title: string; body: string; click: () => void }[] = []
    Object.assign(globalThis, { told })
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: Electron.Notification) {
      told.push({ title: this.title, body: this.body, click: () => this.emit('click') })
    }
    BrowserWindow.getAllWindows()[0]?.emit('blur')
  })
  const told = () =>
    app.evaluate(() =>
      (globalThis as unknown as { told: { title: string; body: string }[] }).told.map(
        ({ title, body }) => `${title}: ${body}`,
      ),
    )
  const waiting = await countOf(desk, 'toDispatch')
  await openInbox(desk, 'all')
  await reportByForm(desk, { title: '东关街井盖缺失', reporter: '欧阳璞玉' })
  await expect.poll(told).toEqual([`${zhCN.alerts.kinds.toDispatch}: ${zhCN.alerts.body(1, waiting + 1)}`])
  await app.evaluate(() => (globalThis as unknown as { told: { click: () => void }[] }).told[0]?.click())
  await expect(page.locator('[data-inbox="toDispatch"]')).toHaveAttribute('aria-current', 'page')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'))
})

test('R-READING-8 The shown list is printed without reporters, with them only when asked for, and that is among the readings.', async () => {
  const { page } = desk
  const words = zhCN.officePapers.list
  await openInbox(desk, 'all')
  await page.getByRole('button', { name: words.open }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(words.masked)
  await expect(dialog.locator('.pap-sheet')).not.toContainText('欧阳')
  await dialog.getByRole('checkbox').check()
  await expect(dialog).toContainText(words.recorded)
  await expect(dialog.locator('.pap-sheet')).toContainText('欧阳')
  const pdf = place.file('台账.pdf')
  await desk.answerSave(pdf)
  await dialog.getByRole('button', { name: zhCN.handover.pdf }).click()
  await expect(dialog).toContainText(zhCN.handover.printed(pdf))
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  await page.keyboard.press('Escape')
  const screen = await openSettings(desk, 'readings')
  await expect(screen.getByRole('row').filter({ hasText: words.name })).toContainText(zhCN.readings.kinds.print)
  await leaveSettings(desk)
})
