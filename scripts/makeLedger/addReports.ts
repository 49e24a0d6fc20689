import { firstStart } from '../../ledger/firstStart.ts'
import { Ledger } from '../../ledger/ledger.ts'
import { levelSearch } from '../../ledger/search/searchIndex.ts'
import { personOnDuty } from '../../ledger/sqlite/cardQueries.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import type { OrderId } from '../../shared/kernel/ids.ts'
import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import { noWords } from '../../shared/views/orderWords.ts'

/**
 * Reports added to a closed ledger by commands like any other, the first the newest, and read into the index of words: made ledgers end
 * with almost nothing that waits.
 */
export const addReports = async (file: string, reports: readonly Partial<ReportWords>[]): Promise<void> => {
  const opened = await Ledger.open(file)
  if (!opened.ok) throw new Error(opened.error.detail)
  const ledger = opened.value
  await firstStart(ledger)
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  const drafts = reports.map((words, at) => {
    const stream = orderStream(ledger.newId() as OrderId)
    const receivedAt = ledger.now() - at * 1000
    const body = { channel: 'hotline' as const, receivedAt, words: { ...noWords, ...words } }
    return { type: 'reportOrder' as const, stream, touches: [stream], body }
  })
  const verdicts = await ledger.submit(drafts, { actor: person.id, group: null })
  const refused = verdicts.find((verdict) => verdict.kind === 'refused')
  if (refused !== undefined) throw new Error(`a report was refused: ${JSON.stringify(refused)}`)
  await levelSearch(ledger, new AbortController().signal, () => {})
  await ledger.close()
}
