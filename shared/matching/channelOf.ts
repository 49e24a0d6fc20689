import type { Channel } from '../domain/order/orderState.ts'

/** What sources call their channels -> ours. The first pattern that fits decides: 网格 comes before 网, a hotline's web form is a letterbox. */
const patterns: readonly (readonly [RegExp, Channel])[] = [
  [/网格|grid/iu, 'grid'],
  [/信箱|留言|网|微信|小程序|app|web|e-?mail|邮件|api|online/iu, 'letterbox'],
  [/12345|热线|来电|电话|话务|phone|call/iu, 'hotline'],
  [/企业|帮办|enterprise/iu, 'enterprise'],
  [/走访|来访|窗口|现场|walk|visit/iu, 'visit'],
  [/镇|街道|乡|点单|town/iu, 'town'],
]

export const channelOf = (name: string): Channel => patterns.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
