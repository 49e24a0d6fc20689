import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { makeHome, sample, sampleTaken } from '../e2e/deskHome.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import {
  clickRow,
  clearSearch,
  countOf,
  dragRowOn,
  dragRowOver,
  expectDispatched,
  expectSelected,
  expectTotal,
  filterLanes,
  laneNamed,
  numberAt,
  openInbox,
  outsideQuestion,
  searchFor,
  selectFirst,
} from '../e2e/pages/deskPage.ts'
import { importThroughWindow } from '../e2e/pages/importPage.ts'
import { actOn } from '../e2e/pages/orderActs.ts'
import { shootEverywhere } from '../e2e/pages/shots.ts'

/** The lanes, with the real mouse and keyboard: pins and orders, figures, drops and what a drop asks. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.desk.lanes
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

const lanes = () => desk.page.getByRole('complementary', { name: words.label, exact: true })
const section = (name: string) => lanes().getByRole('region', { name, exact: true })
const namesIn = async (name: string): Promise<readonly string[]> =>
  section(name).locator('.lane .nm > .el').allInnerTexts()
const head = (name: string) => lanes().locator('.lcols').getByRole('button', { name, exact: true })

test('R-DESK-5 a pinned unit stands first, also after the program was started anew, and goes back when the pin is taken out.', async () => {
  const usual = await namesIn(words.kinds.department)
  await laneNamed(desk, '市水利局').hover()
  await desk.page.getByRole('button', { name: words.pin('市水利局'), exact: true }).click()
  await laneNamed(desk, '市民政局').hover()
  await desk.page.getByRole('button', { name: words.pin('市民政局'), exact: true }).click()
  expect(await namesIn(words.pinned)).toEqual(
    ['市水利局', '市民政局'].toSorted((a, b) => usual.indexOf(a) - usual.indexOf(b)),
  )
  expect(await namesIn(words.kinds.department)).not.toContain('市水利局')
  await shootEverywhere(desk, 'lanes-pinned')
  await desk.app.close()
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
  await expect(section(words.pinned)).toContainText('市水利局')
  await desk.page.getByRole('button', { name: words.unpin('市民政局'), exact: true }).click()
  expect(await namesIn(words.pinned)).toEqual(['市水利局'])
  expect(await namesIn(words.kinds.department)).toContain('市民政局')
})

test('A drop shows the load that it would make before the hand lets go; Escape lets go of nothing.', async () => {
  await expectTotal(desk, sampleTaken)
  await clickRow(desk, 0)
  await desk.page.keyboard.press('Control+a')
  await expectSelected(desk, sampleTaken)
  await dragRowOver(desk, 0, laneNamed(desk, '市住建局'))
  await expect(laneNamed(desk, '市住建局')).toContainText(/0 \/ 50\+177，\d\d-\d\d/u)
  await shootEverywhere(desk, 'lanes-drop')
  await desk.page.keyboard.press('Escape')
  await expect(laneNamed(desk, '市住建局')).toContainText(words.load(0, 50))
  await desk.page.mouse.up()
  await expectTotal(desk, sampleTaken)
  await desk.page.keyboard.press('Escape')
})

test('R-DESK-4 with Ctrl the unit is a supporting one: the palette asks who leads and dispatches both.', async () => {
  await clickRow(desk, 0)
  const number = await numberAt(desk, 0)
  await dragRowOver(desk, 0, laneNamed(desk, '市公安局'))
  await desk.page.keyboard.down('Control')
  await expect(desk.page.locator('.dragchip')).toContainText(`${zhCN.desk.drag.supporting} 市公安局`)
  await shootEverywhere(desk, 'lanes-supporting')
  await desk.page.mouse.up()
  await desk.page.keyboard.up('Control')
  const palette = desk.page.getByRole('dialog', { name: zhCN.desk.palette.titleOne(number), exact: true })
  await expect(palette).toContainText(`${zhCN.desk.palette.support} 市公安局`)
  await desk.page.keyboard.type('zjj')
  await desk.page.keyboard.press('Enter')
  await expectDispatched(desk, 1, '市住建局')
  await openInbox(desk, 'dispatched')
  await clickRow(desk, 0)
  await expect(desk.page.locator('.tl')).toContainText('主办 市住建局，协办 市公安局')
  await openInbox(desk, 'toDispatch')
})

test('R-DESK-3 a unit that the catalogue does not name is asked about, once for a category and a unit; Escape dispatches nothing.', async () => {
  await openInbox(desk, 'toDispatch')
  await searchFor(desk, '交通出行')
  const before = 12
  await expectTotal(desk, before)
  await clickRow(desk, 0)
  await dragRowOver(desk, 0, laneNamed(desk, '市水利局'))
  await desk.page.mouse.up()
  const question = outsideQuestion(desk)
  await expect(question).toContainText(zhCN.forms.outside.says('交通出行', '市交通局'))
  await shootEverywhere(desk, 'lanes-outside')
  await desk.page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expectTotal(desk, before)
  await dragRowOver(desk, 0, laneNamed(desk, '市水利局'))
  await desk.page.mouse.up()
  await expect(question).toBeVisible()
  await desk.page.keyboard.press('Enter')
  await expectDispatched(desk, 1, '市水利局')
  await expectTotal(desk, before - 1)
  await dragRowOver(desk, 0, laneNamed(desk, '市水利局'))
  await desk.page.mouse.up()
  await expectTotal(desk, before - 2)
  await dragRowOver(desk, 0, laneNamed(desk, '市交通局'))
  await desk.page.mouse.up()
  await expectTotal(desk, before - 3)
  await clearSearch(desk)
})

test('What a unit gave back is counted at its lane until the center has adjudicated.', async () => {
  await openInbox(desk, 'dispatched')
  await clickRow(desk, 0)
  await actOn(desk, 'returnOrder', { reason: '不是我们的路段' })
  await expect(laneNamed(desk, '市住建局')).toHaveAccessibleName(words.title('市住建局', 0, 0, 1))
  await shootEverywhere(desk, 'lanes-returned')
  await head(words.returned).click()
  await expect(head(words.returned)).toHaveAttribute('aria-pressed', 'true')
  expect((await namesIn(words.kinds.department))[0]).toBe('市住建局')
  await head(words.returned).click()
  await openInbox(desk, 'returned')
  await clickRow(desk, 0)
  await actOn(desk, 'overruleReturn', { reason: '路段在你局管养名录内' })
  await expect(laneNamed(desk, '市住建局')).toHaveAccessibleName(words.title('市住建局', 1, 0))
  await openInbox(desk, 'toDispatch')
})

test('R-DESK-5 the heads order the lanes; figures that change while the pointer is among them move none of them.', async () => {
  await selectFirst(desk, 2)
  await dragRowOn(desk, 0, '市民政局')
  await expectDispatched(desk, 2, '市民政局')
  await desk.page.mouse.move(500, 300)
  await head(words.open).click()
  expect((await namesIn(words.kinds.department))[0]).toBe('市民政局')
  const before = await namesIn(words.kinds.department)
  await selectFirst(desk, 4)
  await dragRowOn(desk, 0, '市人社局')
  await expectDispatched(desk, 4, '市人社局')
  expect(await namesIn(words.kinds.department)).toEqual(before)
  await desk.page.mouse.move(500, 300)
  await expect.poll(async () => (await namesIn(words.kinds.department))[0]).toBe('市人社局')
  await head(words.open).click()
})

test('The list scrolls by itself while orders are held at its edge, and the letters of the pinyin filter it.', async () => {
  const list = desk.page.locator('.llist')
  await desk.page.mouse.move(500, 300)
  await dragRowOver(desk, 0, laneNamed(desk, '市住建局'))
  const box = await list.boundingBox()
  if (box === null) throw new Error('no lanes')
  await desk.page.mouse.move(box.x + 80, box.y + box.height - 6, { steps: 6 })
  await expect.poll(() => list.evaluate((part) => part.scrollTop)).toBeGreaterThan(300)
  await desk.page.keyboard.press('Escape')
  await desk.page.mouse.up()
  await filterLanes(desk, 'zrzy')
  await expect(lanes().locator('.lane')).toHaveCount(1)
  await expect(lanes()).toContainText('市自然资源局')
  await filterLanes(desk, '')
  await expectTotal(desk, await countOf(desk, 'toDispatch'))
})
