import type { RefusalCode } from '../refusal.ts'
import type { OrderCommandType } from './orderCommands.ts'
import { isInHand, type OrderState, type OrderStatus, orderStatuses } from './orderState.ts'
import { isUntouched } from './withdrawShapes.ts'

/**
 * What a command expects of what the person saw, DESIGN's three policies: `anyTime`, accepted whenever the order is there;
 * `whileState`, decided against whatever the order has become; `exact`, refused when its life cycle moved since.
 */
export type Policy = 'anyTime' | 'whileState' | 'exact'

export type CommandRule = {
  /** The states in which it is allowed; `new`: it makes the order. */
  readonly from: readonly OrderStatus[] | 'new'
  /** Where it can lead; `stays` changes no state, `back` is where the step that is undone came from. */
  readonly to: readonly (OrderStatus | 'stays' | 'back')[]
  readonly policy: Policy
  /** Why not, in any other state. */
  readonly otherwise: (status: OrderStatus) => RefusalCode
  /** What else has to hold, as far as the state alone tells. */
  readonly guard?: (state: OrderState) => RefusalCode | null
}

const only = (code: RefusalCode) => (): RefusalCode => code

/** An order that left the course says so, whatever was wanted of it. */
const unlessGone =
  (code: RefusalCode, others: Partial<Record<OrderStatus, RefusalCode>> = {}) =>
  (status: OrderStatus): RefusalCode => {
    if (others[status] !== undefined) return others[status]
    switch (status) {
      case 'declined':
        return 'declined-already'
      case 'merged':
        return 'merged-already'
      case 'closed':
        return 'closed-already'
      case 'importedClosed':
        return 'imported-closed'
      case 'withdrawn':
        return 'withdrawn-already'
      default:
        return code
    }
  }

const waiting = ['reported', 'accepted'] as const
const hand = ['dispatched', 'signed', 'inProgress', 'rework'] as const
const working = ['signed', 'inProgress', 'rework'] as const
const everywhere = orderStatuses
const stays = ['stays'] as const
const never = only('not-found')
const notInHand = unlessGone('not-with-unit', { delivered: 'delivered-already', returned: 'returned-already' })
const notWorking = unlessGone('not-with-unit', {
  dispatched: 'not-signed',
  delivered: 'delivered-already',
  returned: 'returned-already',
})

/** The life cycle of an order as a table. Rules, the state diagram and what a person may do now all read it. */
export const orderTable: Readonly<Record<OrderCommandType, CommandRule>> = {
  reportOrder: { from: 'new', to: ['reported'], policy: 'anyTime', otherwise: only('already-exists') },
  importHistory: { from: 'new', to: ['importedClosed'], policy: 'anyTime', otherwise: only('already-exists') },
  correctOrder: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never },
  markOrder: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never },

  acceptOrder: {
    from: ['reported'],
    to: ['accepted'],
    policy: 'whileState',
    otherwise: only('not-awaiting-acceptance'),
  },
  declineOrder: { from: waiting, to: ['declined'], policy: 'exact', otherwise: unlessGone('already-dispatched') },
  askReporter: {
    from: waiting,
    to: stays,
    policy: 'whileState',
    otherwise: unlessGone('already-dispatched'),
    guard: (state) => (asked(state) ? 'asked-already' : null),
  },
  recordAnswer: {
    from: waiting,
    to: stays,
    policy: 'whileState',
    otherwise: only('not-asked'),
    guard: (state) => (asked(state) ? null : 'not-asked'),
  },
  putAside: {
    from: waiting,
    to: stays,
    policy: 'whileState',
    otherwise: unlessGone('already-dispatched'),
    guard: (state) => (state.urgency === 'lifeSafety' ? 'aside-life-safety' : null),
  },
  takeUp: {
    from: waiting,
    to: stays,
    policy: 'whileState',
    otherwise: only('not-aside'),
    guard: (state) => (state.aside === null ? 'not-aside' : null),
  },
  mergeOrder: {
    from: [...waiting, ...hand, 'returned'],
    to: ['merged'],
    policy: 'exact',
    otherwise: unlessGone('delivered-already'),
  },
  unmergeOrder: {
    from: ['merged'],
    to: [...waiting, ...hand, 'returned'],
    policy: 'exact',
    otherwise: only('not-merged'),
  },

  dispatchOrder: { from: waiting, to: ['dispatched'], policy: 'exact', otherwise: unlessGone('already-dispatched') },
  redispatchOrder: {
    from: ['dispatched', 'signed', 'inProgress', 'rework', 'returned'],
    to: ['dispatched'],
    policy: 'exact',
    otherwise: unlessGone('not-dispatched', { declined: 'not-dispatched', delivered: 'delivered-already' }),
  },
  undoDispatch: {
    from: ['dispatched'],
    to: ['back'],
    policy: 'exact',
    otherwise: (status) => (waiting.some((one) => one === status) ? 'nothing-to-undo' : 'acted-since'),
  },
  undoStep: {
    from: everywhere,
    to: ['back'],
    policy: 'exact',
    otherwise: never,
    guard: (state) => (state.undo !== null ? null : state.lifecycle === 1 ? 'nothing-to-undo' : 'acted-since'),
  },

  signOrder: { from: hand, to: ['signed', 'stays'], policy: 'whileState', otherwise: notInHand },
  returnOrder: {
    from: ['dispatched', 'signed'],
    to: ['returned'],
    policy: 'whileState',
    otherwise: unlessGone('return-too-late', {
      reported: 'not-dispatched',
      accepted: 'not-dispatched',
      returned: 'returned-already',
    }),
  },
  confirmReturn: { from: ['returned'], to: ['accepted'], policy: 'exact', otherwise: unlessGone('not-returned') },
  overruleReturn: {
    from: ['returned'],
    to: ['dispatched', 'signed'],
    policy: 'exact',
    otherwise: unlessGone('not-returned'),
  },
  recordContact: { from: working, to: ['inProgress', 'stays'], policy: 'whileState', otherwise: notWorking },
  noteProgress: { from: working, to: ['inProgress', 'stays'], policy: 'whileState', otherwise: notWorking },
  askExtension: {
    from: working,
    to: stays,
    policy: 'whileState',
    otherwise: notWorking,
    guard: (state) => (isInHand(state) && state.extension !== null ? 'extension-pending' : suspendedProblem(state)),
  },
  decideExtension: {
    from: working,
    to: stays,
    policy: 'exact',
    otherwise: unlessGone('extension-not-asked'),
    guard: (state) => (isInHand(state) && state.extension === null ? 'extension-not-asked' : suspendedProblem(state)),
  },
  suspendClock: {
    from: hand,
    to: stays,
    policy: 'exact',
    otherwise: notInHand,
    guard: (state) => suspendedProblem(state),
  },
  resumeClock: {
    from: hand,
    to: stays,
    policy: 'exact',
    otherwise: unlessGone('not-suspended'),
    guard: (state) => (suspendedProblem(state) === null ? 'not-suspended' : null),
  },
  retimeOrder: {
    from: [...waiting, ...hand, 'delivered'],
    to: stays,
    policy: 'exact',
    otherwise: unlessGone('no-clock-running'),
    guard: (state) => suspendedProblem(state),
  },
  deliverInterim: { from: working, to: ['inProgress', 'stays'], policy: 'whileState', otherwise: notWorking },
  deliverOrder: {
    from: working,
    to: ['delivered', 'inProgress', 'stays'],
    policy: 'whileState',
    otherwise: notWorking,
  },

  recordFollowUp: { from: ['delivered'], to: stays, policy: 'whileState', otherwise: unlessGone('delivery-missing') },
  recordReview: {
    from: ['delivered'],
    to: ['reviewed', 'unsatisfied'],
    policy: 'exact',
    otherwise: unlessGone('delivery-missing', {
      reviewed: 'reviewed-already',
      unsatisfied: 'reviewed-already',
      reasonHeard: 'reviewed-already',
    }),
  },
  hearReasons: {
    from: ['unsatisfied'],
    to: ['reasonHeard'],
    policy: 'whileState',
    otherwise: unlessGone('not-unsatisfied'),
  },
  reworkOrder: {
    from: ['reasonHeard'],
    to: ['rework'],
    policy: 'exact',
    otherwise: unlessGone('not-unsatisfied', { unsatisfied: 'reason-not-heard' }),
  },
  closeOrder: {
    from: ['reviewed'],
    to: ['closed'],
    policy: 'exact',
    otherwise: unlessGone('verdict-missing', {
      unsatisfied: 'verdict-unsatisfied',
      reasonHeard: 'verdict-unsatisfied',
    }),
  },
  closeTyped: {
    from: ['delivered', 'reasonHeard'],
    to: ['closed'],
    policy: 'exact',
    otherwise: unlessGone('verdict-missing', { unsatisfied: 'reason-not-heard', reviewed: 'reviewed-already' }),
  },
  reopenOrder: {
    from: ['closed', 'declined'],
    to: ['accepted'],
    policy: 'exact',
    otherwise: (status) =>
      status === 'merged' ? 'merged-already' : status === 'importedClosed' ? 'imported-closed' : 'not-closed',
  },

  recordSourceUpdate: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never },
  proposeCorrection: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never },
  acceptCorrection: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never, guard: noProposal },
  rejectCorrection: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never, guard: noProposal },
  acknowledgeReturn: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never },
  noteOrder: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never },
  attachFile: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never },
  recordInstruction: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never },
  eraseReporter: {
    from: ['declined', 'merged', 'closed', 'importedClosed', 'withdrawn'],
    to: stays,
    policy: 'exact',
    otherwise: only('erase-while-open'),
  },
  revealReporter: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never },
  withdrawReport: {
    from: ['reported', 'importedClosed'],
    to: ['withdrawn'],
    policy: 'whileState',
    otherwise: (status) => (status === 'withdrawn' ? 'withdrawn-already' : 'acted-after-import'),
    guard: (state) => (isUntouched(state) ? null : 'acted-after-import'),
  },
  withdrawSourceUpdate: { from: everywhere, to: stays, policy: 'anyTime', otherwise: never },
}

export const orderCommandTypes = Object.keys(orderTable) as readonly OrderCommandType[]

export const isOrderCommand = <Act extends { readonly type: string }>(
  act: Act,
): act is Extract<Act, { readonly type: OrderCommandType }> => Object.hasOwn(orderTable, act.type)

/** Why a command does not apply to an order as it stands; null when it does. `null` state: it was never reported. */
export const standing = (type: OrderCommandType, state: OrderState | null): RefusalCode | null => {
  const rule = orderTable[type]
  if (rule.from === 'new') return state === null ? null : 'already-exists'
  if (state === null) return 'not-found'
  if (!rule.from.includes(state.status)) return rule.otherwise(state.status)
  return rule.guard?.(state) ?? null
}

function asked(state: OrderState): boolean {
  return (state.status === 'reported' || state.status === 'accepted') && state.asked !== null
}

function suspendedProblem(state: OrderState): RefusalCode | null {
  return isInHand(state) && state.suspended !== null ? 'suspended-already' : null
}

function noProposal(state: OrderState): RefusalCode | null {
  return state.proposals.length === 0 ? 'proposal-unknown' : null
}
