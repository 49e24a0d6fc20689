import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gridMeasure } from './gridMeasure.ts'
import { layoutTable, tableArea, type TablePaper } from './layoutTable.ts'
import { lineText, type PaperPage } from './paperPage.ts'

const paper = (rows: readonly (readonly string[])[], note = ''): TablePaper => ({
  title: '挂牌督办榜',
  under: ['市办实事推进中心', '在榜2件', '2026年11月25日'],
  columns: [
    { head: '序号', share: 1, align: 'centre' },
    { head: '责任单位', share: 4, align: 'left' },
    { head: '得分', share: 2, align: 'right' },
  ],
  rows,
  note,
})
const said = (pages: readonly PaperPage[]): string => pages.flatMap(({ lines }) => lines.map(lineText)).join('')
const bare = (text: string): string => text.replace(/\s/gu, '')

test('A table says its title, who says it and when; the head stands on every page and the pages count themselves.', () => {
  const pages = layoutTable(
    paper(Array.from({ length: 60 }, (_, at) => [String(at + 1), '市住建局', '98'])),
    gridMeasure,
  )
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.every(({ format }) => format === 'landscape')).toBe(true)
  for (const part of ['挂牌督办榜', '市办实事推进中心', '2026年11月25日'])
    expect(said(pages.slice(0, 1))).toContain(part)
  for (const [at, { lines }] of pages.entries()) {
    expect(lines.filter(({ role }) => role === 'tableHead').map(lineText)).toEqual(['序号', '责任单位', '得分'])
    expect(lines.filter(({ role }) => role === 'pageNumber').map(lineText)).toEqual([`— ${at + 1}/${pages.length} —`])
  }
  expect(said(pages.slice(1))).not.toContain('挂牌督办榜')
})

test('Figures end at the right edge of their column, and a note stands under the last row.', () => {
  const [page] = layoutTable(paper([['1', '市住建局', '9']], '注：不低于0分。'), gridMeasure)
  const cells = page?.lines.filter(({ role }) => role === 'cell') ?? []
  const score = cells.find((line) => lineText(line) === '9')
  expect((score?.x ?? 0) + (score?.width ?? 0)).toBeCloseTo(tableArea.right - 1.2)
  const note = page?.lines.find(({ role }) => role === 'remark')
  expect(note?.y).toBeGreaterThan(Math.max(...cells.map(({ y }) => y)))
})

test('Whatever stands in the cells, every character comes out once, and inside the sheet.', () => {
  const cell = fc.oneof(fc.string({ maxLength: 30 }), fc.stringMatching(/^[月湖新苑电梯停运，。\n]{0,900}$/u))
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 25 }), fc.constantFrom('', '注'), (rows, note) => {
      const pages = layoutTable(paper(rows, note), gridMeasure)
      const cells = pages.flatMap(({ lines }) => lines.filter(({ role }) => role === 'cell'))
      const sorted = (text: string) => [...bare(text)].sort().join('')
      expect(sorted(cells.map(lineText).join(''))).toBe(sorted(rows.flat().join('')))
      for (const { lines, rules } of pages) {
        for (const line of lines) {
          expect(line.x).toBeGreaterThanOrEqual(tableArea.left - 0.01)
          expect(line.x + line.width).toBeLessThanOrEqual(tableArea.right + 0.01)
          if (line.role !== 'pageNumber') expect(line.y + line.height).toBeLessThanOrEqual(tableArea.bottom + 0.5)
        }
        for (const rule of rules) expect(rule.y).toBeLessThanOrEqual(tableArea.bottom + 0.5)
      }
    }),
    { numRuns: 60 },
  )
})
