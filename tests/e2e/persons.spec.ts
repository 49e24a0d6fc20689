import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { type DeskHome, makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { openReportForm, reportByForm } from './pages/orderForms.ts'
import { leaveSettings, openSettings } from './pages/settingsPage.ts'

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

test('R-PERSON-8 the administrator adds a person with a PIN; who takes over by keys alone stands in what is done next', async () => {
  const { page } = desk
  const screen = await openSettings(desk, 'people')
  await addPerson('李静', 'dispatcher')
  await screen.getByRole('button', { name: `${words.setPin} 李静` }).click()
  const pin = page.getByRole('dialog', { name: words.pinTitle('李静') })
  await pin.getByLabel(words.pinNew).fill('1234')
  await pin.getByLabel(words.pinAgain).fill('1234')
  await page.keyboard.press('Control+Enter')
  await expect(pin.getByRole('alert')).toHaveText(words.pinFailure.simple.what)
  await pin.getByLabel(words.pinNew).fill('2580')
  await pin.getByLabel(words.pinAgain).fill('2580')
  await page.keyboard.press('Control+Enter')
  await expect(pin).toHaveCount(0)
  await expect(screen.getByRole('row', { name: /李静/ })).toContainText(words.pinSet)
  await leaveSettings(desk)

  // One gesture by keys: U, some letters, Enter, the PIN, Enter.
  await page.keyboard.press('u')
  const panel = page.getByRole('dialog', { name: words.switch.title })
  await expect(panel.getByRole('option').first()).toContainText('值班员')
  await page.keyboard.type('lj')
  await expect(panel.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await page.keyboard.type('2581')
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('alert')).toContainText(words.pinFailure.wrong(4))
  await page.keyboard.type('2580')
  await page.keyboard.press('Enter')
  await expect(panel).toHaveCount(0)
  await expect(who('李静')).toBeVisible()

  await reportByForm(desk, { title: '路灯不亮' })
  await expect(page.getByText('李静').nth(1)).toBeVisible()

  // What is the administrator's says so.
  await openSettings(desk, 'people')
  await expect(screen.getByRole('button', { name: words.add, exact: true })).toBeDisabled()
  await expect(screen.getByRole('button', { name: words.add, exact: true })).toHaveAttribute(
    'title',
    zhCN.orderActs.notPermitted([roles.chiefDispatcher, roles.administrator].join(zhCN.orderActs.roleJoin)),
  )
  await leaveSettings(desk)

  // By the mouse, and still there after a restart.
  await who('李静').click()
  await panel.getByRole('option', { name: /值班员/ }).click()
  await expect(who('值班员')).toBeVisible()
  await desk.close()
  desk = await launchDesk({ home: home.home, data: home.data })
  await expect(who('值班员')).toBeVisible()
  await desk.page.keyboard.press('u')
  await expect(desk.page.getByRole('dialog', { name: words.switch.title }).getByRole('option')).toHaveCount(2)
})

test('R-PERSON-11 a desk that nobody touches is covered with all that is open; its PIN shows it again as it was', async () => {
  const { page } = desk
  await page.clock.install()
  await openSettings(desk, 'people')
  await addPerson('李静', 'dispatcher')
  await givePin('值班员', '2580')
  await leaveSettings(desk)
  const form = await openReportForm(desk)
  const title = form.getByLabel(zhCN.forms.field.title, { exact: true })
  await title.fill('望湖小区路灯不亮')
  await page.clock.fastForward(9 * 60_000)
  await expect(cover()).toHaveCount(0)
  await page.clock.fastForward(60_000)
  await expect(cover()).toBeVisible()
  await expect(cover().getByLabel(words.switch.pinFor('值班员'))).toBeFocused()
  await expect(title).toBeHidden()
  await expect(page.getByText(zhCN.desk.brand).first()).toBeHidden()
  // Keys of what lies beneath say nothing, Escape least of all.
  for (const key of ['Escape', 'Control+Enter', 'F8', 'Control+k']) await page.keyboard.press(key)
  await expect(cover()).toBeVisible()
  await page.keyboard.type('2581')
  await page.keyboard.press('Enter')
  await expect(cover().getByRole('alert')).toContainText(words.pinFailure.wrong(4))
  await page.keyboard.type('2580')
  await page.keyboard.press('Enter')
  await expect(cover()).toHaveCount(0)
  await expect(title).toBeVisible()
  await expect(title).toHaveValue('望湖小区路灯不亮')
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
})
