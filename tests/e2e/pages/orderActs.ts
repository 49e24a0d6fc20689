import { expect, type Locator } from '@playwright/test'
import type { OrderStatus } from '../../../shared/domain/order/orderState.ts'
import { zhCN } from '../../../shared/text/zhCN.ts'
import type { AskedAct } from '../../../renderer/desk/acts/actRequest.ts'
import { orderActs } from '../../../renderer/desk/acts/orderActs.ts'
import type { LaunchedDesk } from '../launchDesk.ts'
import {
  clearSearch,
  countOf,
  detailPanel,
  expectTotal,
  openInbox,
  rowAt,
  searchFor,
  soon,
  totalShown,
} from './deskPage.ts'

const words = zhCN.orderActs
type Filled = Partial<Record<keyof typeof words.fields, string>>

/** One order alone in the list of all, so that it stays under the eyes whatever becomes of it. */
export const followOrder = async (desk: LaunchedDesk, number: string): Promise<void> => {
  await openInbox(desk, 'all')
  await clearSearch(desk)
  // The rail counts a moment after the list.
  await expect.poll(async () => (await totalShown(desk)) - (await countOf(desk, 'all')), soon).toBe(0)
  await searchFor(desk, number)
  await expectTotal(desk, 1)
  await rowAt(desk, 0).click({ position: { x: 300, y: 10 } })
  await expect(detailPanel(desk)).toContainText(number)
}

/** An act by its key: the dialog is filled in by the labels of its fields and sent; a choice is made by its word. */
export const actOn = async (desk: LaunchedDesk, act: AskedAct, filled: Filled = {}): Promise<void> => {
  const { page } = desk
  await page.keyboard.press(orderActs[act].key)
  const dialog = page.getByRole('dialog', { name: words.names[act], exact: true })
  await dialog.waitFor()
  for (const [name, value] of Object.entries(filled)) await fillIn(dialog, words.fields[name as keyof Filled], value)
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
}

const fillIn = async (dialog: Locator, label: string, value: string): Promise<void> => {
  const choices = dialog.getByRole('group', { name: label, exact: true })
  if ((await choices.count()) > 0) await choices.getByRole('radio', { name: value, exact: true }).check()
  else await dialog.getByLabel(new RegExp(`^${label}`, 'u')).fill(value)
}

/** The word of the status beside the title. */
export const expectStatus = (desk: LaunchedDesk, status: OrderStatus): Promise<void> =>
  expect(detailPanel(desk).locator('.dhead .ss')).toHaveText(zhCN.desk.statuses[status])
