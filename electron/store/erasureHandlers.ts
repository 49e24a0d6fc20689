import { foldStreams } from '../../ledger/foldStreams.ts'
import type { Draft } from '../../ledger/ledger.ts'
import { searchHits } from '../../ledger/search/searchHits.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { type SqlReader, textAt } from '../../ledger/sqlite/driver.ts'
import { streamsById } from '../../ledger/sqlite/entries.ts'
import type { ToErase } from '../../shared/contract/keeping.ts'
import { standing } from '../../shared/domain/order/orderTable.ts'
import { isOrderStream } from '../../shared/domain/streams.ts'
import type { RowId, StreamName } from '../../shared/kernel/ids.ts'
import { ok } from '../../shared/kernel/result.ts'
import { acceptedIn, type Desk, nameRefusals, onDuty } from './desk.ts'
import type { Keeper } from './keeper.ts'
import type { Handlers } from './portServer.ts'

/** A person has seldom more; whoever has may be searched for again. */
const mostFound = 50

/** Finding what a reporter said, and making it unreadable for ever. */
export const erasureHandlers = (desk: Desk, keeper: Keeper): Pick<Handlers, 'findToErase' | 'erase'> => ({
  findToErase: async ({ typed }) => {
    const db = desk.ledger.reader
    const hits = [...(await searchHits(db, typed.trim()))].toSorted((a, b) => b - a).slice(0, mostFound)
    const found: ToErase[] = []
    for (const row of await rowsById(db, hits)) found.push(await toErase(db, row.id, row))
    return ok(found)
  },
  erase: async ({ rows, ground }) => {
    const db = desk.ledger.reader
    const person = await onDuty(desk)
    const drafts: Draft[] = []
    for (const row of rows) {
      const stream = (await streamsById(db, [row])).get(row)
      if (stream === undefined || !isOrderStream(stream.name)) continue
      const quotes = await quotesOf(db, row)
      const { name } = stream
      drafts.push({ type: 'eraseReporter', stream: name, touches: [name, ...quotes], body: { ground, quotes } })
    }
    const verdicts = await desk.ledger.submit(drafts, { actor: person.id, group: null })
    const refusals = verdicts.flatMap((verdict) => (verdict.kind === 'refused' ? [verdict.refusal] : []))
    const refused = (await nameRefusals(desk, refusals)).map(({ number, code }) => ({ number, code }))
    const done = acceptedIn(verdicts)
    return ok({ done, refused, cleared: done === 0 ? true : await keeper.seeErasureThrough() })
  },
})

const toErase = async (
  db: SqlReader,
  id: RowId,
  { number, title }: Pick<ToErase, 'number' | 'title'>,
): Promise<ToErase> => {
  const streams = await streamsById(db, [id])
  const folded = await foldStreams(db, [...streams.values()])
  const state = folded.states.get(streams.get(id)?.name ?? ('' as StreamName))
  const order = state?.kind === 'order' ? state.order : null
  const erased = (await db.get('SELECT 1 FROM stream_key WHERE stream = ?', [id])) === null
  const problem = erased
    ? 'words-erased'
    : (standing('eraseReporter', order) ?? ((await isSupervised(db, id)) ? 'erase-case-open' : null))
  const quotes = (await quotesOf(db, id)).length
  return { row: id, number, title, status: order?.status ?? 'reported', quotes, problem }
}

const isSupervised = async (db: SqlReader, order: RowId): Promise<boolean> =>
  (await db.get(
    "SELECT 1 FROM case_order o JOIN case_card c ON c.id = o.case_id WHERE o.order_id = ? AND c.status = 'open' LIMIT 1",
    [order],
  )) !== null

/** The cases and papers that are about the order, and the handovers that listed it: what they say of it was taken from its words. */
const quotesOf = async (db: SqlReader, order: RowId): Promise<readonly StreamName[]> => {
  const rows = await db.all(
    `SELECT s.name FROM case_order c JOIN stream s ON s.id = c.case_id WHERE c.order_id = ?1
     UNION SELECT s.name FROM handover_card h JOIN board b ON b.id = ?1 JOIN stream s ON s.id = h.id
       WHERE instr(h.lines, b.number) > 0
     UNION SELECT p.name FROM stream o JOIN stream p ON p.name = 'officePaper/' || substr(o.name, 7) WHERE o.id = ?1`,
    [order],
  )
  return rows.map((row) => textAt(row, 'name') as StreamName)
}
