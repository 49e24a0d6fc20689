import { type Instant, MINUTE } from '../../kernel/chinaTime.ts'
import type { RefusalCode } from '../refusal.ts'

/**
 *   not served ──serve──> served ──receipt──> received
 *                           └──reply──> waiting ──judge──> accepted
 *                                          ^──reply── rejected <──┘
 *
 * What becomes of a document outside the house, as the center records it. A reply may come without a receipt: who replies
 * has received.
 */
export type Course = {
  readonly service: Service | null
  readonly receipt: Receipt | null
  /** Oldest first; at most the last one waits for its verdict, and nothing follows an accepted one. */
  readonly replies: readonly Reply[]
}
/** How a document reached its unit; `spoken` for a reminder by word of mouth, which is served as it is said. */
export const serviceWays = ['person', 'platform', 'exchange', 'fax', 'post', 'spoken'] as const
export type ServiceWay = (typeof serviceWays)[number]
export type Service = { readonly how: ServiceWay; readonly servedAt: Instant; readonly receiptDueAt: Instant | null }
export type Receipt = { readonly receivedAt: Instant; readonly promisedAt: Instant | null }
export type Reply = { readonly repliedAt: Instant; readonly verdict: 'waiting' | 'accepted' | 'rejected' }

export const notServed: Course = { service: null, receipt: null, replies: [] }

export const lastReply = (course: Course): Reply | null => course.replies.at(-1) ?? null
export const isAccepted = (course: Course): boolean => lastReply(course)?.verdict === 'accepted'

/** People enter minutes; what happened in the same minute is in order. */
export const inOrder = (earlier: Instant, later: Instant): boolean => later >= earlier - (earlier % MINUTE)

export type CourseAct =
  | { readonly kind: 'serve'; readonly at: Instant }
  | { readonly kind: 'receipt'; readonly at: Instant }
  | { readonly kind: 'reply'; readonly at: Instant }
  | { readonly kind: 'judge'; readonly accepted: boolean; readonly reasoned: boolean }

/** `since`: the sign-off, before which nothing can have been served. */
export const courseProblem = (course: Course, act: CourseAct, since: Instant, now: Instant): RefusalCode | null => {
  const { service, receipt } = course
  const last = lastReply(course)
  if (act.kind !== 'judge' && act.at > now) return 'time-in-future'
  switch (act.kind) {
    case 'serve':
      if (service !== null) return 'already-served'
      return inOrder(since, act.at) ? null : 'time-out-of-course'
    case 'receipt':
      if (service === null) return 'not-served'
      if (receipt !== null) return 'already-received'
      return inOrder(service.servedAt, act.at) ? null : 'time-out-of-course'
    case 'reply':
      if (service === null) return 'not-served'
      if (last?.verdict === 'waiting') return 'reply-waiting'
      if (last?.verdict === 'accepted') return 'reply-accepted'
      return inOrder(last?.repliedAt ?? service.servedAt, act.at) ? null : 'time-out-of-course'
    case 'judge':
      if (last?.verdict !== 'waiting') return 'no-reply-waiting'
      return act.accepted || act.reasoned ? null : 'reason-missing'
  }
}
