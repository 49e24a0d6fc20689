import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { dragRowOver, laneNamed, openInbox } from './pages/deskPage.ts'
import { openReportForm } from './pages/orderForms.ts'

const words = zhCN.forms

let desk: LaunchedDesk
test.beforeEach(async () => {
  desk = await launchDesk()
})
test.afterEach(() => desk.close())

test('a complaint that is dropped on the unit that it is about is dispatched by a decision in words only', async () => {
  const { page } = desk
  await expect(page.getByRole('heading', { name: zhCN.desk.empty.ledgerTitle })).toBeVisible()
  const form = await openReportForm(desk)
  await form.getByLabel(words.field.title, { exact: true }).fill('市住建局窗口态度差')
  await form.getByLabel(words.marks.concerns).fill('szjj')
  await page.keyboard.press('Enter')
  await expect(form.getByLabel(words.marks.concerns)).toHaveValue('市住建局')
  await page.keyboard.press('Control+Enter')
  await expect(form).toHaveCount(0)

  await dragRowOver(desk, 0, laneNamed(desk, '市住建局'))
  await expect(laneNamed(desk, '市住建局')).toContainText(zhCN.desk.lanes.concerned)
  await expect(page.getByText(zhCN.desk.drag.concerned(1))).toBeVisible()
  await page.mouse.up()

  const dialog = page.getByRole('dialog', { name: words.concerned.title })
  await expect(dialog).toContainText(words.concerned.question(1, '市住建局'))
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('alert')).toHaveText(words.concerned.missing)
  await dialog.getByLabel(words.concerned.decision).fill('由局纪检组直接办理')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await openInbox(desk, 'dispatched')
  await expect(page.getByText('由局纪检组直接办理')).toBeVisible()
})
