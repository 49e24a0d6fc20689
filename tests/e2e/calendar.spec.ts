import { expect, type Locator, test } from '@playwright/test'
import { type Calendar, calendarOf } from '../../shared/calendar/calendarOf.ts'
import { deadlineFrom } from '../../shared/calendar/deadlineFrom.ts'
import { defaultCalendar } from '../../shared/calendar/defaultCalendar.ts'
import { chinaDate, dayNumber, isoDay, isoMinute } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { expectSound } from './closedLedger.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { clickRow, countOf, detailPanel, dispatchByKeys, expectDispatched, openInbox, soon } from './pages/deskPage.ts'
import { reportByForm } from './pages/orderForms.ts'
import { leaveSettings, openSettings } from './pages/settingsPage.ts'

test.describe.configure({ mode: 'serial' })

const place = makeHome()
const { section, importing, retiming, why, limits, dispatch } = zhCN.calendar
let desk: LaunchedDesk
let screen: Locator
/** The calendar that the window has, so that every expected day is counted and none is written down. */
let calendar: Calendar = calendarOf(defaultCalendar)

test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, cover: false, size: { width: 1600, height: 900 } })
  await expect.poll(() => countOf(desk, 'all'), soon).toBe(0)
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const dueOf = (days: number, of = calendar): number => {
  const found = deadlineFrom(of, Date.now(), { kind: 'workingDays', amount: days })
  if (!found.ok) throw new Error(found.error.code)
  return found.value.dueAt
}
const save = async (): Promise<void> => {
  await screen.getByRole('button', { name: new RegExp(`^${zhCN.settings.save}`, 'u') }).click()
  await expect(screen.getByText(zhCN.settings.unchanged, { exact: true })).toBeVisible()
}

test('The calendar shows its years, and says in words what is wrong with a table before it is taken.', async () => {
  const { page } = desk
  screen = await openSettings(desk, 'calendar')
  await expect(screen).toContainText('2020–2026')
  await screen.getByRole('button', { name: section.import, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: importing.title })
  const field = dialog.getByLabel(importing.label)
  await field.fill('2027-01-01,放假,元旦\n2027-02-30,放假')
  await expect(dialog).toContainText(`${importing.line(2)} ${importing.problems['not-a-date']}`)
  await field.fill('2027-01-01,放假,元旦')
  await expect(dialog).toContainText(zhCN.refusals.codes['year-without-holidays'].what)
  await expect(dialog.getByRole('button', { name: importing.take })).toBeDisabled()
  await page.keyboard.press('Escape')
})

test('A table is imported with its preview, and its year is shown by shape and word.', async () => {
  const { page } = desk
  const next = Math.max(2027, chinaDate(Date.now()).year + 1)
  const years = Array.from({ length: next - 2026 }, (_, at) => 2027 + at)
  const lines = years.flatMap((year) => [
    `${year}-01-01,放假,元旦`,
    `${year}-05-01,放假,劳动节`,
    `${year}-10-01,放假,国庆节`,
  ])
  await screen.getByRole('button', { name: section.import, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: importing.title })
  await dialog.getByLabel(importing.label).fill(lines.join('\n'))
  await expect(dialog).toContainText(importing.read(lines.length))
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(screen).toContainText(section.year(next))
  await expect(screen.locator('[data-on="01-01"] > [aria-hidden]')).toHaveText(`1${section.offMark}`)
  await expect(screen.locator('[data-on="01-01"]')).toHaveAttribute('title', /元旦 放假/u)
  await save()
  await expect(screen).toContainText(`第 1 版`)
  calendar = calendarOf({
    ...defaultCalendar,
    version: 1,
    years: [
      ...defaultCalendar.years,
      ...years.map((year) => ({
        year,
        days: ['01-01', '05-01', '10-01'].map((on) => ({ on, kind: 'off', festival: null }) as const),
      })),
    ],
  })
})

test('Office hours that overlap are said where they stand and cannot be saved.', async () => {
  const usual = screen.getByRole('group', { name: section.usual })
  const from = usual.getByLabel(`${section.usual} ${section.range(2)} ${section.from}`)
  await from.fill('11:00')
  await expect(screen.getByRole('alert')).toContainText(zhCN.refusals.codes['hours-overlap'].what)
  await expect(screen.getByRole('button', { name: new RegExp(`^${zhCN.settings.save}`, 'u') })).toBeDisabled()
  await from.fill('13:30')
  await expect(screen.getByText(zhCN.settings.unchanged, { exact: true })).toBeVisible()
  await leaveSettings(desk)
})

test('A dispatch is due by the limits in working days, and the order explains its deadline.', async () => {
  const { page } = desk
  await reportByForm(desk, { title: '月湖新苑电梯停运', text: '已停三天' })
  await openInbox(desk, 'toDispatch')
  await clickRow(desk, 0)
  await page.keyboard.press('d')
  await expect(page.getByText(dispatch.due(isoMinute(dueOf(5))))).toBeVisible()
  await page.keyboard.press('Escape')
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await expectDispatched(desk, 1, '市住建局')
  await openInbox(desk, 'dispatched')
  await clickRow(desk, 0)
  await detailPanel(desk).getByRole('button', { name: why.open }).click()
  const told = page.getByRole('dialog', { name: why.open })
  const delivery = told.getByRole('region', { name: why.title(why.clocks.delivery) })
  await expect(delivery).toContainText(zhCN.calendar.limit.workingDays(5))
  await expect(delivery).toContainText(why.result(isoMinute(dueOf(5))))
  await expect(delivery.getByRole('row').last()).toContainText(why.sumDays(5))
  await expect(told.getByRole('region', { name: why.title(why.clocks.sign) })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(told).toBeHidden()
})

test('A picked moment on a day off is moved up to the last office hour before it, with the reason.', async () => {
  const { page } = desk
  await page.keyboard.press('r')
  await page.getByRole('combobox', { name: zhCN.desk.palette.deadline, exact: true }).selectOption('picked')
  // The Sunday after the next but one: two weekends lie before it, so that working time is left.
  const sunday = isoDay(dayNumber(Date.now()) + 21 - ((dayNumber(Date.now()) + 4) % 7))
  await page.getByLabel(dispatch.picked, { exact: true }).last().fill(`${sunday}T10:00`)
  await expect(page.locator('.due [role="status"]').first()).toContainText('提前到')
  await page.keyboard.press('Escape')
})

test('A day off that is declared moves no deadline; what it would move is shown, carried out and undone.', async () => {
  // The third of the five working days that were counted.
  const on = isoDay(dayNumber(dueOf(3)))
  const [year = '', date = ''] = [on.slice(0, 4), on.slice(5)]
  const [before, after] = [isoMinute(dueOf(5)), isoMinute(dueOf(6))]
  screen = await openSettings(desk, 'calendar')
  while ((await screen.locator('.cal-which').innerText()) !== section.year(Number(year)))
    await screen.getByRole('button', { name: section.nextYear }).click()
  await screen.locator(`[data-on="${date}"]`).click()
  const dialog = desk.page.getByRole('dialog', { name: section.edit(on) })
  await dialog.getByLabel(section.kind, { exact: true }).selectOption('off')
  await dialog.getByLabel(section.reason, { exact: true }).fill('台风停工')
  await desk.page.keyboard.press('Control+Enter')
  await expect(screen.locator(`[data-on="${date}"]`)).toHaveAttribute('title', /台风停工/u)

  const panel = screen.getByRole('region', { name: retiming.title })
  await panel.getByRole('button', { name: retiming.look }).click()
  await expect(panel).toContainText(retiming.counts(1, 0, 1))
  await expect(panel.getByRole('row').last()).toContainText(`${why.clocks.delivery}${before}${after}`)
  await expect(panel).toContainText(retiming.unsaved)
  await save()
  await panel.getByRole('button', { name: retiming.look }).click()
  await panel.getByRole('button', { name: retiming.carryOut(1) }).click()
  await expect(panel).toContainText(retiming.done(1, 0))
  await panel.getByRole('button', { name: retiming.undo }).click()
  await expect(panel).toContainText(retiming.undone(1))
  await panel.getByRole('button', { name: retiming.look }).click()
  await panel.getByRole('button', { name: retiming.carryOut(1) }).click()
  await expect(panel).toContainText(retiming.done(1, 0))
  await leaveSettings(desk)
  await expect(detailPanel(desk)).toContainText(after.slice(5, 10))
})

test('A limit is changed for one urgency, and a channel has its own; both are there when the section is opened again.', async () => {
  screen = await openSettings(desk, 'limits')
  const general = zhCN.calendar.urgencies.general
  const delivery = screen.getByLabel(limits.amount(limits.names.delivery, general))
  await delivery.fill('0')
  await expect(screen.getByRole('alert')).toBeVisible()
  await delivery.fill('7')
  await screen.getByRole('button', { name: limits.addOverride }).click()
  const line = screen.getByRole('group', { name: `${limits.overrides} 1` })
  await line.getByLabel(limits.channel, { exact: true }).selectOption('letterbox')
  await line.getByLabel(limits.amount(limits.names.delivery, `${limits.overrides} 1`)).fill('13')
  await save()
  await leaveSettings(desk)
  screen = await openSettings(desk, 'limits')
  await expect(screen.getByLabel(limits.amount(limits.names.delivery, general))).toHaveValue('7')
  await expect(screen.getByRole('group', { name: `${limits.overrides} 1` })).toBeVisible()
  await leaveSettings(desk)
  await reportByForm(desk, { title: '路灯不亮', text: '三盏' })
  await openInbox(desk, 'toDispatch')
  await clickRow(desk, 0)
  await desk.page.keyboard.press('d')
  await expect(desk.page.getByText(dispatch.setting(zhCN.calendar.limit.workingDays(7)))).toBeAttached()
  await desk.page.keyboard.press('Escape')
})

test('The closed ledger holds the changes as commands, and the deadline with the version it was counted with.', async () => {
  await desk.close()
  const { commands } = await expectSound(place.ledger)
  expect(commands).toMatchObject({ changeCalendar: 2, changeLimits: 1, retimeOrder: 2, undoStep: 1, dispatchOrder: 1 })
})
