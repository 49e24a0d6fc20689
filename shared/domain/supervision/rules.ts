import { err, ok, type Result } from '../../kernel/result.ts'
import type { RefusalCode } from '../refusal.ts'
import { type AssessmentItem, assessmentItems } from './assessmentItems.ts'
import { type PaperKind, paperKinds, type Rung } from './ladder.ts'

/** What the office decided about supervision: when it is proposed, what a document's number begins with. How long a unit has stands among the limits. */
export type SupervisionRules = {
  /** The letters before 〔year〕 of every paper but the notice, whose letters stand in the office's settings. */
  readonly prefixes: Readonly<Record<Exclude<PaperKind, 'notice'>, string>>
  readonly orderRules: Readonly<Record<OrderRule, OrderRuleSetting>>
  readonly caseRules: Readonly<Record<CaseRule, CaseRuleSetting>>
  /** What an item of the assessment counts; −100..100. The period begins at 100. */
  readonly points: Readonly<Record<AssessmentItem, number>>
}

/** Rules that look at an order: it is worth a rung because of what happened to it. */
export const orderRules = ['overdue', 'longOverdue', 'unsatisfied', 'returned', 'reworked', 'instructed'] as const
export type OrderRule = (typeof orderRules)[number]
/** `threshold`: working days past the deadline, or how often it happened; 1..99. */
export type OrderRuleSetting = { readonly on: boolean; readonly threshold: number; readonly rung: Rung }

/** Rules that look at a case: the rung in force was not enough, or has done its work. */
export const caseRules = ['receiptOverdue', 'replyOverdue', 'replyRejected', 'settled'] as const
export type CaseRule = (typeof caseRules)[number]
/** `patience`: working days that pass after the date in question before it is proposed; 0..60. */
export type CaseRuleSetting = { readonly on: boolean; readonly patience: number }

export type RuleCode = OrderRule | CaseRule

export const defaultRules: SupervisionRules = {
  prefixes: { reminder: '催', letter: '函', listing: '挂督', delisting: '解挂' },
  orderRules: {
    overdue: { on: true, threshold: 1, rung: 'reminder' },
    longOverdue: { on: true, threshold: 5, rung: 'notice' },
    unsatisfied: { on: true, threshold: 2, rung: 'notice' },
    returned: { on: true, threshold: 3, rung: 'notice' },
    reworked: { on: true, threshold: 3, rung: 'listing' },
    instructed: { on: true, threshold: 1, rung: 'notice' },
  },
  caseRules: {
    receiptOverdue: { on: true, patience: 0 },
    replyOverdue: { on: true, patience: 0 },
    replyRejected: { on: true, patience: 0 },
    settled: { on: true, patience: 0 },
  },
  points: {
    reminder: -1,
    notice: -2,
    letter: -3,
    listing: -5,
    overdue: -1,
    returned: 0,
    returnOverruled: -1,
    reworked: -1,
    satisfied: 0,
    basicallySatisfied: 0,
    unsatisfied: -1,
    lateReply: -1,
  },
}

export type RulesCommandBody = { readonly type: 'changeSupervisionRules'; readonly body: SupervisionRules }
export type RulesEventBody = {
  readonly type: 'SupervisionRulesChanged'
  readonly v: 1
  readonly data: SupervisionRules
}

const prefix = /^[\p{Script=Han}A-Z]{1,8}$/u
const whole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

/** `noticePrefix`: of the office's settings; two kinds with one prefix would have numbers that read alike. */
export const decideRules = (
  { body }: RulesCommandBody,
  noticePrefix: string,
  /** The letters of the papers that are no supervision. */
  others: readonly string[] = [],
): Result<readonly RulesEventBody[], { readonly code: RefusalCode }> => {
  const prefixes = Object.values(body.prefixes)
  if (!prefixes.every((each) => prefix.test(each))) return err({ code: 'prefix-malformed' })
  const twice = new Set([...prefixes, noticePrefix]).size !== paperKinds.length
  if (twice || prefixes.some((each) => others.includes(each))) return err({ code: 'prefix-twice' })
  const fine =
    Object.values(body.orderRules).every(({ threshold }) => whole(threshold, 1, 99)) &&
    Object.values(body.caseRules).every(({ patience }) => whole(patience, 0, 60)) &&
    assessmentItems.every((item) => whole(body.points[item] * 10, -1000, 1000))
  return fine ? ok([{ type: 'SupervisionRulesChanged', v: 1, data: body }]) : err({ code: 'setting-out-of-range' })
}

/** An entry of an earlier program may know fewer rules or items; what it does not say is as it was by default. */
export const evolveRules = ({ data }: RulesEventBody): SupervisionRules => ({
  prefixes: { ...defaultRules.prefixes, ...data.prefixes },
  orderRules: { ...defaultRules.orderRules, ...data.orderRules },
  caseRules: { ...defaultRules.caseRules, ...data.caseRules },
  points: { ...defaultRules.points, ...data.points },
})
