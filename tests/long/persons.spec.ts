import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { type DeskHome, makeHome } from '../e2e/deskHome.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import { clickRow, detailPanel, dispatchByKeys, expectDispatched, openInbox } from '../e2e/pages/deskPage.ts'
import { reportByForm } from '../e2e/pages/orderForms.ts'
import { leaveSettings, openSettings } from '../e2e/pages/settingsPage.ts'

const words = zhCN.persons
const { roles } = zhCN.desk

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

const who = (name: string) => desk.page.getByRole('button', { name: words.switch.open(name), exact: true })

const givePin = async (name: string, pin: string): Promise<void> => {
  const { page } = desk
  await page.getByRole('button', { name: `${words.setPin} ${name}`, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.pinTitle(name) })
  await dialog.getByLabel(words.pinNew).fill(pin)
  await dialog.getByLabel(words.pinAgain).fill(pin)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
}
const cover = () => desk.page.getByRole('dialog', { name: words.lock.title, exact: true })

const addPerson = async (name: string, role: keyof typeof zhCN.desk.roles): Promise<void> => {
  const { page } = desk
  const screen = page.getByRole('region', { name: zhCN.settings.title, exact: true })
  await screen.getByRole('button', { name: words.add, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.addTitle })
  await dialog.getByLabel(words.name).fill(name)
  await dialog.getByLabel(words.role).selectOption(role)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
}

test('R-PERSON-11 a desk is covered by a key and after a start; another person comes in and finds the desk', async () => {
  const { page } = desk
  await openSettings(desk, 'people')
  await addPerson('李静', 'dispatcher')
  await givePin('值班员', '2580')
  await leaveSettings(desk)
  // At once, by a key; and whoever else comes finds the desk, not what was open.
  await openSettings(desk, 'about')
  await leaveSettings(desk)
  await page.keyboard.press('Control+l')
  await expect(cover()).toBeVisible()
  await cover().getByRole('button', { name: words.switch.back }).click()
  await page.keyboard.type('lj')
  await page.keyboard.press('Enter')
  await expect(cover()).toHaveCount(0)
  await expect(who('李静')).toBeVisible()

  // After a start too, and not for who has no PIN.
  await page.keyboard.press('u')
  await expect(page.getByRole('dialog', { name: words.switch.title }).getByRole('option')).toHaveCount(2)
  await page.keyboard.type('zby')
  await page.keyboard.press('Enter')
  await page.keyboard.type('2580')
  await page.keyboard.press('Enter')
  await expect(who('值班员')).toBeVisible()
  await desk.close()
  desk = await launchDesk({ home: home.home, data: home.data })
  await expect(cover().getByLabel(words.switch.pinFor('值班员'))).toBeFocused()
  await desk.page.keyboard.type('2580')
  await desk.page.keyboard.press('Enter')
  await expect(cover()).toHaveCount(0)
  await expect(who('值班员')).toBeVisible()
})

test('R-PERSON-9 R-PERSON-12 the administrator gives a role and a unit, resets a PIN, chooses when the desk is covered, and lets somebody leave', async () => {
  const { page } = desk
  const screen = await openSettings(desk, 'people')
  const row = screen.getByRole('row', { name: /李静/u })
  await addPerson('李静', 'dispatcher')
  await screen.getByRole('button', { name: `${words.change} 李静`, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.changeTitle('李静') })
  await dialog.getByLabel(words.role).selectOption('unitClerk')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('alert')).toHaveText(words.unitNeeded)
  await dialog.getByRole('combobox', { name: words.unit, exact: true }).fill('szjj')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(row).toContainText(roles.unitClerk)
  await expect(row).toContainText('市住建局')
  await givePin('李静', '1357')
  await screen.getByRole('button', { name: `${words.changePin} 李静`, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.pinDrop }).click()
  await expect(screen.getByText(words.pinGone('李静'))).toBeVisible()
  await expect(row).toContainText(words.pinNone)
  await screen.getByLabel(words.lock.setting).selectOption('3')
  await expect(screen.getByText(words.lock.saved)).toBeVisible()
  await screen.getByRole('button', { name: `${words.retire} 李静`, exact: true }).click()
  await screen.getByRole('alertdialog').getByRole('button', { name: words.retire, exact: true }).click()
  await expect(screen.getByText(words.retiredDone('李静'))).toBeVisible()
  await leaveSettings(desk)
  await page.keyboard.press('u')
  await expect(page.getByRole('dialog', { name: words.switch.title }).getByRole('option')).toHaveCount(1)
})

test('R-PERMISSION-1 what a viewer may not do stays in its place, grey, and says who may; its keys say the same', async () => {
  const { page } = desk
  await expect(page.getByRole('heading', { name: zhCN.desk.empty.ledgerTitle })).toBeVisible()
  await reportByForm(desk, { title: '路灯不亮', phone: '13800006210' })
  await openSettings(desk, 'people')
  await addPerson('李静', 'viewer')
  await leaveSettings(desk)
  await clickRow(desk, 0)
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await expectDispatched(desk, 1, '市住建局')
  await page.keyboard.press('u')
  await expect(page.getByRole('dialog', { name: words.switch.title }).getByRole('option')).toHaveCount(2)
  await page.keyboard.type('lj')
  await page.keyboard.press('Enter')
  await expect(who('李静')).toBeVisible()
  await openInbox(desk, 'dispatched')
  await clickRow(desk, 0)
  await page.keyboard.press('Space')
  const notPermitted = /^需要.*的权限$/u
  const view = zhCN.desk.view
  const panel = detailPanel(desk)
  for (const button of [
    page.getByRole('button', { name: new RegExp(`^${view.dispatch} Shift D`, 'u') }),
    page.getByRole('button', { name: new RegExp(`^${view.notice} Shift S`, 'u') }),
    panel.getByRole('button', { name: zhCN.desk.detail.reveal }),
    page.getByRole('navigation').locator('.tool', { hasText: zhCN.desk.rail.import }),
  ]) {
    await expect(button).toBeDisabled()
    await expect(button).toHaveAttribute('title', notPermitted)
  }
  const notice = panel.locator('[data-act="notice"]')
  await expect(notice).toHaveAttribute('aria-disabled', 'true')
  await expect(notice).toHaveAttribute('title', notPermitted)
  await page.keyboard.press('Escape')
  for (const key of ['n', 'i', 's']) {
    await page.keyboard.press(key)
    await expect(
      page
        .getByRole('status')
        .filter({ hasText: /需要.*的权限/u })
        .last(),
    ).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await page.getByRole('navigation').getByTitle(zhCN.desk.rail.handover, { exact: true }).click()
  await expect(page.getByRole('button', { name: zhCN.handover.handOver })).toBeDisabled()
  await page.keyboard.press('Escape')
  for (const section of ['office', 'limits', 'supervision'] as const) {
    const screen = await openSettings(desk, section)
    await expect(screen.getByText(notPermitted).first()).toBeVisible()
    await expect(screen.getByRole('textbox').nth(1)).toBeDisabled()
    await leaveSettings(desk)
  }
  const screen = await openSettings(desk, 'people')
  await expect(screen.getByLabel(words.lock.setting)).toBeDisabled()
})
