import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openPointKinds } from '../domain/handover/handover.ts'
import { fromChina } from '../kernel/chinaTime.ts'
import { handoverLine, linesOf, linesText } from '../views/handoverLines.ts'
import { type HandoverPaper, layoutHandover } from './layoutHandover.ts'
import { type GlyphMeasure, lineText } from './paperPage.ts'

const measure: GlyphMeasure = {
  width: (text) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 0.5 : 1), 0),
  ink: () => ({ above: 0.8, below: 0.1 }),
}
const paper: HandoverPaper = {
  office: '市办实事推进中心',
  giver: '李静',
  taker: '王强',
  givenAt: fromChina(2026, 11, 25, 17, 30),
  takenAt: null,
  counts: { lifeSafety: 0, overdue: 3, dueToday: 0, urgent: 0, returned: 0, toDispatch: 0, drafts: 1 },
  lines: [
    { kind: 'overdue', number: '261120-0001', title: '路灯不亮', unit: '市住建局', dueAt: fromChina(2026, 11, 24, 17) },
  ],
  points: '等市水利局回电\n\n明早九点调度会',
  remark: '',
}
const textOf = (data: HandoverPaper) =>
  layoutHandover(data, measure)
    .flatMap((page) => page.lines.map(lineText))
    .join('')

test('R-HANDOVER-5 the paper says who gave what to whom and when, counts all, lists what was listed, and leaves the second signature open', () => {
  const text = textOf(paper)
  for (const words of [
    '值班交接记录',
    '交班时已超期3件，待签发文书1份。',
    '一、已超期（3件）',
    '261120-0001',
    '路灯不亮，市住建局，2026年11月24日17时到期',
    '另有2件，见调度台。',
    '二、交代事项',
    '等市水利局回电',
    '交班人：李静，2026年11月25日17时30分签名',
    '接班人：王强，待签名',
  ])
    expect(text).toContain(words)
  expect(textOf({ ...paper, takenAt: fromChina(2026, 11, 25, 17, 40), remark: '清楚' })).toContain('17时40分签名')
})

test('R-HANDOVER-5 whatever is handed over, every line keeps its number, on as many pages as it takes, and none runs out of the sheet', () => {
  const line = fc.record({
    kind: fc.constantFrom(...openPointKinds),
    number: fc.integer({ min: 0, max: 9999 }).map((n) => `261125-${String(n).padStart(4, '0')}`),
    title: fc.string({ maxLength: 80 }),
    unit: fc.constantFrom('', '市住建局'),
    dueAt: fc.option(fc.integer({ min: fromChina(2026, 1, 1), max: fromChina(2027, 1, 1) })),
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.string({ maxLength: 400 }), (lines, points) => {
      const listed = lines.map(handoverLine)
      const counts = { ...paper.counts, overdue: 0 }
      for (const kind of openPointKinds) counts[kind] = listed.filter((one) => one.kind === kind).length
      const pages = layoutHandover({ ...paper, lines: listed, counts, points }, measure)
      const text = pages.flatMap((page) => page.lines.map(lineText)).join('')
      for (const { number } of listed) expect(text).toContain(number)
      for (const page of pages) for (const { y } of page.lines) expect(y).toBeLessThan(297)
    }),
    { numRuns: 40 },
  )
})

test('R-HANDOVER-2 lines come back out of the record as they were put in; what is no list is none', () => {
  expect(linesOf(linesText(paper.lines))).toEqual(paper.lines)
  for (const text of ['', 'x', '{}', '1']) expect(linesOf(text)).toEqual([])
  const [long] = [handoverLine({ kind: 'urgent', number: '1', title: '长'.repeat(80), unit: '', dueAt: null })]
  expect(Array.from(long?.title ?? '')).toHaveLength(60)
})
