import type { Instant } from '../../kernel/chinaTime.ts'
import type { Reply } from '../document/course.ts'
import { isBelow, type PaperKind, type Rung, rungAbove } from './ladder.ts'
import type { CaseRule, OrderRule, RuleCode, SupervisionRules } from './rules.ts'

/**
 * What the rules propose now, computed from the facts of orders and cases and never stored. Keys are whatever the caller
 * knows orders and cases by.
 */
export type WatchedOrder = {
  readonly key: number
  /** Its running deadline; null while the clock stands still or the unit does not answer for it. */
  readonly dueAt: Instant | null
  /** The deadline that its last case set before that case ended; until then the delay was dealt with. */
  readonly coveredUntil: Instant | null
  readonly unsatisfied: number
  readonly returns: number
  readonly reworks: number
  readonly instructions: number
  /** The open case that it stands in. */
  readonly case: number | null
}

export type WatchedCase = {
  readonly key: number
  readonly rung: Rung | null
  /** A paper is being drafted: somebody is at it already. */
  readonly drafting: boolean
  /** The last step in force. */
  readonly step: WatchedStep | null
  /** The reply to one of its steps was accepted, or every order is delivered. */
  readonly settled: 'replyAccepted' | 'delivered' | null
  /** The earliest running deadline of its orders, for the explanation. */
  readonly dueAt: Instant | null
}

export type WatchedStep = {
  readonly step: number
  readonly kind: PaperKind
  readonly servedAt: Instant | null
  readonly receiptDueAt: Instant | null
  readonly receivedAt: Instant | null
  readonly dueAt: Instant
  readonly replies: number
  readonly lastReply: Reply | null
}

/** Why, as data; the words are made in `shared/text`. `days` are working days. */
export type ProposalReason =
  | { readonly code: 'overdue'; readonly days: number }
  | { readonly code: 'unsatisfied' | 'returned' | 'reworked' | 'instructed'; readonly times: number }
  | { readonly code: 'noReply' | 'noReceipt'; readonly after: PaperKind; readonly days: number }
  | { readonly code: 'replyRejected'; readonly after: PaperKind; readonly times: number }
  | { readonly code: 'replyAccepted' | 'delivered' }

export type ProposalGround = {
  readonly of: 'order' | 'case'
  readonly key: number
  readonly rule: RuleCode
  readonly basis: string
}
export type Proposal = {
  /** The case that would climb; null where a new one would be opened. */
  readonly case: number | null
  /** The orders that it is about, where it came from orders. */
  readonly orders: readonly number[]
  readonly to: Rung | 'delisting' | 'end'
  readonly grounds: readonly ProposalGround[]
  readonly reasons: readonly ProposalReason[]
}

export type ProposalClock = {
  readonly now: Instant
  /** Working days after the day of `from`, until and with the day of `to`. */
  readonly workingDays: (from: Instant, to: Instant) => number
}

/** `answered`: grounds that were dismissed, or taken by a case that has ended since; see `groundKey`. */
export const proposals = (
  orders: readonly WatchedOrder[],
  cases: readonly WatchedCase[],
  rules: SupervisionRules,
  answered: ReadonlySet<string>,
  clock: ProposalClock,
): readonly Proposal[] => {
  const caseByKey = new Map(cases.map((each) => [each.key, each]))
  const candidates = [
    ...cases.flatMap((each) => ofCase(each, rules, clock)),
    ...orders.flatMap((order) => {
      const open = order.case === null ? null : (caseByKey.get(order.case) ?? null)
      return ofOrder(order, open, rules, clock)
    }),
  ].filter(({ ground }) => !answered.has(groundKey(ground)))
  return merged(candidates, caseByKey, clock)
}

export const groundKey = ({ of, key, rule, basis }: ProposalGround): string => `${of}:${key}:${rule}:${basis}`

type Candidate = {
  readonly case: number | null
  readonly order: number | null
  readonly to: Proposal['to']
  readonly ground: ProposalGround
  readonly reason: ProposalReason
}

/** From when on an order counts as overdue: its deadline, or the later one that its last case set. */
export const overdueSince = ({ dueAt, coveredUntil }: WatchedOrder): Instant | null =>
  dueAt === null ? null : Math.max(dueAt, coveredUntil ?? dueAt)

const ofOrder = (
  order: WatchedOrder,
  open: WatchedCase | null,
  rules: SupervisionRules,
  clock: ProposalClock,
): readonly Candidate[] => {
  if (open?.drafting) return []
  const since = overdueSince(order)
  const overdueDays = since === null || since >= clock.now ? 0 : clock.workingDays(since, clock.now)
  const found = (rule: OrderRule, amount: number, basis: string, reason: ProposalReason): readonly Candidate[] => {
    const { on, threshold, rung } = rules.orderRules[rule]
    const higher = open === null || (rung !== open.rung && !isBelow(rung, open.rung))
    if (!on || amount < threshold || !higher) return []
    const ground = { of: 'order', key: order.key, rule, basis } as const
    return [{ case: open?.key ?? null, order: order.key, to: rung, ground, reason }]
  }
  const counted = (rule: 'unsatisfied' | 'returned' | 'reworked' | 'instructed', times: number) =>
    found(rule, times, `times:${times}`, { code: rule, times })
  return [
    ...found('overdue', overdueDays, `due:${since}`, { code: 'overdue', days: overdueDays }),
    ...found('longOverdue', overdueDays, `due:${since}`, { code: 'overdue', days: overdueDays }),
    ...counted('unsatisfied', order.unsatisfied),
    ...counted('returned', order.returns),
    ...counted('reworked', order.reworks),
    ...counted('instructed', order.instructions),
  ]
}

const ofCase = (watched: WatchedCase, rules: SupervisionRules, clock: ProposalClock): readonly Candidate[] => {
  const { step, settled, rung } = watched
  if (step === null || watched.drafting) return []
  const found = (rule: CaseRule, to: Proposal['to'] | null, basis: string, reason: ProposalReason) => {
    if (!rules.caseRules[rule].on || to === null) return []
    const ground = { of: 'case', key: watched.key, rule, basis } as const
    return [{ case: watched.key, order: null, to, ground, reason }]
  }
  // What is settled is brought to its end and nothing else is asked for.
  if (settled !== null)
    return found('settled', rung === 'listing' ? 'delisting' : 'end', `${settled}:${step.step}`, { code: settled })
  const above = rungAbove(rung)
  const { kind, servedAt, receiptDueAt, receivedAt, dueAt, replies, lastReply } = step
  const basis = `step:${step.step}`
  const past = (rule: CaseRule, since: Instant): boolean =>
    since <= clock.now && clock.workingDays(since, clock.now) >= rules.caseRules[rule].patience
  const noReceipt =
    receiptDueAt !== null && receivedAt === null && replies === 0 && past('receiptOverdue', receiptDueAt)
  const noReply = servedAt !== null && replies === 0 && past('replyOverdue', dueAt)
  return [
    ...(noReceipt
      ? found('receiptOverdue', above, basis, {
          code: 'noReceipt',
          after: kind,
          days: clock.workingDays(servedAt ?? receiptDueAt, clock.now),
        })
      : []),
    ...(noReply
      ? found('replyOverdue', above, basis, {
          code: 'noReply',
          after: kind,
          days: clock.workingDays(servedAt, clock.now),
        })
      : []),
    ...(lastReply?.verdict === 'rejected' && past('replyRejected', lastReply.repliedAt)
      ? found('replyRejected', above, `${basis}:reply:${replies}`, {
          code: 'replyRejected',
          after: kind,
          times: replies,
        })
      : []),
  ]
}

/** One proposal a case, or an order without one: to the highest rung that any of its grounds asks for. */
const merged = (
  candidates: readonly Candidate[],
  cases: ReadonlyMap<number, WatchedCase>,
  clock: ProposalClock,
): readonly Proposal[] => {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const key = candidate.case === null ? `order:${candidate.order}` : `case:${candidate.case}`
    groups.set(key, [...(groups.get(key) ?? []), candidate])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const delay = overdueReason(first.case === null ? null : (cases.get(first.case) ?? null), clock)
    const told = group.map(({ reason }) => reason)
    return [
      {
        case: first.case,
        orders: [...new Set(group.flatMap(({ order }) => order ?? []))],
        to: group.map(({ to }) => to).reduce((top, to) => (isRung(to) && isRung(top) && isBelow(top, to) ? to : top)),
        grounds: group.map(({ ground }) => ground),
        reasons: withoutRepeats(delay === null ? told : [delay, ...told]),
      },
    ]
  })
}

/** A case that climbs says first how late its orders are by now. */
const overdueReason = (watched: WatchedCase | null, { now, workingDays }: ProposalClock): ProposalReason | null => {
  if (watched === null || watched.settled !== null || watched.dueAt === null || watched.dueAt >= now) return null
  const days = workingDays(watched.dueAt, now)
  return days === 0 ? null : { code: 'overdue', days }
}

const isRung = (to: Proposal['to']): to is Rung => to !== 'delisting' && to !== 'end'

const withoutRepeats = (reasons: readonly ProposalReason[]): readonly ProposalReason[] =>
  reasons.filter((reason, at) => reasons.findIndex((each) => each.code === reason.code) === at)
