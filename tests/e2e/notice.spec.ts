import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { chinaDate } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf, expectSound } from './closedLedger.ts'
import { makeHome, sample, sampleTaken } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import {
  clickRow,
  countOf,
  dragRowOn,
  expectDispatched,
  expectTotal,
  laneNamed,
  numberAt,
  openInbox,
  selectFirst,
  soon,
} from './pages/deskPage.ts'
import { importThroughWindow } from './pages/importPage.ts'
import { leaveNotice, noticeField, openFromRegister, openNotice, openRegister, savePdfAs } from './pages/noticePage.ts'
import { firstInk, type PrintedLine, pagePicture, pdfFacts, pdfText, printedLines, redRules } from './paperRuler.ts'

/** Four dispatched orders, three of one unit and one of another; each test goes on where the last stopped. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.notices
const housing = '市住建局'
const traffic = '市交通局'
const year = chinaDate(Date.now()).year
const numbered = (n: number): string => `督〔${year}〕${n}号`
/** The next rung of a case that has its notice. */
const lettered = (n: number): string => `函〔${year}〕${n}号`
const phone = '0532-88400000'
/** Nothing but Han characters, so that each is one cell of the grid of 28. */
const plainChinese = '对照居民反映的问题逐户上门核实电梯故障原因并请有资质的检验机构当场出具结论'.repeat(2)
const pdf = {
  first: place.file('first.pdf'),
  several: place.file('several.pdf'),
  dark: place.file('dark.pdf'),
  sheet: place.file('sheet.pdf'),
  list: place.file('list.pdf'),
}
let desk: LaunchedDesk

test.beforeAll(async () => {
  desk = await launchDesk({ home: place.home, size: { width: 1600, height: 900 } })
  await importThroughWindow(desk, sample, '样例')
  await selectFirst(desk, 3)
  const first = await numberAt(desk, 0)
  await dragRowOn(desk, 0, housing)
  await expectDispatched(desk, 3, housing)
  await expectTotal(desk, sampleTaken - 3)
  await expect.poll(() => numberAt(desk, 0), soon).not.toBe(first)
  const last = await numberAt(desk, 0)
  await dragRowOn(desk, 0, traffic)
  await expectDispatched(desk, 1, traffic)
  await expect.poll(() => numberAt(desk, 0), soon).not.toBe(last)
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

test('Orders that were never dispatched have no notice, and the first of them is named.', async () => {
  const { page } = desk
  await selectFirst(desk, 2)
  const number = await numberAt(desk, 0)
  await openNotice(desk, 'Shift+S')
  const said = page.getByRole('alert')
  await expect(said.getByRole('heading', { name: words.cannot.refusedTitle })).toBeVisible()
  await expect(said).toContainText(`${number} ${zhCN.refusals.codes['not-dispatched'].what}`)
  await expect(said).toContainText(words.cannot.dispatchFirst)
  await said.getByRole('button', { name: words.cannot.back }).click()
  await expect(page.getByTestId('selected-count')).toBeVisible()
  await page.keyboard.press('Escape')
})

test('Orders of two units are not put on one notice; what to do instead is said.', async () => {
  const { page } = desk
  await openInbox(desk, 'dispatched')
  await expectTotal(desk, 4)
  await page.keyboard.press('Control+a')
  await openNotice(desk, 'Shift+S')
  const said = page.getByRole('alert')
  await expect(said.getByRole('heading', { name: words.cannot.mixedTitle })).toBeVisible()
  await expect(said).toContainText(words.cannot.mixedText)
  await page.keyboard.press('Escape')
  await expect(said).toHaveCount(0)
  await page.keyboard.press('Escape')
})

test('A draft keeps what was typed, comes back out of the register, and asks before changes are lost.', async () => {
  const { page } = desk
  await laneNamed(desk, traffic).click()
  await expectTotal(desk, 1)
  await clickRow(desk, 0)
  await openNotice(desk, 's')
  await expect(page.getByRole('button', { name: words.acts.signOff, exact: true })).toBeDisabled()
  await expect(page.getByText(words.acts.notComplete(1))).toBeVisible()
  await noticeField(desk, 'phone').fill(phone)
  await noticeField(desk, 'reply').fill('')
  await page.getByLabel(words.fields.requirement(1), { exact: true }).fill(plainChinese)
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/^草稿已保存/u)).toBeVisible()
  await leaveNotice(desk)

  await openFromRegister(desk, words.register.draft)
  await expect(noticeField(desk, 'phone')).toHaveValue(phone)
  await expect(page.getByLabel(words.fields.requirement(1), { exact: true })).toHaveValue(plainChinese)
  await noticeField(desk, 'contact').fill('张三')
  await page.keyboard.press('Escape')
  const asked = page.getByRole('alertdialog', { name: words.leave.question })
  await asked.getByRole('button', { name: words.leave.stay }).click()
  await expect(noticeField(desk, 'contact')).toHaveValue('张三')
})

test('Signing off gives number 1, and no field can be changed afterwards.', async () => {
  const { page } = desk
  await page.getByRole('button', { name: words.acts.signOff, exact: true }).click()
  await expect(page.getByText(words.said.signed(numbered(1)))).toBeVisible()
  await expect(noticeField(desk, 'contact')).toHaveAttribute('readonly')
  await leaveNotice(desk)
  const register = await openRegister(desk)
  await expect(register.getByRole('row').nth(1)).toContainText(numbered(1))
  await expect(register.getByRole('row').nth(1)).toContainText(traffic)
  await expect(register).toContainText(words.register.count(1, 0))
  await page.keyboard.press('Escape')
})

test('The PDF is one white A4 sheet with the number, its full lines 28 characters and 156 mm long.', async () => {
  const { page } = desk
  await openFromRegister(desk, numbered(1))
  await savePdfAs(desk, pdf.first)
  await expect(page.getByText(words.said.recordedAs(1))).toBeVisible()
  await expect(page.getByText(words.said.pdfSaved(1, pdf.first))).toBeVisible()
  await leaveNotice(desk)
  expectLetter(pdf.first, 1)
  const text = pdfText(pdf.first).replace(/\s/gu, '')
  for (const part of [numbered(1), '市交通运输局：', plainChinese, '张三', phone]) expect(text).toContain(part)
  const full = printedLines(pdf.first).filter((line) => /^\p{Script=Han}{20,}$/u.test(line.text))
  expect(full.length).toBeGreaterThanOrEqual(2)
  const [indented, ...whole] = full
  expect([...(indented?.text ?? '')]).toHaveLength(26)
  for (const line of whole) {
    expect([...line.text]).toHaveLength(28)
    expectBetween(line.left, 27.5, 28.5)
    expectBetween(line.right, 183.5, 184.5)
  }
})

test('A notice for two orders of one unit takes number 2; its date stands on page 2 with words of the notice.', async () => {
  const { page } = desk
  await openInbox(desk, 'dispatched')
  await laneNamed(desk, traffic).click()
  await laneNamed(desk, housing).click()
  await expectTotal(desk, 3)
  await selectFirst(desk, 2)
  const numbers = await Promise.all([0, 1].map((row) => numberAt(desk, row)))
  await openNotice(desk, 'Shift+S')
  await noticeField(desk, 'phone').fill(phone)
  await savePdfAs(desk, pdf.several)
  await expect(page.getByText(words.said.recordedAs(1))).toBeVisible()
  await expect(page.getByText(words.said.signed(numbered(2)))).toBeVisible()

  expectLetter(pdf.several, 2)
  const text = pdfText(pdf.several).replace(/\s/gu, '')
  for (const part of [numbered(2), ...numbers, phone]) expect(text).toContain(part)
  expect(printedLines(pdf.several, 1).at(-1)?.text).not.toMatch(/^—\d—$/u)
  const second = printedLines(pdf.several, 2).map((line) => line.text)
  expect(second.at(-1)).toBe('—2—')
  expect(second.findIndex((line) => /^\d{4}年\d+月\d+日$/u.test(line))).toBeGreaterThan(3)
  expectPitch(printedLines(pdf.several, 2).slice(0, 4))
})

test('Printed again from the dark desk, it is the very same white sheet, and the print is counted.', async () => {
  const { page } = desk
  await page.getByRole('button', { name: zhCN.desk.bar.theme, exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await savePdfAs(desk, pdf.dark)
  await expect(page.getByText(words.said.recordedAs(2))).toBeVisible()
  await leaveNotice(desk)
  expectLetter(pdf.dark, 2)
  for (const sheet of [1, 2])
    expect(pagePicture(pdf.dark, sheet).bytes.equals(pagePicture(pdf.several, sheet).bytes)).toBe(true)
  const register = await openRegister(desk)
  await expect(register.getByRole('row', { name: numbered(2) })).toContainText(words.register.printsOf(2))
  await page.keyboard.press('Escape')
})

test('A save dialog that is closed, and a path that cannot be written, leave the paper signed and say what to do; the order’s case climbs to a letter.', async () => {
  const { page } = desk
  const unwritable = '/proc/no/notice.pdf'
  await page.keyboard.press('Escape')
  await clickRow(desk, 0)
  await openNotice(desk, 's')
  await noticeField(desk, 'phone').fill(phone)
  await savePdfAs(desk, null)
  await expect(page.getByText(words.said.cancelled(lettered(1)))).toBeVisible()
  await savePdfAs(desk, unwritable)
  const failed = page.getByRole('alert')
  await expect(failed).toContainText(words.said.failures['folder-gone'])
  await expect(failed).toContainText(words.said.stillSigned(lettered(1)))
  expect(existsSync(unwritable)).toBe(false)
  await leaveNotice(desk)
  const register = await openRegister(desk)
  const row = register.getByRole('row', { name: lettered(1) })
  await expect(row).toBeVisible()
  await expect(row.getByRole('cell').last()).toHaveText('–')
  await page.keyboard.press('Escape')
  await expect.poll(() => countOf(desk, 'supervised'), soon).toBe(3)
})

test('R-PAPER-1 R-PAPER-2 Ctrl P writes another paper about the order: what is missing is named, then it gets a number and is printed.', async () => {
  const { page } = desk
  const papers = zhCN.officePapers
  await page.keyboard.press('Control+p')
  const screen = page.getByRole('region', { name: papers.title, exact: true })
  await expect(screen).toBeVisible()
  const save = page.getByRole('button', { name: words.acts.signOffAndSavePdf, exact: true })
  await expect(save).toBeDisabled()
  await expect(screen.getByText(papers.gap(papers.fields.phone)).first()).toBeVisible()
  await page.getByLabel(new RegExp(`^${papers.fields.phone}`, 'u')).fill(phone)
  await page.getByLabel(new RegExp(`^${papers.fields.requirements}`, 'u')).fill(plainChinese)
  await desk.answerSave(pdf.sheet)
  await save.click()
  await expect(page.getByText(words.said.recordedAs(1))).toBeVisible()
  await expect(screen.getByRole('button', { name: papers.open(`交办〔${year}〕1号`) })).toContainText(papers.prints(1))
  await page.keyboard.press('Escape')
  await expect(screen).toHaveCount(0)
  expectLetter(pdf.sheet, 2)
  const text = pdfText(pdf.sheet).replace(/\s/gu, '')
  for (const part of [`交办〔${year}〕1号`, '诉求事项交办单', '二、办理要求', plainChinese, phone])
    expect(text).toContain(part)
})

test('The shown list is printed across, its columns ruled and no reporter on it.', async () => {
  const { page } = desk
  await page.getByRole('button', { name: zhCN.officePapers.list.open, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: zhCN.officePapers.list.title(3) })
  await desk.answerSave(pdf.list)
  await dialog.getByRole('button', { name: zhCN.handover.pdf, exact: true }).click()
  await expect(dialog.getByRole('status')).toHaveText(zhCN.handover.printed(pdf.list))
  await page.keyboard.press('Escape')
  const facts = pdfFacts(pdf.list)
  expectBetween(facts.width, 296.5, 297.5)
  expectBetween(facts.height, 209.5, 210.5)
  const text = pdfText(pdf.list).replace(/\s/gu, '')
  for (const part of ['诉求办理台账', '共3件', '办理期限']) expect(text).toContain(part)
})

test('The closed ledger holds the numbers without a gap and the hash of each file as it lies there.', async () => {
  await desk.close()
  const { commands } = await expectSound(place.ledger)
  expect(commands).toMatchObject({
    draftNotice: 3,
    reviseNotice: 1,
    signOffNotice: 3,
    recordPrint: 3,
    signPaper: 1,
    recordPaperPrint: 1,
  })
  const given = await eventsOf(place.ledger, 'NumberGiven')
  expect(given).toMatchObject([{ n: 1 }, { n: 2 }, { n: 1 }])
  const supervised = await eventsOf(place.ledger, 'OrderSupervised')
  expect(supervised).toMatchObject([numbered(1), numbered(2), numbered(2), lettered(1)].map((number) => ({ number })))
  const printed = await eventsOf(place.ledger, 'NoticePrinted')
  expect(printed).toMatchObject(
    [pdf.first, pdf.several, pdf.dark].map((file) => ({
      to: 'pdf',
      copies: 1,
      pages: pdfFacts(file).pages,
      sha256: sha256Of(file),
    })),
  )
})

const sha256Of = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

const expectBetween = (value: number, least: number, most: number): void => {
  expect(value).toBeGreaterThanOrEqual(least)
  expect(value).toBeLessThanOrEqual(most)
}

/** The letter format, GB/T 9704-2012: what holds for every notice. */
const expectLetter = (file: string, pages: number): void => {
  const facts = pdfFacts(file)
  expect(facts.pages).toBe(pages)
  expectBetween(facts.width, 209.5, 210.5)
  expectBetween(facts.height, 296.5, 297.5)
  for (let sheet = 1; sheet <= pages; sheet += 1) {
    const { at, width, height } = pagePicture(file, sheet)
    for (const x of [0, width - 1]) for (const y of [0, height - 1]) expect(at(x, y)).toEqual([255, 255, 255])
    for (const line of printedLines(file, sheet)) {
      expectBetween(line.left, 27.5, 184.5)
      expectBetween(line.right, 27.5, 184.5)
    }
  }

  const picture = pagePicture(file)
  expectBetween(firstInk(picture), 29.5, 30.5)
  const rules = redRules(picture)
  expect(rules).toHaveLength(4)
  for (const rule of rules) {
    expectBetween(rule.right - rule.left, 169.5, 170.5)
    expectBetween(rule.left, 19.5, 20.5)
  }
  const [thick = 0, thin = 0, lowerThin = 0, lowerThick = 0] = rules.map((rule) => rule.thickness)
  expect(thick).toBeGreaterThan(2 * thin)
  expect(lowerThick).toBeGreaterThan(2 * lowerThin)
  expectBetween((rules[3]?.top ?? 0) + lowerThick, 276.5, 277.5)
  expectPitch(bodyOf(printedLines(file)))
}

/** From the addressee to the telephone number, with which the notice's own words end, or to the end of the page. */
const bodyOf = (lines: readonly PrintedLine[]): readonly PrintedLine[] => {
  const from = lines.findIndex((line) => line.text.endsWith('：') && line.left < 28.5)
  const until = lines.findIndex((line) => line.text.includes(phone))
  return lines.slice(from, until < 0 ? lines.length : until + 1)
}

const expectPitch = (lines: readonly PrintedLine[]): void => {
  expect(lines.length).toBeGreaterThan(3)
  lines.slice(1).forEach((line, at) => {
    expectBetween(line.top - (lines[at]?.top ?? 0), 10.2, 10.6)
  })
}
