import type { DispatchEventBody } from './dispatchShapes.ts'
import type { IntakeEventBody } from './intakeShapes.ts'
import type { RecordEventBody } from './recordShapes.ts'
import type { ReviewEventBody } from './reviewShapes.ts'
import type { WithdrawEventBody } from './withdrawShapes.ts'
import type { WorkEventBody } from './workShapes.ts'

export type { DispatchWords } from './dispatchShapes.ts'
export type { ReportWords } from './intakeShapes.ts'

export type OrderEventBody =
  | IntakeEventBody
  | DispatchEventBody
  | WorkEventBody
  | ReviewEventBody
  | RecordEventBody
  | WithdrawEventBody
export type OrderEvent = OrderEventBody
export type OrderEventType = OrderEventBody['type']

/** Every event of an order that this program can fold, with its newest version. */
export const orderEventVersions: Readonly<Record<OrderEventType, number>> = {
  OrderReported: 2,
  OrderCorrected: 2,
  OrderMarked: 1,
  OrderAccepted: 2,
  OrderDeclined: 2,
  OrderReporterAsked: 1,
  OrderReporterAnswered: 1,
  OrderPutAside: 1,
  OrderTakenUp: 1,
  OrderMerged: 1,
  OrderAbsorbed: 1,
  OrderUnmerged: 1,
  OrderReleased: 1,
  OrderDispatched: 2,
  OrderRedispatched: 2,
  OrderDispatchUndone: 2,
  OrderStepUndone: 1,
  OrderSigned: 1,
  OrderReturned: 1,
  OrderReturnConfirmed: 1,
  OrderReturnOverruled: 1,
  OrderContacted: 1,
  OrderProgressed: 1,
  OrderExtensionAsked: 1,
  OrderExtensionDecided: 1,
  OrderSuspended: 1,
  OrderResumed: 1,
  OrderRetimed: 1,
  OrderInterimDelivered: 1,
  OrderDelivered: 1,
  OrderFollowedUp: 1,
  OrderReviewed: 1,
  OrderReasonHeard: 1,
  OrderReworked: 1,
  OrderClosed: 1,
  OrderReopened: 1,
  OrderImportedClosed: 1,
  OrderSourceUpdated: 1,
  OrderCorrectionProposed: 1,
  OrderCorrectionAccepted: 2,
  OrderCorrectionRejected: 1,
  OrderReturnAcknowledged: 1,
  OrderNoted: 1,
  OrderAttached: 1,
  OrderInstructed: 1,
  OrderSupervised: 2,
  OrderSupervisionLowered: 1,
  OrderReporterRevealed: 1,
  OrderWithdrawn: 1,
  OrderSourceUpdateWithdrawn: 1,
  OrderReporterErased: 1,
}

export const isOrderEvent = <Event extends { readonly type: string }>(
  event: Event,
): event is Extract<Event, { readonly type: OrderEventType }> => Object.hasOwn(orderEventVersions, event.type)
