import { comparedOrder, comparedOrders } from '../../ledger/duplicates/comparedOrders.ts'
import { duplicateCandidates } from '../../ledger/duplicates/duplicateCandidates.ts'
import { foldStreams } from '../../ledger/foldStreams.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import { keysOf, streamsById, streamsByName } from '../../ledger/sqlite/entries.ts'
import {
  type DuplicateReason,
  type DuplicateReplies,
  type Duplicates,
  type LikelyDuplicate,
  mostDuplicates,
} from '../../shared/contract/duplicates.ts'
import type { Row } from '../../shared/contract/views.ts'
import type { OrderState } from '../../shared/domain/order/orderState.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import {
  leastLikeness,
  type Likeness,
  likeness,
  type ReadOrder,
  readOrder,
  tellingWords,
} from '../../shared/duplicates/likeness.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { err, ok } from '../../shared/kernel/result.ts'
import { maskAddress } from '../../shared/views/boardRow.ts'
import type { Desk } from './desk.ts'
import type { Handlers } from './portServer.ts'

/** Which other orders probably report the same matter: found by the index, compared by what they say, told with the reason. */
export const duplicateHandlers = (desk: Desk): Pick<Handlers, keyof DuplicateReplies> => ({
  duplicates: async ({ row }) => {
    const found = await duplicatesOf(await desk.likeness(), row)
    return found === null ? err({ kind: 'not-found' }) : ok(found)
  },
})

/** The likely duplicates of one order, from `least` on; null where there is no such order. */
export const duplicatesOf = async (
  db: SqlReader,
  row: RowId,
  least: number = leastLikeness,
): Promise<Duplicates | null> => {
  const stream = (await streamsById(db, [row])).get(row)
  if (stream === undefined) return null
  const [folded, keys] = await Promise.all([foldStreams(db, [stream]), keysOf(db, [row])])
  const state = folded.states.get(stream.name)
  if (state?.kind !== 'order') return null
  const words = folded.wordsOf(stream.name, keys.get(row) ?? null)
  const { receivedAt, privacy } = state.order
  const own = readOrder(comparedOrder(words, receivedAt, privacy === 'open'))
  const [merged, { rows, rarity }] = await Promise.all([
    mergedWith(db, state.order),
    duplicateCandidates(db, { row, receivedAt, ...words, phone: own.phone ?? '' }),
  ])
  const others = await comparedOrders(db, [...new Set([...merged.keys(), ...rows])])
  const compared = [...others].map(([id, order]): Compared => {
    const other = readOrder(order)
    return { id, other, alike: likeness(own, other, rarity), merged: merged.get(id) ?? null }
  })
  const likely = compared
    .filter((one) => one.merged === null && one.alike.score >= least)
    .toSorted((a, b) => b.alike.score - a.alike.score || b.id - a.id)
    .slice(0, mostDuplicates)
  const told = [...compared.filter((one) => one.merged !== null), ...likely]
  const lines = new Map(
    (
      await rowsById(
        db,
        told.map(({ id }) => id),
      )
    ).map((line) => [line.id as number, line]),
  )
  const orders = told.flatMap((one) => {
    const line = lines.get(one.id)
    return line === undefined ? [] : [tell(line, one, tellingWords(one.other, own, rarity))]
  })
  return { row, orders }
}

type Compared = {
  readonly id: number
  readonly other: ReadOrder
  readonly alike: Likeness
  readonly merged: LikelyDuplicate['merged']
}

/** The order that this one was merged into, and those that were merged into it, by row number. */
const mergedWith = async (
  db: SqlReader,
  state: OrderState,
): Promise<ReadonlyMap<number, NonNullable<LikelyDuplicate['merged']>>> => {
  const names = [
    ...(state.status === 'merged' ? [[orderStream(state.into), 'main'] as const] : []),
    ...state.absorbed.map((id) => [orderStream(id), 'absorbed'] as const),
  ]
  const rows = await streamsByName(
    db,
    names.map(([name]) => name),
  )
  return new Map(
    names.flatMap(([name, how]) => {
      const stream = rows.get(name)
      return stream === undefined ? [] : [[stream.id, how] as const]
    }),
  )
}

const tell = (line: Row, { alike, merged }: Compared, words: readonly string[]): LikelyDuplicate => {
  const { id: row, number, title, status, receivedAt, lifecycle } = line
  const score = merged !== null && alike.score < leastLikeness ? null : alike.score
  return { row, number, title, status, receivedAt, lifecycle, score, reasons: reasonsOf(alike, words), merged }
}

/** A name that may stand in an address is shown as addresses are, its figures covered. */
const reasonsOf = ({ place, sameReporter, apart }: Likeness, words: readonly string[]): readonly DuplicateReason[] => [
  ...(place.kind === 'same' || place.kind === 'house'
    ? [{ kind: place.kind === 'same' ? ('place' as const) : ('house' as const), place: maskAddress(place.name) }]
    : []),
  ...(words.length > 0 ? [{ kind: 'words' as const, words }] : []),
  ...(sameReporter ? [{ kind: 'reporter' as const }] : []),
  { kind: 'apart', ms: apart },
]
