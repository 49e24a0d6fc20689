import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf, expectSound } from './closedLedger.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { countOf, detailPanel, expectDispatched, expectTotal, openInbox } from './pages/deskPage.ts'
import { reportByForm } from './pages/orderForms.ts'
import { shootEverywhere } from './pages/shots.ts'

/** A suggestion from the first dispatch by hand to the key that takes it, with real keys. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.suggestions
let desk: LaunchedDesk
test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
  await expect(desk.page.getByTestId('total')).toBeVisible()
})
test.afterAll(() => place.remove())

const strip = () => desk.page.getByRole('region', { name: words.label, exact: true })

/** By the palette and the unit's whole name. */
const dispatchTo = async (unit: string): Promise<void> => {
  const { page } = desk
  await page.keyboard.press('d')
  const box = page.getByRole('combobox', { name: zhCN.desk.palette.label, exact: true })
  await expect(box).toBeFocused()
  await box.fill(unit)
  const units = page.getByRole('listbox', { name: zhCN.desk.lanes.label, exact: true })
  await expect(units.getByRole('option', { selected: true })).toContainText(unit)
  await page.keyboard.press('Enter')
  await expect(box).toHaveCount(0)
}

test('Before anything was decided the desk says that nothing is known, and the key takes nothing.', async () => {
  const { page } = desk
  await reportByForm(desk, { title: '北门里流浪狗成群追人', text: '早晚各有五六只' })
  await expect(strip()).toHaveText(words.none['nothing-known'])
  await page.keyboard.press('=')
  await expect(page.getByRole('status').filter({ hasText: words.nothingShown })).toBeVisible()
  await dispatchTo('市公安局')
  await expectTotal(desk, 0)
})

test('R-SUGGEST-8 orders dispatched by hand teach the next one like them: unit, words and orders are shown, once.', async () => {
  const taught = [
    ['东关街流浪狗追咬路人', '市公安局'],
    ['南门里烧烤摊油烟扰民', '市综合执法局'],
    ['西关社区流浪狗夜里乱叫追人', '市公安局'],
    ['望湖小区烧烤摊占道油烟大', '市综合执法局'],
  ] as const
  for (const [title, unit] of taught) {
    await reportByForm(desk, { title })
    await expectTotal(desk, 1)
    await expect(detailPanel(desk)).toContainText(title)
    await dispatchTo(unit)
    await expectTotal(desk, 0)
  }
  await reportByForm(desk, { title: '锦绣花园流浪狗追人' })
  await expect(strip()).toContainText('市公安局')
  await expect(strip()).toContainText('流浪狗')
  await expect(detailPanel(desk).getByText('市公安局')).toHaveCount(1)
  await shootEverywhere(desk, 'suggestion')
  await strip()
    .getByRole('button', { name: /类似诉求/u })
    .click()
  const past = desk.page.getByRole('dialog', { name: words.ordersTitle('市公安局'), exact: true })
  await expect(past.getByRole('button')).toHaveCount(3)
  await expect(past).not.toContainText('油烟')
  await shootEverywhere(desk, 'suggestion-orders')
})

test('One of the orders that it rests on is opened by a key.', async () => {
  const { page } = desk
  const past = page.getByRole('dialog', { name: words.ordersTitle('市公安局'), exact: true })
  const title = await past.getByRole('button').first().getAttribute('title')
  await page.keyboard.press('Enter')
  await expect(past).toHaveCount(0)
  await expectTotal(desk, 1)
  await expect(detailPanel(desk).getByRole('heading', { level: 2 })).toHaveText(title ?? '')
  await expect(strip()).toHaveCount(0)
  await page.keyboard.press('Escape')
  await openInbox(desk, 'toDispatch')
  await expect(strip()).toContainText('市公安局')
})

test('R-SUGGEST-10 in the palette it stands first and waits for Enter; Escape dispatches nothing.', async () => {
  const { page } = desk
  await page.keyboard.press('d')
  const first = page.getByRole('listbox', { name: zhCN.desk.lanes.label, exact: true }).getByRole('option').first()
  await expect(first).toContainText('市公安局')
  await expect(first).toContainText(words.tag)
  await shootEverywhere(desk, 'suggestion-palette')
  await page.keyboard.press('Escape')
  await expectTotal(desk, 1)
})

test('R-SUGGEST-10 the key dispatches it as any dispatch, and the undo takes it back.', async () => {
  const { page } = desk
  const before = await countOf(desk, 'dispatched')
  await page.keyboard.press('=')
  await expectDispatched(desk, 1, '市公安局')
  await expect.poll(() => countOf(desk, 'dispatched')).toBe(before + 1)
  await page.keyboard.press('Control+z')
  await expect.poll(() => countOf(desk, 'dispatched')).toBe(before)
  await expectTotal(desk, 1)
  await page.keyboard.press('=')
  await expect.poll(() => countOf(desk, 'dispatched')).toBe(before + 1)
})

test('The key stands in the list of keys.', async () => {
  const { page } = desk
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: zhCN.desk.keys.title, exact: true })).toContainText(words.key)
  await page.keyboard.press('Escape')
})

test('The closed ledger holds the dispatches, the one taken back, and nothing else of the suggestion.', async () => {
  await desk.close()
  await expectSound(desk.ledger)
  expect(await eventsOf(desk.ledger, 'OrderDispatched')).toHaveLength(7)
  expect(await eventsOf(desk.ledger, 'OrderDispatchUndone')).toHaveLength(1)
})
