import { useState } from 'react'
import type { ProposalItem } from '../../shared/contract/supervision.ts'
import { joinedWith, type JoinProblem, joinProblem } from '../../shared/domain/supervision/joining.ts'

/** The proposals that are to go into one paper. What is no longer proposed is no longer chosen. */
export type ChosenProposals = {
  readonly chosen: readonly ProposalItem[]
  readonly has: (item: ProposalItem) => boolean
  /** Why it cannot be chosen beside what is; null where it can, or is. */
  readonly problem: (item: ProposalItem) => JoinProblem | null
  readonly toggle: (item: ProposalItem) => void
  /** The item with all that go into one paper with it. */
  readonly all: (item: ProposalItem) => void
  readonly clear: () => void
}

export const proposalKey = (item: ProposalItem): string =>
  `${item.case}-${item.grounds.map(({ key, rule }) => `${key}${rule}`).join()}`

export const useChosenProposals = (items: readonly ProposalItem[]): ChosenProposals => {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const chosen = items.filter((item) => keys.has(proposalKey(item)))
  const has = (item: ProposalItem): boolean => keys.has(proposalKey(item))
  const problem = (item: ProposalItem): JoinProblem | null => (has(item) ? null : joinProblem(chosen, item))
  const only = (some: readonly ProposalItem[]): void => setKeys(new Set(some.map(proposalKey)))
  return {
    chosen,
    has,
    problem,
    toggle: (item) => {
      if (has(item)) only(chosen.filter((each) => each !== item))
      else if (problem(item) === null) only([...chosen, item])
    },
    all: (item) => only(joinedWith(item, items)),
    clear: () => only([]),
  }
}
