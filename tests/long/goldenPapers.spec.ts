import { mkdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import { makeHome } from '../e2e/deskHome.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import { savePdfAs } from '../e2e/pages/noticePage.ts'
import { followOrder } from '../e2e/pages/orderActs.ts'
import {
  inkBands,
  type PagePicture,
  type PrintedLine,
  pagePicture,
  pdfFacts,
  pdfText,
  printedLines,
  rulesAcross,
} from '../e2e/paperRuler.ts'
import { complaint, copies, edges, goldens, plainChinese, rareName, signGoldens } from './goldenPapers.ts'

/**
 * Papers printed by the window and measured from outside, GB/T 9704-2012 in millimetres. Every place within 0.3 mm; what is
 * inked is measured on a character whose ink is in the middle of its line.
 */
test.describe.configure({ mode: 'serial' })

const near = 0.3
/** A tenth of a millimetre is two pixels. */
const dpi = 508
const cell = 156 / 28
const linePitch = 10.447
const leading = (cell * 7) / 8
const area = { left: 28, right: 184, top: 37, bottom: 262 } as const
const small = (14 * 25.4) / 72
const smallPitch = small + leading
const markRule = { under: 4, letter: 170, ordinary: 156 } as const

const place = makeHome()
const pdf = (name: string): string => place.file(`${name}.pdf`)
let desk: LaunchedDesk

test.beforeAll(async () => {
  mkdirSync(place.data)
  const { order, numbers } = await signGoldens(place.ledger)
  desk = await launchDesk({ home: place.home, cover: false, size: { width: 1600, height: 900 } })
  const { page } = desk
  await page.locator('[data-inbox="toDispatch"]').waitFor()
  await followOrder(desk, order)
  await page.keyboard.press('Control+p')
  for (const { name } of goldens) {
    await page.getByRole('button', { name: zhCN.officePapers.open(numbers.get(name) ?? ''), exact: true }).click()
    await savePdfAs(desk, pdf(name))
    await expect(page.getByText(zhCN.notices.said.recordedAs(1))).toBeVisible()
  }
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

test('every paper is white A4, and nothing but its page number leaves the type area below or beside', () => {
  for (const { name, kind } of goldens) {
    const facts = pdfFacts(pdf(name))
    expectNear(facts.width, 210)
    expectNear(facts.height, 297)
    for (let sheet = 1; sheet <= facts.pages; sheet += 1)
      for (const line of printedLines(pdf(name), sheet)) {
        // The mark of a letter is centred on the sheet, as its rules are.
        const mark = sheet === 1 && kind === 'dispatchSheet' && line.top < 50
        if (!mark) expect({ name, text: line.text, left: line.left >= area.left - near }).toMatchObject({ left: true })
        expect({ name, text: line.text, right: line.right <= area.right + near }).toMatchObject({ right: true })
        if (!/^—\d+—$/u.test(line.text)) expect(middle(line), `${name} ${line.text}`).toBeLessThan(area.bottom)
      }
  }
})

test('a full page has 22 lines of 28 characters: each 156 mm long, 10.447 mm under the one before, from 37 to 262 mm', () => {
  const file = pdf('grid')
  const lines = printedLines(file, 2).filter(({ text }) => /^国{20,}$/u.test(text))
  expect(lines).toHaveLength(22)
  for (const line of lines) {
    expect([...line.text]).toHaveLength(28)
    expectNear(line.left, area.left)
    expectNear(line.right, area.right)
  }
  const bands = inkBands(pagePicture(file, 2, dpi), { left: 30, right: 180, top: 30, bottom: 264 })
  expect(bands).toHaveLength(22)
  for (const [at, band] of bands.entries()) expectNear(middle(band), 34.58 + (at + 0.5) * linePitch)
  // The standard allows a millimetre for the ink of the first and the last line.
  expect(Math.abs((bands[0]?.top ?? 0) - area.top)).toBeLessThan(1)
  expect(Math.abs((bands[21]?.bottom ?? 0) - area.bottom)).toBeLessThan(1)
})

test('the letter’s head: mark at 30 mm, double rules of 170 mm, the number at the right, the title two lines under it', () => {
  const picture = pagePicture(pdf('grid'), 1, dpi)
  const rules = rulesAcross(picture, 'red')
  expect(rules).toHaveLength(4)
  for (const rule of rules) {
    expectNear(rule.left, 20)
    expectNear(rule.right - rule.left, markRule.letter)
  }
  const [thick, thin, lowerThin, lowerThick] = rules
  const mark = inkOf(picture, { left: 40, right: 170, top: 20, bottom: (thick?.top ?? 0) - 1 })
  expectNear(mark.top, 30)
  expectNear((thick?.top ?? 0) - mark.bottom, markRule.under)
  expect(thick?.thickness ?? 0).toBeGreaterThan(2 * (thin?.thickness ?? 1))
  expect(lowerThick?.thickness ?? 0).toBeGreaterThan(2 * (lowerThin?.thickness ?? 1))
  expectNear((lowerThick?.top ?? 0) + (lowerThick?.thickness ?? 0), 277)
  const number = lineWith(printedLines(pdf('grid')), /〔\d{4}〕\d+号$/u)
  expectNear(number.right, area.right)
  const first = { left: number.left, right: number.left + cell, top: (thin?.top ?? 0) + 1, bottom: 80 }
  const square = inkOf(picture, first)
  expectNear(square.top - ((thin?.top ?? 0) + (thin?.thickness ?? 0)), leading)
  const title = lineWith(printedLines(pdf('grid')), /^国{8}$/u)
  expectNear((title.left + title.right) / 2, 106)
  const size = (22 * 25.4) / 72
  const titleInk = inkOf(picture, { left: title.left, right: title.right, top: square.bottom + 2, bottom: 110 })
  const lineBottom = (square.top + square.bottom) / 2 + linePitch / 2
  expectNear((titleInk.top + titleInk.bottom) / 2, lineBottom + 2 * linePitch + (size + leading) / 2)
})

test('the ordinary head: mark at 72 mm, number two lines under it, the red rule 4 mm under that; the signer at the right', () => {
  const file = pdf('ordinary')
  const picture = pagePicture(file, 1, dpi)
  const [rule, ...others] = rulesAcross(picture, 'red')
  expect(others).toEqual([])
  expectNear(rule?.left ?? 0, area.left)
  expectNear((rule?.right ?? 0) - (rule?.left ?? 0), markRule.ordinary)
  const mark = inkOf(picture, { left: 30, right: 182, top: 60, bottom: 95 })
  expectNear(mark.top, 72)
  const number = lineWith(printedLines(file), /〔\d{4}〕\d+号/u)
  expectNear(number.left, area.left + cell)
  const square = inkOf(picture, {
    left: number.left,
    right: number.left + cell,
    top: mark.bottom + 3,
    bottom: (rule?.top ?? 0) - 1,
  })
  expectNear((square.top + square.bottom) / 2, mark.bottom + 2.5 * linePitch)
  expectNear((rule?.top ?? 0) - square.bottom, markRule.under)
  expect(number.text).toContain(`签发人：${rareName}`)
  expectNear(number.right, area.right - cell)
})

test('the foot: its last rule on 262 mm, outer rules 0.35 mm and the inner 0.25 mm, the lines one character in', () => {
  const file = pdf('ordinary')
  const last = pdfFacts(file).pages
  const rules = rulesAcross(pagePicture(file, last, 600), 'black')
  expect(rules).toHaveLength(3)
  const tops = rules.map(({ top }) => top)
  for (const rule of rules) {
    expectNear(rule.left, area.left)
    expectNear(rule.right, area.right)
  }
  for (const [at, thickness] of [0.35, 0.25, 0.35].entries())
    expect(Math.abs((rules[at]?.thickness ?? 0) - thickness)).toBeLessThan(0.06)
  expectNear((tops[2] ?? 0) + (rules[2]?.thickness ?? 0), area.bottom)
  expectNear(area.bottom - (tops[1] ?? 0), smallPitch)
  expectNear((tops[1] ?? 0) - (tops[0] ?? 0), smallPitch)
  const imprint = lineWith(printedLines(file, last), /印发$/u)
  expectNear(imprint.left, area.left + small)
  expectNear(imprint.right, area.right - small)
})

test('page numbers: the dash 7 mm under the type area, even pages at the left, odd at the right, one character in', () => {
  const file = pdf('complaint')
  for (const [sheet, side] of [
    [2, 'left'],
    [3, 'right'],
  ] as const) {
    const number = lineWith(printedLines(file, sheet), new RegExp(`^—${sheet}—$`, 'u'))
    if (side === 'left') expectNear(number.left, area.left + cell)
    else expectNear(number.right, area.right - cell)
    const dash = inkOf(pagePicture(file, sheet, dpi), {
      left: number.left,
      right: number.left + small / 2,
      top: 264,
      bottom: 280,
    })
    expectNear(dash.top, area.bottom + 7)
  }
  expect(printedLines(file).some(({ text }) => text === '—1—')).toBe(false)
  expect(printedLines(pdf('ordinary')).some(({ text }) => text === '—1—')).toBe(true)
})

test('signature and date: with a seal four characters from the right and centred over each other, without two', () => {
  const sealed = printedLines(pdf('one-line'))
  const date = lineWith(sealed, /^\d{4}年\d+月\d+日$/u)
  const office = lineBefore(sealed, date)
  expectNear(date.right, area.right - 4 * cell)
  expectNear((office.left + office.right) / 2, (date.left + date.right) / 2)
  expectNear(middle(date) - middle(office), linePitch)
  const bare = printedLines(pdf('no-seal'))
  const bareDate = lineWith(bare, /^\d{4}年\d+月\d+日$/u)
  const bareOffice = lineBefore(bare, bareDate)
  expectNear(bareDate.left - bareOffice.left, 2 * cell)
  expectNear(Math.max(bareDate.right, bareOffice.right), area.right - 2 * cell)
})

test('a text that grows line by line turns the page once: until then it is one page, then the date has two lines with it', () => {
  const pages = edges.map((name) => pdfFacts(pdf(name)).pages)
  expect(pages).toEqual(pages.toSorted((a, b) => a - b))
  expect(new Set(pages)).toEqual(new Set([1, 2]))
  const full = edges[pages.lastIndexOf(1)] ?? ''
  const date = lineWith(printedLines(pdf(full)), /^\d{4}年\d+月\d+日$/u)
  const below = { left: date.left, right: date.right, top: middle(date) - 3, bottom: 272 }
  expect(inkOf(pagePicture(pdf(full), 1, dpi), below).bottom).toBeLessThan(area.bottom + near)
  const turned = printedLines(pdf(edges[pages.indexOf(2)] ?? ''), 2).map(({ text }) => text)
  expect(turned.findIndex((text) => /^\d{4}年\d+月\d+日$/u.test(text))).toBeGreaterThanOrEqual(3)
  expect([...(turned[0] ?? '')].every((each) => plainChinese.includes(each))).toBe(true)
})

test('a long title is broken between words into a trapezium or a rhombus, each line centred', () => {
  const lines = printedLines(pdf('title'))
  const number = lineWith(lines, /〔\d{4}〕\d+号$/u)
  const addressee = lineWith(lines, /：$/u)
  const title = lines.filter((line) => line.top > number.bottom && line.bottom < addressee.top)
  expect(title).toHaveLength(3)
  for (const line of title) expectNear((line.left + line.right) / 2, 106)
  const widths = title.map(({ left, right }) => right - left)
  expect((widths[1] ?? 0) >= Math.min(widths[0] ?? 0, widths[2] ?? 0)).toBe(true)
  for (const line of title.slice(0, -1)) expect(line.text).toMatch(/(?:办结|[、的和与]|路面塌陷|事项)$/u)
})

test('forty copies stand to the last at the bottom, rare characters are printed, and 9,000 characters come out one by one', () => {
  const copied = pdfText(pdf('copies')).replace(/\s/gu, '')
  expect(copied).toContain(`抄送：${copies.join('，')}。`)
  const last = pdfFacts(pdf('copies')).pages
  const foot = printedLines(pdf('copies'), last)
    .filter(({ text }) => !/^—\d+—$/u.test(text))
    .at(-1)
  expect(foot?.text).toMatch(/。$/u)
  expect(Math.abs((foot === undefined ? 0 : middle(foot)) - (area.bottom - small / 2))).toBeLessThan(1)
  const rare = pdfText(pdf('rare')).replace(/\s/gu, '')
  for (const part of [`联系人：${rareName}。`, '㮾䶮街道办事处：']) expect(rare).toContain(part)
  const words = pdfText(pdf('complaint')).replace(/\s/gu, '').replace(/—\d+—/gu, '')
  // Not shown in full when it fails: it is 9,000 characters long.
  expect(words.includes(complaint)).toBe(true)
  const pages = pdfFacts(pdf('complaint')).pages
  for (let sheet = 2; sheet < pages; sheet += 1) {
    const lines = printedLines(pdf('complaint'), sheet).filter(({ text }) => !/^—\d+—$/u.test(text))
    expect(lines).toHaveLength(22)
    for (const line of lines) {
      // A line that begins or ends at a stop is spread over the same width.
      expect([27, 28]).toContain([...line.text].length)
      expectNear(line.left, area.left)
      expectNear(line.right, area.right)
    }
  }
})

test('for sheets printed on both sides the foot stands on an even page; minutes have their mark and who was there', () => {
  const file = pdf('even')
  const { pages } = pdfFacts(file)
  expect(pages % 2).toBe(0)
  expect(printedLines(file, pages).some(({ text }) => text.endsWith('印发'))).toBe(true)
  const minutes = pdfText(pdf('minutes')).replace(/\s/gu, '').replace(/—\d+—/gu, '')
  expect(minutes).toContain('会商纪要')
  expect(minutes).toContain(`出席：${copies.join('、')}`)
  const picture = pagePicture(pdf('minutes'), 1, dpi)
  expectNear(inkOf(picture, { left: 30, right: 182, top: 60, bottom: 95 }).top, 72)
})

const expectNear = (value: number, wanted: number): void => {
  expect(Math.abs(value - wanted), `${value.toFixed(3)} mm, wanted ${wanted.toFixed(3)} mm`).toBeLessThanOrEqual(near)
}
const middle = ({ top, bottom }: { readonly top: number; readonly bottom: number }): number => (top + bottom) / 2

/** The ink within a part of the page as one band. */
const inkOf = (picture: PagePicture, part: Parameters<typeof inkBands>[1]) => {
  const bands = inkBands(picture, part)
  const [first, last] = [bands[0], bands.at(-1)]
  if (first === undefined || last === undefined) throw new Error(`no ink within ${JSON.stringify(part)}`)
  return { top: first.top, bottom: last.bottom }
}

const lineWith = (lines: readonly PrintedLine[], text: RegExp): PrintedLine => {
  const found = lines.find((line) => text.test(line.text))
  if (found === undefined) throw new Error(`no line ${text} among ${lines.map((line) => line.text).join(' | ')}`)
  return found
}

const lineBefore = (lines: readonly PrintedLine[], line: PrintedLine): PrintedLine => {
  const found = lines[lines.indexOf(line) - 1]
  if (found === undefined) throw new Error(`nothing stands over ${line.text}`)
  return found
}
