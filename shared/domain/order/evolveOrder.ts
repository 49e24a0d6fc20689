import type { OrderId } from '../../kernel/ids.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { evolveDispatch } from './evolveDispatch.ts'
import { evolveIntake } from './evolveIntake.ts'
import { evolveRecord } from './evolveRecord.ts'
import { evolveReview } from './evolveReview.ts'
import { evolveWork } from './evolveWork.ts'
import { plainDetails, type ReportDetails } from './intakeShapes.ts'
import type { OrderEvent } from './orderEvents.ts'
import { noCounts, noSource, type OrderFacts, type OrderState } from './orderState.ts'
import { evolveWithdrawn } from './withdrawShapes.ts'

/** State and event, nothing else: no clock, no settings, so that a replay always ends where the ledger did. */
export const evolveOrder = (id: OrderId, state: OrderState | null, event: OrderEvent): OrderState => {
  if (event.type === 'OrderReported') {
    const details = event.v === 1 ? plainDetails : event.data
    const reportedBy = event.v === 1 ? null : event.data.reportedBy
    return { ...begun(id, event.data, details), reportedBy, status: 'reported', clock: details.clock, asked: null }
  }
  if (event.type === 'OrderImportedClosed')
    return { ...begun(id, event.data, event.data), status: 'importedClosed', closedAt: event.data.closedAt }
  if (state === null) throw new Error(`order ${id}: ${event.type} before it was reported`)
  switch (event.type) {
    case 'OrderCorrected':
    case 'OrderMarked':
    case 'OrderAccepted':
    case 'OrderDeclined':
    case 'OrderReporterAsked':
    case 'OrderReporterAnswered':
    case 'OrderPutAside':
    case 'OrderTakenUp':
    case 'OrderMerged':
    case 'OrderUnmerged':
    case 'OrderAbsorbed':
    case 'OrderReleased':
      return evolveIntake(state, event)
    case 'OrderDispatched':
    case 'OrderRedispatched':
    case 'OrderDispatchUndone':
    case 'OrderStepUndone':
      return evolveDispatch(state, event)
    case 'OrderSigned':
    case 'OrderReturned':
    case 'OrderReturnConfirmed':
    case 'OrderReturnOverruled':
    case 'OrderContacted':
    case 'OrderProgressed':
    case 'OrderExtensionAsked':
    case 'OrderExtensionDecided':
    case 'OrderSuspended':
    case 'OrderResumed':
    case 'OrderRetimed':
    case 'OrderInterimDelivered':
    case 'OrderDelivered':
      return evolveWork(state, event)
    case 'OrderFollowedUp':
    case 'OrderReviewed':
    case 'OrderReasonHeard':
    case 'OrderReworked':
    case 'OrderClosed':
    case 'OrderReopened':
      return evolveReview(state, event)
    case 'OrderSourceUpdated':
    case 'OrderCorrectionProposed':
    case 'OrderCorrectionAccepted':
    case 'OrderCorrectionRejected':
    case 'OrderReturnAcknowledged':
    case 'OrderNoted':
    case 'OrderAttached':
    case 'OrderInstructed':
    case 'OrderSupervised':
    case 'OrderSupervisionLowered':
    case 'OrderReporterRevealed':
    case 'OrderReporterErased':
      return evolveRecord(state, event)
    case 'OrderWithdrawn':
    case 'OrderSourceUpdateWithdrawn':
      return evolveWithdrawn(state, event)
    default:
      return unreachable(event)
  }
}

const begun = (
  id: OrderId,
  { number, channel, receivedAt }: Pick<OrderFacts, 'number' | 'channel' | 'receivedAt'>,
  { category, town, urgency, privacy, concerns, sourceDueAt }: ReportDetails,
): OrderFacts => ({
  id,
  number,
  channel,
  receivedAt,
  lifecycle: 1,
  supervisions: [],
  supervision: null,
  category,
  town,
  urgency,
  privacy,
  concerns,
  reportedBy: null,
  source: { ...noSource, dueAt: sourceDueAt },
  proposals: [],
  instructions: 0,
  amendments: 0,
  attachments: [],
  absorbed: [],
  counts: noCounts,
  aside: null,
  undo: null,
})
