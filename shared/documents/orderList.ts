import type { Instant } from '../kernel/chinaTime.ts'
import type { TableColumn, TablePaper } from './layoutTable.ts'
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
  /** Who reported it; only where the list was asked for in full. */
  readonly personal: { readonly reporter: string; readonly phone: string; readonly address: string } | null
}

type Column = TableColumn & { readonly cell: (order: ListedOrder, at: number) => string }

const number: Column = { head: '序号', share: 12, align: 'centre', cell: (_, at) => String(at + 1) }
const unitToStatus: readonly Column[] = [
  { head: '主办单位', share: 30, align: 'left', cell: ({ unit }) => paperLineText(unit) },
  {
    head: '办理期限',
    share: 22,
    align: 'left',
    cell: ({ dueAt }) => (dueAt === null ? '' : paperHour(dueAt).replace(/^\d{4}年/u, '')),
  },
  { head: '状态', share: 18, align: 'left', cell: ({ status }) => paperLineText(status) },
]
const town: Column = { head: '镇街', share: 20, align: 'left', cell: (order) => paperLineText(order.town) }
const received = (share: number): Column => ({
  head: '收到日期',
  share,
  align: 'left',
  cell: ({ receivedAt }) => paperDay(receivedAt),
})

const masked: readonly Column[] = [
  number,
  { head: '编号', share: 25, align: 'left', cell: (order) => order.number },
  received(31),
  { head: '渠道', share: 20, align: 'left', cell: ({ channel }) => paperLineText(channel) },
  town,
  { head: '类别', share: 24, align: 'left', cell: ({ category }) => paperLineText(category) },
  { head: '诉求事项', share: 60, align: 'left', cell: ({ title }) => paperLineText(title) },
  ...unitToStatus,
]
/** Who reported takes the room of channel and category. */
const full: readonly Column[] = [
  number,
  { head: '编号', share: 30, align: 'left', cell: (order) => order.number },
  received(37),
  town,
  { head: '诉求事项', share: 54, align: 'left', cell: ({ title }) => paperLineText(title) },
  { head: '诉求人', share: 18, align: 'left', cell: ({ personal }) => paperLineText(personal?.reporter ?? '') },
  { head: '电话', share: 32, align: 'left', cell: ({ personal }) => paperLineText(personal?.phone ?? '') },
  { head: '地址', share: 40, align: 'left', cell: ({ personal }) => paperLineText(personal?.address ?? '') },
  ...unitToStatus,
]

/** 诉求办理台账: the orders that are shown, in their order. `of`: what the list was narrowed to. */
export const orderList = (orders: readonly ListedOrder[], office: string, of: string, now: Instant): TablePaper => {
  const columns = orders.some(({ personal }) => personal !== null) ? full : masked
  return {
    title: '诉求办理台账',
    under: [
      paperLineText(office),
      [paperLineText(of), `共${orders.length}件`].filter((part) => part !== '').join('　'),
      paperDay(now),
    ],
    columns,
    rows: orders.map((order, at) => columns.map(({ cell }) => cell(order, at))),
    note: '',
  }
}
