import { projectionTable } from './projectionTable.ts'

/** One case a row: what its unit is asked for, how far it has climbed, whether it goes on. */
export const caseCard = projectionTable(
  'case_card',
  {
    id: 'INTEGER PRIMARY KEY',
    supervision: 'TEXT NOT NULL UNIQUE',
    unit: 'INTEGER NOT NULL',
    cause: 'TEXT NOT NULL',
    status: 'TEXT NOT NULL',
    rung: 'TEXT',
    /** The step that is being drafted, and the last one in force. */
    drafting: 'INTEGER',
    last_step: 'INTEGER',
    opened_at: 'INTEGER NOT NULL',
    listed_at: 'INTEGER',
    ended_at: 'INTEGER',
    ending: 'TEXT',
    end_reason: "TEXT NOT NULL DEFAULT ''",
  },
  { indexes: { case_card_status: '(status, id)', case_card_listed: '(listed_at) WHERE listed_at IS NOT NULL' } },
)

/** Which orders stand in which case. */
export const caseOrder = projectionTable(
  'case_order',
  { order_id: 'INTEGER NOT NULL', case_id: 'INTEGER NOT NULL' },
  { primaryKey: '(order_id, case_id)', withoutRowid: true, indexes: { case_order_case: '(case_id)' } },
)

/** One step of a case a row: its paper, and what became of it outside the house. `spoken`: a reminder without a paper. */
export const noticeCard = projectionTable(
  'notice_card',
  {
    id: 'INTEGER NOT NULL',
    step: 'INTEGER NOT NULL',
    kind: 'TEXT NOT NULL',
    status: 'TEXT NOT NULL',
    number: 'TEXT',
    year: 'INTEGER',
    orders: 'TEXT NOT NULL',
    due_at: 'INTEGER NOT NULL',
    drafted_at: 'INTEGER NOT NULL',
    checked_at: 'INTEGER',
    signed_off_at: 'INTEGER',
    prints: 'INTEGER NOT NULL',
    seal: 'INTEGER NOT NULL',
    slip: 'INTEGER NOT NULL',
    words: 'TEXT NOT NULL',
    facts: 'TEXT',
    voided_at: 'INTEGER',
    void_reason: "TEXT NOT NULL DEFAULT ''",
    served_at: 'INTEGER',
    served_how: 'TEXT',
    served_to: "TEXT NOT NULL DEFAULT ''",
    receipt_due_at: 'INTEGER',
    received_at: 'INTEGER',
    promised_at: 'INTEGER',
    receipt: 'TEXT',
    /** [{repliedAt, verdict, judgedAt, from, text, reason}], oldest first. */
    replies: "TEXT NOT NULL DEFAULT '[]'",
  },
  {
    primaryKey: '(id, step)',
    indexes: {
      notice_card_signed: '(kind, year, signed_off_at)',
      notice_card_receipt: '(receipt_due_at) WHERE receipt_due_at IS NOT NULL AND received_at IS NULL',
    },
  },
)

/** Grounds that were answered: dismissed with a reason, or taken by a case. `of` is order or case, `subject` its row. */
export const answeredGround = projectionTable(
  'answered_ground',
  {
    of: 'TEXT NOT NULL',
    subject: 'INTEGER NOT NULL',
    rule: 'TEXT NOT NULL',
    basis: 'TEXT NOT NULL',
    case_id: 'INTEGER',
    at: 'INTEGER NOT NULL',
    reason: "TEXT NOT NULL DEFAULT ''",
  },
  { primaryKey: '(of, subject, rule, basis)', withoutRowid: true },
)

export const rulesCard = projectionTable('supervision_rules_card', {
  one: 'INTEGER PRIMARY KEY CHECK (one = 1)',
  body: 'TEXT NOT NULL',
})
