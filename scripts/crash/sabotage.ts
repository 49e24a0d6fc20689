import type { Ledger, Verdict } from '../../ledger/ledger.ts'
import { intAt } from '../../ledger/sqlite/driver.ts'
import { headOf } from '../../ledger/sqlite/entries.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import type { OrderId } from '../../shared/kernel/ids.ts'
import type { SeededRandom } from '../seededRandom.ts'
import type { Asked, Journal } from './journal.ts'

/** Misdeeds by which the check shows that it would find them. */
export const sabotages = ['ack-before-commit', 'drop-entry', 'double-apply'] as const
export type Sabotage = (typeof sabotages)[number]
export const isSabotage = (name: string): name is Sabotage => (sabotages as readonly string[]).includes(name)

export type Commit = (asked: Asked) => Promise<readonly Verdict[]>

/** How a process with this misdeed answers for one transaction; an honest one answers after the commit and that is all. */
export const answering = (
  sabotage: Sabotage | null,
  ledger: Ledger,
  journal: Journal,
  commit: Commit,
  random: SeededRandom,
): Commit => {
  const honest: Commit = async (asked) => {
    const verdicts = await commit(asked)
    journal.answer(asked.drafts, verdicts)
    return verdicts
  }
  switch (sabotage) {
    case null:
      return honest
    case 'ack-before-commit':
      // Of an import alone, whose new orders will all be accepted and which nothing runs beside: only a kill can show the lie.
      return async (asked) => {
        if (asked.group?.label !== 'import') return honest(asked)
        const { seq } = await headOf(ledger.reader)
        const hoped = asked.drafts.map(
          (draft, at): Verdict => ({ kind: 'accepted', seq: seq + 1 + at, stream: draft.stream }),
        )
        journal.answer(asked.drafts, hoped)
        return commit(asked)
      }
    case 'drop-entry':
      return async (asked) => {
        const verdicts = await honest(asked)
        if (random.chance(0.2)) await dropLast(ledger)
        return verdicts
      }
    case 'double-apply':
      return async (asked) => {
        const verdicts = await honest(asked)
        const [draft] = asked.drafts
        if (draft?.type !== 'reportOrder' || verdicts[0]?.kind !== 'accepted') return verdicts
        // It forgets that it had the command, and lets it make a second order.
        await ledger.queue.alone((writer) => writer.run('DELETE FROM command WHERE id = ?', [draft.id]))
        const stream = orderStream(ledger.newId() as OrderId)
        await commit({ ...asked, drafts: [{ ...draft, stream, touches: [stream] }] })
        return verdicts
      }
  }
}

/** As cleanly as it can be done: what is left verifies as a chain, and only who was told of the entry can miss it. */
const dropLast = (ledger: Ledger): Promise<void> =>
  ledger.queue.transaction(async (writer) => {
    const seq = intAt((await writer.get('SELECT max(seq) AS seq FROM entry')) ?? {}, 'seq')
    for (const table of ['entry', 'command', 'command_group', 'stream_entry'])
      await writer.run(`DELETE FROM ${table} WHERE seq = ?`, [seq])
  })
