import { DAY } from '../../kernel/chinaTime.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { ownOrdersOnly } from '../permissions.ts'
import type { Role } from '../person/person.ts'
import { attachmentProblem } from './attachment.ts'
import { clockProblem } from './clockProblem.ts'
import { filedUnder, nextNumber, receivedInRange } from './decideIntake.ts'
import { plainDetails } from './intakeShapes.ts'
import type { OrderCommand } from './orderCommands.ts'
import { here, type OrderContext, type OrderDecision, refuse, wordsProblem } from './orderContext.ts'
import type { OrderState } from './orderState.ts'
import type { RecordCommandBody } from './recordShapes.ts'
import { reportWordsProblem } from './reportWordsProblem.ts'
import { wordLimits } from './wordLimits.ts'

export const decideHistory = ({ body }: OrderCommand<'importHistory'>, context: OrderContext): OrderDecision => {
  const { channel, receivedAt, closedAt, words, details = plainDetails } = body
  const { facts } = context
  const wrong = reportWordsProblem(words)
  if (wrong !== null) return refuse(wrong)
  if (!receivedInRange(receivedAt, facts.now)) return refuse('received-out-of-range')
  if (closedAt !== null && (closedAt < receivedAt || closedAt > facts.now + DAY)) return refuse('time-out-of-range')
  const late = clockProblem(details.clock, facts)
  if (late !== null) return refuse(late)
  const data = { ...details, number: nextNumber(receivedAt, facts), channel, receivedAt, closedAt }
  return here(context, { type: 'OrderImportedClosed', v: 1, data, words })
}

type RecordCommand = Exclude<RecordCommandBody, { readonly type: 'importHistory' | 'eraseReporter' }>

/** What is recorded wherever the order stands: what the source says, what a leader wrote, what belongs to it. */
export const decideRecord = (state: OrderState, act: RecordCommand, context: OrderContext): OrderDecision => {
  const { facts, command } = context
  switch (act.type) {
    case 'recordSourceUpdate': {
      const { at, dueAt, words } = act.body
      const silent = Object.values(words).every((value) => value.trim() === '')
      if (silent && dueAt === null) return refuse('nothing-changed')
      if (Object.values(words).some((value) => value.length > wordLimits.text)) return refuse('words-too-long')
      return here(context, { type: 'OrderSourceUpdated', v: 1, data: { at, dueAt }, words })
    }
    case 'proposeCorrection': {
      const { channel, words } = act.body
      if (Object.keys(words).length === 0 && (channel === null || channel === state.channel))
        return refuse('nothing-changed')
      const wrong = reportWordsProblem(words)
      if (wrong !== null) return refuse(wrong)
      return here(context, { type: 'OrderCorrectionProposed', v: 1, data: { proposal: command, channel }, words })
    }
    case 'acceptCorrection':
      return acceptCorrection(state, act, context)
    case 'rejectCorrection': {
      const { proposal, reason } = act.body
      if (!state.proposals.includes(proposal)) return refuse('proposal-unknown')
      const wrong = wordsProblem(reason, 'reason-missing')
      if (wrong !== null) return refuse(wrong)
      return here(context, { type: 'OrderCorrectionRejected', v: 1, data: { proposal }, words: { reason } })
    }
    case 'acknowledgeReturn': {
      const { batch } = act.body
      if (batch.length > wordLimits.line) return refuse('words-too-long')
      return here(context, { type: 'OrderReturnAcknowledged', v: 1, data: { at: facts.now, batch } })
    }
    case 'noteOrder': {
      const { note } = act.body
      const wrong = wordsProblem(note, 'result-missing')
      if (wrong !== null) return refuse(wrong)
      return here(context, { type: 'OrderNoted', v: 1, data: {}, words: { note } })
    }
    case 'attachFile': {
      const { name, ...file } = act.body
      const wrong = attachmentProblem(name, file)
      if (wrong !== null) return refuse(wrong)
      if (state.attachments.some(({ hash }) => hash === file.hash)) return refuse('attached-already')
      return here(context, { type: 'OrderAttached', v: 1, data: file, words: { name } })
    }
    case 'recordInstruction':
      return instruct(state, act, context)
    case 'revealReporter':
      if (isProtected(state, facts.actor.role)) return refuse('reporter-protected')
      return here(context, { type: 'OrderReporterRevealed', v: 1, data: {} })
    default:
      return unreachable(act)
  }
}

/** A confidential reporter is the center's to know; who wants to be nobody is a chief's to look up. */
const isProtected = ({ privacy }: OrderState, role: Role): boolean => {
  if (privacy === 'open' || role === 'administrator' || role === 'chiefDispatcher') return false
  return privacy === 'anonymous' || ownOrdersOnly(role)
}

const acceptCorrection = (
  state: OrderState,
  { body }: OrderCommand<'acceptCorrection'>,
  context: OrderContext,
): OrderDecision => {
  const { proposal, words } = body
  const channel = body.channel ?? state.channel
  if (!state.proposals.includes(proposal)) return refuse('proposal-unknown')
  if (Object.keys(words).length === 0 && channel === state.channel) return refuse('nothing-changed')
  const wrong = reportWordsProblem(words)
  if (wrong !== null) return refuse(wrong)
  return here(context, {
    type: 'OrderCorrectionAccepted',
    v: 2,
    data: { proposal, channel, ...filedUnder(state, body) },
    words,
  })
}

const instruct = (
  state: OrderState,
  { body }: OrderCommand<'recordInstruction'>,
  context: OrderContext,
): OrderDecision => {
  const { givenAt, scan, words } = body
  if (words.leader.trim() === '' || words.text.trim() === '') return refuse('instruction-incomplete')
  if (words.leader.length > wordLimits.line || words.text.length > wordLimits.text) return refuse('words-too-long')
  if (!receivedInRange(givenAt, context.facts.now)) return refuse('time-out-of-range')
  if (scan !== null && !state.attachments.some(({ hash }) => hash === scan)) return refuse('attachment-unknown')
  return here(context, { type: 'OrderInstructed', v: 1, data: { givenAt, scan }, words })
}
