import { openEvent, wordsOf } from '../../ledger/entry.ts'
import type { CorrectionProposal } from '../../shared/contract/corrections.ts'
import type { OrderCommand } from '../../shared/domain/order/orderCommands.ts'
import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import type { Channel } from '../../shared/domain/order/orderState.ts'
import type { CommandId } from '../../shared/kernel/ids.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import type { OpenedOrder } from './openOrder.ts'

type Proposed = {
  readonly id: CommandId
  readonly at: number
  readonly channel: Channel | null
  readonly words: Partial<ReportWords>
}

/** Corrections that a source proposed and nobody decided, field by field beside what the order says. */
export const openProposals = (opened: OpenedOrder): readonly CorrectionProposal[] =>
  proposed(opened).map(({ id, at, words }) => ({
    id,
    at,
    fields: fieldsOf(words).map((field) => ({ field, before: opened.words[field], after: words[field] ?? '' })),
  }))

/** What is taken of a proposal; null when it is not open. */
export const correctionBody = (
  opened: OpenedOrder,
  proposal: string,
  fields: readonly string[],
): OrderCommand<'acceptCorrection'>['body'] | null => {
  const found = proposed(opened).find(({ id }) => id === proposal)
  if (found === undefined) return null
  const taken = fieldsOf(found.words).filter((field) => fields.includes(field))
  const words = Object.fromEntries(taken.map((field) => [field, found.words[field]]))
  return { proposal: found.id, channel: fields.includes('channel') ? found.channel : null, words }
}

const fieldsOf = (words: Partial<ReportWords>): readonly (keyof ReportWords)[] =>
  (Object.keys(noWords) as (keyof ReportWords)[]).filter((field) => words[field] !== undefined)

const proposed = ({ entries, stream, key, state }: OpenedOrder): readonly Proposed[] =>
  entries.flatMap((entry) =>
    entry.events.flatMap((stored): readonly Proposed[] => {
      if (stored.stream !== stream) return []
      const event = openEvent(stored)
      if (event.type !== 'OrderCorrectionProposed' || !state.proposals.includes(event.data.proposal)) return []
      const words: Partial<ReportWords> = wordsOf(stored, entry.command.id, key) ?? {}
      return [{ id: event.data.proposal, at: entry.command.statedAt, channel: event.data.channel, words }]
    }),
  )
