import type { Channel } from '../domain/order/orderState.ts'

/** Channels as papers name them: official Chinese whatever the language of the screen; '' where the paper leaves it out. */
export const paperChannels: Readonly<Record<Channel, string>> = {
  hotline: '12345热线',
  town: '镇街点单',
  village: '村居点单',
  enterprise: '企业直通',
  vehicle: '服务车收集',
  cadre: '干部一线走访',
  idea: '金点子征集',
  program: '小程序',
  letterbox: '书记信箱',
  grid: '网格上报',
  visit: '现场走访',
  other: '',
}
