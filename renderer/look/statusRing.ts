import type { OrderStatus } from '../../shared/domain/order/orderState.ts'

/** How far the ring is filled, 0..1: it grows as the order moves on. A declined order has left the course: it is struck through. */
export const ringShare = {
  reported: 0,
  accepted: 0.12,
  dispatched: 0.3,
  returned: 0.2,
  signed: 0.4,
  inProgress: 0.5,
  rework: 0.5,
  delivered: 0.7,
  unsatisfied: 0.75,
  reasonHeard: 0.8,
  reviewed: 0.9,
  closed: 1,
  importedClosed: 1,
  merged: 0,
  declined: 0,
  withdrawn: 0,
} as const satisfies Record<OrderStatus, number>

/** The sector of a ring of radius 5 around (6, 6) that begins at twelve o'clock; empty for a share of 0. */
export const sectorPath = (share: number): string => {
  if (share <= 0) return ''
  if (share >= 1) return 'M6 2.7a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6z'
  const angle = 2 * Math.PI * share
  const x = 6 + 3.3 * Math.sin(angle)
  const y = 6 - 3.3 * Math.cos(angle)
  return `M6 6V2.7A3.3 3.3 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}z`
}

export const ringPath = 'M11 6A5 5 0 1 1 1 6a5 5 0 0 1 10 0z'
export const struckPath = 'm2.5 2.5 7 7'
