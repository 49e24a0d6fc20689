import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Duplex,
  type PrintedTurn,
  printOrder,
  sheetsGiven,
  sheetsOf,
  type Turn,
  turnsFromSheet,
} from './printOrder.ts'

/** Every sheet as it comes out: paper, first page on it. */
const pile = (turns: readonly Turn[], pagesOf: readonly number[], duplex: Duplex): readonly string[] =>
  turns.flatMap(({ paper, copies, fromPage }) =>
    Array.from({ length: copies }, () => {
      const step = duplex === 'longEdge' ? 2 : 1
      const pages = (pagesOf[paper] ?? 0) - fromPage + 1
      return Array.from({ length: sheetsOf(pages, duplex) }, (_, at) => `${paper}/${fromPage + at * step}`)
    }).flat(),
  )

const job = fc.record({
  pagesOf: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 6 }),
  copies: fc.integer({ min: 1, max: 4 }),
  collated: fc.boolean(),
  duplex: fc.constantFrom<Duplex>('simplex', 'longEdge'),
})

test('R-PRINT-2 Collated, whole sets follow each other; else all copies of a paper come before the next.', () => {
  const paper = (turn: Turn) => Array.from({ length: turn.copies }, () => turn.paper)
  expect(printOrder(3, 2, true).flatMap(paper)).toEqual([0, 1, 2, 0, 1, 2])
  expect(printOrder(3, 2, false).flatMap(paper)).toEqual([0, 0, 1, 1, 2, 2])
})

test('R-PRINT-2 In either order every paper comes out as often as it was asked for.', () => {
  fc.assert(
    fc.property(job, ({ pagesOf, copies, collated, duplex }) => {
      const sheets = pile(printOrder(pagesOf.length, copies, collated), pagesOf, duplex)
      const whole = pagesOf.reduce((sum, pages) => sum + sheetsOf(pages, duplex) * copies, 0)
      expect(sheets).toHaveLength(whole)
      for (const sheet of new Set(sheets)) expect(sheets.filter((one) => one === sheet)).toHaveLength(copies)
    }),
  )
})

test('R-PRINT-6 A job that goes on at a sheet prints exactly that sheet and all behind it, each paper from a front side.', () => {
  fc.assert(
    fc.property(job, fc.nat(), ({ pagesOf, copies, collated, duplex }, pick) => {
      const turns: readonly PrintedTurn[] = printOrder(pagesOf.length, copies, collated).map((turn) => ({
        ...turn,
        pages: pagesOf[turn.paper] ?? 1,
      }))
      const whole = pile(turns, pagesOf, duplex)
      expect(sheetsGiven(turns, duplex)).toBe(whole.length)
      const sheet = 1 + (pick % whole.length)
      const rest = turnsFromSheet(turns, sheet, duplex)
      expect(pile(rest?.turns ?? [], pagesOf, duplex)).toEqual(whole.slice(sheet - 1))
      for (const turn of rest?.turns ?? []) if (duplex === 'longEdge') expect(turn.fromPage % 2).toBe(1)
      // And again out of what is left.
      const printed = (rest?.turns ?? []).map((turn) => ({ ...turn, pages: pagesOf[turn.paper] ?? 1 }))
      const next = turnsFromSheet(printed, 1, duplex)
      expect(pile(next?.turns ?? [], pagesOf, duplex)).toEqual(whole.slice(sheet - 1))
    }),
  )
})

test('R-PRINT-6 A sheet that was never given out is no place to go on from.', () => {
  const turns = printOrder(2, 1, true).map((turn, at) => ({ ...turn, pages: at === 0 ? 3 : null }))
  expect(sheetsGiven(turns, 'longEdge')).toBe(2)
  expect(turnsFromSheet(turns, 3, 'longEdge')).toBeNull()
})
