import type { Instant } from '../../kernel/chinaTime.ts'
import type { OrderId, SupervisionId, UnitId } from '../../kernel/ids.ts'
import type { Course } from '../document/course.ts'
import type { DocumentLife } from '../document/documentLife.ts'
import type { PaperKind, Rung } from './ladder.ts'

/**
 *   preparing ──first reminder or sign-off──> open ──climb──> open
 *       └──last paper void──> ended <──reply accepted, delivered, withdrawn, delisted──┘
 *
 * One supervision of one unit for its orders: a case that climbs the ladder step by step.
 */
export type SupervisionState = {
  readonly id: SupervisionId
  readonly unit: UnitId
  readonly orders: readonly OrderId[]
  readonly cause: SupervisionCause
  readonly status: 'preparing' | 'open' | 'ended'
  /** The highest rung in force. */
  readonly rung: Rung | null
  /** In their order; a step's number is its place, from 1. */
  readonly steps: readonly CaseStep[]
}

/** One paper of the case with all that became of it, or a reminder by word of mouth, which has none. */
export type CaseStep = {
  readonly kind: PaperKind
  readonly orders: readonly OrderId[]
  /** The new deadline that it sets; the unit's reply is due by then too. */
  readonly dueAt: Instant
  readonly document: DocumentLife | null
  readonly course: Course
}

/** Why a unit is put under supervision. */
export const supervisionCauses = ['overdue', 'unsatisfied', 'decision'] as const
export type SupervisionCause = (typeof supervisionCauses)[number]

/** How a case ended. */
export const endings = ['replyAccepted', 'delivered', 'delisted', 'withdrawn', 'void'] as const
export type Ending = (typeof endings)[number]

/** In force: said, or signed and not void. */
export const isInForce = ({ document }: CaseStep): boolean => document === null || document.status === 'signedOff'

/** When a step came into force; null while it has not. */
export const inForceSince = ({ document, course }: CaseStep): Instant | null => {
  if (document === null) return course.service?.servedAt ?? null
  return document.status === 'signedOff' ? document.signedOffAt : null
}
