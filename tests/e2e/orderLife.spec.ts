import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf, expectSound } from './closedLedger.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk, root } from './launchDesk.ts'
import { detailPanel, dispatchByKeys, numberAt, openInbox } from './pages/deskPage.ts'
import { importThroughWindow } from './pages/importPage.ts'
import { openRegister } from './pages/noticePage.ts'
import { actOn, expectStatus, followOrder } from './pages/orderActs.ts'
import { liveReturned, liveReworked, liveWholeWay } from './pages/orderLives.ts'

/** Whole lives of orders by keys alone, and what the closed ledger says of them; each test goes on in the same desk. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.orderActs
const noShot = async (): Promise<void> => undefined
let desk: LaunchedDesk
let numbers: readonly string[] = []

test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, size: { width: 1600, height: 900 } })
  await importThroughWindow(desk, join(root, 'scripts/demo/sample.xlsx'), '样例')
  await openInbox(desk, 'toDispatch')
  numbers = await Promise.all([0, 1, 2, 3, 4].map((at) => numberAt(desk, at)))
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const numberOf = (at: number): string => numbers[at] ?? ''

test('From the dispatch to the file: signed, contacted, worked on, delivered, called, satisfied, closed.', async () => {
  await liveWholeWay(desk, numberOf(0), noShot)
  await expect(detailPanel(desk)).toContainText(/档〔\d{4}〕1号/u)
})

test('What a unit gives back is adjudicated and given to another unit.', async () => {
  await liveReturned(desk, numberOf(1), noShot)
})

test('Who is not satisfied is heard, the work is redone, and it closes with the next verdict.', async () => {
  await liveReworked(desk, numberOf(2), noShot)
})

test('The menu of all acts names every act; what cannot be done says why, and the mouse does what the keys do.', async () => {
  const { page } = desk
  await followOrder(desk, numberOf(3))
  await page.keyboard.press('.')
  const menu = page.getByRole('listbox', { name: words.moreTitle })
  await expect(menu.getByRole('option', { name: new RegExp(words.names.closeOrder, 'u') })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await expect(menu).toContainText(zhCN.refusals.codes['verdict-missing'].what)
  await expectReasonsInside(menu)
  await page.keyboard.type('bz')
  await menu.getByRole('option', { name: new RegExp(words.names.noteOrder, 'u') }).click()
  const dialog = page.getByRole('dialog', { name: words.names.noteOrder, exact: true })
  await dialog.getByLabel(new RegExp(`^${words.fields.note}`, 'u')).fill('诉求人补充：晚上在家')
  await dialog.getByRole('button', { name: new RegExp(`^${words.names.noteOrder}`, 'u') }).click()
  await expect(detailPanel(desk)).toContainText('诉求人补充：晚上在家')
})

/** Each reason stands in the line of its act, and covers no other one. */
const expectReasonsInside = async (menu: Locator): Promise<void> => {
  const stray = await menu.locator('[role="option"][aria-disabled="true"]').evaluateAll((options) =>
    options.flatMap((option) => {
      const line = option.getBoundingClientRect()
      const reason = option.querySelector('.why')?.getBoundingClientRect()
      const inside = reason !== undefined && reason.top >= line.top && reason.bottom <= line.bottom && reason.width > 0
      return inside ? [] : [option.textContent]
    }),
  )
  expect(stray).toEqual([])
}

test('A merge into itself is refused in the dialog with everything still typed; into another one it is done and undone.', async () => {
  const { page } = desk
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: words.names.mergeOrder, exact: true })
  await dialog.getByLabel(new RegExp(`^${words.fields.into}`, 'u')).fill(numberOf(3))
  await dialog.getByLabel(new RegExp(`^${words.fields.reason}`, 'u')).fill('同一件事')
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('alert')).toContainText(zhCN.refusals.codes['merge-into-itself'].what)
  await dialog.getByLabel(new RegExp(`^${words.fields.into}`, 'u')).fill(numberOf(4))
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expectStatus(desk, 'merged')
  await page.keyboard.press('Control+z')
  await expectStatus(desk, 'reported')
})

test('A file is picked by its key, stands beside the order and is kept by its content.', async () => {
  const { page } = desk
  await followOrder(desk, numberOf(3))
  await desk.answerOpen(join(root, 'build/icon.png'))
  await page.keyboard.press(';')
  await expect(detailPanel(desk).getByRole('button', { name: 'icon.png' })).toBeVisible()
  await expect(detailPanel(desk)).toContainText('icon.png')
})

test('A leader’s instruction names its scan in the course, and the scan opens there as it was attached.', async () => {
  const { page, app } = desk
  // The program that would show it belongs to the desktop; what it would be given is looked at instead.
  await app.evaluate(({ shell }) => {
    const shown: string[] = []
    Object.assign(globalThis, { shown })
    shell.openPath = async (path) => {
      shown.push(path)
      return ''
    }
  })
  await followOrder(desk, numberOf(3))
  await page.keyboard.press('\\')
  const dialog = page.getByRole('dialog', { name: words.names.recordInstruction, exact: true })
  await dialog.getByLabel(new RegExp(`^${words.fields.leader}`, 'u')).fill('张市长')
  await dialog.getByLabel(new RegExp(`^${words.fields.instruction}`, 'u')).fill('三日内修好并回告')
  await dialog.getByLabel(words.fields.scan).selectOption({ label: 'icon.png' })
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  const told = detailPanel(desk).locator('.tl li', { hasText: '三日内修好并回告' })
  await expect(told).toContainText('张市长')
  await told.getByRole('button', { name: `${words.fields.scan} icon.png` }).click()
  const shown = () => app.evaluate(() => (globalThis as unknown as { shown: readonly string[] }).shown)
  await expect.poll(shown).toHaveLength(1)
  expect(readFileSync((await shown())[0] ?? '')).toEqual(readFileSync(join(root, 'build/icon.png')))
})

test('A progress note names a file of the order, and its line of the course opens it.', async () => {
  const { page } = desk
  await followOrder(desk, numberOf(1))
  await desk.answerOpen(join(root, 'build/icon.png'))
  await page.keyboard.press(';')
  await expect(detailPanel(desk).getByRole('button', { name: 'icon.png' })).toBeVisible()
  await actOn(desk, 'signOrder')
  await expectStatus(desk, 'signed')
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog', { name: words.names.noteProgress, exact: true })
  await dialog.getByLabel(new RegExp(`^${words.fields.note}`, 'u')).fill('已到现场拍照')
  await dialog.getByLabel(words.fields.file).selectOption({ label: 'icon.png' })
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  const told = detailPanel(desk).locator('.tl li', { hasText: '已到现场拍照' })
  await expect(told.getByRole('button', { name: `${words.fields.file} icon.png` })).toBeVisible()
})

test('Another screen is not covered by what was said on the desk; what was done can still be taken back after it.', async () => {
  const { page } = desk
  const told = page.locator('.toast')
  await followOrder(desk, numberOf(4))
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await expectStatus(desk, 'dispatched')
  await expect(told).not.toHaveCount(0)
  await openRegister(desk)
  await expect(told).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expectStatus(desk, 'dispatched')
  await page.keyboard.press('Control+z')
  await expectStatus(desk, 'reported')
})

test('A clock that is suspended says so and goes on with what was left.', async () => {
  await followOrder(desk, numberOf(1))
  await actOn(desk, 'suspendClock', { reason: '等待专家鉴定' })
  await desk.page.keyboard.press('Enter')
  await expect(detailPanel(desk)).toContainText(words.clockStopped)
  await actOn(desk, 'resumeClock', { reason: '鉴定完成' })
  await expect(detailPanel(desk)).not.toContainText(words.clockStopped)
  await desk.page.keyboard.press('Escape')
})

test('The closed ledger holds each step once, in its order, and is sound.', async () => {
  await desk.close()
  const closed = await eventsOf(desk.ledger, 'OrderClosed')
  expect(closed).toMatchObject([
    { kind: 'reviewed', archive: { n: 1 } },
    { kind: 'reviewed', archive: { n: 2 } },
  ])
  expect(await eventsOf(desk.ledger, 'OrderReturned')).toHaveLength(1)
  expect(await eventsOf(desk.ledger, 'OrderReworked')).toHaveLength(1)
  expect(await eventsOf(desk.ledger, 'OrderAttached')).toMatchObject([{ mime: 'image/png' }, { mime: 'image/png' }])
  const hash = expect.stringMatching(/^[\da-f]{64}$/u)
  expect(await eventsOf(desk.ledger, 'OrderProgressed')).toMatchObject([{}, { file: hash }])
  expect(await eventsOf(desk.ledger, 'OrderInstructed')).toMatchObject([
    { scan: expect.stringMatching(/^[\da-f]{64}$/u) },
  ])
  expect(await eventsOf(desk.ledger, 'OrderReviewed')).toMatchObject([
    { satisfaction: 'satisfied' },
    { satisfaction: 'not' },
    { satisfaction: 'basically' },
  ])
  await expectSound(desk.ledger)
  desk = await launchDesk({ home: place.home })
})
