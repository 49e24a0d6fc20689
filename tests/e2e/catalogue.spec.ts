import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { clickRow, dispatchByKeys, expectDispatched, expectTotal } from './pages/deskPage.ts'
import { reportByForm } from './pages/orderForms.ts'
import { openSettings } from './pages/settingsPage.ts'

const words = zhCN.catalogue

let desk: LaunchedDesk
test.beforeEach(async () => {
  desk = await launchDesk({ cover: true })
})
test.afterEach(() => desk.close())

test('R-CATALOGUE-2 the tree is found by typing and changed by keys alone', async () => {
  const { page } = desk
  const screen = await openSettings(desk, 'categories')
  const tree = screen.getByRole('tree')
  const item = (name: string) => tree.getByRole('treeitem').filter({ hasText: name })
  await expect(tree.getByRole('treeitem')).toHaveCount(14)
  const filter = screen.getByLabel(words.filter)
  await filter.fill('grsf')
  await expect(item('供热收费')).toHaveCount(1)
  await expect(tree.getByRole('treeitem')).toHaveCount(3)
  await filter.fill('')
  await tree.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Insert')
  const dialog = page.getByRole('dialog', { name: words.categories.addTitle })
  await page.keyboard.type('宠物登记')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(item('宠物登记')).toHaveAttribute('aria-level', '3')
  await expect(item('宠物登记')).toHaveAttribute('aria-selected', 'true')
  await tree.focus()
  await page.keyboard.press('Delete')
  await screen.getByRole('alertdialog').getByRole('button', { name: words.retire, exact: true }).click()
  await expect(item('宠物登记')).toHaveCount(0)
  await screen.getByLabel(words.withRetired).check()
  await expect(item('宠物登记')).toContainText(words.retired)
})

test('R-CATALOGUE-7 a unit that is retired leaves a gap; the new period is picked by initials and fills it', async () => {
  const { page } = desk
  const screen = await openSettings(desk, 'units')
  await screen.getByRole('button', { name: `${zhCN.settings.units.retire} 市文旅局`, exact: true }).click()
  await screen.getByRole('alertdialog').getByRole('button', { name: zhCN.settings.units.retire, exact: true }).click()
  await screen.getByRole('navigation').getByRole('button', { name: zhCN.settings.sections.routes }).click()
  await expect(screen.getByText(words.routes.gaps(1))).toBeVisible()
  await screen.getByText(words.routes.show.gaps, { exact: true }).click()
  await expect(screen.getByRole('row')).toHaveCount(2)
  await screen.getByRole('button', { name: `${words.routes.set} 教育文体 / 文化旅游` }).click()
  const dialog = page.getByRole('dialog', { name: words.routes.setTitle })
  const lead = dialog.getByLabel(words.routes.lead)
  await expect(lead).toHaveValue('市文旅局')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('alert')).toHaveText(words.routes.unitUnknown)
  await lead.fill('stjj')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  await lead.fill('st')
  await lead.fill('stjj')
  await page.keyboard.press('Enter')
  await expect(lead).toHaveValue('市统计局')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await screen.getByText(words.routes.show.own, { exact: true }).click()
  const planned = screen.getByRole('row').filter({ hasText: words.routes.planned })
  await expect(planned).toContainText('市统计局')
  await planned.getByRole('button', { name: /撤下/ }).click()
  await expect(planned).toHaveCount(0)
})

test('R-UNIT-8 whom to call at a unit is typed once and shown in the list', async () => {
  const { page } = desk
  const screen = await openSettings(desk, 'units')
  const unit = zhCN.settings.units
  await screen.getByRole('button', { name: `${unit.change} 市住建局`, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: unit.changeTitle('市住建局') })
  await dialog.getByLabel(`${unit.contactName} 1`).fill('王强')
  await dialog.getByLabel(`${unit.contactPhone} 1`).fill('0000-12345678')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(screen.getByRole('row').filter({ hasText: '市住建局' })).toContainText('王强 0000-12345678')
})

test('R-CATALOGUE-17 a unit with open orders cannot be retired, and the act says so before it is tried', async () => {
  await expectTotal(desk, 0)
  await reportByForm(desk, { title: '月湖新苑电梯停运' })
  await clickRow(desk, 0)
  await dispatchByKeys(desk, 'd', 'szjj', '市住建局')
  await expectDispatched(desk, 1, '市住建局')
  const screen = await openSettings(desk, 'units')
  const { retire } = zhCN.settings.units
  const retireOf = (unit: string) => screen.getByRole('button', { name: `${retire} ${unit}`, exact: true })
  await expect(retireOf('市住建局')).toBeDisabled()
  const { what, next } = zhCN.refusals.codes['unit-has-orders']
  await expect(retireOf('市住建局')).toHaveAttribute(
    'title',
    `${zhCN.orderActs.obstacle(what, next)}${zhCN.refusals.count(1)}`,
  )
  await expect(retireOf('市文旅局')).toBeEnabled()
})
