import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { type DeskHome, makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { reportByForm } from './pages/orderForms.ts'
import { openSettings, leaveSettings } from './pages/settingsPage.ts'

const words = zhCN.handover
const persons = zhCN.persons

let home: DeskHome
let desk: LaunchedDesk
test.beforeEach(async () => {
  home = makeHome()
  desk = await launchDesk({ home: home.home, data: home.data })
})
test.afterEach(async () => {
  await desk.close()
  home.remove()
})

const setPin = async (name: string, pin: string): Promise<void> => {
  const { page } = desk
  await page.getByRole('button', { name: `${persons.setPin} ${name}`, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: persons.pinTitle(name) })
  await dialog.getByLabel(persons.pinNew).fill(pin)
  await dialog.getByLabel(persons.pinAgain).fill(pin)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
}

test('R-HANDOVER-7 a shift is handed over and taken over with two PINs, kept as a paper, and the taker is on duty', async () => {
  const { page } = desk
  await expect(page.getByRole('heading', { name: zhCN.desk.empty.ledgerTitle })).toBeVisible()
  await reportByForm(desk, { title: '路灯不亮' })
  const settings = await openSettings(desk, 'people')
  await settings.getByRole('button', { name: persons.add, exact: true }).click()
  await page.getByRole('dialog', { name: persons.addTitle }).getByLabel(persons.name).fill('李静')
  await page.keyboard.press('Control+Enter')
  await setPin('李静', '1357')
  await setPin('值班员', '2580')
  await leaveSettings(desk)

  await page.getByRole('navigation').getByTitle(zhCN.desk.rail.handover, { exact: true }).click()
  const screen = page.getByRole('region', { name: words.title, exact: true })
  await expect(screen.getByRole('row').filter({ hasText: '路灯不亮' })).toContainText(words.kinds.toDispatch)
  await screen.getByLabel(words.points).fill('等市水利局回电\n明早九点调度会')
  await screen.getByRole('button', { name: words.handOver }).click()
  await expect(screen.getByRole('alert').first()).toHaveText(words.takerMissing)
  await screen.getByLabel(words.taker).selectOption({ label: `李静 · ${zhCN.desk.roles.dispatcher}` })
  await screen.getByLabel(words.pinOf('值班员')).fill('1357')
  await page.keyboard.press('Enter')
  await expect(screen.getByRole('alert')).toContainText(persons.pinFailure.wrong(4))
  await expect(screen.getByLabel(words.points)).toHaveValue(/等市水利局回电/)
  await screen.getByLabel(words.pinOf('值班员')).fill('2580')
  await page.keyboard.press('Enter')

  await expect(screen.getByRole('heading', { name: /等李静接班/ })).toBeVisible()
  await expect(screen.getByText('明早九点调度会')).toBeVisible()
  await screen.getByLabel(words.remark).fill('清楚')
  await screen.getByLabel(words.pinOf('李静')).fill('1357')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: persons.switch.open('李静') })).toBeVisible()

  const history = screen.getByRole('navigation', { name: words.history })
  await history.getByRole('button', { name: /值班员 → 李静/ }).click()
  await expect(screen.getByRole('document')).toContainText('值班交接记录')
  await expect(screen.getByRole('document')).toContainText('路灯不亮')
  const file = home.file('handover.pdf')
  await desk.answerSave(file)
  await screen.getByRole('button', { name: words.pdf }).click()
  await expect(screen.getByRole('status').filter({ hasText: 'handover.pdf' })).toBeVisible()
  expect(existsSync(file)).toBe(true)
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
})
