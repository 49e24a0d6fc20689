import type { HandoverId, OrderId, PersonId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { PersonState } from '../person/person.ts'
import type { RefusalCode } from '../refusal.ts'

/**
 * One change of shift. The giver signs first and names the taker; the taker signs when the points were gone through.
 *
 *     handed over ──takeOver (taker)──> taken over
 *          └──withdraw (giver)──> withdrawn
 */
export type HandoverState = {
  readonly id: HandoverId
  readonly giver: PersonId
  readonly taker: PersonId
  readonly status: HandoverStatus
}
export type HandoverStatus = 'handedOver' | 'takenOver' | 'withdrawn'

/** Why an order stands among the open points. */
export const openPointKinds = ['lifeSafety', 'overdue', 'dueToday', 'urgent', 'returned', 'toDispatch'] as const
export type OpenPointKind = (typeof openPointKinds)[number]
/** Papers that somebody drafted and nobody signed off are counted beside them. */
export type HandoverCounts = Readonly<Record<OpenPointKind | 'drafts', number>>
export type OpenPoint = { readonly kind: OpenPointKind; readonly order: OrderId }

/** The most orders that one handover lists by name; beyond it the counts speak. */
export const mostOpenPoints = 500

export type HandoverCommandBody =
  | {
      readonly type: 'handOver'
      readonly body: {
        readonly taker: PersonId
        readonly open: readonly OpenPoint[]
        /** How many orders each kind had, listed or not. */
        readonly counts: HandoverCounts
        readonly words: HandoverWords
      }
    }
  | { readonly type: 'takeOver'; readonly body: { readonly words: { readonly remark: string } } }
  | { readonly type: 'withdrawHandover'; readonly body: Record<never, never> }

export type HandoverWords = {
  /** What the giver typed: one point a line. */
  readonly points: string
  /** The listed orders as they stood, a JSON list (`shared/views/handoverLines.ts`): a later correction changes no handover. */
  readonly lines: string
}

export type HandoverEventBody =
  | {
      readonly type: 'ShiftHandedOver'
      readonly v: 1
      readonly data: {
        readonly giver: PersonId
        readonly taker: PersonId
        readonly open: readonly OpenPoint[]
        readonly counts: HandoverCounts
      }
      readonly words: HandoverWords
    }
  | {
      readonly type: 'ShiftTakenOver'
      readonly v: 1
      readonly data: Record<never, never>
      readonly words: { readonly remark: string }
    }
  | { readonly type: 'HandoverWithdrawn'; readonly v: 1; readonly data: Record<never, never> }

type Context = {
  /** Whoever gives the command. That it is really this person was checked at the device, by the PIN. */
  readonly actor: PersonId
  readonly person: (id: PersonId) => PersonState | null
}

export const decideHandover = (
  state: HandoverState | null,
  act: HandoverCommandBody,
  { actor, person }: Context,
): Result<readonly HandoverEventBody[], { readonly code: RefusalCode }> => {
  switch (act.type) {
    case 'handOver': {
      if (state !== null) return err({ code: 'already-exists' })
      const { taker, open, counts, words } = act.body
      if (taker === actor) return err({ code: 'handover-to-oneself' })
      const found = person(taker)
      if (found === null) return err({ code: 'person-unknown' })
      if (found.retired) return err({ code: 'person-retired' })
      if (words.points.length > wordLimits.text || words.lines.length > wordLimits.text * 2)
        return err({ code: 'words-too-long' })
      if (open.length > mostOpenPoints) return err({ code: 'too-many-points' })
      return ok([{ type: 'ShiftHandedOver', v: 1, data: { giver: actor, taker, open, counts }, words }])
    }
    case 'takeOver': {
      const problem = notOpen(state)
      if (problem !== null || state === null) return err({ code: problem ?? 'not-found' })
      if (state.taker !== actor) return err({ code: 'not-the-taker' })
      if (act.body.words.remark.length > wordLimits.text) return err({ code: 'words-too-long' })
      return ok([{ type: 'ShiftTakenOver', v: 1, data: {}, words: act.body.words }])
    }
    case 'withdrawHandover': {
      const problem = notOpen(state)
      if (problem !== null || state === null) return err({ code: problem ?? 'not-found' })
      return state.giver === actor
        ? ok([{ type: 'HandoverWithdrawn', v: 1, data: {} }])
        : err({ code: 'not-the-giver' })
    }
    default:
      return unreachable(act)
  }
}

const notOpen = (state: HandoverState | null): RefusalCode | null => {
  if (state === null) return 'not-found'
  switch (state.status) {
    case 'handedOver':
      return null
    case 'takenOver':
      return 'taken-over-already'
    case 'withdrawn':
      return 'handover-withdrawn'
    default:
      return unreachable(state.status)
  }
}

export const evolveHandover = (
  id: HandoverId,
  state: HandoverState | null,
  event: HandoverEventBody,
): HandoverState => {
  if (event.type === 'ShiftHandedOver') {
    const { giver, taker } = event.data
    return { id, giver, taker, status: 'handedOver' }
  }
  if (state === null) throw new Error(`handover ${id}: ${event.type} before ShiftHandedOver`)
  return { ...state, status: event.type === 'ShiftTakenOver' ? 'takenOver' : 'withdrawn' }
}
