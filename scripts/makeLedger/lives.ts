import type { Draft } from '../../ledger/ledger.ts'
import { calendarOf } from '../../shared/calendar/calendarOf.ts'
import { snapDeadline } from '../../shared/calendar/deadlineFrom.ts'
import { defaultCalendar } from '../../shared/calendar/defaultCalendar.ts'
import type { CommandBody } from '../../shared/domain/command.ts'
import { deadlineFrom, extendedDeadline } from '../../shared/calendar/deadlineFrom.ts'
import type { Deadline } from '../../shared/calendar/limit.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { madeCalendar } from './madeCalendar.ts'
import type { DispatchBody } from '../../shared/domain/order/dispatchShapes.ts'
import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import type { Channel } from '../../shared/domain/order/orderState.ts'
import { lawfulRoutes, type Satisfaction } from '../../shared/domain/order/orderState.ts'
import { orderStream, supervisionStream } from '../../shared/domain/streams.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import { chinaDate, DAY, HOUR, type Instant, MINUTE } from '../../shared/kernel/chinaTime.ts'
import type { CommandId, OrderId, StreamName, SupervisionId, UnitId } from '../../shared/kernel/ids.ts'
import type { SeededRandom } from '../seededRandom.ts'

/**
 * What becomes of an order, act by act. Each life is a line in `lives` with its share of a thousand orders; acts that would lie
 * after the ledger's last day do not happen, and so the young orders are the open ones. Who adds a state to the domain adds
 * a life here that reaches it.
 */
export type Life = {
  readonly name: string
  readonly share: number
  /** Brought along closed from the system before this one, with that system's own states. */
  readonly history?: true
  readonly acts: (course: Course) => readonly Act[]
}

/** An act `after` the order was reported, in ms; the draft is made when its time has come. */
export type Act = { readonly after: number; readonly draft: (now: Instant) => Draft }

/** The order and what its acts are chosen from. */
export type Course = {
  readonly random: SeededRandom
  readonly id: OrderId
  readonly words: ReportWords
  readonly channel: Channel
  readonly receivedAt: Instant
  /** Known from the commit that reported it. */
  readonly number: () => string
  /** What the last dispatch gave: an extension runs on from it. */
  readonly due: { delivery: Deadline | null }
  /** The unit that usually leads such a matter, and another one. */
  readonly lead: MadeUnit
  readonly other: MadeUnit
  readonly helper: MadeUnit
  readonly newId: () => string
}
export type MadeUnit = { readonly id: UnitId; readonly name: string; readonly fullName: string }

export const lives: readonly Life[] = [
  // Two years that were brought along from the system before this one.
  { name: 'history', share: 400, history: true, acts: () => [] },
  { name: 'closed', share: 400, acts: (course) => closing(course, delivering(course, waits(course))) },
  {
    name: 'reworked',
    share: 25,
    acts: (course) => {
      const acts = delivering(course, waits(course))
      const at = lastOf(acts)
      return closing(course, [
        ...acts,
        reviewed(course, at + DAY, 'not'),
        onOrder(course, at + 2 * DAY, {
          type: 'hearReasons',
          body: { account: '诉求人称问题只解决了一半，路面仍有积水。' },
        }),
        {
          after: at + 3 * DAY,
          draft: (now) =>
            draftOf(
              orderStream(course.id),
              { type: 'reworkOrder', body: { delivery: days(now, 7), reason: '按诉求人的意见补办。' } },
              now,
            ),
        },
        delivered(course, at + 8 * DAY),
      ])
    },
  },
  {
    name: 'closedTyped',
    share: 15,
    acts: (course) => {
      const acts = delivering(course, waits(course))
      const at = lastOf(acts)
      const reason = '所反映的规划调整已有明确答复，短期内不具备条件。'
      return [
        ...acts,
        reviewed(course, at + DAY, 'not'),
        onOrder(course, at + 2 * DAY, { type: 'hearReasons', body: { account: '诉求人希望本年度完成。' } }),
        filed(course, at + 4 * DAY, (year) => ({ type: 'closeTyped', body: { kind: 'judged', year, reason } })),
      ]
    },
  },
  {
    name: 'returned',
    share: 25,
    acts: (course) => {
      const first = waits(course)
      const { lead, other } = course
      return closing(course, [
        dispatched(course, first),
        onOrder(course, first + 5 * HOUR, {
          type: 'returnOrder',
          body: { unit: lead.id, reason: '该路段不属于我单位管养范围。' },
        }),
        onOrder(course, first + 10 * HOUR, { type: 'confirmReturn', body: { clock: null, reason: '情况属实。' } }),
        ...delivering({ ...course, lead: other }, first + 15 * HOUR),
      ])
    },
  },
  {
    name: 'extended',
    share: 20,
    acts: (course) => {
      const first = waits(course)
      return closing(course, [
        dispatched(course, first),
        signed(course, first + 5 * HOUR),
        {
          after: first + 30 * HOUR,
          draft: (now) =>
            draftOf(
              orderStream(course.id),
              {
                type: 'askExtension',
                body: { unit: course.lead.id, until: now + 60 * DAY, reason: '需要等待配件到货。' },
              },
              now,
            ),
        },
        {
          after: first + 36 * HOUR,
          draft: (now) =>
            draftOf(
              orderStream(course.id),
              { type: 'decideExtension', body: { delivery: longer(course, 60), reason: '同意延期一次。' } },
              now,
            ),
        },
        delivered(course, first + 20 * DAY),
      ])
    },
  },
  {
    name: 'acceptedFirst',
    share: 30,
    acts: (course) => {
      const first = waits(course)
      return closing(course, [accepted(course, first), ...delivering(course, first + 5 * HOUR)])
    },
  },
  { name: 'declined', share: 20, acts: (course) => [declined(course, waits(course))] },
  {
    name: 'redispatched',
    share: 20,
    acts: (course) => {
      const first = waits(course)
      const again = first + course.random.int(5, 40) * HOUR
      const [, ...rest] = delivering({ ...course, lead: course.other }, again)
      return closing(course, [dispatched(course, first), redispatched(course, again), ...rest])
    },
  },
  {
    name: 'undone',
    share: 5,
    acts: (course) => {
      const first = waits(course)
      const id = course.newId() as CommandId
      return [
        dispatched(course, first, id),
        onOrder(course, first + 6 * HOUR, { type: 'undoDispatch', body: { undoes: id } }),
        dispatched(course, first + DAY),
      ]
    },
  },
  {
    name: 'corrected',
    share: 15,
    acts: (course) => {
      const first = waits(course)
      const words = { title: `${course.words.title}（更正）`.slice(0, 60) }
      const correct = { type: 'correctOrder', body: { channel: null, words } } as const
      return closing(course, [...delivering(course, first), onOrder(course, first + 5 * HOUR, correct)])
    },
  },
  {
    name: 'readInFull',
    share: 15,
    acts: (course) => {
      const first = waits(course)
      const look = onOrder(course, first + 9 * HOUR, { type: 'revealReporter', body: {} })
      return closing(course, [...delivering(course, first), look])
    },
  },
  {
    name: 'supervised',
    share: 10,
    acts: (course) => {
      const first = waits(course)
      // A paper's deadline is a moment in office hours, and of those the calendar knows some years only.
      const noticedAt = course.receivedAt + first + 31 * DAY
      const known = paperDue(noticedAt) !== null && paperDue(noticedAt + 14 * DAY) !== null
      return [dispatched(course, first), ...(known ? noticed(course, first + 31 * DAY) : [])]
    },
  },
]

/** Dispatched, signed for, the reporter spoken to, delivered: some within days, some within weeks. */
const delivering = (course: Course, first: number): readonly Act[] => {
  const { random, lead } = course
  const end = first + random.int(1, 12) * DAY + (random.chance(0.1) ? random.int(5, 30) * DAY : 0)
  const note = '已与诉求人联系，约定上门查看。'
  return [
    dispatched(course, first),
    signed(course, first + 5 * HOUR),
    onOrder(course, first + 10 * HOUR, { type: 'recordContact', body: { unit: lead.id, note } }),
    delivered(course, Math.max(end, first + 15 * HOUR)),
  ]
}

const closing = (course: Course, acts: readonly Act[]): readonly Act[] => {
  const at = lastOf(acts)
  const satisfaction = course.random.chance(0.75) ? 'satisfied' : 'basically'
  return [
    ...acts,
    reviewed(course, at + DAY, satisfaction),
    filed(course, at + 2 * DAY, (year) => ({ type: 'closeOrder', body: { year, note: '' } })),
  ]
}

const lastOf = (acts: readonly Act[]): number => Math.max(...acts.map((act) => act.after))

const signed = (course: Course, after: number): Act =>
  onOrder(course, after, { type: 'signOrder', body: { unit: course.lead.id, contact: null } })

const delivered = (course: Course, after: number): Act => {
  const result = '经现场核查，已安排人员处理完毕，并向诉求人作了说明。'
  return onOrder(course, after, { type: 'deliverOrder', body: { unit: course.lead.id, result, review: null } })
}

const reviewed = (course: Course, after: number, satisfaction: Satisfaction): Act => {
  const solved = satisfaction !== 'not'
  const reason = solved ? '' : '问题没有彻底解决。'
  return onOrder(course, after, { type: 'recordReview', body: { solved, satisfaction, reason } })
}

/** The archive number is of the year in which the file is closed. */
const filed = (course: Course, after: number, act: (year: number) => CommandBody): Act => ({
  after,
  draft: (now) => draftOf(orderStream(course.id), act(chinaDate(now).year), now),
})

/** Counted by the calendar that every made ledger has. */
const days = (now: Instant, amount: number): Deadline =>
  counted(deadlineFrom(madeCalendar, now, { kind: 'naturalDays', amount }))
const longer = ({ due }: Course, amount: number): Deadline => {
  if (due.delivery === null) throw new Error('extended before it was dispatched')
  return counted(extendedDeadline(madeCalendar, due.delivery, { kind: 'naturalDays', amount }))
}
const counted = (found: Result<Deadline, { readonly code: string }>): Deadline => {
  if (!found.ok) throw new Error(`the made calendar: ${found.error.code}`)
  return found.value
}

/** Most are dispatched within hours, some lie for days. */
const waits = ({ random }: Course): number =>
  random.chance(0.8) ? random.int(5, 600) * MINUTE : random.int(10, 100) * HOUR

export const onOrder = (course: Course, after: number, act: CommandBody & { readonly id?: CommandId }): Act => {
  const stream = orderStream(course.id)
  return { after, draft: (now) => draftOf(stream, act, now) }
}

export const draftOf = (
  stream: StreamName,
  act: CommandBody & { readonly id?: CommandId },
  now: Instant,
  at?: Parameters<typeof touchedStreams>[3],
): Draft => ({ ...act, stream, touches: touchedStreams(stream, act, now, at) })

const accepted = (course: Course, after: number): Act => onOrder(course, after, { type: 'acceptOrder', body: {} })

const declined = (course: Course, after: number): Act => {
  const route = lawfulRoutes[course.random.int(0, lawfulRoutes.length - 1)] ?? 'other'
  const reason = '所述事项不属于本中心受理范围，已告知应当办理的途径。'
  return onOrder(course, after, { type: 'declineOrder', body: { route, reason } })
}

const dispatched = (course: Course, after: number, id?: CommandId): Act =>
  given(course, after, 'dispatchOrder', course.lead, id)
const redispatched = (course: Course, after: number): Act => given(course, after, 'redispatchOrder', course.other)

const given = (
  course: Course,
  after: number,
  type: 'dispatchOrder' | 'redispatchOrder',
  lead: MadeUnit,
  id?: CommandId,
): Act => {
  const { random, helper } = course
  const amount = random.pick([3, 5, 5, 5, 7, 10, 15, 30])
  const supporting = random.chance(0.12) && helper.id !== lead.id ? [helper.id] : []
  const note = random.chance(0.3) ? '请联系诉求人核实情况，按期办结并回复。' : ''
  const stream = orderStream(course.id)
  return {
    after,
    draft: (now) => {
      const delivery = days(now, amount)
      course.due.delivery = delivery
      const body: DispatchBody = {
        lead: lead.id,
        supporting,
        closing: 'leadOnly',
        sign: null,
        delivery,
        note,
        decision: '',
      }
      return draftOf(stream, id === undefined ? { type, body } : { type, body, id }, now)
    },
  }
}

const calendar = calendarOf(defaultCalendar)
/** About five days on, in office hours; later where a long holiday lies between, null where the calendar ends. */
const paperDue = (now: Instant): Instant | null => {
  for (const days of [5, 9, 13, 17]) {
    const snapped = snapDeadline(calendar, now, now + days * DAY)
    // Within a long holiday it is the last office hour before, perhaps over before the paper is signed off.
    if (snapped.ok && snapped.value.dueAt >= now + 2 * DAY) return snapped.value.dueAt
  }
  return null
}

/** A notice for this one order: drafted, signed off an hour later, printed. */
const noticed = (course: Course, after: number): readonly Act[] => {
  const { lead, words, channel, receivedAt, number, newId } = course
  const id = newId() as SupervisionId
  const stream = supervisionStream(id)
  let dueAt = 0
  return [
    {
      after,
      draft: (now) => {
        dueAt = paperDue(now) ?? now + 5 * DAY
        const text = {
          unitName: lead.fullName,
          basis: '按照督办工作办法的有关规定',
          instruction: '',
          reason: '该诉求超过办结期限仍未办结',
          requirements: '收到本通知后立即组织办理\n按期书面反馈办理结果',
          reply: '办理情况书面反馈本中心',
          contact: '值班员',
          phone: '',
          officeName: '市办实事推进中心',
          copyTo: '',
          conditions: '',
        }
        const data = {
          unit: lead.id,
          orders: [course.id],
          cause: 'overdue',
          dueAt,
          seal: true,
          slip: true,
          kind: 'notice',
          proposal: null,
        } as const
        return draftOf(stream, { type: 'draftNotice', body: { ...data, words: text } }, now)
      },
    },
    {
      after: after + 5 * HOUR,
      draft: (now) => {
        const { title, town } = words
        const order = {
          number: number(),
          title,
          channel,
          town,
          receivedAt,
          dispatchedAt: receivedAt,
          dueAt: dueAt - 5 * DAY,
        }
        const facts = JSON.stringify({ unitName: lead.fullName, supporting: '', orders: [order] })
        return draftOf(stream, { type: 'signOffNotice', body: { step: 1, facts } }, now, {
          orders: [course.id],
          kind: 'notice',
          numberYear: null,
        })
      },
    },
    {
      after: after + 10 * HOUR,
      draft: (now) => {
        const body = {
          step: 1,
          to: 'pdf',
          copies: 1,
          pages: 2,
          sha256: 'a'.repeat(64),
          destination: '督办通知单.pdf',
        } as const
        return draftOf(stream, { type: 'recordPrint', body }, now)
      },
    },
  ]
}
