import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lane } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { asBefore, inLaneOrder, laneOrders, orderByClick, plainLanes, readTaste, withPin } from './laneOrder.ts'
import { laneSections } from './unitFilter.ts'

const figure = fc.nat({ max: 40 })
const someLanes = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 20 }).chain((units) =>
  fc.tuple(
    ...units.map((unit) =>
      fc.record({ open: figure, overdue: figure, returned: figure, dueThisWeek: figure }).map(
        (rest): Lane => ({
          unit: unit as RowId,
          name: `单位${unit}`,
          fullName: `单位${unit}`,
          initials: `dw${unit}`,
          kind: unit % 3 === 0 ? 'town' : 'department',
          retired: unit % 7 === 0,
          weekly: 10 + unit,
          ...rest,
        }),
      ),
    ),
  ),
)

test('An order moves lanes and loses none; what is most stands first.', () => {
  fc.assert(
    fc.property(someLanes, fc.constantFrom(...laneOrders), (lanes, order) => {
      const shown = inLaneOrder(lanes, order)
      expect(new Set(shown)).toEqual(new Set(lanes))
      expect(shown).toHaveLength(lanes.length)
      const figures = shown.map((lane) =>
        order === 'load'
          ? lane.dueThisWeek / lane.weekly
          : order === 'catalogue' || order === 'pinyin'
            ? 0
            : lane[order],
      )
      for (let at = 1; at < figures.length; at += 1) expect(figures[at]).toBeLessThanOrEqual(figures[at - 1] ?? 0)
    }),
  )
})

test('Figures that move leave the lanes where they stood.', () => {
  fc.assert(
    fc.property(someLanes, (lanes) => {
      const known = inLaneOrder(lanes, 'open').map(({ unit }) => unit)
      const moved = lanes.map((lane) => ({ ...lane, open: 40 - lane.open }))
      expect(asBefore(moved, known).map(({ unit }) => unit)).toEqual(known)
    }),
  )
})

test('A pinned unit stands in the first section and in no other; the pin taken out brings it back.', () => {
  fc.assert(
    fc.property(someLanes, fc.nat(), (lanes, which) => {
      const lane = lanes[which % Math.max(1, lanes.length)]
      fc.pre(lane !== undefined && !lane.retired)
      if (lane === undefined) return
      const taste = withPin(plainLanes, lane.unit)
      const sections = laneSections(lanes, '', taste.pinned)
      expect(sections[0]).toEqual({ kind: 'pinned', lanes: [lane] })
      expect(sections.flatMap((section) => section.lanes).filter((one) => one === lane)).toHaveLength(1)
      expect(withPin(taste, lane.unit)).toEqual(plainLanes)
    }),
  )
})

test('A click on a head orders by it, the next one gives the order of the catalogue back.', () => {
  expect(orderByClick('catalogue', 'open')).toBe('open')
  expect(orderByClick('open', 'open')).toBe('catalogue')
  expect(orderByClick('open', 'returned')).toBe('returned')
  expect(['catalogue', 'pinyin', 'load'].map((now) => orderByClick(now as 'pinyin', 'unit'))).toEqual([
    'pinyin',
    'load',
    'catalogue',
  ])
})

test('What was remembered is read back; what cannot be read is as if nothing was.', () => {
  const taste = { pinned: [3 as RowId, 9 as RowId], order: 'load' as const }
  expect(readTaste(JSON.stringify(taste))).toEqual(taste)
  for (const broken of [null, '', '{', '7', '{"pinned":"x","order":"height"}'])
    expect(readTaste(broken)).toEqual(plainLanes)
})
