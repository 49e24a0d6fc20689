import type { Instant } from '../kernel/chinaTime.ts'
import type { TablePaper } from './layoutTable.ts'
import { paperDay, paperHour } from './paperDate.ts'
import { paperLineText } from './paperText.ts'

/** One order in 诉求办理台账; words as the list on the screen shows them. */
export type ListedOrder = {
  readonly number: string
  readonly receivedAt: Instant
  readonly channel: string
  readonly town: string
  readonly category: string
  readonly title: string
  readonly unit: string
  readonly dueAt: Instant | null
  readonly status: string
}

/** 诉求办理台账: the orders that are shown, in their order. `of`: what the list was narrowed to. */
export const orderList = (orders: readonly ListedOrder[], office: string, of: string, now: Instant): TablePaper => ({
  title: '诉求办理台账',
  under: [
    paperLineText(office),
    [paperLineText(of), `共${orders.length}件`].filter((part) => part !== '').join('　'),
    paperDay(now),
  ],
  columns: [
    { head: '序号', share: 12, align: 'centre' },
    { head: '编号', share: 25, align: 'left' },
    { head: '收到日期', share: 31, align: 'left' },
    { head: '渠道', share: 20, align: 'left' },
    { head: '镇街', share: 20, align: 'left' },
    { head: '类别', share: 24, align: 'left' },
    { head: '诉求事项', share: 60, align: 'left' },
    { head: '主办单位', share: 30, align: 'left' },
    { head: '办理期限', share: 22, align: 'left' },
    { head: '状态', share: 18, align: 'left' },
  ],
  rows: orders.map((order, at) => [
    String(at + 1),
    order.number,
    paperDay(order.receivedAt),
    paperLineText(order.channel),
    paperLineText(order.town),
    paperLineText(order.category),
    paperLineText(order.title),
    paperLineText(order.unit),
    order.dueAt === null ? '' : paperHour(order.dueAt).replace(/^\d{4}年/u, ''),
    paperLineText(order.status),
  ]),
  note: '',
})
