import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { practiceMark, practiceOrders } from '../../shared/text/practiceOrders.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf, expectSound } from '../e2e/closedLedger.ts'
import { makeHome } from '../e2e/deskHome.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import { dispatchByKeys, dragRowOn, expectTotal, openInbox, titlesShown } from '../e2e/pages/deskPage.ts'
import { reportByForm } from '../e2e/pages/orderForms.ts'
import { leaveSettings, openSettings } from '../e2e/pages/settingsPage.ts'
import { shootEverywhere } from '../e2e/pages/shots.ts'

/** The first start, the practice ledger and the guided first dispatch, with real keys and mouse; each test goes on in the same desk. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.welcome
const practice = join(place.data, 'practice')
let desk: LaunchedDesk
let closed: Promise<void> | null = null
test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await (closed ?? desk.close())
  place.remove()
})

const bar = () => desk.page.getByRole('region', { name: words.bar.title, exact: true })
const guide = () => desk.page.getByRole('region', { name: words.guide.label, exact: true })
const waiting = practiceOrders.filter((order) => order.with === null).length

test('R-PRACTICE-1 The samples have a ledger of their own, each is marked, and the window says so over every screen.', async () => {
  const { page } = desk
  await expect(page.getByRole('heading', { name: words.practice.title })).toBeVisible()
  await shootEverywhere(desk, 'welcome')
  await page.getByRole('button', { name: words.practice.act }).click()
  await expect(bar()).toBeVisible()
  await expect(guide()).toContainText(words.guide.steps.choose.title)
  await expectTotal(desk, waiting)
  await openInbox(desk, 'all')
  await expectTotal(desk, practiceOrders.length)
  for (const title of await titlesShown(desk, practiceOrders.length)) expect(title).toContain(practiceMark)
  await openInbox(desk, 'toDispatch')
  await expectTotal(desk, waiting)
  await shootEverywhere(desk, 'practice')
})

test('R-PRACTICE-2 The guide follows real gestures: chosen, dispatched by mouse or keys, taken back.', async () => {
  const { page } = desk
  await page.keyboard.press('ArrowDown')
  await expect(guide()).toContainText(words.guide.steps.dispatch.title)
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await expect(guide()).toContainText(words.guide.steps.undo.title)
  await expectTotal(desk, waiting - 1)
  await page.keyboard.press('Control+z')
  await expect(guide()).toContainText(words.guide.steps.done.title)
  await guide().getByRole('button', { name: words.guide.again }).click()
  await dragRowOn(desk, 1, '市综合执法局')
  await expect(guide()).toContainText(words.guide.steps.undo.title)
  await guide().getByRole('button', { name: words.guide.leave }).click()
  await expect(guide()).toHaveCount(0)
})

test('R-PRACTICE-2 Once left, the guide does not come back unasked.', async () => {
  await desk.page.reload()
  await expect(bar()).toBeVisible()
  await expect(desk.page.getByTestId('total')).toBeVisible()
  await expect(guide()).toHaveCount(0)
})

test('R-PRACTICE-3 Thrown away, nothing of it is left, and the ledger that counts is as it was before.', async () => {
  const { page } = desk
  await bar().getByRole('button', { name: words.bar.discard }).click()
  await expect(bar()).toContainText(words.bar.sure)
  await bar().getByRole('button', { name: words.bar.sureDiscard, exact: true }).click()
  await expect(bar()).toHaveCount(0)
  await expect(page.getByRole('heading', { name: words.practice.title })).toBeVisible()
  await expect.poll(() => existsSync(practice)).toBe(false)
  closed = desk.close()
  await closed
  await expectSound(place.ledger)
  expect(await eventsOf(place.ledger, 'OrderReported')).toEqual([])
  expect(readFileSync(place.ledger).includes(Buffer.from(practiceMark))).toBe(false)
})

test('R-PRACTICE-1 On another computer the first start leads to a backup, and the ledger of that backup opens.', async () => {
  const [older, newer] = [makeHome(), makeHome()]
  const first = await launchDesk({ home: older.home, data: older.data })
  await expect(first.page.getByTestId('empty')).toBeVisible()
  await reportByForm(first, { title: '望湖小区南门路灯不亮' })
  const settings = await openSettings(first, 'data')
  await settings.getByRole('button', { name: zhCN.keeping.backup.now }).click()
  await expect(settings.getByRole('cell', { name: zhCN.keeping.backup.verified })).toBeVisible({ timeout: 30_000 })
  await first.close()
  const second = await launchDesk({ home: newer.home, data: newer.data })
  const { page } = second
  await page.getByRole('button', { name: words.restore.act }).click()
  await second.answerOpen(join(older.data, 'backups'))
  await page.getByRole('button', { name: zhCN.keeping.backup.chooseFolder }).click()
  await page.getByRole('button', { name: zhCN.keeping.backup.restore }).click()
  await page.getByRole('button', { name: zhCN.keeping.restore.confirm, exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await leaveSettings(second)
  await openInbox(second, 'all')
  await expectTotal(second, 1)
  expect(await titlesShown(second, 1)).toEqual(['望湖小区南门路灯不亮'])
  await second.close()
  for (const one of [older, newer]) one.remove()
})
