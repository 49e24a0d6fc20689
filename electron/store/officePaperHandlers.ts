import { officePapersOf, paperFormsNow } from '../../ledger/officePaperHistory.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { orderIds } from '../../ledger/sqlite/cardQueries.ts'
import { guardedTitles, namedInWords } from '../../ledger/sqlite/noticeQueries.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { type ListedPersonal, mostListed, type OfficePaperReplies } from '../../shared/contract/officePapers.ts'
import type { OfficePaperCommandBody } from '../../shared/domain/officePaper/officePapers.ts'
import { mostOrdersListed } from '../../shared/domain/reading/reading.ts'
import { officePaperStream, paperFormsStream } from '../../shared/domain/streams.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { OrderId, RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import type { PersonalWords } from '../../shared/views/tableCells.ts'
import { type Desk, submitOne } from './desk.ts'
import { noPersonal, personalWords } from './exportHandlers.ts'
import { officePaperFacts } from './officePaperFacts.ts'
import type { Handlers } from './portServer.ts'
import { recordReading } from './readingHandlers.ts'
import { selectedRows } from './viewHandlers.ts'

/** Papers about one order: what they say, their sign-off with a number, their prints; and the wording that they are written by. */
export const officePaperHandlers = (desk: Desk): Pick<Handlers, keyof OfficePaperReplies> => {
  const db = desk.ledger.reader
  return {
    officePaperFacts: async ({ order }) => {
      const facts = await officePaperFacts(desk, order)
      return facts === null ? err({ kind: 'not-found' }) : ok(facts)
    },
    officePapers: async ({ order }) => {
      const id = (await orderIds(db, [order])).get(order)
      return id === undefined ? err({ kind: 'not-found' }) : ok((await officePapersOf(db, id)).toReversed())
    },
    signPaper: async ({ order, ...body }) => {
      const id = (await orderIds(db, [order])).get(order)
      if (id === undefined) return err({ kind: 'not-found' })
      // Here and not in the rules, which read no sealed word.
      const number = await namedInWords(db, [order], Object.values(body.words))
      if (number !== null) return err({ kind: 'refused', code: 'paper-names-reporter', number })
      const done = await onPaper(desk, id, { type: 'signPaper', body })
      if (!done.ok) return done
      const signed = (await officePapersOf(db, id)).at(-1)
      return signed === undefined ? err({ kind: 'not-found' }) : ok(signed)
    },
    recordPaperPrint: async ({ order, ...body }) => {
      const id = (await orderIds(db, [order])).get(order)
      return id === undefined ? err({ kind: 'not-found' }) : onPaper(desk, id, { type: 'recordPaperPrint', body })
    },
    voidPaper: async ({ order, paper, reason }) => {
      const id = (await orderIds(db, [order])).get(order)
      if (id === undefined) return err({ kind: 'not-found' })
      const found = (await officePapersOf(db, id)).find((one) => one.paper === paper)
      if (found === undefined) return err({ kind: 'not-found' })
      const { kind, number } = found
      return onPaper(desk, id, { type: 'voidPaper', body: { paper, kind, year: number.year, reason } })
    },
    paperForms: async () => ok(await paperFormsNow(db)),
    changePaperForm: async (body) => {
      const act = { type: 'changePaperForm', body } as const
      const stream = paperFormsStream
      const done = await submitOne(desk, { ...act, stream, touches: touchedStreams(stream, act, desk.ledger.now()) })
      return done.ok ? ok(await paperFormsNow(db)) : done
    },
    listedOrders: async ({ target, full }) => {
      const selected = await selectedRows(desk, target)
      if (!selected.ok) return selected
      const rows = selected.value.slice(0, mostListed)
      if (full) {
        const recorded = await recordList(desk, rows)
        if (!recorded.ok) return recorded
      }
      const personal = full ? await personalWords(db, rows) : null
      const [orders, titles, units] = await Promise.all([
        rowsById(db, rows),
        guardedTitles(db, rows),
        db.all('SELECT id, name FROM unit_card'),
      ])
      const names = new Map(units.map((unit) => [Number(unit.id), String(unit.name)]))
      return ok({
        more: selected.value.length > rows.length,
        orders: orders.map((order) => ({
          number: order.number,
          receivedAt: order.receivedAt,
          channel: order.channel,
          town: order.town,
          category: order.category,
          title: titles.get(order.id) ?? order.title,
          unit: order.lead === null ? '' : (names.get(order.lead) ?? ''),
          dueAt: order.dueAt,
          status: order.status,
          personal: personal === null ? null : personalOf(personal.get(order.id) ?? noPersonal),
        })),
      })
    },
  }
}

/** Recorded before anybody reads it: no reporter stands on paper without a trace. */
const recordList = async (desk: Desk, rows: readonly RowId[]): Promise<Result<unknown, DeskFailure>> => {
  const listed = rows.slice(0, mostOrdersListed)
  const ids = await orderIds(desk.ledger.reader, listed)
  const orders = listed.flatMap((row) => ids.get(row) ?? [])
  const words = { what: zhCN.officePapers.list.name }
  return recordReading(desk, { kind: 'print', count: rows.length, orders, full: true, words })
}

const personalOf = ({ reporter, phone, address }: PersonalWords): ListedPersonal => ({ reporter, phone, address })

const onPaper = async (
  desk: Desk,
  id: OrderId,
  act: OfficePaperCommandBody,
): Promise<Result<{ readonly row: RowId }, DeskFailure>> => {
  const stream = officePaperStream(id)
  return submitOne(desk, { ...act, stream, touches: touchedStreams(stream, act, desk.ledger.now()) })
}
