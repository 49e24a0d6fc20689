import type { DomainEvent } from '../../shared/domain/event.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { orderStream, splitStream, supervisionStream } from '../../shared/domain/streams.ts'
import type {
  Because,
  SupervisionEventBody,
  TakenGround,
  TakenProposal,
} from '../../shared/domain/supervision/supervisionEvents.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, SupervisionId, UnitId } from '../../shared/kernel/ids.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import type { SqlWriter } from '../sqlite/driver.ts'
import type { EventProjection, FoldContext, TableNames } from './projection.ts'
import { answeredGround, caseCard, caseOrder, noticeCard, rulesCard } from './supervisionTables.ts'

/** Cases with their steps, the answers to proposals, and the rules as they are set. A register's number stands in its paper. */
export const supervisionProjection: EventProjection = {
  name: 'notices',
  version: 2,
  tables: [caseCard, caseOrder, noticeCard, answeredGround, rulesCard],
  kind: 'events',
  beforeWork: false,
  streams: ['supervision', 'proposal', 'supervisionRules'],
  apply: async (db, at, placed, context) => {
    const { event } = placed
    if (event.type === 'SupervisionRulesChanged') return setRules(db, at, JSON.stringify(event.data))
    if (event.type === 'ProposalDismissed') return dismissed(db, at, event, context)
    if (!isOfCase(event)) return
    const row = context.rowOf(event.stream)
    await stepOf(db, at, event, row, placed.at, context)
    await refreshCase(db, at, row)
  },
}

type CaseEvent = SupervisionEventBody & Pick<DomainEvent, 'stream'>

const isOfCase = (event: DomainEvent): event is CaseEvent => splitStream(event.stream).kind === 'supervision'

const setRules = (db: SqlWriter, at: TableNames, body: string): Promise<void> =>
  db.run(
    `INSERT INTO ${at('supervision_rules_card')} (one, body) VALUES (1, ?)
     ON CONFLICT (one) DO UPDATE SET body = excluded.body`,
    [body],
  )

type Dismissed = Extract<DomainEvent, { readonly type: 'ProposalDismissed' }>

const dismissed = async (db: SqlWriter, at: TableNames, event: Dismissed, { rowOf }: FoldContext): Promise<void> => {
  const { of, because, dismissedAt } = event.data
  const { id } = splitStream(event.stream)
  const subject = rowOf(of === 'order' ? orderStream(id as OrderId) : supervisionStream(id as SupervisionId))
  const pairs = because.map((each) => ({ subject, ...each }))
  await answer(db, at, of, pairs, { at: dismissedAt, caseRow: null, reason: event.words.reason })
}

type Answered = Because & { readonly subject: number }

const answer = (
  db: SqlWriter,
  at: TableNames,
  of: 'order' | 'case',
  answered: readonly Answered[],
  how: { readonly at: Instant; readonly caseRow: number | null; readonly reason: string },
): Promise<void> => {
  const rows = answered.map(({ subject, rule, basis }) => [of, subject, rule, basis])
  return db.run(
    `INSERT INTO ${at('answered_ground')} (of, subject, rule, basis, case_id, at, reason)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, ?, ?, ? FROM json_each(?) WHERE true
     ON CONFLICT (of, subject, rule, basis) DO UPDATE SET case_id = excluded.case_id, at = excluded.at,
       reason = excluded.reason`,
    [how.caseRow, how.at, how.reason, JSON.stringify(rows)],
  )
}

const stepOf = async (
  db: SqlWriter,
  at: TableNames,
  event: CaseEvent,
  row: number,
  recordedAt: Instant,
  context: FoldContext,
): Promise<void> => {
  const card = at('notice_card')
  const step = 'step' in event.data ? event.data.step : 1
  const set = (sql: string, params: readonly (string | number | null)[]) =>
    db.run(`UPDATE ${card} SET ${sql} WHERE id = ? AND step = ?`, [...params, row, step])
  switch (event.type) {
    case 'NoticeDrafted':
    case 'NoticeRevised': {
      const { unit, orders, cause, dueAt, seal, slip } = event.data
      const kind = event.type === 'NoticeDrafted' && event.v === 2 ? event.data.kind : 'notice'
      const rows = orders.map((order) => context.rowOf(orderStream(order)))
      await openCase(db, at, event, { row, unit, cause, recordedAt, orders: rows, only: step === 1 }, context)
      await db.run(
        `INSERT INTO ${card} (id, step, kind, status, orders, due_at, drafted_at, prints, seal, slip, words)
         VALUES (?, ?, ?, 'drafted', ?, ?, ?, 0, ?, ?, ?)
         ON CONFLICT (id, step) DO UPDATE SET orders = excluded.orders, due_at = excluded.due_at, seal = excluded.seal,
           slip = excluded.slip, words = excluded.words, checked_at = NULL`,
        [
          row,
          step,
          kind,
          JSON.stringify(rows),
          dueAt,
          recordedAt,
          seal ? 1 : 0,
          slip ? 1 : 0,
          JSON.stringify(event.words),
        ],
      )
      if (event.type === 'NoticeDrafted' && event.v === 2)
        await taken(db, at, event.data.proposal, { orders, rows }, { caseRow: row, when: recordedAt })
      return
    }
    case 'UnitReminded': {
      const { unit, orders, cause, dueAt, remindedAt, proposal } = event.data
      const rows = orders.map((order) => context.rowOf(orderStream(order)))
      await openCase(db, at, event, { row, unit, cause, recordedAt, orders: rows, only: false }, context)
      const words = { unitName: event.words.unitName, note: event.words.note }
      await db.run(
        `INSERT INTO ${card} (id, step, kind, status, orders, due_at, drafted_at, signed_off_at, prints, seal, slip, words,
           served_at, served_how, served_to)
         VALUES (?, ?, 'reminder', 'spoken', ?, ?, ?, ?, 0, 0, 0, ?, ?, 'spoken', ?)`,
        [
          row,
          step,
          JSON.stringify(rows),
          dueAt,
          recordedAt,
          remindedAt,
          JSON.stringify(words),
          remindedAt,
          event.words.to,
        ],
      )
      return taken(db, at, proposal, { orders, rows }, { caseRow: row, when: recordedAt })
    }
    case 'NoticeChecked':
      return set('checked_at = ?', [event.data.checkedAt])
    case 'NoticeSignedOff': {
      const { number, signedOffAt } = event.data
      const text = JSON.stringify({ ...number, text: documentNumberText(number) })
      return set("status = 'signedOff', number = ?, year = ?, signed_off_at = ?, facts = ?", [
        text,
        number.year,
        signedOffAt,
        event.words.facts,
      ])
    }
    case 'NoticePrinted':
      return set('prints = prints + 1', [])
    case 'NoticeVoided':
      return set("status = 'void', voided_at = ?, void_reason = ?", [event.data.voidedAt, event.words.reason])
    case 'NoticeServed': {
      const { servedAt, how, receiptDueAt } = event.data
      return set('served_at = ?, served_how = ?, served_to = ?, receipt_due_at = ?', [
        servedAt,
        how,
        event.words.to,
        receiptDueAt,
      ])
    }
    case 'ReceiptRecorded': {
      const { receivedAt, promisedAt } = event.data
      return set('received_at = ?, promised_at = ?, receipt = ?', [receivedAt, promisedAt, JSON.stringify(event.words)])
    }
    case 'ReplyRecorded': {
      const { repliedAt } = event.data
      const reply = { repliedAt, verdict: 'waiting', judgedAt: null, ...event.words, reason: '' }
      return set("replies = json_insert(replies, '$[#]', json(?))", [JSON.stringify(reply)])
    }
    case 'ReplyJudged': {
      const { reply, accepted, judgedAt } = event.data
      const verdict = { verdict: accepted ? 'accepted' : 'rejected', judgedAt, reason: event.words.reason }
      const place = `$[${reply - 1}]`
      return set('replies = json_set(replies, ?, json_patch(replies -> ?, ?))', [place, place, JSON.stringify(verdict)])
    }
    case 'SupervisionEnded':
      return db.run(
        `UPDATE ${at('case_card')} SET status = 'ended', ended_at = ?, ending = ?, end_reason = ? WHERE id = ?`,
        [event.data.endedAt, event.data.ground, event.words.reason, row],
      )
    default:
      return unreachable(event)
  }
}

type Opening = {
  readonly row: number
  readonly unit: UnitId
  readonly cause: string
  readonly recordedAt: Instant
  readonly orders: readonly number[]
  /** The case's first paper says what the case is about, as long as nothing else stands in it. */
  readonly only: boolean
}

const openCase = async (
  db: SqlWriter,
  at: TableNames,
  event: CaseEvent,
  { row, unit, cause, recordedAt, orders, only }: Opening,
  { unitRow }: FoldContext,
): Promise<void> => {
  await db.run(
    `INSERT INTO ${at('case_card')} (id, supervision, unit, cause, status, opened_at) VALUES (?, ?, ?, ?, 'preparing', ?)
     ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, cause = iif(?, excluded.cause, cause)`,
    [row, splitStream(event.stream).id, unitRow(unit), cause, recordedAt, only ? 1 : 0],
  )
  if (event.type === 'NoticeRevised')
    await db.run(
      `DELETE FROM ${at('case_order')} WHERE case_id = ? AND (SELECT count(*) FROM ${at('notice_card')} WHERE id = ?) = 1`,
      [row, row],
    )
  await db.run(
    `INSERT INTO ${at('case_order')} (order_id, case_id) SELECT value, ? FROM json_each(?) WHERE true
     ON CONFLICT DO NOTHING`,
    [row, JSON.stringify(orders)],
  )
}

/** Each order's own grounds are answered by the step; one that names no order is of all of them. */
const taken = async (
  db: SqlWriter,
  at: TableNames,
  proposal: TakenProposal,
  { orders, rows }: { readonly orders: readonly OrderId[]; readonly rows: readonly number[] },
  { caseRow, when }: { readonly caseRow: number; readonly when: Instant },
): Promise<void> => {
  const pairs = orders.flatMap((order, place) =>
    (proposal ?? []).flatMap((ground: TakenGround): readonly Answered[] => {
      const row = rows[place]
      const own = ground.order === undefined || ground.order === order
      return own && row !== undefined ? [{ subject: row, ...ground }] : []
    }),
  )
  if (pairs.length > 0) await answer(db, at, 'order', pairs, { at: when, caseRow, reason: '' })
}

/** Rung and standing of a case follow from its steps in force, whichever came or went. */
const refreshCase = (db: SqlWriter, at: TableNames, row: number): Promise<void> => {
  const steps = `FROM ${at('notice_card')} n WHERE n.id = ${at('case_card')}.id`
  const inForce = `${steps} AND n.status IN ('signedOff', 'spoken') AND n.kind <> 'delisting'`
  return db.run(
    `UPDATE ${at('case_card')} SET
       rung = (SELECT n.kind ${inForce} ORDER BY ${height} DESC LIMIT 1),
       status = CASE WHEN status = 'ended' THEN 'ended' WHEN EXISTS (SELECT 1 ${inForce}) THEN 'open' ELSE 'preparing' END,
       drafting = (SELECT max(n.step) ${steps} AND n.status = 'drafted'),
       last_step = (SELECT max(n.step) ${inForce}),
       listed_at = (SELECT min(n.signed_off_at) ${inForce} AND n.kind = 'listing')
     WHERE id = ?`,
    [row],
  )
}

const height = `CASE n.kind WHEN 'listing' THEN 4 WHEN 'letter' THEN 3 WHEN 'notice' THEN 2 ELSE 1 END`
