import { foldStreams } from '../../ledger/foldStreams.ts'
import type { Draft } from '../../ledger/ledger.ts'
import { type OrderAtHand, ordersAtHand } from '../../ledger/sqlite/boardQueries.ts'
import { unitIds } from '../../ledger/sqlite/cardQueries.ts'
import { streamsById } from '../../ledger/sqlite/entries.ts'
import type { BulkAct } from '../../shared/contract/bulk.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { GroupLabel } from '../../shared/domain/command.ts'
import type { DispatchBody } from '../../shared/domain/order/dispatchShapes.ts'
import type { OrderCommandBody } from '../../shared/domain/order/orderCommands.ts'
import { inHandStatuses, type OrderState, type OrderStatus } from '../../shared/domain/order/orderState.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { categoryOf, townOf } from './catalogueIds.ts'
import type { Desk } from './desk.ts'
import { dispatchClocks } from './dispatchClocks.ts'
import { draftActs } from './draftActs.ts'
import { limitsOfOrders } from './limitsOfOrders.ts'

type Drafted = Result<readonly Draft[], DeskFailure>
type Dispatch = Extract<BulkAct, { kind: 'dispatch' }>

export const labelOf = (act: BulkAct): GroupLabel => {
  if (act.kind === 'act') return act.act.type
  return act.kind === 'accept' || act.kind === 'decline' || act.kind === 'dispatch' ? act.kind : 'set'
}

/** One command an order for an act on many; whether they hold is decided behind the ledger's one gate. */
export const orderDrafts = async (
  desk: Desk,
  rows: readonly RowId[],
  act: BulkAct,
  seen: ReadonlyMap<number, number> = new Map(),
): Promise<Drafted> => {
  const orders = await ordersAtHand(desk.ledger.reader, rows)
  switch (act.kind) {
    case 'accept':
      return ok(onEach(desk, orders, () => ({ type: 'acceptOrder', body: {} })))
    case 'decline': {
      const { route, reason } = act
      return ok(onEach(desk, orders, () => ({ type: 'declineOrder', body: { route, reason } })))
    }
    case 'dispatch':
      return dispatchDrafts(desk, orders, act, seen)
    case 'act':
      return draftActs(desk, orders, act.act, seen)
    case 'setChannel':
      return ok(onEach(desk, orders, () => ({ type: 'correctOrder', body: { channel: act.channel, words: {} } })))
    case 'setTown': {
      const town = await townOf(desk.ledger.reader, act.town, act.picked ?? null)
      const body = { channel: null, words: { town: act.town }, town }
      return ok(onEach(desk, orders, () => ({ type: 'correctOrder', body })))
    }
    case 'setCategory': {
      const category = await categoryOf(desk.ledger.reader, act.category, act.picked ?? null)
      const body = { channel: null, words: { category: act.category }, category }
      return ok(onEach(desk, orders, () => ({ type: 'correctOrder', body })))
    }
    case 'setUrgency':
      return ok(await markDrafts(desk, orders, (state) => ({ ...marksOf(state), urgency: act.urgency, reason: '' })))
  }
}

const onEach = (
  desk: Desk,
  orders: readonly OrderAtHand[],
  actOn: (order: OrderAtHand) => OrderCommandBody,
): readonly Draft[] => {
  const now = desk.ledger.now()
  return orders.map((order): Draft => {
    const act = actOn(order)
    return { ...act, stream: order.stream, touches: touchedStreams(order.stream, act, now) } as Draft
  })
}

const dispatchDrafts = async (
  desk: Desk,
  orders: readonly OrderAtHand[],
  { lead, supporting, deadline, note, closing = 'leadOnly', decision = '' }: Dispatch,
  seen: ReadonlyMap<number, number>,
): Promise<Drafted> => {
  const db = desk.ledger.reader
  const units = await unitIds(db, [lead, ...supporting])
  const leadId = units.get(lead)
  const others = supporting.flatMap((row) => units.get(row) ?? [])
  if (leadId === undefined || others.length !== supporting.length) return err({ kind: 'not-found' })
  const rules = await desk.ledger.standing()
  const now = desk.ledger.now()
  const bodies = new Map<RowId, DispatchBody>()
  for (const [row, of] of await limitsOfOrders(db, rules.limits, orders)) {
    const clocks = dispatchClocks(rules, of, deadline, now)
    // What cannot be counted for one order is said before any of them is dispatched.
    if (!clocks.ok) return err({ kind: 'calendar', problem: clocks.error })
    bodies.set(row, { lead: leadId, supporting: others, closing, ...clocks.value, note, decision })
  }
  return ok(
    orders.flatMap((order): readonly Draft[] => {
      const body = bodies.get(order.id)
      if (body === undefined) return []
      const act = { type: isWithUnit(order.status) ? ('redispatchOrder' as const) : ('dispatchOrder' as const), body }
      const lifecycle = seen.get(order.id) ?? order.lifecycle
      return [{ ...act, stream: order.stream, touches: touchedStreams(order.stream, act, now), lifecycle }]
    }),
  )
}

/** Dispatching what a unit has already, or gave back, gives it to another one. */
const isWithUnit = (status: OrderStatus): boolean =>
  status === 'returned' || inHandStatuses.some((one) => one === status)

type MarkBody = Extract<OrderCommandBody, { type: 'markOrder' }>['body']

export const marksOf = ({ urgency, privacy, concerns, category, town }: OrderState): Omit<MarkBody, 'reason'> => ({
  urgency,
  privacy,
  concerns,
  category,
  town,
})

/** A mark is given whole: what it does not change comes from the order as it stands. */
const markDrafts = async (
  desk: Desk,
  orders: readonly OrderAtHand[],
  bodyOf: (state: OrderState) => MarkBody,
): Promise<readonly Draft[]> => {
  const drafts: Draft[] = []
  const now = desk.ledger.now()
  for (let from = 0; from < orders.length; from += statesAtOnce) {
    const part = orders.slice(from, from + statesAtOnce)
    const rows = await streamsById(
      desk.ledger.reader,
      part.map(({ id }) => id),
    )
    const { states } = await foldStreams(desk.ledger.reader, [...rows.values()])
    for (const { stream } of part) {
      const state = states.get(stream)
      if (state?.kind !== 'order') continue
      const act = { type: 'markOrder' as const, body: bodyOf(state.order) }
      drafts.push({ ...act, stream, touches: touchedStreams(stream, act, now) })
    }
  }
  return drafts
}
const statesAtOnce = 500
