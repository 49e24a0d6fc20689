import type { Instant } from '../../kernel/chinaTime.ts'
import type { CategoryId, CommandId, OrderId, SupervisionId, TownId, UnitId } from '../../kernel/ids.ts'
import type { Clock } from './clock.ts'
import type { OrderSupervision } from './supervisedShapes.ts'

/**
 * The open part of an order, as far as `decide` may see it: no word that a person typed is in here. Where it can go from
 * where is the table in `orderTable.ts`, drawn in docs/orderStates.md.
 */
export type OrderState = OrderFacts & OrderPlace

export type OrderFacts = {
  readonly id: OrderId
  /** `261124-0188`: day of receipt and serial of that day. */
  readonly number: string
  readonly channel: Channel
  readonly receivedAt: Instant
  /** Counts the events that move the life cycle; commands of the policy "exact" name the count they saw. */
  readonly lifecycle: number
  /** Supervisions whose notice was signed off for this order, oldest first. */
  readonly supervisions: readonly SupervisionId[]
  /** The open case that it stands in now. */
  readonly supervision: OrderSupervision | null
  readonly category: CategoryId | null
  readonly town: TownId | null
  readonly urgency: Urgency
  readonly privacy: Privacy
  /** The unit that the reporter complains about: never given the order without a chief's stated decision. */
  readonly concerns: UnitId | null
  /** The unit whose clerk reported it; null where the center did. */
  readonly reportedBy: UnitId | null
  readonly source: SourceFacts
  /** Corrections that were proposed and not decided, by the command that proposed them. */
  readonly proposals: readonly CommandId[]
  readonly instructions: number
  /** Corrections, marks, notes, being put aside and taken up: what somebody did about it without moving its life cycle. */
  readonly amendments: number
  readonly attachments: readonly Attachment[]
  /** Orders that were merged into this one. */
  readonly absorbed: readonly OrderId[]
  readonly counts: Counts
  /** Until when it was put aside; it is no more once that has passed, or once it moved. */
  readonly aside: Instant | null
  /** The step that can still be taken back; null once somebody acted on it. */
  readonly undo: Undo | null
}

export type OrderPlace =
  | Waiting
  | Declined
  | Merged
  | InHand
  | Returned
  | Delivered
  | Reviewed
  | Unsatisfied
  | Closed
  | ImportedClosed
  | Withdrawn
export type OrderStatus = OrderPlace['status']

/** With the center. `asked`: more was asked of the reporter, and the dispatch clock stands still with so much of it left. */
export type Waiting = {
  readonly status: 'reported' | 'accepted'
  readonly clock: Clock | null
  readonly asked: Pause | null
}
export type Pause = {
  readonly at: Instant
  /** Working time that was left when the clock stopped, ms; null where no clock ran. */
  readonly remainingMs: number | null
}
export type Declined = { readonly status: 'declined'; readonly route: LawfulRoute }
/** `back`: where the order stood, and stands again when it is unmerged. */
export type Merged = { readonly status: 'merged'; readonly into: OrderId; readonly back: Mergeable }
export type Mergeable = Waiting | InHand | Returned

/** What a dispatched order carries with it from then on. */
export type Work = {
  readonly assignment: Assignment
  readonly signed: readonly UnitId[]
  /** From the lead's signature until the first contact with the reporter. */
  readonly contact: Clock | null
  readonly contactedAt: Instant | null
  /** Units that delivered for good in this round. */
  readonly delivered: readonly UnitId[]
  readonly extension: Extension | null
  readonly suspended: Pause | null
}
export type Extension = { readonly unit: UnitId; readonly askedAt: Instant; readonly until: Instant }
/** With the unit: given, signed for, worked on, or to be done again. */
export type InHand = Work & { readonly status: InHandStatus }
export type InHandStatus = 'dispatched' | 'signed' | 'inProgress' | 'rework'
/** Given back by the unit; the center adjudicates. `from`: where the order stands again when the return is overruled. */
export type Returned = Work & {
  readonly status: 'returned'
  readonly by: UnitId
  readonly returnedAt: Instant
  readonly from: 'dispatched' | 'signed'
}
/** Delivered for good; the reporter is to be heard. */
export type Delivered = Work & {
  readonly status: 'delivered'
  readonly deliveredAt: Instant
  readonly review: Clock | null
  /** Calls since the delivery that reached nobody, and when the next one is due. */
  readonly attempts: number
  /** The different days of those calls, YYMMDD in Shanghai. */
  readonly missedOn: readonly string[]
  readonly nextCallAt: Instant | null
  readonly contacted: boolean
  readonly effective: boolean
}
export type Reviewed = Work & { readonly status: 'reviewed'; readonly verdict: Verdict }
export type Unsatisfied = Work & { readonly status: 'unsatisfied' | 'reasonHeard'; readonly verdict: Verdict }
export type Closed = {
  readonly status: 'closed'
  readonly kind: ClosingKind
  readonly archive: ArchiveNumber
  readonly closedAt: Instant
  readonly work: Work
  readonly verdict: Verdict | null
}
/** History of a source, closed there: no review of ours, outside the rates. */
export type ImportedClosed = { readonly status: 'importedClosed'; readonly closedAt: Instant | null }
/** Its import was undone before anybody had acted on it. */
export type Withdrawn = { readonly status: 'withdrawn' }

export type Assignment = {
  readonly lead: UnitId
  readonly supporting: readonly UnitId[]
  /** Whose delivery delivers the order. */
  readonly closing: ClosingRule
  readonly dispatchedAt: Instant
  /** Until the lead has signed for it; null where none was set. */
  readonly sign: Clock | null
  readonly delivery: Clock
}
export const closingRules = ['leadOnly', 'any', 'all'] as const
export type ClosingRule = (typeof closingRules)[number]

export type Verdict = { readonly at: Instant; readonly solved: boolean; readonly satisfaction: Satisfaction }
export const satisfactions = ['satisfied', 'basically', 'not'] as const
export type Satisfaction = (typeof satisfactions)[number]

/** 备案销号 after the reporter's verdict, or one of the typed closes that are counted apart. */
export const typedCloses = ['judged', 'extended', 'transferred', 'unreachable'] as const
export type TypedClose = (typeof typedCloses)[number]
export type ClosingKind = 'reviewed' | TypedClose
export type ArchiveNumber = { readonly year: number; readonly n: number }

export type Counts = {
  readonly returns: number
  readonly reworks: number
  readonly unsatisfied: number
  readonly reopened: number
  readonly extensions: number
}
export const noCounts: Counts = { returns: 0, reworks: 0, unsatisfied: 0, reopened: 0, extensions: 0 }

export type Undo = {
  readonly command: CommandId
  /** The command's type, for the words of the button. */
  readonly act: UndoableAct
  readonly back: { readonly place: OrderPlace; readonly counts: Counts }
}
export const undoableActs = [
  'acceptOrder',
  'declineOrder',
  'dispatchOrder',
  'redispatchOrder',
  'mergeOrder',
  'unmergeOrder',
  'signOrder',
  'returnOrder',
  'confirmReturn',
  'overruleReturn',
  'decideExtension',
  'suspendClock',
  'resumeClock',
  'retimeOrder',
  'deliverOrder',
  'recordReview',
  'hearReasons',
  'reworkOrder',
  'closeOrder',
  'closeTyped',
  'reopenOrder',
] as const
export type UndoableAct = (typeof undoableActs)[number]

export type SourceFacts = {
  /** The source's own deadline, beside ours. */
  readonly dueAt: Instant | null
  /** When the source said that it has our answer back 回传; null before. */
  readonly acknowledgedAt: Instant | null
  readonly updates: number
  /** Updates that were taken back with their imports, by the commands that brought them. */
  readonly takenBack: readonly CommandId[]
}
export const noSource: SourceFacts = { dueAt: null, acknowledgedAt: null, updates: 0, takenBack: [] }

/** A file in the data folder, known by its content: SHA-256 in lower-case hex. Its name is a sealed word. */
export type Attachment = { readonly hash: string; readonly size: number; readonly mime: string }

export const urgencies = ['general', 'urgent', 'lifeSafety'] as const
export type Urgency = (typeof urgencies)[number]

/** Confidential: the handling unit does not learn who reported. Anonymous: nobody does. */
export const privacies = ['open', 'confidential', 'anonymous'] as const
export type Privacy = (typeof privacies)[number]

/** How reports come. A code is given once and means the same for ever; the retired ones stand in old orders and are offered no more. */
export const channels = [
  'hotline',
  'town',
  'village',
  'enterprise',
  'vehicle',
  'cadre',
  'idea',
  'program',
  'letterbox',
  'grid',
  'visit',
  'other',
] as const
export type Channel = (typeof channels)[number]
/** A grid worker reports for the village, and who is told on a round is a cadre on site. */
export const retiredChannels: readonly Channel[] = ['grid', 'visit']
export const offeredChannels: readonly Channel[] = channels.filter((channel) => !retiredChannels.includes(channel))

/** Where a declined matter lawfully belongs. */
export const lawfulRoutes = ['emergency', 'litigation', 'review', 'petition', 'discipline', 'outside', 'other'] as const
export type LawfulRoute = (typeof lawfulRoutes)[number]

export const orderStatuses = [
  'reported',
  'accepted',
  'declined',
  'merged',
  'dispatched',
  'returned',
  'signed',
  'inProgress',
  'delivered',
  'reviewed',
  'unsatisfied',
  'reasonHeard',
  'rework',
  'closed',
  'importedClosed',
  'withdrawn',
] as const satisfies readonly OrderStatus[]

/** With a unit that has to deal with it: these are a unit's open orders. */
export const inHandStatuses = ['dispatched', 'signed', 'inProgress', 'rework'] as const satisfies readonly OrderStatus[]

/** Until when an order waits out of sight; null where it is in sight. What threatens life is never out of sight. */
export const asideUntil = (state: OrderState): Instant | null =>
  (state.status === 'reported' || state.status === 'accepted') && state.urgency !== 'lifeSafety' ? state.aside : null

export const isInHand = (state: OrderPlace): state is InHand =>
  state.status === 'dispatched' ||
  state.status === 'signed' ||
  state.status === 'inProgress' ||
  state.status === 'rework'

/** What was given to units, wherever the order has gone since; null where nothing was given or it was given back. */
export const workOf = (state: OrderPlace): Work | null => {
  switch (state.status) {
    case 'dispatched':
    case 'signed':
    case 'inProgress':
    case 'rework':
    case 'returned':
    case 'delivered':
    case 'reviewed':
    case 'unsatisfied':
    case 'reasonHeard':
      return state
    case 'closed':
      return state.work
    case 'merged':
      return workOf(state.back)
    default:
      return null
  }
}
