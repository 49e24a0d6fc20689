import { err, ok } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { type CourseAct, courseProblem } from '../document/course.ts'
import { asSigned } from '../document/documentLife.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { SupervisionCommandBody } from './supervisionCommands.ts'
import type { SupervisionContext, SupervisionDecision } from './supervisionContext.ts'
import { ending } from './supervisionEffects.ts'
import { inForceSince, type SupervisionState } from './supervisionState.ts'

type Act = Extract<
  SupervisionCommandBody,
  { readonly type: 'serveNotice' | 'recordReceipt' | 'recordReply' | 'judgeReply' }
>

/** Service, receipt, reply and its verdict: what the center records of a paper outside the house. */
export const decideCourse = (state: SupervisionState, act: Act, context: SupervisionContext): SupervisionDecision => {
  const { step } = act.body
  const found = state.steps[step - 1]
  if (found === undefined) return err({ code: 'not-found' })
  const signed = found.document === null ? null : asSigned(found.document)
  if (signed !== null && !signed.ok) return signed
  // A delisting ends its case as it is signed, and is served and received afterwards.
  const over = state.status === 'ended' && found.kind !== 'delisting'
  if (over) return err({ code: 'case-ended' })
  const { course } = found
  const { now } = context.facts
  const { stream } = context
  const problem = courseProblem(course, asCourseAct(act), inForceSince(found) ?? now, now)
  if (problem !== null) return err({ code: problem })
  if (wordsOf(act).some((each) => each.length > wordLimits.text)) return err({ code: 'words-too-long' })
  switch (act.type) {
    case 'serveNotice': {
      const { how, servedAt, receiptDueAt, to } = act.body
      if (receiptDueAt !== null && receiptDueAt <= servedAt) return err({ code: 'deadline-past' })
      return ok([{ type: 'NoticeServed', v: 1, data: { step, how, servedAt, receiptDueAt }, words: { to }, stream }])
    }
    case 'recordReceipt': {
      const { receivedAt, promisedAt, words } = act.body
      return ok([{ type: 'ReceiptRecorded', v: 1, data: { step, receivedAt, promisedAt }, words, stream }])
    }
    case 'recordReply': {
      const { repliedAt, words } = act.body
      if (found.kind === 'delisting') return err({ code: 'case-ended' })
      if (words.text.trim() === '') return err({ code: 'reply-empty' })
      const reply = course.replies.length + 1
      return ok([{ type: 'ReplyRecorded', v: 1, data: { step, reply, repliedAt }, words, stream }])
    }
    case 'judgeReply': {
      const { accepted, reason } = act.body
      const data = { step, reply: course.replies.length, accepted, judgedAt: now }
      // An accepted reply ends a case that was never listed; a listing ends only by its own paper.
      const ends = accepted && state.rung !== 'listing'
      return ok([
        { type: 'ReplyJudged', v: 1, data, words: { reason }, stream },
        ...(ends ? ending(state, 'replyAccepted', reason, context) : []),
      ])
    }
    default:
      return unreachable(act)
  }
}

const asCourseAct = (act: Act): CourseAct => {
  switch (act.type) {
    case 'serveNotice':
      return { kind: 'serve', at: act.body.servedAt }
    case 'recordReceipt':
      return { kind: 'receipt', at: act.body.receivedAt }
    case 'recordReply':
      return { kind: 'reply', at: act.body.repliedAt }
    case 'judgeReply':
      return { kind: 'judge', accepted: act.body.accepted, reasoned: act.body.reason.trim() !== '' }
    default:
      return unreachable(act)
  }
}

const wordsOf = (act: Act): readonly string[] => {
  switch (act.type) {
    case 'serveNotice':
      return [act.body.to]
    case 'recordReceipt':
    case 'recordReply':
      return Object.values(act.body.words)
    case 'judgeReply':
      return [act.body.reason]
    default:
      return unreachable(act)
  }
}
