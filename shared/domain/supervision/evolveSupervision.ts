import type { SupervisionId } from '../../kernel/ids.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { type Course, notServed } from '../document/course.ts'
import { newDraft } from '../document/documentLife.ts'
import { highest, rungOf } from './ladder.ts'
import type { SupervisionEventBody } from './supervisionEvents.ts'
import { type CaseStep, isInForce, type SupervisionState } from './supervisionState.ts'

export const evolveSupervision = (
  id: SupervisionId,
  state: SupervisionState | null,
  event: SupervisionEventBody,
): SupervisionState => {
  switch (event.type) {
    case 'NoticeDrafted': {
      const { dueAt, complete, orders } = event.data
      const kind = event.v === 1 ? 'notice' : event.data.kind
      return withStep(id, state, event.data, { kind, orders, dueAt, document: newDraft(complete), course: notServed })
    }
    case 'UnitReminded': {
      const { orders, dueAt, remindedAt } = event.data
      const service = { how: 'spoken', servedAt: remindedAt, receiptDueAt: null } as const
      const course = { ...notServed, service }
      return withStep(id, state, event.data, { kind: 'reminder', orders, dueAt, document: null, course })
    }
    default:
      if (state === null) throw new Error(`supervision ${id}: ${event.type} before its first step`)
      return evolveCase(state, event)
  }
}

type Opening = Pick<SupervisionState, 'unit' | 'orders' | 'cause'>
type Later = Exclude<SupervisionEventBody, { readonly type: 'NoticeDrafted' | 'UnitReminded' }>

/** The first step makes the case; a case knows every order that one of its steps names. */
const withStep = (
  id: SupervisionId,
  state: SupervisionState | null,
  { unit, orders, cause }: Opening,
  step: CaseStep,
): SupervisionState => {
  const before = state ?? { id, unit, orders: [], cause, status: 'preparing', rung: null, steps: [] }
  return standing({
    ...before,
    orders: [...new Set([...before.orders, ...orders])],
    steps: [...before.steps, step],
  })
}

const evolveCase = (state: SupervisionState, event: Later): SupervisionState => {
  switch (event.type) {
    case 'NoticeRevised': {
      const { unit, orders, cause, dueAt, complete } = event.data
      const at = stepOf(event)
      const revised = onStep(state, at, (step) => ({ ...step, orders, dueAt, document: newDraft(complete) }))
      // Until something else stands in it, the case is what its one draft says.
      return state.steps.length === 1 ? { ...revised, unit, orders, cause } : revised
    }
    case 'NoticeChecked':
      return onStep(state, stepOf(event), (step) =>
        step.document?.status === 'drafted' ? { ...step, document: { ...step.document, checked: true } } : step,
      )
    case 'NoticeSignedOff': {
      const { number, signedOffAt } = event.data
      const document = { status: 'signedOff', number, signedOffAt, prints: 0 } as const
      return onStep(state, stepOf(event), (step) => ({ ...step, document }))
    }
    case 'NoticePrinted':
      return onStep(state, stepOf(event), (step) => {
        if (step.document?.status !== 'signedOff')
          throw new Error(`supervision ${state.id}: printed before it was signed off`)
        return { ...step, document: { ...step.document, prints: step.document.prints + 1 } }
      })
    case 'NoticeVoided': {
      const { number, voidedAt } = event.data
      return onStep(state, stepOf(event), (step) => ({ ...step, document: { status: 'void', number, voidedAt } }))
    }
    case 'NoticeServed': {
      const { how, servedAt, receiptDueAt } = event.data
      return onCourse(state, event.data.step, (course) => ({ ...course, service: { how, servedAt, receiptDueAt } }))
    }
    case 'ReceiptRecorded': {
      const { receivedAt, promisedAt } = event.data
      return onCourse(state, event.data.step, (course) => ({ ...course, receipt: { receivedAt, promisedAt } }))
    }
    case 'ReplyRecorded': {
      const reply = { repliedAt: event.data.repliedAt, verdict: 'waiting' } as const
      return onCourse(state, event.data.step, (course) => ({ ...course, replies: [...course.replies, reply] }))
    }
    case 'ReplyJudged': {
      const { reply, accepted } = event.data
      const verdict = accepted ? 'accepted' : 'rejected'
      return onCourse(state, event.data.step, (course) => ({
        ...course,
        replies: course.replies.map((each, at) => (at === reply - 1 ? { ...each, verdict } : each)),
      }))
    }
    case 'SupervisionEnded':
      return { ...state, status: 'ended' }
    default:
      return unreachable(event)
  }
}

const stepOf = (event: Extract<Later, { readonly v: 1 | 2 }>): number => ('step' in event.data ? event.data.step : 1)

const onStep = (state: SupervisionState, step: number, change: (step: CaseStep) => CaseStep): SupervisionState =>
  standing({ ...state, steps: state.steps.map((each, at) => (at === step - 1 ? change(each) : each)) })

const onCourse = (state: SupervisionState, step: number, change: (course: Course) => Course): SupervisionState =>
  onStep(state, step, (each) => ({ ...each, course: change(each.course) }))

/** Rung and status follow from the steps in force, whichever came or went. */
const standing = (state: SupervisionState): SupervisionState => {
  const inForce = state.steps.filter(isInForce).flatMap(({ kind }) => rungOf(kind) ?? [])
  const status = state.status === 'ended' ? 'ended' : inForce.length > 0 ? 'open' : 'preparing'
  return { ...state, rung: highest(inForce), status }
}
