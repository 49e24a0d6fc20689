import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { orderActs } from '../../renderer/desk/acts/orderActs.ts'
import { DAY } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { coverToday } from '../e2e/coverToday.ts'
import { makeHome, sample } from '../e2e/deskHome.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import {
  clickRow,
  clearSearch,
  detailPanel,
  dispatchByKeys,
  dragRowOver,
  expectDispatched,
  laneAt,
  openInbox,
  rowAt,
  searchFor,
} from '../e2e/pages/deskPage.ts'
import { chooseTable, openImport, openValues } from '../e2e/pages/importPage.ts'
import { openNotice } from '../e2e/pages/noticePage.ts'
import { openReportForm, reportForm } from '../e2e/pages/orderForms.ts'
import { auditScreen, whenCalm } from '../e2e/pages/screenAudit.ts'
import { leaveSettings, openSettings } from '../e2e/pages/settingsPage.ts'
import { caseScreen, openSupervision, sendDialog } from '../e2e/pages/supervisionPage.ts'
import { columnsMenu, openFilter } from '../e2e/pages/viewPage.ts'
import { openHarnessOn } from '../simulation/deskHarness.ts'

/**
 * Every screen and overlay in the real window, light and dark: nothing that axe calls serious or critical, and no control without a
 * name. Where YOUJIE_SHOTS names a folder, pictures of each are left there in both sizes and themes.
 */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const { desk: words, forms, importing, supervision, persons, settings, notices } = zhCN
let desk: LaunchedDesk
/** What was found, by screen and theme: told at the end, so that one run says all of it. */
const findings: Record<string, readonly string[]> = {}
const key = (name: string): Promise<void> => desk.page.keyboard.press(name)
const button = (name: string | RegExp) =>
  desk.page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const dialog = (name?: string | RegExp) => desk.page.getByRole('dialog', name === undefined ? {} : { name })

const start = async (): Promise<void> => {
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
  // Whatever fades would be judged half transparent.
  await desk.page.emulateMedia({ reducedMotion: 'reduce' })
}
test.beforeAll(start)
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const folder = process.env.YOUJIE_SHOTS
const themes = ['light', 'dark'] as const
const sizes =
  folder === undefined
    ? ([[1366, 768]] as const)
    : ([
        [1920, 1080],
        [1366, 768],
      ] as const)

const put = (theme: string): Promise<void> =>
  desk.page.evaluate((name) => {
    document.documentElement.dataset.theme = name
  }, theme)

const resize = async (width: number, height: number): Promise<void> => {
  await desk.app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height)
    },
    { width, height },
  )
  await desk.page.waitForFunction((wide) => window.innerWidth === wide, width)
}

/** The screen as it stands, in both themes; the contrasts differ, the rest does not. */
const look = async (name: string): Promise<void> => {
  const { page } = desk
  for (const [width, height] of sizes) {
    if (sizes.length > 1) await resize(width, height)
    for (const theme of themes) {
      await put(theme)
      if (folder !== undefined) {
        mkdirSync(folder, { recursive: true })
        await page.screenshot({ path: join(folder, `${name}-${width}-${theme}.png`), animations: 'disabled' })
      }
      if (width !== 1366) continue
      const found = await auditScreen(page, theme === 'dark')
      if (found.length > 0) findings[`${name}, ${theme}`] = found
    }
  }
  await put('light')
}

const closeDialog = async (): Promise<void> => {
  await expect(async () => {
    await key('Escape')
    await expect(desk.page.getByRole('dialog')).toHaveCount(0, { timeout: 500 })
  }).toPass({ timeout: 5000 })
}

test('A desk without orders, and what stands beside it.', async () => {
  await expect(desk.page.getByRole('heading', { name: words.empty.ledgerTitle })).toBeVisible()
  await look('desk-empty')
  await openImport(desk)
  await look('import-choose')
  await key('Escape')
  for (const tab of ['proposals', 'cases', 'receipts', 'listings'] as const) {
    await openSupervision(desk, tab)
    await look(`supervision-${tab}-empty`)
    await key('Escape')
  }
  await desk.page.getByRole('navigation').getByTitle(words.rail.notices, { exact: true }).click()
  await expect(desk.page.getByRole('region', { name: notices.register.title, exact: true })).toBeVisible()
  await look('register-empty')
  await key('Escape')
  await desk.close()
})

test('A desk at work: the list, the order, and what floats over them.', async () => {
  // Three weeks ago: what was due within three days has been overdue since.
  mkdirSync(place.data, { recursive: true })
  await coverToday(place.data)
  await makePast()
  await start()
  const { page } = desk
  await openImport(desk)
  await chooseTable(desk, sample)
  await page.getByLabel(importing.source.label).waitFor()
  await look('import-columns')
  await openValues(desk)
  await look('import-values')
  await page.getByLabel(importing.source.label).fill('样例')
  await button(/^导入 [\d,]+ 行/u).click()
  await page.getByRole('region', { name: importing.report.title }).waitFor({ timeout: 60_000 })
  await look('import-report')
  await key('Escape')
  await openInbox(desk, 'toDispatch')
  await clickRow(desk, 1)
  await expect(detailPanel(desk).getByRole('listitem')).not.toHaveCount(0)
  await look('desk')
  await clickRow(desk, 3, ['Shift'])
  await look('desk-selected')
  await key('Escape')
  await key('Enter')
  await look('order-whole')
  await key('Escape')
  for (const [name, open, title] of [
    ['keys', '?', words.keys.title],
    ['palette-dispatch', 'd', /^派单/u],
    ['acts', '.', zhCN.orderActs.moreTitle],
    ['who', 'u', persons.switch.title],
    ['commands', 'Control+k', zhCN.commands.open],
    ['duplicates', '-', zhCN.duplicates.title],
    ['correct', 'e', forms.correct.title],
    ['decline', 'x', forms.decline.title],
    ['merge', 'm', zhCN.orderActs.names.mergeOrder],
    ['mark', "'", zhCN.orderActs.names.markOrder],
    ['note', ',', zhCN.orderActs.names.noteOrder],
    ['instruction', '\\', zhCN.orderActs.names.recordInstruction],
    ['ask', 'q', zhCN.orderActs.names.askReporter],
    ['export', 'Control+e', undefined],
  ] as const) {
    await key(open)
    await expect(dialog(title).first()).toBeVisible()
    await whenCalm(page)
    await look(name)
    await closeDialog()
  }
  await page.keyboard.press('Control+a')
  await key('Control+b')
  await expect(dialog()).toBeVisible()
  await look('bulk')
  await closeDialog()
  await key('Escape')
  for (const column of ['status', 'title', 'receivedAt'] as const) {
    await openFilter(desk, column)
    await look(`filter-${column}`)
    await closeDialog()
  }
  await columnsMenu(desk).click()
  await look('columns')
  await closeDialog()
  await button(zhCN.views.saved.title).click()
  await look('views')
  await closeDialog()
  await searchFor(desk, '没有这样的字样')
  await expect(page.getByTestId('empty')).toBeVisible()
  await look('search-nothing')
  await clearSearch(desk)
  const form = await openReportForm(desk)
  await look('report')
  await form.getByLabel(forms.field.phone, { exact: true }).fill('12')
  await key('Control+Enter')
  await look('report-refused')
  await form.getByLabel(forms.field.title, { exact: true }).fill('望湖小区南门路灯不亮')
  await key('Escape')
  await expect(reportForm(desk)).toHaveCount(0)
  await clickRow(desk, 0)
  await dragRowOver(desk, 0, laneAt(desk, 0))
  await look('drag')
  await key('Escape')
  await page.mouse.up()
  await clickRow(desk, 0)
  await dispatchByKeys(desk, 'd', 'zjj', '市住建局')
  await expectDispatched(desk, 1, '市住建局')
  await look('toast')
  await openInbox(desk, 'dispatched')
  await clickRow(desk, 0)
  await button(zhCN.calendar.why.open).click()
  await expect(dialog(zhCN.calendar.why.open)).toContainText(/工作日|小时/u)
  await look('why')
  await key('Escape')
  await openInbox(desk, 'overdue')
  await clickRow(desk, 0)
  await look('desk-overdue')
  for (const inbox of ['returned', 'all'] as const) {
    await openInbox(desk, inbox)
    await look(`desk-${inbox}`)
  }
})

const makePast = async (): Promise<void> => {
  const then = Date.now() - 21 * DAY
  const { verbs, close } = await openHarnessOn(place.ledger, () => then)
  const hello = await verbs.hello({})
  if (!hello.ok) throw new Error('no desk')
  const { naturalDays, noticeDays, noticePrefix } = hello.value.settings
  const office = { officeName: '莱西市办实事推进中心', contact: '王明', phone: '0532-88400000' }
  await verbs.changeSettings({ naturalDays, noticeDays, noticePrefix, words: office })
  await verbs.addPerson({ name: '李静', role: 'dispatcher', unit: null })
  for (const lane of [0, 0, 1]) {
    const told = {
      title: '月湖新苑电梯停运',
      text: '电梯停运三天，老人下不了楼。',
      reporter: '王建国',
      phone: '13800006210',
      address: '月湖新苑 3 号楼',
      town: '',
      category: '',
    }
    const reported = await verbs.report({ channel: 'hotline', receivedAt: null, words: told })
    const lead = hello.value.overview.lanes[lane]?.unit
    if (!reported.ok || lead === undefined) throw new Error('no order')
    const deadline = { kind: 'limit', limit: { kind: 'workingDays', amount: 3 } } as const
    const target = { kind: 'rows' as const, rows: [reported.value.row] }
    await verbs.dispatch({ target, lead, supporting: [], deadline, note: '', seen: [] })
  }
  await close()
}

test('Acts of an order that is with a unit.', async () => {
  await openInbox(desk, 'overdue')
  await clickRow(desk, 1)
  await expect(detailPanel(desk).getByRole('listitem')).not.toHaveCount(0)
  for (const act of [
    'signOrder',
    'returnOrder',
    'recordContact',
    'noteProgress',
    'askExtension',
    'suspendClock',
    'deliverOrder',
  ] as const) {
    await key(orderActs[act].key)
    await expect(dialog(zhCN.orderActs.names[act])).toBeVisible()
    await look(`act-${act}`)
    // What comes after it needs a signature.
    if (act === 'signOrder') await sendDialog(desk)
    else await closeDialog()
  }
})

test('Supervision: proposals, a case, its papers, the board, the assessment.', async () => {
  const { page } = desk
  await openSupervision(desk, 'proposals')
  await expect(page.getByRole('table', { name: supervision.tabs.proposals }).getByRole('row').nth(1)).toBeVisible()
  await look('proposals')
  await page
    .getByRole('table', { name: supervision.tabs.proposals })
    .getByRole('row')
    .nth(1)
    .getByRole('checkbox')
    .check()
  await look('proposals-chosen')
  await key('x')
  await expect(dialog()).toBeVisible()
  await look('proposal-dismiss')
  await closeDialog()
  await page
    .getByRole('table', { name: supervision.tabs.proposals })
    .getByRole('row')
    .nth(2)
    .getByRole('button', { name: supervision.proposals.take.notice })
    .click()
  await expect(page.getByRole('region', { name: notices.titles.notice, exact: true })).toBeVisible()
  await expect(page.locator('.paper-page').first()).toBeVisible()
  await look('notice-draft')
  await button(notices.acts.signOff).click()
  await expect(page.getByText(/^已签发，文号/u)).toBeVisible()
  await look('notice-signed')
  await key('Escape')
  await page.getByRole('tab', { name: supervision.tabs.cases }).click()
  await look('cases')
  await page.getByRole('table', { name: supervision.tabs.cases }).getByRole('row').nth(1).click()
  await expect(caseScreen(desk)).toContainText(supervision.cases.waitsFor.service)
  await look('case')
  await key('s')
  await expect(dialog()).toBeVisible()
  await look('case-serve')
  await closeDialog()
  await key('Escape')
  for (const tab of ['receipts', 'listings', 'assessment'] as const) {
    await page.getByRole('tab', { name: supervision.tabs[tab] }).click()
    await look(`supervision-${tab}`)
  }
  await key('Escape')
  await page.getByRole('navigation').getByTitle(words.rail.notices, { exact: true }).click()
  await expect(page.getByRole('table', { name: notices.register.title })).toBeVisible()
  await look('register')
  await key('Escape')
  await openInbox(desk, 'dispatched')
  await clickRow(desk, 0)
  await openNotice(desk, 's')
  await look('notice-new')
  await key('Escape')
})

test('Sources: what came, what changed, the way back.', async () => {
  const { page } = desk
  await openImport(desk)
  await button(importing.choose.history).click()
  const screen = page.getByRole('region', { name: zhCN.sources.title, exact: true })
  for (const tab of ['history', 'corrections', 'return'] as const) {
    await screen.getByRole('tab', { name: zhCN.sources.tabs[tab], exact: true }).click()
    await whenCalm(page)
    await look(`sources-${tab}`)
  }
  await key('Escape')
  await openImport(desk)
  const file = place.file('坏行.csv')
  writeFileSync(file, '工单号,标题,来电时间\r\nX1,路灯不亮,2026-13-02\r\nX2,停水,2026-11-02\r\nX3,,2026-11-02\r\n')
  await chooseTable(desk, file)
  await page.getByLabel(importing.source.label).fill('坏行')
  await button(/^导入 [\d,]+ 行/u).click()
  await page.getByRole('region', { name: importing.report.title }).waitFor({ timeout: 60_000 })
  await look('import-refused-rows')
  await key('Escape')
  await openImport(desk)
  const broken = place.file('坏的.xlsx')
  writeFileSync(broken, '这不是表格')
  await chooseTable(desk, broken)
  await page.getByRole('alert').first().waitFor()
  await look('import-failure')
  await key('Escape')
})

test('Handover and drafts.', async () => {
  const { page } = desk
  await page.getByRole('navigation').getByTitle(words.rail.handover, { exact: true }).click()
  await page.getByRole('region', { name: zhCN.handover.title, exact: true }).waitFor()
  await look('handover')
  await button(zhCN.handover.handOver).click()
  await look('handover-missing')
  await key('Escape')
  await page.locator('[data-unsent]').click()
  await look('unsent')
  await key('Escape')
})

test('Every section of the settings, and its dialogs.', async () => {
  const { page } = desk
  for (const section of Object.keys(settings.sections) as (keyof typeof settings.sections)[]) {
    await openSettings(desk, section)
    await whenCalm(page)
    await look(`settings-${section}`)
    await leaveSettings(desk)
  }
  for (const [section, opens] of [
    ['units', settings.units.add],
    ['units', `${settings.units.change} 市住建局`],
    ['categories', zhCN.catalogue.categories.addTop],
    ['towns', zhCN.catalogue.towns.add],
    ['people', persons.add],
    ['people', `${persons.setPin} 李静`],
    ['people', `${persons.change} 李静`],
    ['calendar', zhCN.calendar.section.import],
  ] as const) {
    await openSettings(desk, section)
    await button(opens).click()
    await expect(dialog()).toBeVisible()
    await look(`settings-${section}-${opens.replaceAll(' ', '-')}`)
    await closeDialog()
    await leaveSettings(desk)
  }
  const people = await openSettings(desk, 'people')
  await people.getByRole('button', { name: `${persons.retire} 李静` }).click()
  await look('settings-people-retire')
  await people.getByRole('button', { name: persons.keep }).click()
  await leaveSettings(desk)
})

test('The alarm over every screen, and the cover of a locked desk.', async () => {
  const { page } = desk
  const form = await openReportForm(desk)
  await form.getByLabel(forms.field.title, { exact: true }).fill('电梯困人')
  await form.getByLabel(forms.marks.urgency).selectOption('lifeSafety')
  await key('Control+Enter')
  await expect(page.getByRole('region', { name: zhCN.alarm.label, exact: true })).toBeVisible()
  await look('alarm')
  await openSettings(desk, 'people')
  await button(`${persons.setPin} 值班员`).click()
  await dialog().getByLabel(persons.pinNew).fill('2580')
  await dialog().getByLabel(persons.pinAgain).fill('2580')
  await key('Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await leaveSettings(desk)
  await key('Control+l')
  const pin = dialog(persons.lock.title).getByLabel(persons.switch.pinFor('值班员'))
  await expect(pin).toBeFocused()
  await look('lock')
  await pin.fill('2581')
  await key('Enter')
  await expect(dialog(persons.lock.title).getByText(persons.pinFailure.wrong(4))).toBeVisible()
  await look('lock-wrong')
  await pin.fill('2580')
  await key('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await key('F8')
})

test('A ledger that cannot be opened says what happened, and what is not lost.', async () => {
  await desk.close()
  const other = makeHome()
  mkdirSync(other.data, { recursive: true })
  writeFileSync(other.ledger, '这不是台账，是一封信。\n'.repeat(200))
  desk = await launchDesk({ home: other.home, cover: false, size: { width: 1366, height: 768 } })
  await desk.page.emulateMedia({ reducedMotion: 'reduce' })
  await expect(desk.page.getByRole('heading').first()).toBeVisible()
  await look('trouble')
  await desk.close()
  other.remove()
  await start()
  const pin = dialog(persons.lock.title).getByLabel(persons.switch.pinFor('值班员'))
  await pin.fill('2580')
  await key('Enter')
  await expect(desk.page.getByRole('dialog')).toHaveCount(0)
})

test('In English, and in the other row heights, the desk is no worse.', async () => {
  const { page } = desk
  await openInbox(desk, 'all')
  await clickRow(desk, 0)
  for (const density of ['standard', 'compact'] as const) {
    await button(words.bar.densities[density]).click()
    await expect(rowAt(desk, 0)).toBeVisible()
    await look(`desk-after-${density}`)
  }
  await button(words.bar.densities.relaxed).click()
  await button(words.bar.language).click()
  await look('desk-en')
  await key('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('keys-en')
  await closeDialog()
})

test('No screen had anything serious or critical, and nothing without a name.', () => {
  expect(findings).toEqual({})
})
