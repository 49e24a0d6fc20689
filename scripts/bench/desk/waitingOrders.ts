import { firstStart } from '../../../ledger/firstStart.ts'
import { Ledger } from '../../../ledger/ledger.ts'
import { levelSearch } from '../../../ledger/search/searchIndex.ts'
import { personOnDuty } from '../../../ledger/sqlite/cardQueries.ts'
import { orderStream } from '../../../shared/domain/streams.ts'
import type { OrderId } from '../../../shared/kernel/ids.ts'
import { noWords } from '../../../shared/views/orderWords.ts'

/** Made ledgers end with almost nothing waiting: this many reports more, through `decide`, give a day's inbox and a drop of 500. */
export const waiting = 600

export const addWaiting = async (file: string): Promise<void> => {
  const opened = await Ledger.open(file)
  if (!opened.ok) throw new Error(opened.error.detail)
  const ledger = opened.value
  await firstStart(ledger)
  const person = await personOnDuty(ledger.reader)
  if (person === null) throw new Error('nobody on duty')
  const drafts = Array.from({ length: waiting }, (_, at) => {
    const stream = orderStream(ledger.newId() as OrderId)
    const words = {
      ...noWords,
      title: `月湖小区${at}号楼路灯不亮`,
      text: '请尽快维修，居民出行不便。'.repeat(8),
      town: '水集街道',
    }
    return {
      type: 'reportOrder' as const,
      stream,
      touches: [stream],
      body: { channel: 'hotline' as const, receivedAt: ledger.now() - at * 60_000, words },
    }
  })
  const verdicts = await ledger.submit(drafts, { actor: person.id, group: null })
  const refused = verdicts.find((verdict) => verdict.kind === 'refused')
  if (refused !== undefined) throw new Error(`a report was refused: ${JSON.stringify(refused)}`)
  await levelSearch(ledger, new AbortController().signal, () => {})
  await ledger.close()
}
