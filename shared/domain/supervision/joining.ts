import type { Proposal } from './proposals.ts'

/**
 * Several proposals in one paper: what a person chose among those that are open. A paper goes to one unit on one rung; a case
 * climbs with its own orders and by its own paper, and nothing is joined to it. Keys are whatever the caller knows units by.
 */
export type Joinable = {
  readonly case: number | null
  readonly unit: number
  readonly to: Proposal['to']
  readonly orders: readonly unknown[]
}
export type JoinProblem = 'own-case' | 'other-unit' | 'other-rung' | 'too-many'

/** As many as one paper takes. */
export const mostJoined = 500

/** Why a proposal cannot go into the paper with those that were chosen; null where it can, or where none was. */
export const joinProblem = (chosen: readonly Joinable[], next: Joinable): JoinProblem | null => {
  if (next.case !== null || next.to === 'delisting' || next.to === 'end') return 'own-case'
  const [first] = chosen
  if (first === undefined) return null
  if (first.unit !== next.unit) return 'other-unit'
  if (first.to !== next.to) return 'other-rung'
  return [...chosen, next].reduce((sum, { orders }) => sum + orders.length, 0) > mostJoined ? 'too-many' : null
}

/** The first with all that can go into one paper with it, in their order; none where it has a paper of its own. */
export const joinedWith = <Each extends Joinable>(first: Each, all: readonly Each[]): readonly Each[] => {
  if (joinProblem([], first) !== null) return []
  const chosen = [first]
  for (const each of all) if (each !== first && joinProblem(chosen, each) === null) chosen.push(each)
  return chosen
}
