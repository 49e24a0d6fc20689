import type { Instant } from '../../kernel/chinaTime.ts'
import type { CommandId, UnitId } from '../../kernel/ids.ts'
import type { ReportWords } from './orderEvents.ts'
import type { Channel, LawfulRoute, Limit } from './orderState.ts'

export type OrderCommandBody =
  | ReportOrder
  | CorrectOrder
  | { readonly type: 'acceptOrder'; readonly body: Record<never, never> }
  | { readonly type: 'declineOrder'; readonly body: { readonly route: LawfulRoute; readonly reason: string } }
  | DispatchOrder
  | RedispatchOrder
  | { readonly type: 'undoDispatch'; readonly body: { readonly undoes: CommandId } }
  | { readonly type: 'revealReporter'; readonly body: Record<never, never> }

export type ReportOrder = {
  readonly type: 'reportOrder'
  readonly body: { readonly channel: Channel; readonly receivedAt: Instant; readonly words: ReportWords }
}
export type CorrectOrder = {
  readonly type: 'correctOrder'
  readonly body: { readonly channel: Channel | null; readonly words: Partial<ReportWords> }
}
export type DispatchBody = {
  readonly lead: UnitId
  readonly supporting: readonly UnitId[]
  /** Computed by the device, checked here, never replaced. */
  readonly dueAt: Instant
  readonly limit: Limit
  readonly note: string
}
export type DispatchOrder = { readonly type: 'dispatchOrder'; readonly body: DispatchBody }
export type RedispatchOrder = { readonly type: 'redispatchOrder'; readonly body: DispatchBody }
