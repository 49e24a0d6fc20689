import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { read, utils } from '@e965/xlsx'
import { chinaDate, DAY } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { openHarnessOn } from '../simulation/deskHarness.ts'
import { eventsOf, expectSound } from './closedLedger.ts'
import { coverToday } from './coverToday.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { countOf, soon } from './pages/deskPage.ts'
import { savePdfAs } from './pages/noticePage.ts'
import { actKey, caseScreen, fillFact, openSupervision, sendDialog } from './pages/supervisionPage.ts'
import { pdfFacts, pdfText } from './paperRuler.ts'

/** One order that ran over two weeks ago, and the whole ladder by mouse and keys; each test goes on where the last stopped. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.supervision
const year = chinaDate(Date.now()).year
const conditions = '电梯恢复运行满三日'
const pdf = {
  notice: place.file('notice.pdf'),
  listing: place.file('listing.pdf'),
  delisting: place.file('delisting.pdf'),
}
let desk: LaunchedDesk
let number = ''

test.beforeAll(async () => {
  await coverToday(place.data)
  mkdirSync(place.data, { recursive: true })
  // Three weeks ago: what was due within three days has been overdue since.
  const then = Date.now() - 21 * DAY
  const past = await openHarnessOn(place.ledger, () => then)
  const { verbs } = past
  const told = {
    title: '月湖新苑电梯停运',
    text: '',
    reporter: '王建国',
    phone: '',
    address: '',
    town: '',
    category: '',
  }
  const reported = await verbs.report({ channel: 'hotline', receivedAt: null, words: told })
  const hello = await verbs.hello({})
  if (!reported.ok || !hello.ok) throw new Error('no order')
  const lead = hello.value.overview.lanes[0]?.unit
  if (lead === undefined) throw new Error('no unit')
  const deadline = { kind: 'limit', limit: { kind: 'workingDays', amount: 3 } } as const
  const target = { kind: 'rows' as const, rows: [reported.value.row] }
  await verbs.dispatch({ target, lead, supporting: [], deadline, note: '', seen: [] })
  const office = { officeName: '莱西市办实事推进中心', contact: '王明', phone: '0532-88400000' }
  const { naturalDays, noticeDays, noticePrefix } = hello.value.settings
  await verbs.changeSettings({ naturalDays, noticeDays, noticePrefix, words: office })
  const detail = await verbs.order({ row: reported.value.row })
  number = detail.ok ? detail.value.row.number : ''
  await past.close()
  desk = await launchDesk({ home: place.home, size: { width: 1600, height: 900 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

test('An overdue order is proposed with its reasons; one key drafts its paper, and signing gives number 1.', async () => {
  const { page } = desk
  await expect(page.locator('[data-supervision="proposals"] .n .full')).toHaveText('1', { timeout: 20_000 })
  await openSupervision(desk, 'proposals')
  const row = page.getByRole('table', { name: words.tabs.proposals }).getByRole('row').nth(1)
  await expect(row).toContainText(number)
  await expect(row).toContainText(/超期 \d+ 个工作日/u)
  await page.keyboard.press('x')
  const dialog = page.getByRole('dialog', { name: words.proposals.dismissTitle })
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toContainText(zhCN.refusals.codes['reason-missing'].next)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  // Long overdue: the notice is proposed at once.
  await row.getByRole('button', { name: words.proposals.take.notice }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: zhCN.notices.titles.notice, exact: true })).toBeVisible()
  await savePdfAs(desk, pdf.notice)
  await expect(page.getByText(zhCN.notices.said.recordedAs(1))).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(zhCN.notices.said.signed(`督〔${year}〕1号`))).toBeVisible()
  expect(pdfFacts(pdf.notice).pages).toBe(1)
  const text = pdfText(pdf.notice).replace(/\s/gu, '')
  for (const part of ['督办通知单', `督〔${year}〕1号`, '个工作日', '现予以督办', number]) expect(text).toContain(part)
  await page.keyboard.press('Escape')
  await expect(page.getByText(words.proposals.emptyTitle)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect.poll(() => countOf(desk, 'supervised'), soon).toBe(1)
})

test('The case is served, received, answered and not accepted; then it climbs to the board of the listed.', async () => {
  const { page } = desk
  await openSupervision(desk, 'receipts')
  await expect(page.getByText(words.receipts.emptyTitle)).toBeVisible()
  await page.getByRole('tab', { name: words.tabs.cases }).click()
  await page.getByRole('table', { name: words.tabs.cases }).getByRole('row').nth(1).click()
  // Who knows the keys does not wait for the case: the letter counts when it is read.
  await caseScreen(desk).waitFor()
  await page.keyboard.press('s')
  await expect(page.getByRole('dialog', { name: words.detail.acts.serve })).toBeVisible()
  await expect(caseScreen(desk)).toContainText(words.cases.waitsFor.service)
  await fillFact(desk, words.detail.to, '住建局办公室')
  await sendDialog(desk)
  await expect(caseScreen(desk)).toContainText('住建局办公室')
  await actKey(desk, 'r', words.detail.acts.receipt)
  await fillFact(desk, words.detail.signedBy, '张三')
  await fillFact(desk, words.detail.measures, '已派维修')
  await sendDialog(desk)
  await expect(caseScreen(desk)).toContainText('已派维修')
  await actKey(desk, 'p', words.detail.acts.reply)
  await fillFact(desk, words.detail.replyText, '正在协调')
  await sendDialog(desk)
  await expect(caseScreen(desk)).toContainText(words.cases.waitsFor.verdict)
  await actKey(desk, 'j', words.detail.acts.reject)
  await fillFact(desk, words.detail.reason, '没有写明完成时间')
  await sendDialog(desk)
  await expect(caseScreen(desk)).toContainText(words.cases.waitsFor.next)
  await expect(caseScreen(desk)).toContainText('没有写明完成时间')
})

test('From a letter by proposal to the listing: the paper says what ends it, and the board shows it.', async () => {
  const { page } = desk
  await page.keyboard.press('u')
  const letter = page.getByRole('region', { name: zhCN.notices.titles.letter, exact: true })
  await expect(letter).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^草稿已保存/u)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: new RegExp(`^${words.detail.acts.check}`, 'u') })).toBeVisible()
  await page.keyboard.press('k')
  await expect(caseScreen(desk)).toContainText(words.detail.checked)
  await page.keyboard.press('g')
  await expect(letter).toBeVisible()
  await page.getByRole('button', { name: zhCN.notices.acts.signOff, exact: true }).click()
  await expect(page.getByText(zhCN.notices.said.signed(`函〔${year}〕1号`))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(caseScreen(desk)).toContainText(`函〔${year}〕1号`)
  await page.keyboard.press('u')
  await expect(page.getByRole('region', { name: zhCN.notices.titles.listing, exact: true })).toBeVisible()
  await page.getByLabel(new RegExp(`^${zhCN.notices.fields.conditions}`, 'u')).fill(conditions)
  await savePdfAs(desk, pdf.listing)
  await expect(page.getByText(zhCN.notices.said.recordedAs(1))).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(zhCN.notices.said.signed(`挂督〔${year}〕1号`))).toBeVisible()
  const text = pdfText(pdf.listing).replace(/\s/gu, '')
  for (const part of ['挂牌督办通知书', '现予以挂牌督办', '摘牌条件', conditions, `督〔${year}〕1号`])
    expect(text).toContain(part)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: words.tabs.listings }).click()
  const board = page.getByRole('table', { name: words.listings.heading })
  await expect(board).toContainText(conditions)
  await expect(board).toContainText('月湖新苑电梯停运')
  await expect(board).toContainText('正在协调')
  const file = place.file('board.pdf')
  await desk.answerSave(file)
  await page.getByRole('button', { name: zhCN.handover.pdf }).click()
  await expect(page.getByText(zhCN.handover.printed(file))).toBeVisible({ timeout: 20_000 })
  expectAcross(file)
  const printed = pdfText(file).replace(/\s/gu, '')
  const said = [
    '挂牌督办榜',
    '莱西市办实事推进中心',
    '在榜1件',
    `挂督〔${year}〕1号`,
    number,
    conditions.slice(0, 6),
    '正在协调',
  ]
  // Long words stand on several lines of their cell, between those of the other cells.
  for (const part of said) expect(printed).toContain(part)
})

/** A4, turned by a quarter. */
const expectAcross = (file: string): void => {
  const { pages, width, height } = pdfFacts(file)
  expect(pages).toBe(1)
  expect(Math.abs(width - 297)).toBeLessThan(0.5)
  expect(Math.abs(height - 210)).toBeLessThan(0.5)
}

test('An accepted reply is the ground on which the listing ends, by a paper of its own.', async () => {
  const { page } = desk
  await page.getByRole('table', { name: words.listings.heading }).getByRole('row').nth(1).click()
  await actKey(desk, 's', words.detail.acts.serve)
  await fillFact(desk, words.detail.to, '住建局办公室')
  await sendDialog(desk)
  await actKey(desk, 'p', words.detail.acts.reply)
  await fillFact(desk, words.detail.replyText, '已恢复运行')
  await sendDialog(desk)
  await actKey(desk, 'a', words.detail.acts.accept)
  await sendDialog(desk)
  await expect(caseScreen(desk)).toContainText(words.cases.waitsFor.delisting)
  await page.keyboard.press('d')
  await expect(page.getByRole('region', { name: zhCN.notices.titles.delisting, exact: true })).toBeVisible()
  await savePdfAs(desk, pdf.delisting)
  await expect(page.getByText(zhCN.notices.said.recordedAs(1))).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText(zhCN.notices.said.signed(`解挂〔${year}〕1号`))).toBeVisible()
  const text = pdfText(pdf.delisting).replace(/\s/gu, '')
  for (const part of ['解除挂牌通知书', `挂督〔${year}〕1号`, '解除挂牌督办']) expect(text).toContain(part)
  expect(text).not.toContain('逾期')
  await page.keyboard.press('Escape')
  await expect(caseScreen(desk)).toContainText(words.cases.endings.delisted)
  await page.keyboard.press('Escape')
  await expect(page.getByText(words.listings.emptyTitle)).toBeVisible()
})

test('The unit’s record counts it, every figure opens its facts, and the table is exported.', async () => {
  const { page } = desk
  await page.getByRole('tab', { name: words.tabs.assessment }).click()
  await page.getByLabel(words.assessment.from, { exact: true }).fill(`${year}-01-01`)
  const table = page.getByRole('table', { name: words.tabs.assessment })
  await expect(table).toContainText(String(words.assessment.items.listing))
  await table.getByRole('button', { name: `${words.assessment.items.overdue} 1`, exact: true }).click()
  const facts = page.getByRole('dialog')
  await expect(facts).toContainText(number)
  await page.keyboard.press('Escape')
  const file = place.file('assessment.xlsx')
  await desk.answerSave(file)
  await page.getByRole('button', { name: words.assessment.export }).click()
  await expect(page.getByText(words.assessment.exported(file))).toBeVisible()
  expect(existsSync(file)).toBe(true)
  const sheet = read(readFileSync(file)).Sheets.考核
  const rows = utils.sheet_to_json<(string | number)[]>(sheet ?? {}, { header: 1 })
  expect(rows).toHaveLength(3)
  const paper = place.file('assessment.pdf')
  await desk.answerSave(paper)
  await page.getByRole('button', { name: zhCN.handover.pdf }).click()
  await expect(page.getByText(zhCN.handover.printed(paper))).toBeVisible({ timeout: 20_000 })
  expectAcross(paper)
  const printed = pdfText(paper).replace(/\s/gu, '')
  for (const part of ['督办考核表', '莱西市办实事推进中心', `${year}年1月1日至`, '提醒函', '市住建局'])
    expect(printed).toContain(part)
  await page.keyboard.press('Escape')
  await expect.poll(() => countOf(desk, 'supervised'), soon).toBe(0)
})

test('The closed ledger holds every step of the case, and its numbers.', async () => {
  await desk.close()
  const { commands } = await expectSound(place.ledger)
  expect(commands).toMatchObject({
    draftNotice: 4,
    checkNotice: 1,
    signOffNotice: 4,
    serveNotice: 2,
    recordReceipt: 1,
    recordReply: 2,
    judgeReply: 2,
    recordPrint: 3,
  })
  expect(await eventsOf(place.ledger, 'NumberGiven')).toHaveLength(4)
  expect(await eventsOf(place.ledger, 'SupervisionEnded')).toMatchObject([{ ground: 'delisted' }])
  const [first] = await eventsOf(place.ledger, 'NoticeDrafted')
  expect(first).toMatchObject({ kind: 'notice', proposal: [{ rule: 'overdue' }, { rule: 'longOverdue' }] })
})
