import { err } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { ownProblem } from './available.ts'
import { decideDispatch } from './decideDispatch.ts'
import { decideErasure } from './decideErasure.ts'
import { decideIntake, decideReport } from './decideIntake.ts'
import { decideHistory, decideRecord } from './decideRecord.ts'
import { decideReview } from './decideReview.ts'
import { decideWork } from './decideWork.ts'
import type { OrderCommandBody } from './orderCommands.ts'
import { type OrderContext, type OrderDecision, refuse } from './orderContext.ts'
import type { OrderState } from './orderState.ts'
import { standing } from './orderTable.ts'
import { decideWithdraw } from './withdrawShapes.ts'

/** The rules about orders, R-ORDER-1 ... in docs/rules.md: first the table, then each command's own. */
export const decideOrder = (state: OrderState | null, act: OrderCommandBody, context: OrderContext): OrderDecision => {
  const out = standing(act.type, state)
  if (out !== null) return refuse(out)
  if (act.type === 'reportOrder') return decideReport(act, context)
  if (act.type === 'importHistory') return decideHistory(act, context)
  if (state === null) return refuse('not-found')
  const foreign = ownProblem(state, act, context.facts.actor)
  if (foreign !== null) return err({ code: foreign })
  switch (act.type) {
    case 'correctOrder':
    case 'markOrder':
    case 'acceptOrder':
    case 'declineOrder':
    case 'askReporter':
    case 'recordAnswer':
    case 'putAside':
    case 'takeUp':
    case 'mergeOrder':
    case 'unmergeOrder':
      return decideIntake(state, act, context)
    case 'dispatchOrder':
    case 'redispatchOrder':
    case 'undoDispatch':
    case 'undoStep':
      return decideDispatch(state, act, context)
    case 'signOrder':
    case 'returnOrder':
    case 'confirmReturn':
    case 'overruleReturn':
    case 'recordContact':
    case 'noteProgress':
    case 'askExtension':
    case 'decideExtension':
    case 'suspendClock':
    case 'resumeClock':
    case 'retimeOrder':
    case 'deliverInterim':
    case 'deliverOrder':
      return decideWork(state, act, context)
    case 'recordFollowUp':
    case 'recordReview':
    case 'hearReasons':
    case 'reworkOrder':
    case 'closeOrder':
    case 'closeTyped':
    case 'reopenOrder':
      return decideReview(state, act, context)
    case 'recordSourceUpdate':
    case 'proposeCorrection':
    case 'acceptCorrection':
    case 'rejectCorrection':
    case 'acknowledgeReturn':
    case 'noteOrder':
    case 'attachFile':
    case 'recordInstruction':
    case 'revealReporter':
      return decideRecord(state, act, context)
    case 'withdrawReport':
    case 'withdrawSourceUpdate':
      return decideWithdraw(state, act, context)
    case 'eraseReporter':
      return decideErasure(state, act, context)
    default:
      return unreachable(act)
  }
}
