import type { Acted, DeskFailure } from '../../shared/contract/desk.ts'
import type { OrderActRequest } from '../../shared/contract/orderActs.ts'
import type { Selection } from '../../shared/contract/views.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { err, type Result } from '../../shared/kernel/result.ts'
import type { Desk } from './desk.ts'
import { orderDrafts } from './orderDrafts.ts'
import type { Handlers } from './portServer.ts'
import { submitGroup } from './submitGroup.ts'
import { selectedRows } from './viewHandlers.ts'

/** All that can be done with orders besides dispatching them, on one or on many: one draft of a command an order, one group. */
export const actHandlers = (desk: Desk): Pick<Handlers, 'act'> => ({ act: (request) => act(desk, request) })

type ParsedAct = {
  readonly target: Selection
  readonly act: OrderActRequest
  readonly seen: readonly (readonly [RowId, number])[]
}

const act = async (desk: Desk, { target, act: wanted, seen }: ParsedAct): Promise<Result<Acted, DeskFailure>> => {
  const selected = await selectedRows(desk, target)
  if (!selected.ok) return selected
  const drafts = await orderDrafts(desk, selected.value, { kind: 'act', act: wanted }, new Map(seen))
  if (!drafts.ok) return drafts
  return drafts.value.length === 0 ? err({ kind: 'not-found' }) : submitGroup(desk, drafts.value, wanted.type)
}
