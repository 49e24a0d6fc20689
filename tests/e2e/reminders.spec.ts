import { mkdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { defaultRules } from '../../shared/domain/supervision/rules.ts'
import { chinaDate, DAY } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { openHarnessOn } from '../simulation/deskHarness.ts'
import { eventsOf, expectSound } from './closedLedger.ts'
import { coverToday } from './coverToday.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { savePdfAs } from './pages/noticePage.ts'
import { actKey, caseScreen, fillFact, openSupervision, sendDialog } from './pages/supervisionPage.ts'
import { pdfFacts, pdfText } from './paperRuler.ts'

/** Two late orders of two units: one is reminded of by word and climbs, one by paper and ends; each test goes on where the last stopped. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.supervision
const { acts } = words.detail
const year = chinaDate(Date.now()).year
const numbers: string[] = []
let desk: LaunchedDesk

test.beforeAll(async () => {
  await coverToday(place.data)
  mkdirSync(place.data, { recursive: true })
  const then = Date.now() - 21 * DAY
  const { verbs, close } = await openHarnessOn(place.ledger, () => then)
  const hello = await verbs.hello({})
  if (!hello.ok) throw new Error('no desk')
  const { naturalDays, noticeDays, noticePrefix } = hello.value.settings
  const office = { officeName: '莱西市办实事推进中心', contact: '王明', phone: '0532-88400000' }
  await verbs.changeSettings({ naturalDays, noticeDays, noticePrefix, words: office })
  // However long it has been: the first step is the reminder.
  const { orderRules } = defaultRules
  const longOverdue = { ...orderRules.longOverdue, on: false }
  await verbs.changeSupervisionRules({ ...defaultRules, orderRules: { ...orderRules, longOverdue } })
  for (const lane of [0, 1]) {
    const told = { title: '路灯不亮', text: '', reporter: '王建国', phone: '', address: '', town: '', category: '' }
    const reported = await verbs.report({ channel: 'hotline', receivedAt: null, words: told })
    const lead = hello.value.overview.lanes[lane]?.unit
    if (!reported.ok || lead === undefined) throw new Error('no order')
    const deadline = { kind: 'limit', limit: { kind: 'workingDays', amount: 3 } } as const
    const target = { kind: 'rows' as const, rows: [reported.value.row] }
    await verbs.dispatch({ target, lead, supporting: [], deadline, note: '', seen: [] })
    const detail = await verbs.order({ row: reported.value.row })
    numbers.push(detail.ok ? detail.value.row.number : '')
  }
  await close()
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const proposal = (at: number) =>
  desk.page.getByRole('table', { name: words.tabs.proposals }).locator('tbody tr', { hasText: numbers[at] ?? '?' })
const openCaseOf = async (at: number): Promise<void> => {
  await desk.page.getByRole('tab', { name: words.tabs.cases }).click()
  await desk.page
    .getByRole('table', { name: words.tabs.cases })
    .locator('tbody tr', { hasText: numbers[at] ?? '?' })
    .click()
}

test('A unit is reminded by telephone: whom, and what was said, are kept, and the case waits for the reply.', async () => {
  const { page } = desk
  await openSupervision(desk, 'proposals')
  await proposal(0).locator('[data-row]').focus()
  await page.keyboard.press('t')
  await expect(page.getByRole('dialog', { name: acts.remind })).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog', { name: acts.remind })).toBeVisible()
  await fillFact(desk, words.detail.whom, '李科长')
  await fillFact(desk, words.detail.note, '明天上午回电')
  await sendDialog(desk)
  await expect(proposal(0)).toHaveCount(0)
  await openCaseOf(0)
  for (const part of ['李科长', '明天上午回电', words.cases.waitsFor.reply])
    await expect(caseScreen(desk)).toContainText(part)
})

test('What was answered is not accepted, and the case climbs from the reminder to the notice.', async () => {
  const { page } = desk
  await actKey(desk, 'p', acts.reply)
  await fillFact(desk, words.detail.replyText, '等材料')
  await sendDialog(desk)
  await actKey(desk, 'j', acts.reject)
  await fillFact(desk, words.detail.reason, '没有期限')
  await sendDialog(desk)
  await expect(caseScreen(desk)).toContainText(words.cases.waitsFor.next)
  await page.keyboard.press('u')
  await expect(page.getByRole('region', { name: zhCN.notices.titles.notice, exact: true })).toBeVisible()
  const file = place.file('notice.pdf')
  await savePdfAs(desk, file)
  await expect(page.getByText(zhCN.notices.said.recordedAs(1))).toBeVisible({ timeout: 20_000 })
  const text = pdfText(file).replace(/\s/gu, '')
  for (const part of [`督〔${year}〕1号`, '口头催办', '答复未获认可']) expect(text).toContain(part)
  await page.keyboard.press('Escape')
  await actKey(desk, 's', acts.serve)
  await fillFact(desk, words.detail.to, '收发室')
  await sendDialog(desk)
  await actKey(desk, 'r', acts.receipt)
  await fillFact(desk, words.detail.signedBy, '张三')
  await sendDialog(desk)
  await expect(caseScreen(desk)).toContainText(words.cases.waitsFor.reply)
  await page.keyboard.press('Escape')
})

test('The other unit gets the reminder on paper, with a number of its own register; an accepted reply ends the case.', async () => {
  const { page } = desk
  await page.getByRole('tab', { name: words.tabs.proposals }).click()
  await proposal(1).getByRole('button', { name: words.proposals.take.reminder }).click()
  await expect(page.getByRole('region', { name: zhCN.notices.titles.reminder, exact: true })).toBeVisible()
  const file = place.file('reminder.pdf')
  await savePdfAs(desk, file)
  await expect(page.getByText(zhCN.notices.said.recordedAs(1))).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(zhCN.notices.said.signed(`催〔${year}〕1号`))).toBeVisible({ timeout: 20_000 })
  expect(pdfFacts(file).pages).toBe(1)
  const text = pdfText(file).replace(/\s/gu, '')
  for (const part of ['催办通知', `催〔${year}〕1号`, numbers[1], '逾期未办结的，予以督办'])
    expect(text).toContain(part)
  await page.keyboard.press('Escape')
  await openCaseOf(1)
  await actKey(desk, 's', acts.serve)
  await fillFact(desk, words.detail.to, '收发室')
  await sendDialog(desk)
  await actKey(desk, 'p', acts.reply)
  await fillFact(desk, words.detail.replyText, '已修复')
  await sendDialog(desk)
  await actKey(desk, 'a', acts.accept)
  await sendDialog(desk)
  await expect(caseScreen(desk)).toContainText(words.cases.endings.replyAccepted)
  await page.keyboard.press('Escape')
})

test('The closed ledger holds both reminders, each with the proposal that it took.', async () => {
  await desk.close()
  const { commands } = await expectSound(place.ledger)
  expect(commands).toMatchObject({ remindUnit: 1, draftNotice: 2, signOffNotice: 2, serveNotice: 2, judgeReply: 2 })
  const [spoken] = await eventsOf(place.ledger, 'UnitReminded')
  expect(spoken).toMatchObject({ step: 1, proposal: [{ rule: 'overdue' }] })
  expect(await eventsOf(place.ledger, 'SupervisionEnded')).toMatchObject([{ ground: 'replyAccepted' }])
})
