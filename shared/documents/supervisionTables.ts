import type { AssessmentRow, CaseWait, Listing } from '../contract/supervision.ts'
import { type AssessmentItem, assessmentItems } from '../domain/supervision/assessmentItems.ts'
import { DAY, type Instant, startOfDay } from '../kernel/chinaTime.ts'
import type { TablePaper } from './layoutTable.ts'
import { paperDay, paperHour } from './paperDate.ts'
import { paperLineText, paperText } from './paperText.ts'

/** The lists of supervision for the wall and the file, in official Chinese whatever the language of the screen. */

/** 挂牌督办榜: what is listed on the day of the print. */
export const listingTable = (listings: readonly Listing[], office: string, now: Instant): TablePaper => ({
  title: '挂牌督办榜',
  under: [paperLineText(office), `在榜${listings.length}件`, paperDay(now)],
  columns: [
    { head: '序号', share: 12, align: 'centre' },
    { head: '责任单位', share: 32, align: 'left' },
    { head: '挂牌文号', share: 36, align: 'left' },
    { head: '挂牌日期', share: 31, align: 'left' },
    { head: '督办事项', share: 52, align: 'left' },
    { head: '摘牌条件', share: 33, align: 'left' },
    { head: '进展', share: 30, align: 'left' },
    { head: '办结期限', share: 31, align: 'left' },
  ],
  rows: listings.map((each, at) => [
    String(at + 1),
    paperLineText(each.unitName),
    each.number,
    `${paperDay(each.listedAt)}\n${daysListed(each.listedAt, now)}`,
    each.orders.map(({ number, title }) => `${number} ${paperLineText(title)}`).join('\n'),
    paperText(each.conditions),
    `${waits[each.waits.for]}\n${paperText(each.lastReply)}`,
    `${paperHour(each.dueAt)}${each.dueAt <= now ? '\n已超期' : ''}`,
  ]),
  note: '',
})

const daysListed = (listedAt: Instant, now: Instant): string => {
  const days = Math.round((startOfDay(now) - startOfDay(listedAt)) / DAY)
  return days <= 0 ? '今日挂牌' : `挂牌${days}天`
}

const waits: Readonly<Record<CaseWait['for'], string>> = {
  signature: '文书待签发',
  service: '文书待送达',
  receipt: '待单位回执',
  reply: '待单位答复',
  verdict: '答复待认可',
  next: '答复未认可',
  delisting: '待摘牌',
  nothing: '',
}

/** 督办考核: every unit over a period, from the first instant to the one after the last. */
export const assessmentTable = (
  rows: readonly AssessmentRow[],
  { from, to }: { readonly from: Instant; readonly to: Instant },
  office: string,
  now: Instant,
): TablePaper => ({
  title: '督办考核表',
  under: [paperLineText(office), `${paperDay(from)}至${paperDay(to - DAY)}`, paperDay(now)],
  columns: [
    { head: '序号', share: 12, align: 'centre' },
    { head: '单位', share: 31, align: 'left' },
    { head: '得分', share: 13, align: 'right' },
    ...assessmentItems.map((item) => ({ head: items[item], share: 14, align: 'right' }) as const),
    { head: '满意率', share: 15, align: 'right' },
    { head: '平均答复\n（天）', share: 18, align: 'right' },
  ],
  rows: rows.map(({ unitName, assessment }, at) => [
    String(at + 1),
    paperLineText(unitName),
    String(assessment.score),
    ...assessmentItems.map((item) => figure(assessment.counts[item])),
    assessment.satisfaction === null ? '—' : `${(assessment.satisfaction * 100).toFixed(1)}%`,
    assessment.meanReplyDays === null ? '—' : (Math.round(assessment.meanReplyDays * 10) / 10).toString(),
  ]),
  note: '注：每期从100分起，按规定的分值加减，不低于0分。满意率为（满意＋0.9×基本满意）与已回访件数之比。',
})

const figure = (count: number): string => (count === 0 ? '—' : String(count))

/** Broken where the words part, so that narrow columns read well. */
const items: Readonly<Record<AssessmentItem, string>> = {
  reminder: '催办',
  notice: '督办',
  letter: '提醒函',
  listing: '挂牌',
  overdue: '超期',
  returned: '退单',
  returnOverruled: '退单\n不成立',
  reworked: '重办',
  satisfied: '满意',
  basicallySatisfied: '基本\n满意',
  unsatisfied: '不满意',
  lateReply: '答复\n逾期',
}
