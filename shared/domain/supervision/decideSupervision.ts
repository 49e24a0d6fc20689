import { chinaDate } from '../../kernel/chinaTime.ts'
import type { OrderId, StreamName, UnitId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import type { DomainEvent } from '../event.ts'
import type { Facts } from '../facts.ts'
import { farthestDeadline } from '../order/decideOrder.ts'
import type { OrderState } from '../order/orderState.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'
import type { RegisterState } from '../register/register.ts'
import type { SettingsState } from '../settings/settings.ts'
import { noticeRegister, orderStream } from '../streams.ts'
import type { UnitState } from '../unit/unit.ts'
import type { SupervisionCommandBody } from './supervisionCommands.ts'
import type { NoticeData, NoticeWords } from './supervisionEvents.ts'
import { type DocumentNumber, documentNumberText, type SupervisionState } from './supervisionState.ts'

type Context = {
  readonly stream: StreamName
  readonly facts: Facts
  readonly order: (id: OrderId) => OrderState | null
  readonly unit: (id: UnitId) => UnitState | null
  readonly register: (year: number) => RegisterState
  readonly settings: SettingsState
}

type Decision = Result<readonly DomainEvent[], { readonly code: RefusalCode; readonly stream?: StreamName }>

/** The rules about supervision: R-SUPERVISION-1 ... in docs/rules.md. */
export const decideSupervision = (
  state: SupervisionState | null,
  act: SupervisionCommandBody,
  context: Context,
): Decision => {
  if (act.type === 'draftNotice') {
    if (state !== null) return err({ code: 'already-exists' })
    return noticeProblem(act.body, context) ?? ok([noticeEvent('NoticeDrafted', act.body, context.stream)])
  }
  if (state === null) return err({ code: 'not-found' })
  switch (act.type) {
    case 'reviseNotice':
      if (state.status === 'signedOff') return err({ code: 'already-signed-off' })
      return noticeProblem(act.body, context) ?? ok([noticeEvent('NoticeRevised', act.body, context.stream)])
    case 'signOffNotice':
      return signOff(state, act.body.facts, context)
    case 'recordPrint': {
      if (state.status !== 'signedOff') return err({ code: 'not-signed-off' })
      const { destination, ...data } = act.body
      if (destination.length > wordLimits.line) return err({ code: 'words-too-long' })
      if (!Number.isInteger(data.copies) || data.copies < 1 || data.copies > 999)
        return err({ code: 'copies-out-of-range' })
      const printed = { ...data, printedAt: context.facts.now }
      return ok([{ type: 'NoticePrinted', v: 1, data: printed, words: { destination }, stream: context.stream }])
    }
    default:
      return unreachable(act)
  }
}

const noticeEvent = (
  type: 'NoticeDrafted' | 'NoticeRevised',
  body: NoticeData & { readonly words: NoticeWords },
  stream: StreamName,
): DomainEvent => {
  const { words, ...data } = body
  // A draft may be unfinished; whether it is stands open in the event, because a sign-off never reads sealed words.
  const complete = words.requirements.trim() !== '' && words.officeName.trim() !== ''
  return { type, v: 1, data: { ...data, orders: [...new Set(data.orders)], complete }, words, stream }
}

const noticeProblem = (body: NoticeData & { readonly words: NoticeWords }, context: Context): Decision | null => {
  if (body.orders.length === 0) return err({ code: 'no-orders' })
  if (context.unit(body.unit) === null) return err({ code: 'unit-unknown' })
  for (const id of body.orders) {
    const stream = orderStream(id)
    const order = context.order(id)
    if (order === null) return err({ code: 'not-found', stream })
    if (order.status !== 'dispatched') return err({ code: 'not-dispatched', stream })
    if (order.assignment.lead !== body.unit) return err({ code: 'not-of-this-unit', stream })
  }
  if (body.dueAt <= context.facts.now) return err({ code: 'deadline-past' })
  if (body.dueAt > context.facts.now + farthestDeadline) return err({ code: 'deadline-too-far' })
  if (Object.values(body.words).some((value) => value.length > wordLimits.text)) return err({ code: 'words-too-long' })
  return null
}

/** The number is given here, together with the document and its orders, in one entry: none can exist without the other. */
const signOff = (state: SupervisionState, facts: string, context: Context): Decision => {
  if (state.status === 'signedOff') return err({ code: 'already-signed-off' })
  if (!state.complete) return err({ code: 'requirements-missing' })
  for (const id of state.orders) {
    const order = context.order(id)
    if (order?.status !== 'dispatched') return err({ code: 'not-dispatched', stream: orderStream(id) })
    if (order.assignment.lead !== state.unit) return err({ code: 'not-of-this-unit', stream: orderStream(id) })
  }
  if (state.dueAt <= context.facts.now) return err({ code: 'deadline-past' })
  if (facts.length > wordLimits.text) return err({ code: 'words-too-long' })
  const year = chinaDate(context.facts.now).year
  const n = context.register(year).last + 1
  const number: DocumentNumber = { prefix: context.settings.noticePrefix, year, n }
  const supervised = state.orders.map(
    (id): DomainEvent => ({
      type: 'OrderSupervised',
      v: 1,
      data: { supervision: state.id, number: documentNumberText(number) },
      stream: orderStream(id),
    }),
  )
  return ok([
    { type: 'NumberGiven', v: 1, data: { n, document: state.id }, stream: noticeRegister(year) },
    {
      type: 'NoticeSignedOff',
      v: 1,
      data: { number, signedOffAt: context.facts.now },
      words: { facts },
      stream: context.stream,
    },
    ...supervised,
  ])
}
