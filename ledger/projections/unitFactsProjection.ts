import type { DomainEvent } from '../../shared/domain/event.ts'
import { type OrderState, workOf } from '../../shared/domain/order/orderState.ts'
import { evolve, type StreamState } from '../../shared/domain/states.ts'
import type { AssessmentItem } from '../../shared/domain/supervision/assessmentItems.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { UnitId } from '../../shared/kernel/ids.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { openEvent } from '../entry.ts'
import type { SqlWriter } from '../sqlite/driver.ts'
import { entriesOf, insertMany } from '../sqlite/entries.ts'
import type { EventProjection, FoldContext, FoldedEvent, TableNames } from './projection.ts'
import { projectionTable } from './projectionTable.ts'

type Counted = Extract<
  DomainEvent,
  { type: 'OrderReturned' | 'OrderReturnOverruled' | 'OrderReworked' | 'OrderReviewed' | 'OrderDelivered' }
>

const counted: readonly Counted['type'][] = [
  'OrderReturned',
  'OrderReturnOverruled',
  'OrderReworked',
  'OrderReviewed',
  'OrderDelivered',
]

/**
 * What happened to a unit's orders, fact by fact, with the unit that answered on that day: what an assessment counts of orders.
 * Only rare events become facts. For these the order's own history says who answered and until when, so that neither a
 * dispatch nor an import pays for it; a rebuild derives them where each order's history is folded anyhow.
 */
export const unitFactsProjection: EventProjection = {
  name: 'unitFacts',
  version: 1,
  tables: [
    projectionTable(
      'unit_fact',
      {
        id: 'INTEGER PRIMARY KEY',
        at: 'INTEGER NOT NULL',
        unit: 'INTEGER NOT NULL',
        item: 'TEXT NOT NULL',
        order_id: 'INTEGER NOT NULL',
        command: 'TEXT NOT NULL',
      },
      { indexes: { unit_fact_at: '(at, unit, item)', unit_fact_order: '(order_id)' } },
    ),
  ],
  kind: 'events',
  beforeWork: false,
  streams: ['order'],
  types: [...counted, 'OrderStepUndone'],
  wordless: true,
  apply: async (db, at, { event, at: recordedAt }, context) => {
    if (event.type === 'OrderStepUndone') {
      // What was taken back never counted.
      await db.run(`DELETE FROM ${at('unit_fact')} WHERE order_id = ? AND command = ?`, [
        context.rowOf(event.stream),
        event.data.undoes,
      ])
      return
    }
    if (isCounted(event)) await addFact(db, at, event, recordedAt, context)
  },
  pass: {
    prepare: (orders) => orders.map(({ history }) => JSON.stringify(factsOf(history))),
    insert: (db, at, orders, prepared, { unitRow }) =>
      insertMany(
        db,
        `${at('unit_fact')} (at, unit, item, order_id, command)`,
        orders.flatMap(({ id }, place) =>
          (JSON.parse(prepared[place] ?? '[]') as readonly OrderFact[]).map((fact) => [
            fact.at,
            unitRow(fact.unit),
            fact.item,
            id,
            fact.command,
          ]),
        ),
      ),
  },
}

/** The facts of an order's whole history; what was taken back never counted. */
const factsOf = (history: readonly FoldedEvent[]): readonly OrderFact[] => {
  const undone = new Set(history.flatMap(({ event }) => (event.type === 'OrderStepUndone' ? [event.data.undoes] : [])))
  return history.flatMap(({ event, at, before }) => {
    if (!isCounted(event) || before?.kind !== 'order' || undone.has(event.data.command)) return []
    const fact = factOf(event, before.order, at)
    return fact === null ? [] : [{ ...fact, command: event.data.command }]
  })
}

const isCounted = (event: DomainEvent): event is Counted =>
  counted.some((type) => type === event.type) && (event.type !== 'OrderDelivered' || event.data.complete)

const addFact = async (
  db: SqlWriter,
  at: TableNames,
  event: Counted,
  recordedAt: Instant,
  { rowOf, unitRow }: FoldContext,
): Promise<void> => {
  const row = rowOf(event.stream)
  const before = await stateBefore(db, row, event)
  const fact = before === null ? null : factOf(event, before, recordedAt)
  if (fact === null) return
  await db.run(`INSERT INTO ${at('unit_fact')} (at, unit, item, order_id, command) VALUES (?, ?, ?, ?, ?)`, [
    fact.at,
    unitRow(fact.unit),
    fact.item,
    row,
    event.data.command,
  ])
}

type Fact = { readonly at: Instant; readonly unit: UnitId; readonly item: AssessmentItem }
type OrderFact = Fact & { readonly command: string }

const factOf = (event: Counted, before: OrderState, recordedAt: Instant): Fact | null => {
  const work = workOf(before)
  if (work === null) return null
  const { lead: unit, delivery } = work.assignment
  switch (event.type) {
    case 'OrderReturned':
      return { at: event.data.at, unit: event.data.unit, item: 'returned' }
    case 'OrderReturnOverruled': {
      const by = before.status === 'returned' ? before.by : unit
      return { at: recordedAt, unit: by, item: 'returnOverruled' }
    }
    case 'OrderReworked':
      return { at: recordedAt, unit, item: 'reworked' }
    case 'OrderReviewed': {
      const item = { satisfied: 'satisfied', basically: 'basicallySatisfied', not: 'unsatisfied' } as const
      return { at: event.data.at, unit, item: item[event.data.satisfaction] }
    }
    case 'OrderDelivered':
      // It ran over at its deadline, whenever it was delivered afterwards.
      return event.data.at > delivery.dueAt && work.suspended === null
        ? { at: delivery.dueAt, unit, item: 'overdue' }
        : null
    default:
      return unreachable(event)
  }
}

/** The order as it stood before this event, out of its own entries. */
const stateBefore = async (db: SqlWriter, row: number, event: Counted): Promise<OrderState | null> => {
  let state: StreamState | null = null
  for (const entry of await entriesOf(db, [row]))
    for (const stored of entry.events) {
      if (stored.stream !== event.stream) continue
      const one = openEvent(stored)
      if (one.type === event.type && 'command' in one.data && one.data.command === event.data.command)
        return state?.kind === 'order' ? state.order : null
      state = evolve(state, one)
    }
  return null
}
