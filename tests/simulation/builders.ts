import { type Calendar, calendarOf } from '../../shared/calendar/calendarOf.ts'
import { pickedDeadline, snapDeadline } from '../../shared/calendar/deadlineFrom.ts'
import { defaultCalendar } from '../../shared/calendar/defaultCalendar.ts'
import type { Deadline } from '../../shared/calendar/limit.ts'
import type { Actor } from '../../shared/domain/actor.ts'
import type { Command, CommandBody } from '../../shared/domain/command.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { DomainEvent } from '../../shared/domain/event.ts'
import { evolveLimits } from '../../shared/domain/limits/decideLimits.ts'
import { defaultLimits } from '../../shared/domain/limits/defaultLimits.ts'
import type { LimitsState } from '../../shared/domain/limits/limits.ts'
import type { DispatchBody } from '../../shared/domain/order/dispatchShapes.ts'
import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import { isInHand } from '../../shared/domain/order/orderState.ts'
import type { Refusal, RefusalCode } from '../../shared/domain/refusal.ts'
import { evolve, orderIn, type StreamState, supervisionIn } from '../../shared/domain/states.ts'
import {
  orderStream,
  personStream,
  settingsStream,
  supervisionStream,
  unitStream,
} from '../../shared/domain/streams.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { NoticeWords, TakenProposal } from '../../shared/domain/supervision/supervisionEvents.ts'
import { type CaseAtHand, touchedStreams } from '../../shared/domain/touchedStreams.ts'
import { DAY, fromChina } from '../../shared/kernel/chinaTime.ts'
import type {
  CommandId,
  DeviceId,
  IncarnationId,
  OrderId,
  PersonId,
  StreamName,
  SupervisionId,
  UnitId,
} from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { noWords } from '../../shared/views/orderWords.ts'

/** 2026-11-24 10:02 in Shanghai: the day on which the tests of the rules take place. */
export const today = fromChina(2026, 11, 24, 10, 2)

export const order = 'o1' as OrderId
export const otherOrder = 'o2' as OrderId
export const housing = 'housing' as UnitId
export const traffic = 'traffic' as UnitId
export const water = 'water' as UnitId
export const notice = 's1' as SupervisionId

export const reportWords = (words: Partial<ReportWords> = {}): ReportWords => ({
  ...noWords,
  title: '电梯停运',
  text: '月湖新苑9号楼电梯停运三天',
  ...words,
})

/** The program's own tables, and plain ones for the years in which deadlines of three years end. */
const rulesCalendar = calendarOf({
  ...defaultCalendar,
  years: [
    ...defaultCalendar.years,
    ...[2027, 2028, 2029].map((year) => ({
      year,
      days: ['01-01', '05-01', '10-01'].map((on) => ({ on, kind: 'off', festival: null }) as const),
    })),
  ],
})

/** Due at the last office hour up to a moment; a moment for which nothing is due is left for `decide` to refuse. */
const clockUntil = (now: number, dueAt: number): Deadline => {
  const snapped = snapDeadline(rulesCalendar, now, dueAt)
  const picked = pickedDeadline(rulesCalendar, now, snapped.ok ? snapped.value.dueAt : dueAt)
  const limit = { kind: 'picked' } as const
  return picked.ok ? picked.value : { startsAt: now, dueAt, yellowAt: dueAt, limit, calendarVersion: 0 }
}

export type DispatchParts = Partial<DispatchBody> & { readonly dueAt?: number }
export const dispatchBody = (
  { dueAt = today + 6 * DAY, ...body }: DispatchParts = {},
  now: number = today,
): DispatchBody => ({
  lead: housing,
  supporting: [],
  closing: 'leadOnly',
  sign: null,
  delivery: clockUntil(now, dueAt),
  note: '',
  decision: '',
  ...body,
})

export const noticeWords = (words: Partial<NoticeWords> = {}): NoticeWords => ({
  unitName: '市住房和城乡建设局',
  basis: '',
  instruction: '',
  reason: '逾期未办结',
  requirements: '三日内恢复运行',
  reply: '',
  contact: '',
  phone: '',
  officeName: '市办实事推进中心',
  copyTo: '',
  conditions: '',
  ...words,
})

export type Options = {
  readonly now?: number
  /** The life cycle that the person saw. */
  readonly lifecycle?: number
  readonly id?: CommandId
  readonly actor?: Actor
}

export const administrator: Actor = { id: 'p1' as PersonId, role: 'administrator', unit: null }

/** The domain without a database: states in a map, every act through `decide`, every event through `evolve`. */
export class RuleDesk {
  readonly states = new Map<StreamName, StreamState>()
  readonly unitNames = new Map<UnitId, string>()
  readonly #serials = new Map<string, number>()
  calendar: Calendar = rulesCalendar
  limits: LimitsState = defaultLimits
  #commands = 0

  /** The events, or the refusal; a refusal leaves everything as it was. */
  act(stream: StreamName, act: CommandBody, options: Options = {}): Result<readonly DomainEvent[], Refusal> {
    const { now = today, lifecycle = null } = options
    this.#commands += 1
    const touches = touchedStreams(stream, act, now, this.#caseAtHand(stream, act))
    const command = {
      id: options.id ?? (`c${this.#commands}` as CommandId),
      version: 1,
      stream,
      actor: 'p1' as PersonId,
      device: 'd1' as DeviceId,
      incarnation: 'i1' as IncarnationId,
      deviceSeq: this.#commands,
      statedAt: now,
      group: null,
      expects: touches.map((name) => ({ stream: name, lifecycle: name === stream ? lifecycle : null })),
      ...act,
    } satisfies Command
    // Exactly the states that the envelope lists, so that a rule cannot come to lean on one that it never named.
    const listed = new Map([...this.states].filter(([name]) => touches.includes(name)))
    const decided = decide(listed, command, {
      now,
      nextOrderSerial: (day) => (this.#serials.get(day) ?? 0) + 1,
      unitNames: this.unitNames,
      calendar: this.calendar,
      limits: this.limits,
      actor: options.actor ?? administrator,
      openOrders: (unit) =>
        [...this.states.values()].filter(
          (state) => state.kind === 'order' && isInHand(state.order) && state.order.assignment.lead === unit,
        ).length,
    })
    if (decided.ok) for (const event of decided.value) this.#take(event)
    return decided
  }

  /** What the desk looks up before a command on a paper. */
  #caseAtHand(stream: StreamName, act: CommandBody): CaseAtHand | undefined {
    const state = this.states.get(stream)
    if (state?.kind !== 'supervision') return undefined
    const step = 'step' in act.body ? state.supervision.steps[act.body.step - 1] : undefined
    const document = step?.document ?? null
    const number = document === null || document.status === 'drafted' ? null : document.number
    return { orders: state.supervision.orders, kind: step?.kind ?? null, numberYear: number?.year ?? null }
  }

  /** Everything that happened, in order. */
  readonly history: DomainEvent[] = []

  #take(event: DomainEvent): void {
    this.history.push(event)
    if (event.type === 'CalendarChanged') this.calendar = calendarOf(event.data)
    if (event.type === 'LimitsChanged') this.limits = evolveLimits(event)
    this.states.set(event.stream, evolve(this.states.get(event.stream) ?? null, event))
    if (event.type !== 'OrderReported' && event.type !== 'OrderImportedClosed') return
    const [day = '', serial = ''] = event.data.number.split('-')
    this.#serials.set(day, Number(serial))
  }

  order(id: OrderId = order) {
    const state = orderIn(this.states, id)
    if (state === null) throw new Error(`order ${id} is not there`)
    return state
  }

  notice(id: SupervisionId = notice) {
    const state = supervisionIn(this.states, id)
    if (state === null) throw new Error(`notice ${id} is not there`)
    return state
  }

  report(id: OrderId = order, words: Partial<ReportWords> = {}, receivedAt: number = today) {
    const body = { channel: 'hotline', receivedAt, words: reportWords(words) } as const
    return this.act(orderStream(id), { type: 'reportOrder', body })
  }

  accept(id: OrderId = order, options: Options = {}) {
    return this.act(orderStream(id), { type: 'acceptOrder', body: {} }, options)
  }

  decline(id: OrderId = order, reason = '不属本市管辖') {
    return this.act(orderStream(id), { type: 'declineOrder', body: { route: 'outside', reason } })
  }

  dispatch(id: OrderId = order, body: DispatchParts = {}, options: Options = {}) {
    return this.act(orderStream(id), { type: 'dispatchOrder', body: dispatchBody(body, options.now) }, options)
  }

  redispatch(id: OrderId = order, body: DispatchParts = {}, options: Options = {}) {
    return this.act(orderStream(id), { type: 'redispatchOrder', body: dispatchBody(body, options.now) }, options)
  }

  undo(undoes: string, id: OrderId = order) {
    return this.act(orderStream(id), { type: 'undoDispatch', body: { undoes: undoes as CommandId } })
  }

  correct(words: Partial<ReportWords>, id: OrderId = order) {
    return this.act(orderStream(id), { type: 'correctOrder', body: { channel: null, words } })
  }

  draft(parts: NoticeParts = {}, id: SupervisionId = notice, now: number = today) {
    return this.act(
      supervisionStream(id),
      {
        type: 'draftNotice',
        body: { ...noticeBody(parts), kind: parts.kind ?? 'notice', proposal: parts.proposal ?? null },
      },
      { now },
    )
  }

  revise(parts: NoticeParts = {}, id: SupervisionId = notice, step = 1) {
    return this.act(supervisionStream(id), { type: 'reviseNotice', body: { ...noticeBody(parts), step } })
  }

  signOff(id: SupervisionId = notice, now: number = today, step = 1) {
    return this.act(supervisionStream(id), { type: 'signOffNotice', body: { step, facts: '{}' } }, { now })
  }

  print(copies = 1, id: SupervisionId = notice, destination = '二楼打印机') {
    const body = { step: 1, to: 'printer', copies, pages: 1, sha256: 'a'.repeat(64), destination } as const
    return this.act(supervisionStream(id), { type: 'recordPrint', body })
  }

  addUnit(id: UnitId, name: string) {
    const body = { kind: 'department', weekly: 20, words: { name, fullName: name } } as const
    this.unitNames.set(id, name)
    return this.act(unitStream(id), { type: 'addUnit', body })
  }

  retireUnit(id: UnitId) {
    return this.act(unitStream(id), { type: 'retireUnit', body: {} })
  }

  addPerson(id: string, name: string) {
    const body = { role: 'dispatcher', unit: null, words: { name } } as const
    return this.act(personStream(id as PersonId), { type: 'addPerson', body })
  }

  setNoticePrefix(noticePrefix: string) {
    const words = { officeName: '市办实事推进中心', contact: '', phone: '' }
    return this.act(settingsStream, {
      type: 'changeSettings',
      body: { naturalDays: 5, noticeDays: 5, noticePrefix, words },
    })
  }
}

type NoticeParts = {
  readonly proposal?: TakenProposal
  readonly kind?: PaperKind
  readonly unit?: UnitId
  readonly orders?: readonly OrderId[]
  readonly dueAt?: number
  readonly words?: Partial<NoticeWords>
}
const noticeBody = ({ unit = housing, orders = [order], dueAt = today + 6 * DAY, words }: NoticeParts) =>
  ({ unit, orders, cause: 'overdue', dueAt, seal: true, slip: false, words: noticeWords(words) }) as const

/** Three units, nothing reported yet. */
export const newRuleDesk = (): RuleDesk => {
  const desk = new RuleDesk()
  desk.addUnit(housing, '市住建局')
  desk.addUnit(traffic, '市交通局')
  desk.addUnit(water, '市水务局')
  return desk
}

/** The code of a refusal; throws when the act was accepted. */
export const codeOf = (outcome: Result<readonly DomainEvent[], Refusal>): RefusalCode => {
  if (outcome.ok) throw new Error(`accepted: ${outcome.value.map((event) => event.type).join(', ')}`)
  return outcome.error.code
}

/** The types of the events; throws when the act was refused. */
export const typesOf = (outcome: Result<readonly DomainEvent[], Refusal>): readonly string[] => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.error.code}`)
  return outcome.value.map((event) => event.type)
}
