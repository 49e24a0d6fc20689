import { expect, test } from '@playwright/test'
import { largestAmount } from '../../shared/calendar/limit.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf, expectSound, readLedger } from './closedLedger.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import {
  cellAt,
  clickRow,
  countOf,
  detailPanel,
  dragRowOn,
  expectDispatched,
  expectTotal,
  filterLanes,
  numberAt,
  openInbox,
  soon,
  toast,
} from './pages/deskPage.ts'
import {
  correctForm,
  declineDialog,
  fillReport,
  openReportForm,
  reportByForm,
  reportForm,
  typedField,
} from './pages/orderForms.ts'

/** Two orders from the telephone call to what becomes of them, in one desk; each test goes on where the last stopped. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.desk
const due = zhCN.calendar.dispatch
const call = {
  title: '望湖小区南门路灯不亮',
  text: '南门外三盏路灯连续两周不亮，夜间有老人摔倒。',
  reporter: '欧阳建国',
  phone: '13812346210',
  address: '望湖小区6号楼2单元501',
  town: '城东街道',
} as const
let desk: LaunchedDesk

test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, size: { width: 1600, height: 900 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const course = () => detailPanel(desk).getByRole('list')

test('An empty ledger says what to do first; a new order is saved by the form, and an empty one is not.', async () => {
  const { page } = desk
  await expect(page.getByRole('heading', { name: words.empty.ledgerTitle })).toBeVisible()
  const form = await openReportForm(desk)
  await page.keyboard.press('Control+Enter')
  await expect(form.getByRole('alert')).toHaveText(zhCN.forms.problem['nothing-said'])
  await fillReport(form, call)
  await page.keyboard.press('Control+Enter')
  await expect(toast(desk, words.toast.reported)).toBeVisible()
  await expectTotal(desk, 1)
  await expect(cellAt(desk, 0, 'title')).toHaveText(call.title)
  await expectShown(call.title)
  await expect(cellAt(desk, 0, 'reporter')).toHaveText('欧**')
  await expect(course()).toContainText(words.timeline.reported(words.channels.hotline, '')[0])
})

test('A form that was closed by mistake has kept its words.', async () => {
  const { page } = desk
  const form = await openReportForm(desk)
  await fillReport(form, { title: '拆迁补偿款未到账', text: '法院已判决，未执行。', phone: '0532-88401234' })
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await openReportForm(desk)
  await expect(form.getByText(zhCN.forms.report.draftFound)).toBeVisible()
  await expect(form.getByLabel(zhCN.forms.field.title)).toHaveValue('拆迁补偿款未到账')
  await page.keyboard.press('Control+Enter')
  await expect(reportForm(desk)).toHaveCount(0)
  await expectTotal(desk, 2)
  await expectShown('拆迁补偿款未到账')
})

test('The reporter is covered until somebody looks, and looking is recorded first.', async () => {
  const { page } = desk
  await showOrder(call.title)
  await expect(detailPanel(desk)).toContainText('欧** · 138****6210')
  const whole = await page.locator('body').textContent()
  for (const covered of [call.reporter, call.phone]) expect(whole).not.toContain(covered)
  await detailPanel(desk).getByRole('button', { name: words.detail.reveal }).click()
  await expect(detailPanel(desk)).toContainText(`${call.reporter} · ${call.phone}`)
  await expect(detailPanel(desk)).toContainText(words.detail.revealed)
  await expect(course()).toContainText(words.timeline.revealed[0])
})

test('A correction changes only what was changed, in the list at once, and names the fields in the course.', async () => {
  const { page } = desk
  await page.keyboard.press('e')
  const form = correctForm(desk)
  await expect(typedField(form, zhCN.forms.field.reporter)).toHaveCount(0)
  await form.getByRole('button', { name: zhCN.forms.correct.reveal }).click()
  await expect(typedField(form, zhCN.forms.field.reporter)).toHaveValue(call.reporter)
  await fillReport(form, { title: '望湖小区南门三盏路灯不亮', phone: '13812346211' })
  await page.keyboard.press('Control+Enter')
  await expect(form).toHaveCount(0)
  await showOrder('望湖小区南门三盏路灯不亮')
  const { fields, join } = words.timeline
  await expect(course()).toContainText(`${words.timeline.corrected('')[0]} ${fields.title}${join}${fields.phone}`)
})

test('An order is accepted by a key and then waits for its dispatch.', async () => {
  const { page } = desk
  await page.keyboard.press('a')
  await expect(toast(desk, words.toast.accepted(1))).toBeVisible()
  await expect(detailPanel(desk)).toContainText(words.statuses.accepted)
  await expect(course()).toContainText(words.timeline.accepted[0])
  await expectTotal(desk, 2)
})

test('R-ORDER-28 A dispatch by keys carries supporting units, whose delivery delivers it, a deadline in working days and a word to the unit.', async () => {
  const { page } = desk
  await page.keyboard.press('d')
  await expect(page.getByRole('combobox', { name: words.palette.label, exact: true })).toBeFocused()
  await page.keyboard.type('zjj')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`${words.palette.support} 市住建局`)).toBeVisible()
  const rule = (short: string) => page.getByRole('radio', { name: new RegExp(`^${short}`, 'u') })
  await expect(rule(zhCN.orderActs.closingShort.leadOnly)).toBeChecked()
  await page.keyboard.press('Alt+Digit3')
  await expect(rule(zhCN.orderActs.closingShort.all)).toBeChecked()
  await page.getByText(zhCN.orderActs.closingShort.any).click()
  await expect(rule(zhCN.orderActs.closingShort.any)).toBeChecked()
  await expect(page.getByText(zhCN.orderCourse.closingRules.any)).toBeVisible()
  await page.getByRole('combobox', { name: words.palette.deadline, exact: true }).selectOption('workingDays')
  await page.getByRole('textbox', { name: due.amount }).fill('0')
  await expect(page.getByText(due.wrongAmount(largestAmount.workingDays))).toBeVisible()
  await page.getByRole('textbox', { name: due.amount }).fill('3')
  await page.getByLabel(words.palette.note, { exact: true }).fill('请今晚先设警示灯')
  await page.getByRole('combobox', { name: words.palette.label, exact: true }).fill('gdgs')
  await page.keyboard.press('Enter')
  await expectDispatched(desk, 1, '市供电公司')
  await openInbox(desk, 'dispatched')
  await showOrder('望湖小区南门三盏路灯不亮')
  await expect(course()).toContainText('主办 市供电公司，协办 市住建局')
  await expect(course()).toContainText('请今晚先设警示灯')
  await page.keyboard.press('Enter')
  await expect(detailPanel(desk)).toContainText(zhCN.orderActs.closingRule)
  await expect(detailPanel(desk)).toContainText(zhCN.orderCourse.closingRules.any)
  await page.keyboard.press('Escape')
})

test('A dispatch is taken back from the order itself; the course shows both.', async () => {
  await detailPanel(desk).getByRole('button', { name: words.detail.undoDispatch, exact: true }).click()
  await expect(toast(desk, words.toast.undone(1))).toBeVisible()
  await expectTotal(desk, 0)
  await openInbox(desk, 'toDispatch')
  await showOrder('望湖小区南门三盏路灯不亮')
  await expect(course()).toContainText(`${words.timeline.dispatched('', '', '')[0]} 主办 市供电公司`)
  await expect(course()).toContainText(`${words.timeline.undone('')[0]} ${words.timeline.undone('')[1]}`)
})

test('Declining asks for the lawful route and a reason; a declined order cannot be dispatched and says why.', async () => {
  const { page } = desk
  await showOrder('拆迁补偿款未到账')
  const number = await numberAt(desk, await rowOf('拆迁补偿款未到账'))
  await page.keyboard.press('x')
  const dialog = declineDialog(desk)
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('alert')).toHaveText(zhCN.forms.decline.reasonMissing)
  await dialog.getByRole('radio', { name: words.routes.litigation }).check()
  await dialog.getByLabel(zhCN.forms.decline.reason).fill('判决已生效，请向法院申请强制执行')
  await page.keyboard.press('Control+Enter')
  await expect(toast(desk, words.toast.declined(1))).toBeVisible()
  await expectTotal(desk, 1)
  await expect.poll(() => countOf(desk, 'declined'), soon).toBe(1)

  await openInbox(desk, 'declined')
  await showOrder('拆迁补偿款未到账')
  await expect(course()).toContainText(words.routes.litigation)
  await expect(course()).toContainText('判决已生效，请向法院申请强制执行')
  const dispatch = detailPanel(desk).getByRole('button', { name: words.actions.dispatch, exact: false }).first()
  await expect(dispatch).toHaveAttribute('aria-disabled', 'true')
  const { what } = zhCN.refusals.codes['declined-already']
  await expect(dispatch).toHaveAttribute('title', new RegExp(`^${what}`, 'u'))
  await filterLanes(desk, 'xfj')
  await dragRowOn(desk, 0, '市信访局')
  const said = toast(desk, words.toast.noneDone(1))
  await said.getByRole('button', { name: words.toast.look(1) }).click()
  const refused = page.getByRole('dialog', { name: words.refusedList.title(1) })
  await expect(refused).toContainText(number)
  await expect(refused).toContainText(zhCN.refusals.codes['declined-already'].what)
  await page.keyboard.press('Escape')
  await expectTotal(desk, 1)
})

test('The closed ledger holds each act once, the results in the open and no typed word.', async () => {
  await reportByForm(desk, { title: '第三件' })
  await expect.poll(() => countOf(desk, 'all'), soon).toBe(3)
  await desk.close()
  const { commands, orders } = await expectSound(place.ledger)
  expect(orders).toBe(3)
  expect(commands).toMatchObject({
    reportOrder: 3,
    revealReporter: 2,
    correctOrder: 1,
    acceptOrder: 1,
    dispatchOrder: 1,
    undoDispatch: 1,
    declineOrder: 1,
  })
  expect(await eventsOf(place.ledger, 'OrderDeclined')).toMatchObject([{ route: 'litigation' }])
  const [dispatched] = await eventsOf(place.ledger, 'OrderDispatched')
  const limit = { kind: 'workingDays', amount: 3 }
  expect(dispatched).toMatchObject({ assignment: { closing: 'any', delivery: { limit, calendarVersion: 0 } } })
  // An open code goes through the same question, so that it is known to find what is there.
  const typed = [...Object.values(call), '法院', '警示灯', '强制执行', '三盏路灯', '市供电公司', 'litigation']
  const inClear = await readLedger(place.ledger, (db) =>
    db.all(
      'SELECT DISTINCT w.value AS word FROM json_each(?) w JOIN entry e ON instr(e.bytes, CAST(w.value AS BLOB)) > 0',
      [JSON.stringify(typed)],
    ),
  )
  expect(inClear).toEqual([{ word: 'litigation' }])
})

/** The place of an order on the screen; the lists here are so short that all of them is. */
const rowOf = async (title: string): Promise<number> => {
  const row = desk.page.locator('.ag-row', { has: desk.page.getByText(title, { exact: true }) }).first()
  return Number(await row.getAttribute('row-index'))
}

const showOrder = async (title: string): Promise<void> => {
  await clickRow(desk, await rowOf(title))
  await expectShown(title)
}

/** The order that has the focus: a new one has it as soon as it is saved. */
const expectShown = (title: string): Promise<void> =>
  expect(detailPanel(desk).getByRole('heading', { name: title, exact: true })).toBeVisible()
