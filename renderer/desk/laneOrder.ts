import type { Lane } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'

export const laneOrders = ['catalogue', 'pinyin', 'load', 'open', 'overdue', 'returned'] as const
export type LaneOrder = (typeof laneOrders)[number]

/** How a person likes the lanes on this machine: which stand first, and in what order all of them stand. */
export type LaneTaste = { readonly pinned: readonly RowId[]; readonly order: LaneOrder }
export const plainLanes: LaneTaste = { pinned: [], order: 'catalogue' }

/** The lanes in an order; within the same figure they stay as they came, in the order of the catalogue. */
export const inLaneOrder = (lanes: readonly Lane[], order: LaneOrder): readonly Lane[] => {
  const most = (figure: (lane: Lane) => number): readonly Lane[] => lanes.toSorted((a, b) => figure(b) - figure(a))
  switch (order) {
    case 'catalogue':
      return lanes
    case 'pinyin':
      return lanes.toSorted((a, b) => (a.initials < b.initials ? -1 : a.initials > b.initials ? 1 : 0))
    case 'load':
      return most(({ dueThisWeek, weekly }) => dueThisWeek / weekly)
    case 'open':
    case 'overdue':
    case 'returned':
      return most((lane) => lane[order])
  }
}

/** The same units in a known order; who is not in it comes last. Figures are those of now. */
export const asBefore = (lanes: readonly Lane[], known: readonly RowId[]): readonly Lane[] => {
  const places = new Map(known.map((unit, at) => [unit, at]))
  const placeOf = ({ unit }: Lane): number => places.get(unit) ?? known.length
  return lanes.toSorted((a, b) => placeOf(a) - placeOf(b))
}

export const withPin = ({ pinned, order }: LaneTaste, unit: RowId): LaneTaste => ({
  order,
  pinned: pinned.includes(unit) ? pinned.filter((known) => known !== unit) : [...pinned, unit],
})

/** A click on the head of a column: most of it first, and the catalogue's order again. */
export const orderByClick = (now: LaneOrder, column: 'unit' | 'open' | 'overdue' | 'returned'): LaneOrder => {
  if (column !== 'unit') return now === column ? 'catalogue' : column
  return now === 'catalogue' ? 'pinyin' : now === 'pinyin' ? 'load' : 'catalogue'
}

/** What was remembered, as far as it can be read. */
export const readTaste = (kept: string | null): LaneTaste => {
  try {
    const read: unknown = JSON.parse(kept ?? '')
    if (typeof read !== 'object' || read === null) return plainLanes
    const { pinned, order } = read as Readonly<Record<string, unknown>>
    return {
      pinned: Array.isArray(pinned) ? pinned.filter((unit): unit is RowId => Number.isSafeInteger(unit)) : [],
      order: laneOrders.find((known) => known === order) ?? 'catalogue',
    }
  } catch {
    return plainLanes
  }
}
