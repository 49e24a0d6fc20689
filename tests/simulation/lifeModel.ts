import type { OrderCommandType } from '../../shared/domain/order/orderCommands.ts'
import type { OrderStatus } from '../../shared/domain/order/orderState.ts'

/**
 * An order's life as somebody who knows the method would tell it on one page: where each accepted command leads. It is written beside
 * the product and shares nothing with it but the names, so that the two can disagree.
 */
export type ModelOrder = {
  readonly status: OrderStatus
  /** Where it stood before a return. */
  readonly before: OrderStatus | null
  /** The model of what was merged, as it stood. */
  readonly inner: ModelOrder | null
  /** The model before the last step, for its undo; null where nothing can be taken back. */
  readonly last: ModelOrder | null
  /** Somebody did something about it: what an import brought is then taken back no more. */
  readonly touched: boolean
}
export const newModel: ModelOrder = { status: 'reported', before: null, inner: null, last: null, touched: false }

export type Told = {
  readonly type: OrderCommandType
  /** A delivery that is the whole order's, a signature that is the lead's, a reporter who is not satisfied. */
  readonly whole?: boolean
  readonly lead?: boolean
  readonly unsatisfied?: boolean
}

/** The model after an accepted command; null: this command cannot be accepted here. */
export const follow = (model: ModelOrder, told: Told): ModelOrder | null => {
  const { status } = model
  const step = (to: OrderStatus, change: Partial<ModelOrder> = {}): ModelOrder => ({
    ...model,
    ...change,
    status: to,
    last: { ...model, last: null },
    touched: true,
  })
  const act = (to: OrderStatus): ModelOrder => ({ ...model, status: to, last: null, touched: true })
  const from = (...places: readonly OrderStatus[]): boolean => places.includes(status)
  const withUnit = from('dispatched', 'signed', 'inProgress', 'rework')
  const worked = status === 'signed' ? 'inProgress' : status
  switch (told.type) {
    case 'acceptOrder':
      return from('reported') ? step('accepted') : null
    case 'declineOrder':
      return from('reported', 'accepted') ? step('declined') : null
    case 'askReporter':
    case 'recordAnswer':
      return from('reported', 'accepted') ? act(status) : null
    case 'dispatchOrder':
      return from('reported', 'accepted') ? step('dispatched') : null
    case 'redispatchOrder':
      return withUnit || from('returned') ? step('dispatched') : null
    case 'signOrder':
      return withUnit ? step(told.lead === true && status === 'dispatched' ? 'signed' : status) : null
    case 'returnOrder':
      return from('dispatched', 'signed') ? step('returned', { before: status }) : null
    case 'confirmReturn':
      return from('returned') ? step('accepted') : null
    case 'overruleReturn':
      return from('returned') && model.before !== null ? step(model.before) : null
    case 'recordContact':
    case 'noteProgress':
    case 'deliverInterim':
      return from('signed', 'inProgress', 'rework') ? act(worked) : null
    case 'askExtension':
      return from('signed', 'inProgress', 'rework') ? act(status) : null
    case 'decideExtension':
      return from('signed', 'inProgress', 'rework') ? step(status) : null
    case 'suspendClock':
    case 'resumeClock':
      return withUnit ? step(status) : null
    case 'deliverOrder':
      return from('signed', 'inProgress', 'rework') ? step(told.whole === true ? 'delivered' : worked) : null
    case 'recordFollowUp':
      return from('delivered') ? act('delivered') : null
    case 'recordReview':
      return from('delivered') ? step(told.unsatisfied === true ? 'unsatisfied' : 'reviewed') : null
    case 'hearReasons':
      return from('unsatisfied') ? step('reasonHeard') : null
    case 'reworkOrder':
      return from('reasonHeard') ? step('rework') : null
    case 'closeOrder':
      return from('reviewed') ? step('closed') : null
    case 'closeTyped':
      return from('delivered', 'reasonHeard') ? step('closed') : null
    case 'reopenOrder':
      return from('closed', 'declined') ? step('accepted') : null
    case 'mergeOrder':
      return withUnit || from('reported', 'accepted', 'returned') ? step('merged', { inner: model }) : null
    case 'unmergeOrder':
      return model.inner === null ? null : step(model.inner.status, { before: model.inner.before, inner: null })
    case 'undoStep':
    case 'undoDispatch':
      return model.last === null ? null : { ...model.last, touched: true }
    case 'withdrawReport':
      return from('reported') && !model.touched ? act('withdrawn') : null
    case 'correctOrder':
    case 'markOrder':
    case 'noteOrder':
    case 'putAside':
    case 'takeUp':
    case 'attachFile':
    case 'recordInstruction':
    case 'acceptCorrection':
    case 'acknowledgeReturn':
      return { ...model, touched: true }
    default:
      // What is recorded of an order moves nothing, and takes nothing away from the last step.
      return model
  }
}
