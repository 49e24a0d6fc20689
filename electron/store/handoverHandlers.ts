import { checkPin } from '../../ledger/pins.ts'
import { ordersByRow } from '../../ledger/projections/orderFold.ts'
import { handovers, openRows } from '../../ledger/sqlite/handoverQueries.ts'
import { putOnDuty } from '../../ledger/sqlite/pinQueries.ts'
import { streamIdAt } from '../../ledger/sqlite/streamIds.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { HandoverReplies, OpenPoints } from '../../shared/contract/handovers.ts'
import { mostOpenPoints, type OpenPoint } from '../../shared/domain/handover/handover.ts'
import { workOf } from '../../shared/domain/order/orderState.ts'
import { handoverStream, personStream } from '../../shared/domain/streams.ts'
import type { HandoverId, PersonId, RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { boardFacts, titleLine } from '../../shared/views/boardRow.ts'
import { handoverLine, linesText } from '../../shared/views/handoverLines.ts'
import { matterFor } from '../../shared/views/reporterMask.ts'
import { type Desk, onDuty, submitOne } from './desk.ts'
import { failureOf, tellPersons } from './personHandlers.ts'
import type { Handlers } from './portServer.ts'

/** Of each reason so many are listed by name; all are counted. */
const listedOfKind = 80

/** The change of shift. That a signature is this person's is checked here, by the PIN; the record keeps who signed. */
export const handoverHandlers = (desk: Desk): Pick<Handlers, keyof HandoverReplies> => {
  const { ledger } = desk
  const db = ledger.reader
  return {
    openPoints: async () => ok((await lookAround(desk)).shown),
    handovers: async () => ok(await handovers(db)),

    handOver: async ({ taker: takerRow, points, pin }) => {
      const taker = await streamIdAt<PersonId>(db, takerRow, 'person')
      const giver = await onDuty(desk)
      if (taker === null) return err({ kind: 'not-found' })
      const signed = await signature(desk, giver.id, pin)
      if (!signed.ok) return signed
      const { shown, open } = await lookAround(desk)
      const stream = handoverStream(ledger.newId() as HandoverId)
      const words = { points: points.trim(), lines: linesText(shown.lines) }
      const done = await submitOne(desk, {
        type: 'handOver',
        stream,
        touches: [stream, personStream(taker)],
        body: { taker, open, counts: shown.counts, words },
      })
      if (done.ok) desk.publish({ kind: 'handovers' })
      return done
    },

    takeOver: async ({ handover, remark, pin }) => {
      const entry = (await handovers(db)).find((one) => one.row === handover)
      const id = await streamIdAt<HandoverId>(db, handover, 'handover')
      const taker = entry === undefined ? null : await streamIdAt<PersonId>(db, entry.takerRow, 'person')
      if (id === null || taker === null) return err({ kind: 'not-found' })
      const signed = await signature(desk, taker, pin)
      if (!signed.ok) return signed
      const stream = handoverStream(id)
      const body = { words: { remark: remark.trim() } }
      const done = await submitOne(desk, { type: 'takeOver', stream, touches: [stream], body }, taker)
      if (!done.ok) return done
      await ledger.queue.alone((writer) => putOnDuty(writer, taker, ledger.now()))
      await tellPersons(desk)
      desk.publish({ kind: 'handovers' })
      return done
    },

    withdrawHandover: async ({ handover }) => {
      const id = await streamIdAt<HandoverId>(db, handover, 'handover')
      if (id === null) return err({ kind: 'not-found' })
      const stream = handoverStream(id)
      const done = await submitOne(desk, { type: 'withdrawHandover', stream, touches: [stream], body: {} })
      if (done.ok) desk.publish({ kind: 'handovers' })
      return done
    },
  }
}

/** A signature takes a PIN: without one anybody could sign for anybody. */
const signature = async (desk: Desk, person: PersonId, pin: string): Promise<Result<true, DeskFailure>> => {
  const answer = await checkPin(desk.ledger, person, pin)
  if (answer.kind === 'none') return err({ kind: 'pin', code: 'none' })
  const problem = failureOf(answer)
  return problem === null ? ok(true) : err(problem)
}

/** What stands open in this moment, as it is listed, and the orders behind it. */
const lookAround = async (desk: Desk): Promise<{ readonly shown: OpenPoints; readonly open: readonly OpenPoint[] }> => {
  const db = desk.ledger.reader
  const found = await openRows(db, desk.ledger.now(), listedOfKind)
  const listed = found.rows.slice(0, mostOpenPoints)
  const folded = await ordersByRow(
    db,
    listed.map(({ row }) => row),
  )
  const orders = new Map<number, (typeof folded)[number]>(folded.map((order) => [order.id, order]))
  const units = new Map(
    (await db.all('SELECT unit, name FROM unit_card')).map((row) => [String(row.unit), String(row.name)]),
  )
  const both = listed.flatMap(({ kind, row }) => {
    const order = orders.get(row satisfies RowId)
    if (order === undefined) return []
    const { number, dueAt } = boardFacts(order.order)
    const lead = workOf(order.order)?.assignment.lead ?? null
    const unit = lead === null ? '' : (units.get(lead) ?? '')
    // The list goes on paper and lies on desks: who asked for protection is not named on it.
    const title =
      order.words === null ? '' : matterFor(titleLine(order.words), order.words, order.order.privacy, 'paper')
    return [{ line: handoverLine({ kind, number, title, unit, dueAt }), point: { kind, order: order.order.id } }]
  })
  return {
    shown: { counts: found.counts, lines: both.map(({ line }) => line) },
    open: both.map(({ point }) => point),
  }
}
