import type { Entry } from '../../ledger/entry.ts'
import { foldStreams } from '../../ledger/foldStreams.ts'
import { keysOf, streamsById } from '../../ledger/sqlite/entries.ts'
import type { ReportWords } from '../../shared/domain/order/orderEvents.ts'
import type { OrderState } from '../../shared/domain/order/orderState.ts'
import type { RowId, StreamName } from '../../shared/kernel/ids.ts'
import type { Desk } from './desk.ts'

/** One order, folded from its own history: what it says, where it stands, and every entry that touches it. */
export type OpenedOrder = {
  readonly stream: StreamName
  readonly state: OrderState
  readonly words: ReportWords
  readonly entries: readonly Entry[]
  readonly key: Uint8Array | null
}

export const openOrder = async (desk: Desk, row: RowId): Promise<OpenedOrder | null> => {
  const db = desk.ledger.reader
  const stream = (await streamsById(db, [row])).get(row)
  if (stream === undefined) return null
  const folded = await foldStreams(db, [stream])
  const state = folded.states.get(stream.name)
  if (state?.kind !== 'order') return null
  const key = (await keysOf(db, [row])).get(row) ?? null
  const words = folded.wordsOf(stream.name, key)
  return { stream: stream.name, state: state.order, words, entries: folded.entries, key }
}
