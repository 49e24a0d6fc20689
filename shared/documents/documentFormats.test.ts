import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocumentBlock, FootSide } from './documentBlocks.ts'
import { gridMeasure } from './gridMeasure.ts'
import { layoutPages } from './layoutPages.ts'
import { outlineOf } from './outline.ts'
import { cell, lineHeight, mmOf, typeArea } from './pageGeometry.ts'
import { lineText, type PaperLine, type PaperPage, type PaperRole } from './paperPage.ts'

const piece = (text: string) => ({ text, font: 'fangsong', field: null }) as const
const xbs = (text: string) => ({ text, font: 'xbs', field: null }) as const
const office = '莱西市办实事推进中心'

type Given = {
  readonly text?: string
  readonly title?: string
  readonly addressees?: number
  readonly copies?: number
  readonly side?: FootSide
  readonly seal?: boolean
  readonly signer?: string
  readonly annex?: string
  readonly more?: readonly DocumentBlock[]
}
const ordinary = (given: Given = {}): readonly PaperPage[] =>
  layoutPages(
    [
      {
        kind: 'ordinaryHead',
        copyNumber: '000012',
        secrecy: '',
        urgency: '特急',
        mark: xbs(`${office}文件`),
        number: [piece('莱办〔2026〕3号')],
        signer: given.signer === undefined ? null : { text: given.signer, font: 'kai', field: null },
      },
      { kind: 'title', parts: [xbs(given.title ?? '关于月湖新苑电梯停运事项的办结报告')] },
      { kind: 'addressee', pieces: [piece(`${'市政府办公室，'.repeat(given.addressees ?? 1).slice(0, -1)}：`)] },
      ...outlineOf(given.text ?? '现将办理情况报告如下。', 'body'),
      ...(given.more ?? []),
      { kind: 'signature', office: piece(office), date: piece('2026年11月2日'), sealPlace: given.seal ?? true },
      ...(given.annex === undefined
        ? []
        : [{ kind: 'annex', label: '附件', title: [xbs('检验报告')], paragraphs: [[piece(given.annex)]] } as const]),
      ...((given.copies ?? 0) === 0
        ? []
        : [
            {
              kind: 'copyTo',
              label: '抄送：',
              pieces: [piece(`${'市督查考核中心，'.repeat(given.copies ?? 0).slice(0, -1)}。`)],
            } as const,
          ]),
      { kind: 'imprint', office: piece(office), date: piece('2026年11月2日'), side: given.side ?? 'last' },
    ],
    gridMeasure,
  )

const linesOf = (pages: readonly PaperPage[], role: PaperRole): readonly PaperLine[] =>
  pages.flatMap((page) => page.lines).filter((line) => line.role === role)
const only = (pages: readonly PaperPage[], role: PaperRole): PaperLine => linesOf(pages, role)[0] ?? fail()
const fail = (): never => {
  throw new Error('the document lacks what this test is about')
}
const ink = gridMeasure.ink('国', 'fangsong')
const inkTop = (line: PaperLine): number => line.baseline - ink.above * mmOf(line.runs[0]?.sizePt ?? 0)
const inkBottom = (line: PaperLine): number => line.baseline + ink.below * mmOf(line.runs[0]?.sizePt ?? 0)
const hasBody = (page: PaperPage | undefined): boolean => page?.lines.some(({ role }) => role === 'body') ?? false

describe('the head of the ordinary format', () => {
  const pages = ordinary()
  test('R-LAYOUT-1 what marks the copy stands at the top left from the first line on, without gaps', () => {
    expect(lineText(only(pages, 'copyNumber'))).toBe('000012')
    expect(only(pages, 'copyNumber').x).toBe(typeArea.left)
    expect(only(pages, 'urgency').y - only(pages, 'copyNumber').y).toBeCloseTo(lineHeight, 6)
  })

  test('R-LAYOUT-1 the mark’s ink begins 35 mm under the type area’s edge, the number two lines under it, the rule 4 mm under that', () => {
    const mark = only(pages, 'mark')
    const number = only(pages, 'number')
    const rule = pages[0]?.rules.find(({ colour }) => colour === 'red') ?? fail()
    expect(inkTop(mark)).toBeCloseTo(72, 6)
    expect(number.y - inkBottom(mark)).toBeCloseTo(2 * lineHeight, 6)
    expect(rule.y - inkBottom(number)).toBeCloseTo(4, 6)
    expect([rule.x, rule.length]).toEqual([28, 156])
    expect(only(pages, 'title').y - rule.y - rule.thickness).toBeCloseTo(2 * lineHeight, 6)
  })

  test('R-LAYOUT-1 with a signer the number moves to the left and the signer stands at the right, one character in', () => {
    const upward = ordinary({ signer: '李㮾' })
    expect(only(upward, 'number').x).toBeCloseTo(28 + cell, 6)
    const signer = only(upward, 'signer')
    expect(lineText(signer)).toBe('签发人：李㮾')
    expect(signer.x + signer.width).toBeCloseTo(184 - cell, 6)
    expect(signer.runs.at(-1)?.font).toBe('kai')
  })

  test('all pages are numbered, the first one too', () => {
    const long = ordinary({ text: '请'.repeat(28 * 40) })
    expect(linesOf(long, 'pageNumber').map(lineText)).toEqual(long.map(({ number }) => `— ${number} —`))
  })
})

describe('the foot', () => {
  test('R-LAYOUT-4 its last rule lies on the bottom of the type area; outer rules 0.35 mm, the one between 0.25 mm', () => {
    const pages = ordinary({ copies: 3 })
    const rules = pages.at(-1)?.rules.filter(({ colour }) => colour === 'ink') ?? []
    expect(rules.map(({ thickness }) => thickness)).toEqual([0.35, 0.25, 0.35])
    for (const rule of rules) expect([rule.x, rule.length]).toEqual([28, 156])
    expect((rules[2]?.y ?? 0) + 0.35).toBeCloseTo(262, 6)
    const [by, on] = linesOf(pages, 'imprint')
    expect([lineText(by ?? fail()), lineText(on ?? fail())]).toEqual([office, '2026年11月2日印发'])
    expect(by?.x).toBeCloseTo(28 + mmOf(14), 6)
    expect((on?.x ?? 0) + (on?.width ?? 0)).toBeCloseTo(184 - mmOf(14), 6)
  })

  test('R-LAYOUT-4 it stands on the last page alone, under everything, whatever the length and however many copies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2400 }), fc.integer({ min: 0, max: 120 }), (length, copies) => {
        const pages = ordinary({ text: '请'.repeat(length), copies })
        expect(linesOf(pages.slice(0, -1), 'imprint')).toEqual([])
        const last = pages.at(-1) ?? fail()
        const bottom = Math.max(0, ...last.rules.map(({ y, thickness }) => y + thickness))
        expect(bottom).toBeCloseTo(262, 6)
        const top = Math.min(...last.rules.filter(({ colour }) => colour === 'ink').map(({ y }) => y))
        for (const line of last.lines)
          if (!['copyTo', 'imprint', 'pageNumber'].includes(line.role)) expect(inkBottom(line)).toBeLessThan(top)
        expect(
          linesOf(pages, 'copyTo')
            .map(lineText)
            .join('')
            .match(/市督查考核中心/gu)?.length ?? 0,
        ).toBe(copies)
      }),
      { numRuns: 20 },
    )
  })

  test('R-LAYOUT-5 on both sides of the sheet it stands on an even page; behind a blank one neither is numbered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2400 }), fc.integer({ min: 0, max: 60 }), (length, copies) => {
        const pages = ordinary({ text: '请'.repeat(length), copies, side: 'even' })
        expect(pages.length % 2).toBe(0)
        const blank = pages.findIndex((page) => page.lines.length === 0)
        const numbered = pages.map((page) => page.lines.some(({ role }) => role === 'pageNumber'))
        if (blank < 0) expect(numbered.every(Boolean)).toBe(true)
        else {
          expect(blank % 2).toBe(0)
          expect(numbered.map((has, at) => has === at < blank)).not.toContain(false)
        }
      }),
      { numRuns: 20 },
    )
  })

  test('R-LAYOUT-2 addressees that would push the text off the first page go into it, over the copies', () => {
    const pages = ordinary({ addressees: 40, copies: 2 })
    expect(linesOf(pages, 'addressee')).toHaveLength(0)
    const foot = linesOf(pages, 'copyTo').map(lineText).join('')
    expect(foot).toMatch(/^主送：(?:市政府办公室，){39}市政府办公室。抄送：/u)
    expect(hasBody(pages[0])).toBe(true)
  })
})

describe('breaking pages', () => {
  const anyDocument = fc.record({
    text: fc
      .array(
        fc.oneof(
          fc.integer({ min: 1, max: 200 }).map((length) => '请'.repeat(length)),
          fc.constantFrom('一、基本情况', '（一）原因', '1.更换曳引机。'),
        ),
        { minLength: 1, maxLength: 14 },
      )
      .map((lines) => `${lines.join('\n')}\n特此报告。`),
    title: fc.integer({ min: 4, max: 200 }).map((length) => '关于电梯停运的报告'.repeat(30).slice(0, length)),
    addressees: fc.integer({ min: 1, max: 30 }),
    copies: fc.integer({ min: 0, max: 60 }),
    side: fc.constantFrom<FootSide>('last', 'even'),
    seal: fc.boolean(),
  })

  test('R-LAYOUT-2 the first page carries text, even under a title of 200 characters', () => {
    fc.assert(
      fc.property(anyDocument, (given) => {
        expect(hasBody(ordinary(given)[0])).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('R-LAYOUT-3 the date has text on its page, no heading stands last, nothing leaves the type area', () => {
    fc.assert(
      fc.property(anyDocument, (given) => {
        const pages = ordinary(given)
        expect(hasBody(pages.find((page) => page.lines.some(({ role }) => role === 'date')))).toBe(true)
        for (const page of pages) {
          const body = page.lines.filter(({ role }) => role === 'body')
          const signed = page.lines.some(({ role }) => role === 'date')
          if (!signed && body.length > 0) expect(lineText(body.at(-1) ?? fail())).not.toMatch(/^(?:一、|（一）)/u)
          for (const line of page.lines) {
            if (line.role === 'pageNumber') continue
            expect(inkBottom(line)).toBeLessThan(262.1)
            expect(line.x).toBeGreaterThan(27.9)
            expect(line.x + line.width).toBeLessThan(184.1)
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  test('a name of 200 characters under a text is broken and stays in the type area', () => {
    const pages = layoutPages(
      [
        { kind: 'paragraph', heading: false, pieces: [piece('请阅。')] },
        { kind: 'signature', office: piece('中心'.repeat(100)), date: piece('2026年11月2日'), sealPlace: true },
      ],
      gridMeasure,
    )
    const signed = linesOf(pages, 'signature')
    expect(signed.map(lineText).join('')).toBe('中心'.repeat(100))
    for (const line of signed) expect(line.x).toBeGreaterThanOrEqual(28)
  })
})

describe('what stands under the text', () => {
  test('R-LAYOUT-8 enclosures hang under the first, one line below the text, two characters in', () => {
    const long = `${'电梯'.repeat(20)}检验报告`
    const pages = ordinary({ more: [{ kind: 'attachments', names: [piece(long), piece('整改照片')] }] })
    const lines = linesOf(pages, 'attachments')
    expect(lines.map(lineText).join('')).toBe(`附件：1.${long}2.整改照片`)
    expect(lines[0]?.x).toBeCloseTo(28 + 2 * cell, 6)
    expect(lines[1]?.x).toBeCloseTo(28 + 6 * cell, 6)
    expect(lines.at(-1)?.x).toBeCloseTo(28 + 5 * cell, 6)
    const body = linesOf(pages, 'body').at(-1) ?? fail()
    expect((lines[0]?.y ?? 0) - body.y).toBeCloseTo(2 * lineHeight, 6)
  })

  test('a single enclosure has no number', () => {
    const pages = ordinary({ more: [{ kind: 'attachments', names: [piece('检验报告')] }] })
    expect(lineText(only(pages, 'attachments'))).toBe('附件：检验报告')
  })

  test('R-LAYOUT-8 an annex begins a new page before the foot: label, title on the third line, text', () => {
    for (const [words, pageCount] of [
      ['合格。', 2],
      ['合格。'.repeat(400), 4],
    ] as const) {
      const pages = ordinary({ annex: words, copies: 2 })
      expect(pages).toHaveLength(pageCount)
      const second = pages[1] ?? fail()
      expect(lineText(second.lines[0] ?? fail())).toBe('附件')
      expect(second.lines[1]?.y).toBeCloseTo(34.58 + 2 * lineHeight, 6)
      expect(pages.at(-1)?.lines.some(({ role }) => role === 'imprint')).toBe(true)
      expect(linesOf(pages.slice(1), 'body').map(lineText).join('')).toBe(words)
    }
  })
})

describe('minutes', () => {
  const pages = layoutPages(
    [
      {
        kind: 'minutesHead',
        mark: xbs('会商纪要'),
        number: [piece('〔2026〕5号')],
        office: piece(office),
        date: piece('2026年11月2日'),
      },
      ...outlineOf('会议研究了电梯停运事项，纪要如下。', 'body'),
      { kind: 'attendance', label: '出席', pieces: [piece('王㮾、李䶮、'.repeat(8))] },
      { kind: 'attendance', label: '请假', pieces: [piece('赵六')] },
    ],
    gridMeasure,
  )

  test('R-LAYOUT-9 the mark at 35 mm, number under it, office and day over the red rule', () => {
    expect(inkTop(only(pages, 'mark'))).toBeCloseTo(72, 6)
    expect(only(pages, 'signature').x).toBeCloseTo(28 + cell, 6)
    const date = only(pages, 'date')
    expect(date.x + date.width).toBeCloseTo(184 - cell, 6)
    expect((pages[0]?.rules[0]?.y ?? 0) - inkBottom(date)).toBeCloseTo(4, 6)
    expect(only(pages, 'body').y).toBeGreaterThan((pages[0]?.rules[0]?.y ?? 0) + lineHeight)
  })

  test('R-LAYOUT-9 who was there hangs after the label’s colon, the label in 黑体', () => {
    const lines = linesOf(pages, 'attendance')
    expect(lines[0]?.runs[0]).toMatchObject({ text: '出席：', font: 'hei' })
    expect(lines[1]?.x).toBeCloseTo(28 + 5 * cell, 6)
    expect(lineText(lines.at(-1) ?? fail())).toBe('请假：赵六')
  })
})
