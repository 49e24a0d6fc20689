import type { Draft } from '../../ledger/ledger.ts'
import { type OrderAtHand, ordersAtHand } from '../../ledger/sqlite/boardQueries.ts'
import { orderIds, unitIds } from '../../ledger/sqlite/cardQueries.ts'
import { entriesAt, seqsOfGroup } from '../../ledger/sqlite/entries.ts'
import type { Acted, DeskFailure, DeskRequest } from '../../shared/contract/desk.ts'
import type { Selection } from '../../shared/contract/views.ts'
import type { GroupLabel } from '../../shared/domain/command.ts'
import type { DispatchBody } from '../../shared/domain/order/dispatchShapes.ts'
import { inHandStatuses, type OrderStatus } from '../../shared/domain/order/orderState.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { CommandId, OrderId, RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { acceptedIn, type Desk, nameRefusals, newGroup, onDuty, submitOne } from './desk.ts'
import { dispatchClocks } from './dispatchClocks.ts'
import { limitsOfOrders } from './limitsOfOrders.ts'
import { orderDetail, revealed } from './orderDetail.ts'
import type { Handlers } from './portServer.ts'
import { selectedRows } from './viewHandlers.ts'

type OrderVerbs = 'order' | 'dispatch' | 'accept' | 'decline' | 'undo' | 'report' | 'correct' | 'reveal'

/** Gestures on orders become drafts of commands here; whether they hold is decided behind the ledger's one gate. */
export const orderHandlers = (desk: Desk): Pick<Handlers, OrderVerbs> => ({
  order: async ({ row }) => {
    const detail = await orderDetail(desk, row)
    return detail === null ? err({ kind: 'not-found' }) : ok(detail)
  },
  dispatch: (request) => dispatch(desk, request),
  accept: ({ target }) => onOrders(desk, target, 'accept', () => ({ type: 'acceptOrder', body: {} })),
  decline: ({ target, route, reason }) =>
    onOrders(desk, target, 'decline', () => ({ type: 'declineOrder', body: { route, reason } })),
  undo: ({ group }) => undo(desk, group),
  report: async ({ channel, receivedAt, words }) => {
    const stream = orderStream(desk.ledger.newId() as OrderId)
    const body = { channel, receivedAt: receivedAt ?? desk.ledger.now(), words: { ...noWords, ...words } }
    return submitOne(desk, { type: 'reportOrder', stream, touches: [stream], body })
  },
  correct: async ({ row, channel, words }) => {
    const id = (await orderIds(desk.ledger.reader, [row])).get(row)
    if (id === undefined) return err({ kind: 'not-found' })
    const stream = orderStream(id)
    const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined))
    return submitOne(desk, { type: 'correctOrder', stream, touches: [stream], body: { channel, words: given } })
  },
  reveal: async ({ row }) => {
    const id = (await orderIds(desk.ledger.reader, [row])).get(row)
    if (id === undefined) return err({ kind: 'not-found' })
    const stream = orderStream(id)
    // Recorded before it is shown: nobody reads a reporter in full without a trace.
    const recorded = await submitOne(desk, { type: 'revealReporter', stream, touches: [stream], body: {} })
    if (!recorded.ok) return recorded
    const words = await revealed(desk, row)
    return words === null ? err({ kind: 'not-found' }) : ok(words)
  },
})

type OrderAct = Extract<Draft, { type: 'acceptOrder' | 'declineOrder' | 'dispatchOrder' | 'redispatchOrder' }>
type Act = OrderAct extends infer One ? (One extends OrderAct ? Pick<One, 'type' | 'body'> : never) : never

const dispatch = async (desk: Desk, request: ParsedDispatch): Promise<Result<Acted, DeskFailure>> => {
  const db = desk.ledger.reader
  const units = await unitIds(db, [request.lead, ...request.supporting])
  const lead = units.get(request.lead)
  const supporting = request.supporting.flatMap((row) => units.get(row) ?? [])
  if (lead === undefined || supporting.length !== request.supporting.length) return err({ kind: 'not-found' })
  const selected = await selectedRows(desk, request.target)
  if (!selected.ok) return selected
  const orders = await ordersAtHand(db, selected.value)
  const rules = await desk.ledger.standing()
  const now = desk.ledger.now()
  const bodies = new Map<RowId, DispatchBody>()
  for (const [row, of] of await limitsOfOrders(db, rules.limits, orders)) {
    const clocks = dispatchClocks(rules, of, request.deadline, now)
    // What cannot be counted for one order is said before any of them is dispatched.
    if (!clocks.ok) return err({ kind: 'calendar', problem: clocks.error })
    const { note } = request
    bodies.set(row, { lead, supporting, closing: 'leadOnly', ...clocks.value, note, decision: '' })
  }
  const seen = new Map(request.seen)
  const drafts = orders.flatMap((order): readonly Draft[] => {
    const body = bodies.get(order.id)
    if (body === undefined) return []
    const act: Act = { type: isWithUnit(order.status) ? 'redispatchOrder' : 'dispatchOrder', body }
    const lifecycle = seen.get(order.id) ?? order.lifecycle
    return [{ ...act, stream: order.stream, touches: touchedStreams(order.stream, act, now), lifecycle }]
  })
  return submitGroup(desk, drafts, 'dispatch')
}

/** Dispatching what a unit has already, or gave back, gives it to another one. */
const isWithUnit = (status: OrderStatus): boolean =>
  status === 'returned' || inHandStatuses.some((one) => one === status)

type ParsedDispatch = Omit<DeskRequest<'dispatch'>, 'lead' | 'supporting' | 'seen' | 'target'> & {
  readonly target: Selection
  readonly lead: RowId
  readonly supporting: readonly RowId[]
  readonly seen: readonly (readonly [RowId, number])[]
}

const onOrders = async (
  desk: Desk,
  target: Selection,
  label: GroupLabel,
  actOn: (order: OrderAtHand) => Act,
): Promise<Result<Acted, DeskFailure>> => {
  const selected = await selectedRows(desk, target)
  if (!selected.ok) return selected
  const orders = await ordersAtHand(desk.ledger.reader, selected.value)
  const now = desk.ledger.now()
  const drafts = orders.map((order): Draft => {
    const act = actOn(order)
    const { stream } = order
    return { ...act, stream, touches: touchedStreams(stream, act, now) }
  })
  return submitGroup(desk, drafts, label)
}

/** Takes back every dispatch or changed deadline of a gesture that nobody has acted on since, the last one first. */
const undo = async (desk: Desk, group: string): Promise<Result<Acted, DeskFailure>> => {
  const db = desk.ledger.reader
  const entries = await entriesAt(db, await seqsOfGroup(db, group))
  const drafts = entries.toReversed().flatMap(({ command }): readonly Draft[] => {
    const { stream } = command
    if (command.type === 'retimeOrder') {
      const body = { undoes: command.id as CommandId, other: null, archiveYear: null }
      return [{ type: 'undoStep', stream, touches: [stream], body }]
    }
    if (command.type !== 'dispatchOrder' && command.type !== 'redispatchOrder') return []
    return [{ type: 'undoDispatch', stream, touches: [stream], body: { undoes: command.id as CommandId } }]
  })
  return drafts.length === 0 ? err({ kind: 'not-found' }) : submitGroup(desk, drafts, 'undo')
}

const submitGroup = async (
  desk: Desk,
  drafts: readonly Draft[],
  label: GroupLabel,
): Promise<Result<Acted, DeskFailure>> => {
  const person = await onDuty(desk)
  const group = newGroup(label, drafts.length)
  const verdicts = await desk.ledger.submit(drafts, { actor: person.id, group })
  const redispatched = verdicts.filter(
    (verdict, at) => verdict.kind !== 'refused' && drafts[at]?.type === 'redispatchOrder',
  ).length
  // Named by the order that the person dragged, even where a unit stood in the way.
  const refusals = verdicts.flatMap((verdict, at) => {
    const stream = drafts[at]?.stream
    return verdict.kind === 'refused' && stream !== undefined ? [{ code: verdict.refusal.code, stream }] : []
  })
  const refused = await nameRefusals(desk, refusals)
  return ok({ group: group.id, label, done: acceptedIn(verdicts), redispatched, refused })
}
