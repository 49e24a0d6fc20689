import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { CommandOffer } from '../../shared/contract/orderActs.ts'
import type { Row } from '../../shared/contract/views.ts'
import { inHandStatuses, type OrderStatus } from '../../shared/domain/order/orderState.ts'
import { orderTable } from '../../shared/domain/order/orderTable.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { type ActName, orderActs } from './acts/orderActs.ts'

/** What can be done with an order from the desk; `notice` opens a supervision notice about it, `papers` its other papers. */
export type OrderAction = ActName | 'notice' | 'papers'
/** Why not: what the ledger would say, or that there is no order. */
export type Obstacle = Extract<CommandOffer, { readonly allowed: false }> | 'none-focused'

/** Why an action does not apply to an order as it stands; null when it does. The ledger decides in the end. */
export const whyNot = (action: OrderAction, row: Row | undefined, detail: OrderDetail | null): Obstacle | null => {
  if (row === undefined) return 'none-focused'
  if (action === 'papers') return null
  if (action === 'notice') {
    if (!inHandStatuses.some((status) => status === row.status))
      return { allowed: false, code: 'not-dispatched', roles: [] }
    return detail === null || detail.standing.notice.allowed ? null : detail.standing.notice
  }
  if (detail !== null) {
    const offer = detail.standing.offers[action]
    return offer.allowed ? null : offer
  }
  if (action === 'takeUp' && row.asideUntil === null) return { allowed: false, code: 'not-aside', roles: [] }
  const { from, otherwise } = orderTable[action]
  return from === 'new' || !from.includes(row.status)
    ? { allowed: false, code: otherwise(row.status), roles: [] }
    : null
}

/** The obstacle in words: what stands in the way, and who may or what to do. */
export const obstacleText = (text: Text, obstacle: Obstacle): string => {
  if (obstacle === 'none-focused') return text.orderActs.noneFocused
  const { code, roles } = obstacle
  if (code === 'not-permitted')
    return text.orderActs.notPermitted(roles.map((role) => text.desk.roles[role]).join(text.orderActs.roleJoin))
  const { what, next } = text.refusals.codes[code]
  return text.orderActs.obstacle(what, next)
}

/** The actions under an order of each status, the one that comes next first; all others stand behind "more". */
const shown: Readonly<Record<OrderStatus, readonly OrderAction[]>> = {
  reported: ['dispatchOrder', 'acceptOrder', 'declineOrder', 'askReporter', 'mergeOrder', 'putAside', 'correctOrder'],
  accepted: ['dispatchOrder', 'declineOrder', 'askReporter', 'mergeOrder', 'putAside', 'markOrder', 'correctOrder'],
  dispatched: ['signOrder', 'redispatchOrder', 'returnOrder', 'notice', 'suspendClock', 'noteOrder'],
  returned: ['redispatchOrder', 'confirmReturn', 'overruleReturn', 'mergeOrder', 'noteOrder'],
  signed: ['recordContact', 'deliverOrder', 'noteProgress', 'returnOrder', 'askExtension', 'notice'],
  inProgress: ['deliverOrder', 'noteProgress', 'deliverInterim', 'askExtension', 'suspendClock', 'notice'],
  rework: ['deliverOrder', 'noteProgress', 'deliverInterim', 'askExtension', 'suspendClock', 'notice'],
  delivered: ['recordReview', 'recordFollowUp', 'closeTyped', 'noteOrder'],
  reviewed: ['closeOrder', 'noteOrder'],
  unsatisfied: ['hearReasons', 'recordInstruction', 'noteOrder'],
  reasonHeard: ['reworkOrder', 'closeTyped', 'recordInstruction', 'noteOrder'],
  closed: ['reopenOrder', 'noteOrder'],
  declined: ['reopenOrder', 'dispatchOrder', 'noteOrder'],
  merged: ['unmergeOrder', 'noteOrder'],
  importedClosed: ['noteOrder', 'correctOrder'],
  withdrawn: ['noteOrder'],
}

/** Where one of two waits for the other, the one that can be done takes the place: to answer, to resume, to decide. */
const instead: Partial<Record<OrderAction, OrderAction>> = {
  askReporter: 'recordAnswer',
  putAside: 'takeUp',
  suspendClock: 'resumeClock',
  askExtension: 'decideExtension',
}

export const shownActions = (row: Row, detail: OrderDetail | null): readonly OrderAction[] =>
  shown[row.status].map((action) => {
    const other = instead[action]
    return other !== undefined && detail !== null && whyNot(other, row, detail) === null ? other : action
  })

/** The act that a key means for an order: of those that share it, the one that applies. */
export const actOfKey = (key: string, row: Row | undefined, detail: OrderDetail | null): OrderAction | null => {
  if (key === 's') return 'notice'
  const named = (Object.keys(orderActs) as ActName[]).filter((name) => orderActs[name].key === key)
  return named.find((name) => whyNot(name, row, detail) === null) ?? named[0] ?? null
}
