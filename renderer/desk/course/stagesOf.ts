import type { TimelineItem } from '../../../shared/contract/timeline.ts'
import type { OrderStatus } from '../../../shared/domain/order/orderState.ts'
import type { Instant } from '../../../shared/kernel/chinaTime.ts'

/** The eight steps from the report to the file, as every order goes through them; what comes back goes through some again. */
export const stageNames = [
  'reported',
  'accepted',
  'dispatched',
  'signed',
  'working',
  'delivered',
  'reviewed',
  'closed',
] as const
export type StageName = (typeof stageNames)[number]

export type Stage = {
  readonly name: StageName
  /** `failed`: it was done and came back; `skipped`: the order left the course before. */
  readonly state: 'done' | 'failed' | 'now' | 'ahead' | 'skipped'
  /** When it was done last; null where it was not. */
  readonly at: Instant | null
}

/** Where an order of each status stands: the step that is to be done next. Null: it has left the course, or is through. */
const standing: Readonly<Record<OrderStatus, StageName | null>> = {
  reported: 'accepted',
  accepted: 'dispatched',
  dispatched: 'signed',
  returned: 'dispatched',
  signed: 'working',
  inProgress: 'working',
  rework: 'working',
  delivered: 'reviewed',
  reviewed: 'closed',
  unsatisfied: 'reviewed',
  reasonHeard: 'reviewed',
  closed: null,
  declined: null,
  merged: null,
  importedClosed: null,
  withdrawn: null,
}

/** The step that a fact of the course completes. */
const completes = (item: TimelineItem): StageName | null => {
  switch (item.kind) {
    case 'reported':
    case 'importedClosed':
      return 'reported'
    case 'accepted':
      return 'accepted'
    case 'dispatched':
    case 'redispatched':
      return 'dispatched'
    case 'signed':
      return 'signed'
    case 'contacted':
    case 'progressed':
    case 'interimDelivered':
      return 'working'
    case 'delivered':
      return 'delivered'
    case 'reviewed':
      return 'reviewed'
    case 'closed':
      return 'closed'
    default:
      return null
  }
}

/** The course as a line of steps, from the facts of the timeline and where the order stands. */
export const stagesOf = (status: OrderStatus, timeline: readonly TimelineItem[]): readonly Stage[] => {
  const when = new Map<StageName, Instant>()
  for (const item of timeline) {
    const stage = completes(item)
    if (stage === 'dispatched') {
      // A new dispatch begins the unit's part anew: what an earlier unit did stands in the timeline.
      for (const later of ['signed', 'working', 'delivered', 'reviewed'] as const) when.delete(later)
    }
    if (stage !== null) when.set(stage, item.at)
    if (item.kind === 'delivered' && !when.has('working')) when.set('working', item.at)
    if (item.kind === 'reworked') for (const later of ['delivered', 'reviewed'] as const) when.delete(later)
    if (item.kind === 'reopened' || item.kind === 'returnConfirmed')
      for (const later of ['signed', 'working', 'delivered', 'reviewed', 'closed'] as const) when.delete(later)
  }
  const now = standing[status]
  const place = now === null ? stageNames.length : stageNames.indexOf(now)
  return stageNames.map((name, at): Stage => {
    const done = when.get(name) ?? null
    if (name === now)
      return { name, state: name === 'dispatched' && status === 'returned' ? 'failed' : 'now', at: done }
    if (at < place && now !== null) return { name, state: 'done', at: done }
    if (now !== null) return { name, state: 'ahead', at: null }
    return { name, state: done === null ? 'skipped' : 'done', at: done }
  })
}
