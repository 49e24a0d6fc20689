import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { intAt, openWriter } from '../../ledger/sqlite/driver.ts'
import { pageSize } from '../../ledger/sqlite/openLedgerFile.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { expectSound } from './closedLedger.ts'
import { makeHome, sample } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { expectTotal, openInbox, totalShown } from './pages/deskPage.ts'
import { importThroughWindow } from './pages/importPage.ts'
import { leaveSettings, openSettings } from './pages/settingsPage.ts'

/** Backups, restoring, erasing and repair, as a person does them in the settings. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.keeping
let desk: LaunchedDesk
const shots = process.env.YOUJIE_SHOTS
const shoot = async (name: string): Promise<void> => {
  if (shots !== undefined) await desk.page.screenshot({ path: join(shots, `${name}.png`) })
}

test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
  await importThroughWindow(desk, sample, '样例')
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

test('a backup is made on demand, is verified, and stands in the list', async () => {
  const screen = await openSettings(desk, 'data')
  await expect(screen.getByText(words.backup.none)).toBeVisible()
  await screen.getByRole('button', { name: words.backup.now }).click()
  await expect(screen.getByRole('cell', { name: words.backup.verified })).toBeVisible({ timeout: 30_000 })
  await shoot('data-backup')
  expect(readdirSync(join(place.data, 'backups'))).toHaveLength(1)
  await leaveSettings(desk)
})

test('how much room backups may take is typed, refused in words, and kept; damaged settings are told', async () => {
  const chosen = join(place.data, 'backup.json')
  const screen = await openSettings(desk, 'data')
  const budget = screen.getByRole('textbox', { name: words.backup.budget })
  await expect(budget).toHaveValue('20')
  await budget.fill('半个')
  await expect(screen.getByRole('alert')).toHaveText(words.backup.budgetProblem)
  await shoot('data-budget')
  await budget.fill('35')
  await desk.page.keyboard.press('Enter')
  await expect.poll(() => JSON.parse(readFileSync(chosen, 'utf8'))).toMatchObject({ budgetGb: 35 })
  await leaveSettings(desk)
  writeFileSync(chosen, '{"folder":"/med')
  await openSettings(desk, 'data')
  await expect(screen.getByRole('alert')).toContainText(words.backup.unreadable)
  await shoot('data-unreadable')
  await budget.fill('50')
  await screen.getByRole('button', { name: words.backup.setBudget, exact: true }).click()
  await expect(screen.getByRole('alert')).toHaveCount(0)
  expect(JSON.parse(readFileSync(chosen, 'utf8'))).toEqual({ folder: null, budgetGb: 50 })
  await leaveSettings(desk)
})

test('lists are made again while the desk stands there, and show the same', async () => {
  await openInbox(desk, 'all')
  const total = await totalShown(desk)
  const screen = await openSettings(desk, 'data')
  await screen.getByRole('button', { name: words.rebuild.start }).click()
  await expect(screen.getByText(words.rebuild.done)).toBeVisible({ timeout: 30_000 })
  await leaveSettings(desk)
  await expectTotal(desk, total)
})

test('erasing is found, chosen and typed out; an order that is not finished says why it cannot be', async () => {
  const screen = await openSettings(desk, 'data')
  await screen.getByRole('textbox', { name: words.erase.find }).fill('暖气')
  await screen.getByRole('button', { name: words.erase.search, exact: true }).click()
  await expect(screen.getByText(zhCN.refusals.codes['erase-while-open'].what).first()).toBeVisible()
  await expect(screen.getByRole('checkbox').first()).toBeDisabled()
  await shoot('data-erase')
  await leaveSettings(desk)
})

test('a restore says what it would lose, keeps the file before it, and shows the ledger of the backup', async () => {
  await openInbox(desk, 'all')
  const total = await totalShown(desk)
  await importThroughWindow(desk, sample, '另一个来源')
  await openInbox(desk, 'all')
  const more = await totalShown(desk)
  expect(more).toBeGreaterThan(total)
  const screen = await openSettings(desk, 'data')
  await screen.getByRole('button', { name: words.backup.restore }).click()
  const dialog = desk.page.getByRole('dialog')
  await expect(dialog.getByText(new RegExp(`${more - total} 件诉求`, 'u'))).toBeVisible()
  await shoot('data-restore')
  await dialog.getByRole('button', { name: words.restore.confirm, exact: true }).click()
  await expect(dialog).toHaveCount(0, { timeout: 60_000 })
  await leaveSettings(desk)
  await openInbox(desk, 'all')
  await expectTotal(desk, total)
  expect(readdirSync(place.data).filter((name) => /^ledger-before-.*\.db$/u.test(name))).toHaveLength(1)
})

test('a damaged ledger is repaired from the backup with what it still holds, and the damaged file is kept', async () => {
  await desk.close()
  const { entries } = await expectSound(desk.ledger)
  const db = await openWriter(desk.ledger)
  const root = intAt((await db.get("SELECT rootpage FROM sqlite_schema WHERE name = 'device'")) ?? {}, 'rootpage')
  await db.close()
  const bytes = readFileSync(desk.ledger)
  bytes.fill(0xaa, (root - 1) * pageSize, root * pageSize)
  writeFileSync(desk.ledger, bytes)
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
  const trouble = desk.page.getByRole('alert').first()
  await expect(trouble).toBeVisible()
  await shoot('data-damaged')
  await trouble.getByRole('button', { name: /修复/u }).click()
  await expect(desk.page.getByTestId('total')).toBeVisible({ timeout: 60_000 })
  await desk.close()
  expect((await expectSound(desk.ledger)).entries).toBe(entries)
  expect(readdirSync(place.data).filter((name) => /^ledger-before-.*\.db$/u.test(name))).toHaveLength(2)
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
})
