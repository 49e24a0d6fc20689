import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DocumentBlock } from './documentBlocks.ts'
import { gridMeasure } from './gridMeasure.ts'
import { layoutPages } from './layoutPages.ts'
import { cell, lineHeight, mmOf, typeArea } from './pageGeometry.ts'
import { lineText, type PaperLine, type PaperPage } from './paperPage.ts'

const HAN = [...'市办实事推进中心请你单位抓紧处理电梯停运问题并于规定时间前书面反馈结果']
const word = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...HAN) },
  { weight: 2, arbitrary: fc.constantFrom('，', '。', '、', '；', '：', '？', '！') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('（甲）', '《办法》', '“好”', '——', '……', '12345', '2026年11月24日', '0532-8840', 'B'),
  },
)
const paragraphText = fc
  .array(word, { minLength: 1, maxLength: 400 })
  // Two stops in a row do not occur in a text that somebody wrote, and no rule could keep them all off a line's start.
  .map((words) => `请${words.join('').replace(/[，。、；：？！]{2,}/gu, '，')}`)
const heading = fc.boolean()
const headingText = (text: string): string => text.slice(0, 12).replace(/[（《“]+$/u, '')
/** More than three headings in a row stand in no text, and a page of nothing else could be parted by no rule. */
const paragraphs = fc
  .array(fc.record({ text: paragraphText, heading }), { minLength: 1, maxLength: 14 })
  .map((list) =>
    list.map((one, at) =>
      list.slice(Math.max(0, at - 3), at).filter((each) => each.heading).length < 3 ? one : { ...one, heading: false },
    ),
  )

const piece = (text: string) => ({ text, font: 'fangsong', field: null }) as const
const documentOf = (
  list: readonly { text: string; heading: boolean }[],
  copies = 1,
  slip = false,
): readonly DocumentBlock[] => [
  {
    kind: 'letterHead',
    office: { text: '市办实事推进中心', font: 'xbs', field: null },
    number: [piece('督〔2026〕1号')],
  },
  { kind: 'title', parts: [{ text: '督办通知单', font: 'xbs', field: null }] },
  { kind: 'addressee', pieces: [piece('市住房和城乡建设局：')] },
  ...list.map(({ text, heading: isHeading }, index): DocumentBlock => {
    const last = index === list.length - 1
    return isHeading && !last
      ? { kind: 'paragraph', heading: true, pieces: [piece(headingText(text))] }
      : { kind: 'paragraph', heading: false, pieces: [piece(text)] }
  }),
  { kind: 'signature', office: piece('市办实事推进中心'), date: piece('2026年11月24日'), sealPlace: true },
  { kind: 'remark', pieces: [piece('（联系人：王**，联系电话：0532-8840****）')] },
  ...(slip
    ? [
        {
          kind: 'receiptSlip',
          title: '回　执',
          rows: [{ cells: ['文　号', '1', '签收单位', ''], tall: false }],
        } as const,
      ]
    : []),
  {
    kind: 'copyTo',
    label: '抄送：',
    pieces: [piece(`${Array.from({ length: copies }, () => '市督查考核中心').join('，')}。`)],
  },
]
const textOf = (pages: readonly PaperPage[], ...roles: readonly PaperLine['role'][]): string =>
  pages
    .flatMap((page) => page.lines)
    .filter((line) => roles.includes(line.role))
    .map(lineText)
    .join('')
const bodyLines = (page: PaperPage): readonly PaperLine[] =>
  page.lines.filter((line) => line.role === 'body' || line.role === 'addressee')
const naturalWidth = (line: PaperLine): number =>
  line.runs.reduce((sum, run) => sum + gridMeasure.width(run.text, run.font) * mmOf(run.sizePt), 0)
const spreadWidth = (line: PaperLine): number =>
  line.runs.reduce((sum, run) => sum + [...run.text].length * run.letterSpacing, naturalWidth(line))

describe('lines', () => {
  test('no line is wider than 28 characters, and a spread line fills its width exactly', () => {
    fc.assert(
      fc.property(paragraphs, (list) => {
        for (const line of layoutPages(documentOf(list), gridMeasure).flatMap(bodyLines)) {
          expect(naturalWidth(line)).toBeLessThanOrEqual(line.width + 0.03)
          expect(line.x + line.width).toBeCloseTo(typeArea.right, 6)
          if (line.justify) expect(spreadWidth(line)).toBeCloseTo(line.width, 6)
        }
      }),
    )
  })

  test('no line begins with a stop or a closing mark, none ends with an opening mark', () => {
    fc.assert(
      fc.property(paragraphs, (list) => {
        for (const line of layoutPages(documentOf(list), gridMeasure).flatMap(bodyLines)) {
          expect(lineText(line)).not.toMatch(/^[，、。；：？！）》」』”’]/u)
          expect(lineText(line)).not.toMatch(/[（《“‘]$/u)
        }
      }),
    )
  })

  test('figures, dashes and ellipses stay whole', () => {
    fc.assert(
      fc.property(paragraphs, (list) => {
        const lines = layoutPages(documentOf(list), gridMeasure).flatMap(bodyLines)
        lines.forEach((line, index) => {
          const join = `${lineText(line).slice(-1)}${lineText(lines[index + 1] ?? line).slice(0, 1)}`
          if (!lines[index + 1] || endsParagraph(line)) return
          expect(join).not.toMatch(/\d\d|——|……|\d[年月日]/u)
        })
      }),
    )
  })

  test('not a character is lost or added', () => {
    fc.assert(
      fc.property(paragraphs, fc.boolean(), (list, slip) => {
        const blocks = documentOf(list, 3, slip)
        const given = blocks
          .flatMap((block) => (block.kind === 'addressee' || block.kind === 'paragraph' ? block.pieces : []))
          .map((each) => each.text)
          .join('')
        const pages = layoutPages(blocks, gridMeasure)
        expect(textOf(pages, 'addressee', 'body')).toBe(given)
        expect(textOf(pages, 'copyTo')).toBe('抄送：市督查考核中心，市督查考核中心，市督查考核中心。')
      }),
    )
  })

  test('any text at all is laid out without loss', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (text) => {
        const pages = layoutPages(documentOf([{ text, heading: false }]), gridMeasure)
        expect(textOf(pages, 'body')).toBe(text)
      }),
    )
  })
})

/** In these documents a paragraph's last line is the only one that is not spread. */
const endsParagraph = (line: PaperLine): boolean => !line.justify

describe('pages', () => {
  test('a full page has 22 lines at the standard pitch', () => {
    const pages = layoutPages(documentOf([{ text: '请'.repeat(28 * 100), heading: false }]), gridMeasure)
    const full = bodyLines(pages[1] ?? fail())
    expect(full).toHaveLength(22)
    full.forEach((line, index) => {
      expect(line.y).toBeCloseTo(34.58 + index * lineHeight, 6)
      expect(lineText(line)).toHaveLength(28)
    })
    const ink = gridMeasure.ink('国', 'fangsong')
    expect((full[0] ?? fail()).baseline - ink.above * cell).toBeCloseTo(37, 0)
    expect((full[21] ?? fail()).baseline + ink.below * cell).toBeCloseTo(262, 0)
  })

  test('the date is never on a page without text, and nothing overlaps', () => {
    fc.assert(
      fc.property(paragraphs, fc.integer({ min: 1, max: 60 }), fc.boolean(), (list, copies, slip) => {
        const pages = layoutPages(documentOf(list, copies, slip), gridMeasure)
        const signed = pages.filter((page) => page.lines.some((line) => line.role === 'date'))
        expect(signed).toHaveLength(1)
        expect(bodyLines(signed[0] ?? fail()).length).toBeGreaterThanOrEqual(2)
        for (const page of pages) {
          const boxes = page.lines.filter(
            (line) => line.role !== 'slip' && line.role !== 'mark' && line.role !== 'number',
          )
          boxes.sort((a, b) => a.baseline - b.baseline)
          boxes.forEach((line, index) => {
            const next = boxes[index + 1]
            if (next !== undefined) expect(next.baseline - line.baseline).toBeGreaterThan(8)
            if (line.role !== 'pageNumber') expect(line.baseline).toBeLessThan(262.1)
          })
        }
      }),
    )
  })

  test('a heading never stands last on its page', () => {
    fc.assert(
      fc.property(paragraphs, (list) => {
        const headings = new Set(list.filter((each) => each.heading).map((each) => headingText(each.text)))
        for (const page of layoutPages(documentOf(list), gridMeasure).slice(0, -1)) {
          const last = bodyLines(page).at(-1)
          const text = last === undefined ? '' : lineText(last)
          const isHeading =
            headings.has(text) &&
            last?.justify === false &&
            !list.some((each) => !each.heading && each.text.endsWith(text))
          expect(isHeading).toBe(false)
        }
      }),
    )
  })

  test('the seal presses on nothing but the signature and the date', () => {
    fc.assert(
      fc.property(paragraphs, fc.integer({ min: 1, max: 9 }), fc.boolean(), (list, copies, slip) => {
        const blocks = documentOf(list, copies, slip).filter((block) => block.kind !== 'remark')
        const page = layoutPages(blocks, gridMeasure).find((each) => each.seals.length > 0) ?? fail()
        const seal = page.seals[0] ?? fail()
        for (const line of page.lines) {
          if (line.role === 'signature' || line.role === 'date') continue
          const ink = gridMeasure.ink('国', 'fangsong')
          const size = mmOf(line.runs[0]?.sizePt ?? 0)
          const above = line.baseline + ink.below * size <= seal.y
          const below = line.baseline - ink.above * size >= seal.y + seal.diameter
          const beside = line.x + naturalWidth(line) <= seal.x + seal.diameter / 4
          expect(above || below || beside).toBe(true)
        }
        for (const rule of page.rules) {
          if (rule.direction !== 'across') continue
          expect(rule.y <= seal.y || rule.y >= seal.y + seal.diameter).toBe(true)
        }
      }),
    )
  })

  test('copies go to the bottom of the last page', () => {
    for (const copies of [1, 2, 40, 60]) {
      const pages = layoutPages(documentOf([{ text: '请'.repeat(300), heading: false }], copies), gridMeasure)
      const last =
        pages
          .at(-1)
          ?.lines.filter((line) => line.role === 'copyTo')
          .at(-1) ?? fail()
      expect(last.baseline + gridMeasure.ink('国', 'fangsong').below * mmOf(14)).toBeCloseTo(typeArea.bottom, 6)
      expect(
        pages
          .slice(0, -1)
          .flatMap((page) => page.lines)
          .some((line) => line.role === 'copyTo'),
      ).toBe(false)
    }
  })

  test('page numbers begin on page 2: even at the left, odd at the right, one character in', () => {
    const pages = layoutPages(documentOf([{ text: '请'.repeat(28 * 50), heading: false }]), gridMeasure)
    const numbers = pages.map((page) => page.lines.find((line) => line.role === 'pageNumber'))
    expect(numbers[0]).toBeUndefined()
    const [, two, three] = numbers
    expect(lineText(two ?? fail())).toBe('— 2 —')
    expect((two ?? fail()).x).toBeCloseTo(typeArea.left + cell, 6)
    expect((three ?? fail()).x + (three ?? fail()).width).toBeCloseTo(typeArea.right - cell, 6)
  })
})

const fail = (): never => {
  throw new Error('the document has fewer pages or lines than this test is about')
}
