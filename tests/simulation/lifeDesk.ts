import { deadlineFrom } from '../../shared/calendar/deadlineFrom.ts'
import type { LimitKind } from '../../shared/calendar/limit.ts'
import type { Actor } from '../../shared/domain/actor.ts'
import type { Clock } from '../../shared/domain/order/clock.ts'
import type { OrderCommand, OrderCommandBody, OrderCommandType } from '../../shared/domain/order/orderCommands.ts'
import type { Role } from '../../shared/domain/person/person.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, PersonId, UnitId } from '../../shared/kernel/ids.ts'
import {
  type DispatchParts,
  dispatchBody,
  housing,
  newRuleDesk,
  type Options,
  order,
  type RuleDesk,
} from './builders.ts'

export const year = 2026
export const person = (role: Role, unit: UnitId | null = null): Actor => ({ id: `${role}` as PersonId, role, unit })

/** One order on a desk without a database, and everything that can be done with it in few words. */
export class LifeDesk {
  readonly desk: RuleDesk
  readonly id: OrderId
  now: number

  constructor(desk: RuleDesk = newRuleDesk(), id: OrderId = order, now: number = fromChina(2026, 11, 24, 10, 2)) {
    this.desk = desk
    this.id = id
    this.now = now
  }

  get state() {
    return this.desk.order(this.id)
  }

  clock(kind: LimitKind = 'workingDays', amount = 5, from: number = this.now): Clock {
    const counted = deadlineFrom(this.desk.calendar, from, { kind, amount })
    if (!counted.ok) throw new Error(counted.error.code)
    return counted.value
  }

  do(act: OrderCommandBody, options: Options = {}) {
    return this.desk.act(orderStream(this.id), act, { now: this.now, ...options })
  }

  /** A command whose body is given in part; the rest is what makes it lawful. */
  give<Type extends OrderCommandType>(
    type: Type,
    body: Partial<OrderCommand<Type>['body']> = {},
    options: Options = {},
  ) {
    const act = { type, body: { ...this.#lawful(type), ...body } } as unknown as OrderCommandBody
    return this.do(act, options)
  }

  /** Each of these in turn; throws at the first refusal. */
  reach(...types: readonly OrderCommandType[]): this {
    for (const type of types) {
      const outcome = this.give(type)
      if (!outcome.ok) throw new Error(`${type}: ${outcome.error.code}`)
    }
    return this
  }

  report(): this {
    const made = this.desk.report(this.id, {}, this.now)
    if (!made.ok) throw new Error(made.error.code)
    return this
  }

  dispatch(parts: DispatchParts = {}, options: Options = {}) {
    const type =
      this.state.status === 'reported' || this.state.status === 'accepted' ? 'dispatchOrder' : 'redispatchOrder'
    return this.do({ type, body: { ...dispatchBody(parts, this.now), delivery: this.clock(), ...parts } }, options)
  }

  #lawful(type: OrderCommandType): object {
    const unit = housing
    const reason = '有理由'
    switch (type) {
      case 'declineOrder':
        return { route: 'outside', reason }
      case 'askReporter':
        return { remainingMs: null, question: '在哪一栋？' }
      case 'recordAnswer':
        return { clock: null, answer: '9号楼' }
      case 'putAside':
        return { until: this.now + 60 * 60_000, reason }
      case 'dispatchOrder':
      case 'redispatchOrder':
        return { ...dispatchBody({}, this.now), delivery: this.clock() }
      case 'signOrder':
        return { unit, contact: this.clock('workingHours', 4) }
      case 'returnOrder':
        return { unit, reason }
      case 'confirmReturn':
      case 'reopenOrder':
        return { clock: this.clock('workingDays', 1), reason }
      case 'overruleReturn':
        return { reason }
      case 'recordContact':
      case 'noteProgress':
        return { unit, note: '已到现场' }
      case 'askExtension':
        return { unit, until: this.clock('workingDays', 12).dueAt, reason }
      case 'decideExtension':
        return { delivery: null, reason }
      case 'suspendClock':
        return { remainingMs: 1000, reason }
      case 'deliverInterim':
        return { unit, result: '先装了临时灯' }
      case 'deliverOrder':
        return { unit, result: '修好了', review: this.clock('workingDays', 3) }
      case 'recordFollowUp':
        return { contacted: false, effective: false, nextCallAt: null, note: '' }
      case 'recordReview':
        return { solved: true, satisfaction: 'satisfied', reason: '' }
      case 'hearReasons':
        return { account: '又坏了' }
      case 'reworkOrder':
        return { delivery: this.clock(), reason }
      case 'closeOrder':
        return { year, note: '' }
      case 'closeTyped':
        return { kind: 'judged', year, reason }
      case 'noteOrder':
        return { note: '备注' }
      case 'eraseReporter':
        return { ground: 'asked', quotes: [] }
      case 'acknowledgeReturn':
        return { batch: '回传1' }
      default:
        return {}
    }
  }
}

export const reported = (id: OrderId = order, desk: RuleDesk = newRuleDesk()): LifeDesk =>
  new LifeDesk(desk, id).report()
