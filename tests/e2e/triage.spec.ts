import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { makeHome, sample, sampleTaken } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import {
  clickRow,
  countOf,
  detailPanel,
  dragRowOver,
  expectDispatched,
  expectTotal,
  laneNamed,
  numberAt,
  openInbox,
  outsideQuestion,
  soon,
  totalShown,
} from './pages/deskPage.ts'
import { importThroughWindow } from './pages/importPage.ts'
import { shootEverywhere } from './pages/shots.ts'

/** Triage in short, with the real keyboard and mouse; tests/long says it all. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.commands
let desk: LaunchedDesk
test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
  await importThroughWindow(desk, sample, '镇街点单')
  await expectTotal(desk, sampleTaken)
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

test('R-DESK-2 the palette finds acts, lists and orders by pinyin, and says of what cannot be done why not.', async () => {
  const { page } = desk
  const palette = page.getByRole('dialog', { name: words.open, exact: true })
  const field = palette.getByRole('combobox', { name: words.label, exact: true })
  const open = async (typed: string): Promise<void> => {
    await page.keyboard.press('Control+k')
    await expect(field).toBeFocused()
    await page.keyboard.type(typed)
  }
  await clickRow(desk, 0)
  await open('qs')
  await expect(palette.getByRole('option', { name: zhCN.orderActs.names.signOrder })).toContainText(
    zhCN.refusals.codes['not-with-unit'].what,
  )
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  const number = await numberAt(desk, 3)
  await open('yixiaohao')
  await page.keyboard.press('Enter')
  await expectTotal(desk, 0)
  // Quicker than the orders are found: Enter waits for them.
  await open(number)
  await page.keyboard.press('Enter')
  await expectTotal(desk, 1)
  await expect(detailPanel(desk)).toContainText(number)
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await expectTotal(desk, sampleTaken)
})

test('R-DESK-3 R-DESK-4 with Ctrl a unit supports and who leads is asked; a unit outside the catalogue is asked about once.', async () => {
  const { page } = desk
  await clickRow(desk, 2)
  const number = await numberAt(desk, 2)
  await dragRowOver(desk, 2, laneNamed(desk, '市公安局'))
  await page.keyboard.down('Control')
  await expect(page.locator('.dragchip')).toContainText(`${zhCN.desk.drag.supporting} 市公安局`)
  await page.mouse.up()
  await page.keyboard.up('Control')
  const palette = page.getByRole('dialog', { name: zhCN.desk.palette.titleOne(number), exact: true })
  await expect(palette).toContainText(`${zhCN.desk.palette.support} 市公安局`)
  await page.keyboard.type('slj')
  await page.keyboard.press('Enter')
  const question = outsideQuestion(desk)
  await expect(question).toContainText(zhCN.forms.outside.says('交通出行', '市交通局'))
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect.poll(() => countOf(desk, 'toDispatch'), soon).toBe(sampleTaken)
  await dragRowOver(desk, 2, laneNamed(desk, '市水利局'))
  await page.mouse.up()
  await expect(question).toBeVisible()
  await page.keyboard.press('Enter')
  await expectDispatched(desk, 1, '市水利局')
  await expectTotal(desk, sampleTaken - 1)
})

test('R-BULK-5 what undo and redo would do stands in words: in the foot, and in the course of the order.', async () => {
  const { page } = desk
  const { steps, toast } = zhCN.desk
  const unit = '市水利局'
  const deed = steps.dispatched(1, unit)
  const hint = (which: 'undo' | 'redo') => page.locator(`[data-step="${which}"]`)
  await expect(hint('undo')).toContainText(steps.undo(deed))
  await page.keyboard.press('Control+z')
  await expectTotal(desk, sampleTaken)
  await expect(hint('undo')).toHaveCount(0)
  await expect(hint('redo')).toContainText(steps.redo(deed))
  await page.keyboard.press('Control+y')
  await expect(page.getByRole('status').filter({ hasText: toast.redone(1) })).toBeVisible()
  await expectTotal(desk, sampleTaken - 1)
  await openInbox(desk, 'dispatched')
  await clickRow(desk, 0)
  const course = page.locator('.tl')
  const { dispatchOrder } = zhCN.orderCourse.acts
  await course.getByRole('button', { name: steps.backTo(dispatchOrder, zhCN.desk.statuses.reported) }).click()
  await expectTotal(desk, 0)
  await openInbox(desk, 'toDispatch')
  await clickRow(desk, 2)
  await shootEverywhere(desk, 'redo')
  await course.getByRole('button', { name: steps.again(dispatchOrder, unit) }).click()
  await expectTotal(desk, sampleTaken - 1)
})

test('R-ORDER-59 an order is put aside by two keys, stands in a list of its own, and a key takes it up again.', async () => {
  const { page } = desk
  // What the list itself shows: the rail counts a moment after it.
  const before = await totalShown(desk)
  const number = await numberAt(desk, 1)
  await clickRow(desk, 1)
  await expect(detailPanel(desk)).toContainText(number)
  await page.keyboard.press('h')
  const dialog = page.getByRole('dialog', { name: zhCN.orderActs.names.putAside, exact: true })
  await expect(dialog.getByRole('radio').first()).toBeFocused()
  await shootEverywhere(desk, 'aside-dialog')
  await page.keyboard.press('Enter')
  await expectTotal(desk, before - 1)
  await openInbox(desk, 'aside')
  await expectTotal(desk, 1)
  await clickRow(desk, 0)
  await expect(detailPanel(desk)).toContainText(number)
  await shootEverywhere(desk, 'aside')
  await page.keyboard.press('h')
  await expectTotal(desk, 0)
  await openInbox(desk, 'toDispatch')
  await expectTotal(desk, before)
})
