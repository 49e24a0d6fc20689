import { proposalStream, supervisionRulesStream } from '../../shared/domain/streams.ts'
import type { Because } from '../../shared/domain/supervision/supervisionEvents.ts'
import type { SupervisionCommandBody } from '../../shared/domain/supervision/supervisionCommands.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { OrderId, RowId, StreamName, SupervisionId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { orderIds, supervisionId, unitIds } from '../../ledger/sqlite/cardQueries.ts'
import {
  caseCard,
  caseCards,
  caseCounts,
  caseOrders,
  caseSteps,
  listings,
  supervisionRules,
} from '../../ledger/sqlite/caseQueries.ts'
import { noticeFacts } from '../../ledger/sqlite/noticeQueries.ts'
import { watchedCases } from '../../ledger/sqlite/proposalQueries.ts'
import { caseCourse } from './caseCourse.ts'
import { type Desk, submitOne } from './desk.ts'
import { onPaper } from './noticeHandlers.ts'
import type { Handlers } from './portServer.ts'
import { currentProposals, proposalList } from './proposals.ts'
import { ReplyDeadlines } from './replyDeadline.ts'
import { takenProposal } from './takenProposal.ts'

type SupervisionVerbs =
  | 'supervisionCounts'
  | 'proposals'
  | 'dismissProposal'
  | 'remindUnit'
  | 'cases'
  | 'caseDetail'
  | 'serveNotice'
  | 'recordReceipt'
  | 'recordReply'
  | 'judgeReply'
  | 'endSupervision'
  | 'listings'
  | 'supervisionRules'
  | 'changeSupervisionRules'

export const supervisionHandlers = (desk: Desk): Pick<Handlers, SupervisionVerbs> => {
  const db = desk.ledger.reader
  const deadlines = new ReplyDeadlines(desk)
  const onCase = async (
    row: RowId,
    act: SupervisionCommandBody,
  ): Promise<Result<{ readonly row: RowId }, DeskFailure>> => {
    const id = await supervisionId(db, row)
    return id === null ? err({ kind: 'not-found' }) : onPaper(desk, id, row, act)
  }
  return {
    supervisionCounts: async () => {
      const [counts, { proposed }] = await Promise.all([
        caseCounts(db, desk.ledger.now()),
        currentProposals(desk, deadlines),
      ])
      return ok({ ...counts, proposals: proposed.length })
    },
    proposals: async () => ok(await proposalList(desk, deadlines)),
    dismissProposal: async ({ grounds, reason }) => {
      const subjects = new Map<string, { of: 'order' | 'case'; key: RowId; because: Because[] }>()
      for (const { of, key, rule, basis } of grounds) {
        const subject = subjects.get(`${of}:${key}`) ?? { of, key, because: [] }
        subject.because.push({ rule, basis })
        subjects.set(`${of}:${key}`, subject)
      }
      let dismissed = 0
      for (const { of, key, because } of subjects.values()) {
        const stream = await subjectStream(desk, of, key)
        if (stream === null) return err({ kind: 'not-found' })
        const act = { type: 'dismissProposal', body: { of, because, reason } } as const
        const done = await submitOne(desk, { ...act, stream, touches: touchedStreams(stream, act, desk.ledger.now()) })
        if (!done.ok) return done
        dismissed += because.length
      }
      desk.publish({ kind: 'notices' })
      return ok({ dismissed })
    },
    remindUnit: async ({ case: row, orders, cause, to, note, grounds }) => {
      const id = row === null ? (desk.ledger.newId() as SupervisionId) : await supervisionId(db, row)
      const facts = await noticeFacts(db, orders)
      const unit = (await unitIds(db, [facts.unit])).get(facts.unit)
      const ids = await orderIds(db, orders)
      const dueAt = await deadlines.reply('reminder')
      if (id === null || ids.size !== new Set(orders).size) return err({ kind: 'not-found' })
      if (unit === undefined)
        return err({ kind: 'refused', code: 'not-dispatched', number: facts.orders[0]?.number ?? '' })
      if (dueAt === null) return err({ kind: 'refused', code: 'year-not-covered', number: '' })
      const body = {
        unit,
        orders: orders.flatMap((order) => ids.get(order) ?? []),
        cause,
        remindedAt: desk.ledger.now(),
        dueAt,
        proposal: await takenProposal(db, grounds),
        words: { unitName: facts.unitName, to, note },
      }
      return onPaper(desk, id, row, { type: 'remindUnit', body })
    },
    cases: async ({ which }) => ok(await caseCards(db, which)),
    caseDetail: async ({ case: row }) => {
      const found = await caseCard(db, row)
      if (found === null) return err({ kind: 'not-found' })
      const [orders, steps, course, watched] = await Promise.all([
        caseOrders(db, row),
        caseSteps(db, row),
        caseCourse(desk, row),
        watchedCases(db),
      ])
      const settled = watched.find(({ key }) => key === row)?.settled ?? null
      return ok({ ...found, orders, steps, course, settled })
    },
    serveNotice: async ({ case: row, step, how, servedAt, to }) => {
      const receiptDueAt = await deadlines.receipt(servedAt)
      return onCase(row, { type: 'serveNotice', body: { step, how, servedAt, receiptDueAt, to } })
    },
    recordReceipt: ({ case: row, ...body }) => onCase(row, { type: 'recordReceipt', body }),
    recordReply: ({ case: row, ...body }) => onCase(row, { type: 'recordReply', body }),
    judgeReply: ({ case: row, ...body }) => onCase(row, { type: 'judgeReply', body }),
    endSupervision: ({ case: row, ...body }) => onCase(row, { type: 'endSupervision', body }),
    listings: async () => ok(await listings(db)),
    supervisionRules: async () => ok(await supervisionRules(db)),
    changeSupervisionRules: async (body) => {
      const act = { type: 'changeSupervisionRules', body } as const
      const stream = supervisionRulesStream
      const done = await submitOne(desk, { ...act, stream, touches: touchedStreams(stream, act, desk.ledger.now()) })
      desk.publish({ kind: 'notices' })
      return done
    },
  }
}

/** The stream that keeps what was answered about an order or a case. */
const subjectStream = async (desk: Desk, of: 'order' | 'case', key: RowId): Promise<StreamName | null> => {
  const db = desk.ledger.reader
  const id: OrderId | SupervisionId | null =
    of === 'order' ? ((await orderIds(db, [key])).get(key) ?? null) : await supervisionId(db, key)
  return id === null ? null : proposalStream(id)
}
