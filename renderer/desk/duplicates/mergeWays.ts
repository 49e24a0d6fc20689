import type { OrderDetail } from '../../../shared/contract/desk.ts'
import { type Obstacle, whyNot } from '../orderActions.ts'

/** One of two orders goes on, the other is merged into it. `obstacle`: why that one cannot be; null when it can. */
export type MergeWay = { readonly from: OrderDetail; readonly into: OrderDetail; readonly obstacle: Obstacle | null }

/** Both ways to merge two orders, the usual one first: the older goes on, unless only the other way is open. */
export const mergeWays = (one: OrderDetail, other: OrderDetail): readonly [MergeWay, MergeWay] => {
  const [older, newer] = isOlder(one, other) ? [one, other] : [other, one]
  const usual = wayOf(newer, older)
  const contrary = wayOf(older, newer)
  return usual.obstacle !== null && contrary.obstacle === null ? [contrary, usual] : [usual, contrary]
}

const wayOf = (from: OrderDetail, into: OrderDetail): MergeWay => ({
  from,
  into,
  obstacle: whyNot('mergeOrder', from.row, from),
})

export const isOlder = ({ row: a }: OrderDetail, { row: b }: OrderDetail): boolean =>
  a.receivedAt < b.receivedAt || (a.receivedAt === b.receivedAt && a.id < b.id)
