import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { orderIds } from '../../ledger/sqlite/cardQueries.ts'
import type { Acted, DeskFailure, DeskRequest } from '../../shared/contract/desk.ts'
import type { Selection } from '../../shared/contract/views.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { type Desk, submitOne } from './desk.ts'
import { orderDetail, revealed } from './orderDetail.ts'
import { labelOf, orderDrafts } from './orderDrafts.ts'
import { redoGesture } from './redoGesture.ts'
import { recordReading } from './readingHandlers.ts'
import { submitGroup } from './submitGroup.ts'
import { undoDrafts } from './undoDrafts.ts'
import type { BulkAct } from '../../shared/contract/bulk.ts'
import type { Handlers } from './portServer.ts'
import { selectedRows } from './viewHandlers.ts'

type OrderVerbs = 'order' | 'dispatch' | 'accept' | 'decline' | 'undo' | 'redo' | 'reveal'

/** Gestures on orders become drafts of commands here; whether they hold is decided behind the ledger's one gate. */
export const orderHandlers = (desk: Desk): Pick<Handlers, OrderVerbs> => ({
  order: async ({ row }) => {
    const detail = await orderDetail(desk, row)
    return detail === null ? err({ kind: 'not-found' }) : ok(detail)
  },
  dispatch: (request) => dispatch(desk, request),
  accept: ({ target }) => onOrders(desk, target, { kind: 'accept' }),
  decline: ({ target, route, reason }) => onOrders(desk, target, { kind: 'decline', route, reason }),
  undo: ({ group }) => undo(desk, group),
  redo: ({ group }) => redoGesture(desk, group),
  reveal: async ({ row }) => {
    const id = (await orderIds(desk.ledger.reader, [row])).get(row)
    if (id === undefined) return err({ kind: 'not-found' })
    const stream = orderStream(id)
    // Recorded before it is shown: nobody reads a reporter in full without a trace.
    const recorded = await submitOne(desk, { type: 'revealReporter', stream, touches: [stream], body: {} })
    if (!recorded.ok) return recorded
    const number = (await rowsById(desk.ledger.reader, [row]))[0]?.number ?? ''
    const noted = await recordReading(desk, {
      kind: 'reveal',
      count: 1,
      orders: [id],
      full: true,
      words: { what: number },
    })
    if (!noted.ok) return noted
    const words = await revealed(desk, row)
    return words === null ? err({ kind: 'not-found' }) : ok(words)
  },
})

type Dispatch = DeskRequest<'dispatch'>
type ParsedDispatch = Omit<Dispatch, 'lead' | 'supporting' | 'seen' | 'target'> & {
  readonly target: Selection
  readonly lead: RowId
  readonly supporting: readonly RowId[]
  readonly seen: readonly (readonly [RowId, number])[]
}

const dispatch = (
  desk: Desk,
  { target, lead, supporting, seen, ...how }: ParsedDispatch,
): Promise<Result<Acted, DeskFailure>> =>
  onOrders(desk, target, { kind: 'dispatch', lead, supporting: [...supporting], ...how }, new Map(seen))

const onOrders = async (
  desk: Desk,
  target: Selection,
  act: BulkAct,
  seen: ReadonlyMap<number, number> = new Map(),
): Promise<Result<Acted, DeskFailure>> => {
  const selected = await selectedRows(desk, target)
  if (!selected.ok) return selected
  const drafts = await orderDrafts(desk, selected.value, act, seen)
  return drafts.ok ? submitGroup(desk, drafts.value, labelOf(act)) : drafts
}

/** Takes back every act of a gesture that nobody has acted on since, the last one first. */
const undo = async (desk: Desk, group: string): Promise<Result<Acted, DeskFailure>> => {
  const drafts = await undoDrafts(desk.ledger.reader, group)
  return drafts.length === 0 ? err({ kind: 'not-found' }) : submitGroup(desk, drafts, 'undo')
}
