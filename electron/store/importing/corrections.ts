import { openEvent, wordsOf } from '../../../ledger/entry.ts'
import type { Draft } from '../../../ledger/ledger.ts'
import { rowsById } from '../../../ledger/sqlite/boardQueries.ts'
import { countCorrections, openCorrections } from '../../../ledger/sqlite/correctionQueries.ts'
import { entriesOf, keysOf, streamsById } from '../../../ledger/sqlite/entries.ts'
import type { FieldChange, ProposedCorrection } from '../../../shared/contract/importRuns.ts'
import type { DomainEvent, Words } from '../../../shared/domain/event.ts'
import { isKnownEvent } from '../../../shared/domain/knownEvents.ts'
import type { CatalogueIds } from '../../../shared/domain/order/intakeShapes.ts'
import type { ReportWords } from '../../../shared/domain/order/orderEvents.ts'
import type { Channel } from '../../../shared/domain/order/orderState.ts'
import type { Instant } from '../../../shared/kernel/chinaTime.ts'
import type { CommandId, RowId, StreamName } from '../../../shared/kernel/ids.ts'
import { mergeWords, noWords } from '../../../shared/views/orderWords.ts'
import { idsOfWords } from '../catalogueIds.ts'
import { acceptedIn, type Desk, newGroup, onDuty } from '../desk.ts'
import { importFacts } from './importFacts.ts'

type Proposal = {
  readonly id: CommandId
  readonly channel: Channel | null
  readonly words: Partial<ReportWords>
  readonly at: Instant
  readonly group: string
}
type OpenOrder = {
  readonly row: RowId
  readonly stream: StreamName
  /** As they stand in the ledger now. */
  readonly words: ReportWords
  /** The oldest first: a later one says what the source says today. */
  readonly proposals: readonly Proposal[]
}

/** Orders about which their source says something else, with both texts. */
export const corrections = async (
  desk: Desk,
  after: number,
  limit: number,
): Promise<{ readonly total: number; readonly items: readonly ProposedCorrection[] }> => {
  const db = desk.ledger.reader
  const [total, ids] = await Promise.all([countCorrections(db), openCorrections(db, after, limit)])
  const [orders, rows] = await Promise.all([openOrders(desk, ids), rowsById(db, ids as readonly RowId[])])
  const byRow = new Map(rows.map((row) => [row.id, row]))
  const files = new Map<string, string>()
  const items: ProposedCorrection[] = []
  for (const order of orders) {
    const last = order.proposals.at(-1)
    if (last === undefined) continue
    if (!files.has(last.group)) files.set(last.group, (await importFacts(db, last.group))?.words.fileName ?? '')
    items.push({
      row: order.row,
      number: byRow.get(order.row)?.number ?? '',
      title: order.words.title,
      sourceName: order.words.sourceName,
      sourceId: order.words.sourceId,
      proposedAt: last.at,
      fileName: files.get(last.group) ?? '',
      changes: changesOf(order),
    })
  }
  return { total, items }
}

/** At most so many orders are judged in one commit, like everywhere. */
const slice = 500

/** Takes what sources propose into the orders, or turns it down for a reason. `orders` null: all that are open. */
export const judgeCorrections = async (
  desk: Desk,
  orders: readonly RowId[] | null,
  accept: boolean,
  reason: string,
): Promise<{ readonly done: number; readonly refused: number }> => {
  const person = await onDuty(desk)
  const total = orders?.length ?? (await countCorrections(desk.ledger.reader))
  const group = newGroup('import', total)
  const idsOf = await idsOfWords(desk.ledger.reader)
  let done = 0
  let refused = 0
  let after = 0
  for (;;) {
    const ids: readonly number[] =
      orders === null
        ? await openCorrections(desk.ledger.reader, after, slice)
        : orders.slice(done + refused, done + refused + slice)
    if (ids.length === 0) break
    after = ids.at(-1) ?? after
    const open = await openOrders(desk, ids)
    const drafts = open.map((order) => draftsFor(order, accept, reason, idsOf))
    const verdicts = await desk.ledger.submit(drafts.flat(), { actor: person.id, group })
    let at = 0
    for (const own of drafts) {
      const taken = acceptedIn(verdicts.slice(at, at + own.length)) === own.length
      at += own.length
      if (taken) done += 1
      else refused += 1
    }
    refused += ids.length - open.length
  }
  return { done, refused }
}

/** All that is open of an order is settled at once: the last proposal is taken, the ones before it say what is no longer said. */
const draftsFor = (
  order: OpenOrder,
  accept: boolean,
  reason: string,
  idsOf: (words: Partial<ReportWords>) => CatalogueIds,
): readonly Draft[] => {
  const { stream } = order
  const merged: Partial<ReportWords> = Object.assign({}, ...order.proposals.map(({ words }) => words))
  const changes = Object.fromEntries(
    Object.entries(merged).filter(([field, now]) => order.words[field as keyof ReportWords] !== now),
  )
  const channel = order.proposals.findLast((one) => one.channel !== null)?.channel ?? null
  return order.proposals.map((proposal, at): Draft => {
    const isLast = at === order.proposals.length - 1
    if (accept && isLast && (Object.keys(changes).length > 0 || channel !== null))
      return {
        type: 'acceptCorrection',
        stream,
        touches: [stream],
        body: { proposal: proposal.id, channel, words: changes, ...idsOf(changes) },
      }
    return { type: 'rejectCorrection', stream, touches: [stream], body: { proposal: proposal.id, reason } }
  })
}

const changesOf = ({ words, proposals }: OpenOrder): readonly FieldChange[] => {
  const merged: Partial<ReportWords> = Object.assign({}, ...proposals.map((one) => one.words))
  return Object.entries(merged).flatMap(([field, now]) => {
    const before = words[field as keyof ReportWords]
    return now === before ? [] : [{ field, before, now }]
  })
}

const openOrders = async (desk: Desk, ids: readonly number[]): Promise<readonly OpenOrder[]> => {
  const db = desk.ledger.reader
  const [entries, keys, streams] = await Promise.all([
    entriesOf(db, ids),
    keysOf(db, ids),
    streamsById(db, ids as readonly RowId[]),
  ])
  return ids.flatMap((id) => {
    const stream = streams.get(id as RowId)?.name
    const key = keys.get(id)
    if (stream === undefined || key === undefined) return []
    let words = noWords
    const proposals = new Map<CommandId, Proposal>()
    for (const { command, events } of entries)
      for (const stored of events) {
        if (stored.stream !== stream || !isKnownEvent(stored)) continue
        const event = openEvent(stored) as unknown as DomainEvent
        const said = wordsOf(stored, command.id, key)
        words = mergeWords(words, event.type, said)
        if (event.type === 'OrderCorrectionProposed')
          proposals.set(event.data.proposal, {
            id: event.data.proposal,
            channel: event.data.channel,
            words: (said ?? {}) as Words as Partial<ReportWords>,
            at: command.statedAt,
            group: command.group?.id ?? '',
          })
        if (event.type === 'OrderCorrectionAccepted' || event.type === 'OrderCorrectionRejected')
          proposals.delete(event.data.proposal)
      }
    return proposals.size === 0 ? [] : [{ row: id as RowId, stream, words, proposals: [...proposals.values()] }]
  })
}
