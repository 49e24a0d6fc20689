import type { Channel } from '../domain/order/orderState.ts'

/** What sources call their channels -> ours. The first pattern that fits decides: 网格 comes before 网, a hotline's web form is a letterbox. */
const patterns: readonly (readonly [RegExp, Channel])[] = [
  [/网格|村居|村级|社区|居委|village|grid/iu, 'village'],
  [/小程序|mini-?program/iu, 'program'],
  [/金点子|意见征集|建议征集|golden idea/iu, 'idea'],
  [/服务车|流动车|service vehicle/iu, 'vehicle'],
  [/信箱|留言|网|微信|app|web|e-?mail|邮件|api|online/iu, 'letterbox'],
  [/12345|热线|来电|电话|话务|phone|call/iu, 'hotline'],
  [/企业|帮办|enterprise/iu, 'enterprise'],
  [/干部|一线|走访|包村|现场|cadre|on.?site|visit/iu, 'cadre'],
  [/镇|街道|乡|点单|town/iu, 'town'],
]

export const channelOf = (name: string): Channel => patterns.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
