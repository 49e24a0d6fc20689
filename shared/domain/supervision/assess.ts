import { type AssessmentItem, assessmentItems } from './assessmentItems.ts'
import type { SupervisionRules } from './rules.ts'

/** What happened to one unit in a period: how often each item, and how long its replies took. */
export type UnitFigures = {
  readonly counts: Readonly<Record<AssessmentItem, number>>
  /** Replies that came, and the sum of the days from service to reply. */
  readonly replies: number
  readonly replyDays: number
}

export type Assessment = UnitFigures & {
  /** Points that each item took or gave. */
  readonly points: Readonly<Record<AssessmentItem, number>>
  readonly score: number
  /** (satisfied + 0.9 × basically) / reviewed; null where nothing was reviewed. */
  readonly satisfaction: number | null
  readonly meanReplyDays: number | null
}

const startingPoints = 100
/** 基本满意 counts nine tenths, as the field does. */
const basicallyCounts = 0.9

/** The record of a unit over a period (考核): every figure leads back to facts, every point to a figure and a setting. */
export const assess = (figures: UnitFigures, weights: SupervisionRules['points']): Assessment => {
  const { counts, replies, replyDays } = figures
  const points = mapItems((item) => tenths(counts[item] * weights[item]))
  const sum = assessmentItems.reduce((total, item) => total + points[item], 0)
  const reviewed = counts.satisfied + counts.basicallySatisfied + counts.unsatisfied
  return {
    ...figures,
    points,
    score: Math.max(0, tenths(startingPoints + sum)),
    satisfaction: reviewed === 0 ? null : (counts.satisfied + basicallyCounts * counts.basicallySatisfied) / reviewed,
    meanReplyDays: replies === 0 ? null : replyDays / replies,
  }
}

export const mapItems = (of: (item: AssessmentItem) => number): Record<AssessmentItem, number> =>
  Object.fromEntries(assessmentItems.map((item) => [item, of(item)])) as Record<AssessmentItem, number>

/** Points have one decimal; floating sums have not. */
const tenths = (value: number): number => Math.round(value * 10) / 10
