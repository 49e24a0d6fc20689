import type { UnitId } from '../../kernel/ids.ts'
import type { Actor } from '../actor.ts'
import { ownOrdersOnly, roleMay, rolesFor } from '../permissions.ts'
import type { RefusalCode } from '../refusal.ts'
import type { Role } from '../person/person.ts'
import type { OrderCommandBody, OrderCommandType } from './orderCommands.ts'
import { type OrderState, workOf } from './orderState.ts'
import { orderCommandTypes, standing } from './orderTable.ts'

export type Availability =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly code: RefusalCode; readonly roles: readonly Role[] }

/**
 * Every command with whether it is allowed now, and why not: for the panel, the keys and the palette. What a person has yet
 * to type is not looked at; `decide` has the last word.
 */
export const availableCommands = (state: OrderState, actor: Actor): ReadonlyMap<OrderCommandType, Availability> =>
  new Map(orderCommandTypes.map((type) => [type, availability(type, state, actor)]))

const availability = (type: OrderCommandType, state: OrderState, actor: Actor): Availability => {
  if (!roleMay(actor.role, type)) return { allowed: false, code: 'not-permitted', roles: rolesFor(type) }
  const code = standing(type, state) ?? foreignOrder(state, actor)
  if (code !== null) return { allowed: false, code, roles: [] }
  if (type === 'undoStep' && state.undo !== null && !roleMay(actor.role, state.undo.act))
    return { allowed: false, code: 'not-permitted', roles: rolesFor(state.undo.act) }
  if (type === 'undoDispatch' && state.undo?.act !== 'dispatchOrder' && state.undo?.act !== 'redispatchOrder')
    return { allowed: false, code: 'acted-since', roles: [] }
  return { allowed: true }
}

/** A clerk acts for the own unit, on what that unit reported or was given. */
export const ownProblem = (state: OrderState, act: OrderCommandBody, actor: Actor): RefusalCode | null => {
  const foreign = foreignOrder(state, actor)
  if (foreign !== null) return foreign
  if (!ownOrdersOnly(actor.role)) return null
  return 'unit' in act.body && act.body.unit !== actor.unit ? 'not-your-unit' : null
}

const foreignOrder = (state: OrderState, actor: Actor): RefusalCode | null => {
  if (!ownOrdersOnly(actor.role)) return null
  return actor.unit !== null && concernsUnit(state, actor.unit) ? null : 'not-your-unit'
}

const concernsUnit = (state: OrderState, unit: UnitId): boolean => {
  const work = workOf(state)
  if (work !== null && (work.assignment.lead === unit || work.assignment.supporting.includes(unit))) return true
  return state.reportedBy === unit
}
