import type { UnitId } from '../../kernel/ids.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { RefusalCode } from '../refusal.ts'
import { extendedProblem, resumedProblem, retimedProblem } from './changedClocks.ts'
import type { ClockKind } from './clock.ts'
import { clockProblem } from './clockProblem.ts'
import type { OrderCommand } from './orderCommands.ts'
import {
  here,
  nameOf,
  type OrderContext,
  type OrderDecision,
  refuse,
  refuseUnit,
  wordsProblem,
} from './orderContext.ts'
import type { OrderEvent } from './orderEvents.ts'
import { type Assignment, isInHand, type OrderState, type Work, workOf } from './orderState.ts'
import { withUnit } from './stepping.ts'
import type { UnitAct, WorkCommandBody } from './workShapes.ts'

/** What units do with an order, and what the center decides about it meanwhile. */
export const decideWork = (state: OrderState, act: WorkCommandBody, context: OrderContext): OrderDecision => {
  switch (act.type) {
    case 'signOrder':
    case 'returnOrder':
    case 'recordContact':
    case 'noteProgress':
    case 'askExtension':
    case 'deliverInterim':
    case 'deliverOrder':
      return decideUnitsAct(state, act, context)
    default:
      return decideCentersAct(state, act, context)
  }
}

type UnitsAct = Extract<WorkCommandBody, { readonly body: { readonly unit: UnitId } }>
type CentersAct = Exclude<WorkCommandBody, UnitsAct>

const decideUnitsAct = (state: OrderState, act: UnitsAct, context: OrderContext): OrderDecision => {
  const { facts, command } = context
  const { unit } = act.body
  const work = workOf(state)
  if (work === null || !unitsOf(work.assignment).includes(unit)) return refuseUnit('not-with-this-unit', unit)
  // Written down by the center for the unit 代录: the entry names the person, the event the unit.
  const by: UnitAct = { unit, onBehalf: facts.actor.unit !== unit, at: facts.now }
  const unitName = nameOf(unit, facts)
  switch (act.type) {
    case 'signOrder': {
      if (work.signed.includes(unit)) return refuse('already-signed')
      const contact = unit === work.assignment.lead ? act.body.contact : null
      const late = clockProblem(contact, facts)
      if (late !== null) return refuse(late)
      return here(context, { type: 'OrderSigned', v: 1, data: { ...by, command, contact }, words: { unitName } })
    }
    case 'returnOrder': {
      const { reason } = act.body
      if (unit !== work.assignment.lead) return refuseUnit('not-of-this-unit', unit)
      const wrong = wordsProblem(reason, 'reason-missing')
      if (wrong !== null) return refuse(wrong)
      return here(context, { type: 'OrderReturned', v: 1, data: { ...by, command }, words: { unitName, reason } })
    }
    case 'recordContact': {
      const { note } = act.body
      const wrong = wordsProblem(note, null)
      if (wrong !== null) return refuse(wrong)
      return here(context, { type: 'OrderContacted', v: 1, data: by, words: { unitName, note } })
    }
    case 'noteProgress': {
      const { note, file = null } = act.body
      const wrong = wordsProblem(note, 'result-missing')
      if (wrong !== null) return refuse(wrong)
      if (file !== null && !state.attachments.some(({ hash }) => hash === file)) return refuse('attachment-unknown')
      const data = file === null ? by : { ...by, file }
      return here(context, { type: 'OrderProgressed', v: 1, data, words: { unitName, note } })
    }
    case 'askExtension': {
      const { until, reason } = act.body
      const wrong = wordsProblem(reason, 'reason-missing')
      if (wrong !== null) return refuse(wrong)
      if (until <= work.assignment.delivery.dueAt || until <= facts.now) return refuse('extension-not-later')
      return here(context, { type: 'OrderExtensionAsked', v: 1, data: { ...by, until }, words: { unitName, reason } })
    }
    case 'deliverInterim': {
      const { result } = act.body
      const wrong = wordsProblem(result, 'result-missing')
      if (wrong !== null) return refuse(wrong)
      return here(context, { type: 'OrderInterimDelivered', v: 1, data: by, words: { unitName, result } })
    }
    case 'deliverOrder':
      return deliver(work, act, by, context)
    default:
      return unreachable(act)
  }
}

const deliver = (
  work: Work,
  { body }: OrderCommand<'deliverOrder'>,
  by: UnitAct,
  context: OrderContext,
): OrderDecision => {
  const { facts, command } = context
  const { unit, result } = body
  if (work.delivered.includes(unit)) return refuse('delivered-already')
  const wrong = wordsProblem(result, 'result-missing')
  if (wrong !== null) return refuse(wrong)
  const complete = completes(work, unit)
  const review = complete ? body.review : null
  const late = clockProblem(review, facts)
  if (late !== null) return refuse(late)
  const data = { ...by, command, complete, review }
  return here(context, { type: 'OrderDelivered', v: 1, data, words: { unitName: nameOf(unit, facts), result } })
}

/** Whose delivery delivers the order. */
export const completes = ({ assignment, delivered }: Work, unit: UnitId): boolean => {
  switch (assignment.closing) {
    case 'leadOnly':
      return unit === assignment.lead
    case 'any':
      return true
    case 'all':
      return unitsOf(assignment).every((one) => withUnit(delivered, unit).includes(one))
    default:
      return unreachable(assignment.closing)
  }
}

export const unitsOf = (assignment: Assignment): readonly UnitId[] => [assignment.lead, ...assignment.supporting]

const decideCentersAct = (state: OrderState, act: CentersAct, context: OrderContext): OrderDecision => {
  const { facts, command } = context
  const { reason } = act.body
  const wrong = wordsProblem(reason, reasonNeeded(act))
  if (wrong !== null) return refuse(wrong)
  const words = { reason }
  switch (act.type) {
    case 'confirmReturn': {
      const { clock } = act.body
      const late = clockProblem(clock, facts)
      if (late !== null) return refuse(late)
      return here(context, { type: 'OrderReturnConfirmed', v: 1, data: { command, clock }, words })
    }
    case 'overruleReturn':
      return here(context, { type: 'OrderReturnOverruled', v: 1, data: { command }, words })
    case 'decideExtension': {
      const { delivery } = act.body
      const before = workOf(state)?.assignment.delivery
      const late = before === undefined ? null : extendedProblem(before, delivery, facts)
      if (late !== null) return refuse(late)
      if (delivery !== null && delivery.dueAt <= (before?.dueAt ?? 0)) return refuse('extension-not-later')
      return here(context, { type: 'OrderExtensionDecided', v: 1, data: { command, delivery }, words })
    }
    case 'suspendClock': {
      const { remainingMs } = act.body
      if (remainingMs !== null && (!Number.isInteger(remainingMs) || remainingMs < 0))
        return refuse('deadline-mismatch')
      const data = { command, at: facts.now, remainingMs }
      return here(context, { type: 'OrderSuspended', v: 1, data, words })
    }
    case 'resumeClock': {
      const { delivery } = act.body
      const stoppedAt = isInHand(state) ? (state.suspended?.at ?? null) : null
      const late = resumedProblem(workOf(state)?.assignment.delivery ?? null, stoppedAt, delivery, facts)
      if (late !== null) return refuse(late)
      return here(context, { type: 'OrderResumed', v: 1, data: { command, delivery }, words })
    }
    case 'retimeOrder':
      return retime(state, act, context)
    default:
      return unreachable(act)
  }
}

const reasonNeeded = (act: CentersAct): RefusalCode | null => {
  switch (act.type) {
    case 'overruleReturn':
    case 'suspendClock':
      return 'reason-missing'
    case 'decideExtension':
      return act.body.delivery === null ? 'reason-missing' : null
    default:
      return null
  }
}

const retime = (state: OrderState, { body }: OrderCommand<'retimeOrder'>, context: OrderContext): OrderDecision => {
  const { clocks, reason } = body
  const kinds = clocks.map((one) => one.which)
  if (kinds.length === 0 || new Set(kinds).size < kinds.length) return refuse('nothing-changed')
  const events: OrderEvent[] = []
  for (const { which, clock } of clocks) {
    const running = runningClock(state, which)
    if (running === null) return refuse('no-clock-running')
    if (clock.dueAt === running.dueAt && clock.yellowAt === running.yellowAt) return refuse('nothing-changed')
    const late = retimedProblem(running, clock, context.facts)
    if (late !== null) return refuse(late)
    const data = { command: context.command, which, clock, before: running.dueAt }
    events.push({ type: 'OrderRetimed', v: 1, data, words: { reason } })
  }
  return here(context, ...events)
}

/** The clock of that kind, where it runs now. */
export const runningClock = (state: OrderState, which: ClockKind) => {
  switch (which) {
    case 'dispatch':
      return (state.status === 'reported' || state.status === 'accepted') && state.asked === null ? state.clock : null
    case 'sign':
      return state.status === 'dispatched' ? state.assignment.sign : null
    case 'contact':
      return isInHand(state) && state.contactedAt === null ? state.contact : null
    case 'delivery':
      return isInHand(state) ? state.assignment.delivery : null
    case 'review':
      return state.status === 'delivered' ? state.review : null
    default:
      return unreachable(which)
  }
}
