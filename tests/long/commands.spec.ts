import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { orderActs } from '../../renderer/desk/acts/orderActs.ts'
import { makeHome, sample, sampleTaken } from '../e2e/deskHome.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import {
  clickRow,
  countOf,
  detailPanel,
  expectTotal,
  laneNamed,
  numberAt,
  openInbox,
  selectFirst,
  toast,
} from '../e2e/pages/deskPage.ts'
import { importThroughWindow } from '../e2e/pages/importPage.ts'
import { shootEverywhere } from '../e2e/pages/shots.ts'

/** The command palette and the keys of acts, with the real keyboard. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.commands
let desk: LaunchedDesk
test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
  await expect(desk.page.getByTestId('total')).toBeVisible()
  await importThroughWindow(desk, sample, '镇街点单')
  await expectTotal(desk, sampleTaken)
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const palette = () => desk.page.getByRole('dialog', { name: words.open, exact: true })
const field = () => palette().getByRole('combobox', { name: words.label, exact: true })
const chosen = () => palette().getByRole('option', { selected: true })

const open = async (typed: string): Promise<void> => {
  await desk.page.keyboard.press('Control+k')
  await expect(field()).toBeFocused()
  await desk.page.keyboard.type(typed)
}

test('Ctrl K shows what can be done with the focused order, with the desk and where to go, each with its key.', async () => {
  await clickRow(desk, 0)
  const number = await numberAt(desk, 0)
  await open('')
  const groups = palette().getByRole('group')
  await expect(groups.nth(0)).toHaveAccessibleName(words.groups.acts(number))
  await expect(groups.nth(0).getByRole('option').first()).toContainText(zhCN.orderActs.names.dispatchOrder)
  await expect(groups.nth(0).getByRole('option').first()).toContainText('D')
  await expect(groups.nth(1)).toHaveAccessibleName(words.groups.desk)
  await expect(groups.nth(2)).toHaveAccessibleName(words.groups.go)
  await shootEverywhere(desk, 'commands')
  await desk.page.keyboard.press('Escape')
  await expect(palette()).toHaveCount(0)
  await expect(detailPanel(desk)).toContainText(number)
})

test('A command is found by the letters of its pinyin, the first ones or all, and done by Enter.', async () => {
  await open('bysl')
  await expect(chosen()).toContainText(zhCN.orderActs.names.declineOrder)
  await desk.page.keyboard.press('Enter')
  const decline = desk.page.getByRole('dialog', { name: zhCN.forms.decline.title, exact: true })
  await expect(decline).toBeVisible()
  await desk.page.keyboard.press('Escape')
  await open('jiaojieban')
  await expect(chosen()).toContainText(zhCN.desk.rail.handover)
  await desk.page.keyboard.press('Escape')
})

test('What cannot be done with the order stands there with the reason and is not chosen.', async () => {
  await open('qs')
  const sign = palette().getByRole('option', { name: zhCN.orderActs.names.signOrder })
  await expect(sign).toHaveAttribute('aria-disabled', 'true')
  await expect(sign).toContainText(zhCN.refusals.codes['not-with-unit'].what)
  await shootEverywhere(desk, 'commands-refused')
  await desk.page.keyboard.press('Escape')
})

test('A view is opened by its letters, and a unit shows its orders alone.', async () => {
  const all = await countOf(desk, 'all')
  await open('qb')
  await desk.page.keyboard.press('Enter')
  await expectTotal(desk, all)
  await expect(desk.page.locator('[data-inbox="all"]')).toHaveAttribute('aria-current', 'page')
  await open('zjj')
  await expect(chosen()).toContainText('市住建局')
  const unit = '市住建局'
  await desk.page.keyboard.press('Enter')
  await expect(laneNamed(desk, unit)).toHaveAttribute('aria-pressed', 'true')
  await open(unit)
  await expect(chosen()).toContainText(words.shownUnit)
  await desk.page.keyboard.press('Enter')
  await expect(laneNamed(desk, unit)).toHaveAttribute('aria-pressed', 'false')
})

test('An order is found by its number or its words, from whatever list, and opened.', async () => {
  await openInbox(desk, 'toDispatch')
  const number = await numberAt(desk, 3)
  const title = await desk.page.locator('.ag-row[row-index="3"] [col-id="title"]').first().innerText()
  await openInbox(desk, 'closed')
  await open(number)
  const found = palette().getByRole('group', { name: words.groups.orders }).getByRole('option')
  await expect(found.first()).toContainText(title.slice(0, 6))
  await expect(found.first()).toHaveAttribute('aria-selected', 'true')
  await shootEverywhere(desk, 'commands-order')
  await desk.page.keyboard.press('Enter')
  await expectTotal(desk, 1)
  await expect(detailPanel(desk)).toContainText(number)
  await desk.page.keyboard.press('Escape')
  await openInbox(desk, 'toDispatch')
})

test('From the search box too, and what was typed can be searched for in the list.', async () => {
  await desk.page.keyboard.press('/')
  await desk.page.keyboard.press('Control+k')
  await expect(field()).toBeFocused()
  await desk.page.keyboard.type('路灯')
  await palette()
    .getByRole('option', { name: words.searchFor('路灯') })
    .click()
  await expect(desk.page.getByRole('searchbox')).toHaveValue('路灯')
  await desk.page.keyboard.press('Escape')
  await expectTotal(desk, await countOf(desk, 'toDispatch'))
})

test('Shift and a key of punctuation act on the selection too: a note on three orders at once.', async () => {
  await selectFirst(desk, 3)
  await desk.page.keyboard.press('Shift+<')
  const dialog = desk.page.getByRole('dialog', { name: zhCN.orderActs.names.noteOrder, exact: true })
  await expect(dialog).toContainText(zhCN.orderActs.many(3))
  await desk.page.keyboard.type('三件一并现场核实')
  await desk.page.keyboard.press('Control+Enter')
  await expect(toast(desk, zhCN.orderActs.done(zhCN.orderActs.names.noteOrder, 3))).toBeVisible()
})

test('? shows every key of an act, of the desk and of moving.', async () => {
  await desk.page.keyboard.press('?')
  const list = desk.page.getByRole('dialog', { name: zhCN.desk.keys.title, exact: true })
  await expect(list.locator('kbd').first()).toBeVisible()
  const shown = new Set(await list.locator('kbd').allInnerTexts())
  const wanted = Object.values(orderActs).map(({ key }) => (key === 'ctrl z' ? 'Ctrl Z' : key.toUpperCase()))
  for (const cap of [
    ...wanted,
    'S',
    '.',
    '=',
    'Ctrl K',
    '/',
    'F',
    'F5',
    'U',
    'N',
    'I',
    'Ctrl A',
    'Ctrl B',
    'Ctrl C',
    'Ctrl E',
  ])
    expect(shown, cap).toContain(cap)
  await shootEverywhere(desk, 'keys')
  await desk.page.keyboard.press('Escape')
})
