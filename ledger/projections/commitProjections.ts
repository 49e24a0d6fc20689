import type { DomainEvent } from '../../shared/domain/event.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { PersonId } from '../../shared/kernel/ids.ts'
import type { SqlWriter } from '../sqlite/driver.ts'
import { concerns, type FoldContext, isMovedBy, type OrderChange } from './projection.ts'
import { moveMarks } from './projectionMarks.ts'
import { projections } from './projections.ts'

export type Committed = {
  /** The head before this commit and after it. */
  readonly from: number
  readonly to: number
  readonly at: Instant
  readonly orders: readonly OrderChange[]
  readonly events: readonly DomainEvent[]
  readonly actorOf: (event: DomainEvent) => PersonId
  readonly context: FoldContext
}

/** Moves every projection that moves with the commit, within its transaction. Shadows catch up by themselves. */
export const commitProjections = async (db: SqlWriter, committed: Committed): Promise<void> => {
  const { orders, events, at, actorOf, context } = committed
  const live = (table: string) => table
  const names = projections.flatMap(({ kind, name }) => (kind === 'fed' ? [] : [name]))
  await allSettled([
    moveMarks(db, names, committed.from, committed.to),
    ...projections.map((one) => (one.kind === 'orders' ? one.apply(db, live, orders, context) : undefined)),
  ])
  // One after the other: what an event makes of a row rests on what the event before it made.
  for (const event of events)
    for (const one of projections)
      if (one.kind === 'events' && concerns(one, event.stream) && isMovedBy(one, event.type)) {
        const placed = { event, at, by: actorOf(event) }
        await one.apply(db, live, placed, context)
      }
}

/** Nobody may write on once the transaction is being taken back: the first failure is told when all are through. */
export const allSettled = async (tasks: readonly (Promise<void> | undefined)[]): Promise<void> => {
  const outcomes = await Promise.allSettled(tasks)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
