import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf, expectSound } from './closedLedger.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { detailPanel, expectTotal, openInbox, toast } from './pages/deskPage.ts'
import { followOrder } from './pages/orderActs.ts'
import { reportByForm } from './pages/orderForms.ts'
import { shootEverywhere } from './pages/shots.ts'

/** Orders that report the same, from the chip to the merge and back, with real keys and the mouse. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.duplicates
let desk: LaunchedDesk
test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
  await expect(desk.page.getByTestId('total')).toBeVisible()
})
test.afterAll(() => place.remove())

const chip = () => detailPanel(desk).locator('.dup-chip')
const dialog = () => desk.page.getByRole('dialog', { name: words.title, exact: true })
const options = () => dialog().getByRole('option')
const numberShown = async (): Promise<string> =>
  (await detailPanel(desk).locator('.dhead .num').first().innerText()).trim()

const said = [
  {
    title: '和顺小区4号楼电梯反复停运',
    text: '和顺小区4号楼的电梯这个月停了八次，物业说在修，老人上下楼很不方便，请尽快处理。',
    phone: '13812346210',
  },
  { title: '东关街路灯三天不亮', text: '东关街中段连着三盏路灯不亮，晚上看不清路。', phone: '13500000001' },
  { title: '和顺小区停水', text: '和顺小区昨天起停水，自来水公司电话打不通。', phone: '13500000002' },
  {
    title: '电梯老是坏没人管',
    text: '我住和顺小区 ４ 栋，电梯这个月停了八次，物业说在修，老人上下楼很不方便。',
    phone: '138 1234 6210',
  },
] as const
const numbers: string[] = []

test('R-DUP-2 R-DUP-6 An order that says again what another said is named with its reasons, and nothing else is.', async () => {
  const { page } = desk
  for (const one of said) {
    await reportByForm(desk, one)
    await expect(detailPanel(desk)).toContainText(one.title)
    numbers.push(await numberShown())
  }
  expect(new Set(numbers).size).toBe(said.length)
  await expect(chip()).toContainText(words.chip(1))
  await shootEverywhere(desk, 'duplicate-chip')
  await page.keyboard.press('-')
  await expect(options()).toHaveCount(1)
  await expect(options().first()).toContainText(numbers[0] ?? '')
  await expect(options().first()).toContainText(words.reasons.place('和顺小区'))
  await expect(options().first()).toContainText('这个月停了八次')
  await expect(options().first()).toContainText(words.reasons.reporter)
  // What both say is shaded on both sides.
  const sides = dialog().getByRole('article')
  await expect(sides).toHaveCount(2)
  for (const side of await sides.all())
    await expect(side.locator('em').filter({ hasText: '这个月停了八次' })).toHaveCount(1)
  await shootEverywhere(desk, 'duplicate-compare')
})

test('R-DUP-8 Escape does nothing; an order without its like says so.', async () => {
  const { page } = desk
  await page.keyboard.press('Escape')
  await expect(dialog()).toHaveCount(0)
  await expect(toast(desk, '合并')).toHaveCount(0)
  await followOrder(desk, numbers[1] ?? '')
  await page.keyboard.press('-')
  await expect(dialog()).toContainText(words.none)
  await shootEverywhere(desk, 'duplicate-none')
  await page.keyboard.press('Escape')
  await expect(dialog()).toHaveCount(0)
})

test('R-DUP-8 The newer is merged into the older by keys, without a reason it is not, and the undo parts them again.', async () => {
  const { page } = desk
  await followOrder(desk, numbers[3] ?? '')
  await chip().click()
  await expect(dialog().getByRole('radio', { name: words.mergesInto(numbers[0] ?? '') })).toBeChecked()
  const reason = dialog().getByLabel(new RegExp(`^${words.reason}`, 'u'))
  await reason.fill(' ')
  await page.keyboard.press('Control+Enter')
  await expect(dialog().getByRole('alert')).toHaveText(zhCN.orderActs.missing)
  await reason.fill('两次来电反映同一部电梯')
  await page.keyboard.press('Control+Enter')
  await expect(dialog()).toHaveCount(0)
  await expect(detailPanel(desk).locator('.dhead .ss')).toHaveText(zhCN.desk.statuses.merged)
  await page.keyboard.press('Control+z')
  await expect(detailPanel(desk).locator('.dhead .ss')).toHaveText(zhCN.desk.statuses.reported)
})

test('R-DUP-7 What was merged stands in the list as merged, and is parted from there.', async () => {
  const { page } = desk
  await expect(chip()).toContainText(words.chip(1))
  await page.keyboard.press('-')
  await dialog()
    .getByRole('button', { name: new RegExp(`^${words.merge}`, 'u') })
    .click()
  await expect(dialog()).toHaveCount(0)
  await followOrder(desk, numbers[0] ?? '')
  await expect(chip()).toContainText(words.merged(1))
  await chip().click()
  await expect(options().first()).toContainText(words.mergedIntoThis)
  await shootEverywhere(desk, 'duplicate-merged')
  await dialog()
    .getByLabel(new RegExp(`^${words.partReason}`, 'u'))
    .fill('不是同一部电梯')
  await page.keyboard.press('Control+Enter')
  await expect(dialog()).toHaveCount(0)
  await expect(chip()).toContainText(words.chip(1))
  await openInbox(desk, 'all')
  await expectTotal(desk, 1)
})

test('R-DUP-8 The closed ledger holds two merges, what took each of them back, and nothing else.', async () => {
  await desk.close()
  expect(await eventsOf(place.ledger, 'OrderMerged')).toHaveLength(2)
  expect(await eventsOf(place.ledger, 'OrderUnmerged')).toHaveLength(1)
  expect((await expectSound(place.ledger)).orders).toBe(said.length)
})
