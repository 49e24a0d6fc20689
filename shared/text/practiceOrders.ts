import type { Channel, Urgency } from '../domain/order/orderState.ts'

/**
 * The made-up orders of the practice ledger, none of a real place or person. Every title begins with the mark, so that none is
 * taken for a real one wherever it is shown, copied or printed.
 */
export type PracticeOrder = {
  readonly channel: Channel
  readonly urgency: Urgency
  readonly title: string
  readonly text: string
  readonly town: string
  readonly category: string
  readonly reporter: string
  readonly phone: string
  readonly address: string
  /** How many hours ago it came. */
  readonly hoursAgo: number
  /** The unit that it is with already, and how far that is; null where it waits for its dispatch. */
  readonly with: { readonly unit: string; readonly stage: 'dispatched' | 'signed' | 'returned' } | null
}

export const practiceMark = '【示例】'
export const practiceOffice = `${practiceMark}市办实事推进中心`

type Told = Omit<PracticeOrder, 'title' | 'reporter' | 'phone' | 'with' | 'urgency'> &
  Partial<Pick<PracticeOrder, 'with' | 'urgency'>> & { readonly about: string }

const order = ({ about, ...told }: Told, at: number): PracticeOrder => ({
  urgency: 'general',
  with: null,
  ...told,
  title: `${practiceMark}${about}`,
  reporter: `示例${'甲乙丙丁戊己庚辛壬癸'.charAt(at % 10)}`,
  // A number that no network gives out.
  phone: `100000000${String(at).padStart(2, '0')}`,
})

const told: readonly Told[] = [
  {
    about: '望湖小区南门三盏路灯不亮',
    text: '望湖小区南门外东关街三盏路灯不亮，晚上出门看不清路，请尽快维修。',
    channel: 'hotline',
    town: '城东街道',
    category: '路灯',
    address: '东关街望湖小区南门',
    hoursAgo: 1,
  },
  {
    about: '望湖小区南门路灯坏了，天黑看不见路',
    text: '东关街望湖小区南门的路灯坏了好几天，天黑看不见路，老人怕摔。',
    channel: 'letterbox',
    town: '城东街道',
    category: '路灯',
    address: '东关街望湖小区南门',
    hoursAgo: 2,
  },
  {
    about: '学府路井盖缺失',
    text: '学府路与文化街路口东北角缺一个井盖，现在用树枝挡着。',
    channel: 'hotline',
    urgency: 'urgent',
    town: '城西街道',
    category: '井盖',
    address: '学府路与文化街路口',
    hoursAgo: 1,
  },
  {
    about: '阳光花园 3 号楼暖气不热',
    text: '阳光花园 3 号楼 2 单元室温只有 15 度，家里有老人，报修两次没有人来。',
    channel: 'hotline',
    town: '城南街道',
    category: '室温不达标',
    address: '阳光花园 3 号楼',
    hoursAgo: 3,
  },
  {
    about: '滨河路夜市油烟扰民',
    text: '滨河路夜市每天晚上烧烤油烟很大，附近居民不敢开窗。',
    channel: 'hotline',
    town: '滨河街道',
    category: '油烟扰民',
    address: '滨河路',
    hoursAgo: 4,
  },
  {
    about: '柳林镇政府门前公交站牌看不清',
    text: '柳林镇政府门前公交站牌褪色，看不清线路和末班车时间。',
    channel: 'town',
    town: '柳林镇',
    category: '站点设置',
    address: '柳林镇政府门前',
    hoursAgo: 5,
  },
  {
    about: '石桥村自来水发黄',
    text: '石桥村这两天自来水发黄，有沉淀，不知道能不能喝。',
    channel: 'hotline',
    town: '石桥镇',
    category: '水质',
    address: '石桥村',
    hoursAgo: 6,
  },
  {
    about: '城南菜市场占道经营堵路',
    text: '城南菜市场门口摆摊占了一半路，早高峰车过不去。',
    channel: 'hotline',
    town: '城南街道',
    category: '占道经营',
    address: '城南菜市场',
    hoursAgo: 7,
  },
  {
    about: '企业咨询排污许可延续怎么办',
    text: '本公司排污许可证年底到期，咨询延续要交哪些材料、到哪里办。',
    channel: 'enterprise',
    town: '河口镇',
    category: '',
    address: '河口工业园',
    hoursAgo: 8,
  },
  {
    about: '文化街信号灯时间太短',
    text: '文化街人行横道绿灯只有十秒，老人走不到对面。',
    channel: 'hotline',
    town: '城西街道',
    category: '信号灯',
    address: '文化街',
    hoursAgo: 26,
    with: { unit: '市公安局', stage: 'dispatched' },
  },
  {
    about: '翠园小区电梯经常停',
    text: '翠园小区 5 号楼电梯一周停了三次，物业说等配件。',
    channel: 'hotline',
    town: '城东街道',
    category: '电梯运行',
    address: '翠园小区 5 号楼',
    hoursAgo: 30,
    with: { unit: '市市场监管局', stage: 'signed' },
  },
  {
    about: '青山镇山路护栏撞坏',
    text: '青山镇到双泉镇的山路有一段护栏被撞坏，弯急，怕出事。',
    channel: 'town',
    urgency: 'urgent',
    town: '青山镇',
    category: '农村公路',
    address: '青山镇至双泉镇公路',
    hoursAgo: 28,
    with: { unit: '市交通局', stage: 'signed' },
  },
  {
    about: '马家店镇灌渠漏水',
    text: '马家店镇东灌渠漏水，下游三十亩地浇不上。',
    channel: 'town',
    town: '马家店镇',
    category: '',
    address: '马家店镇东',
    hoursAgo: 27,
    with: { unit: '市农业农村局', stage: 'returned' },
  },
]

export const practiceOrders: readonly PracticeOrder[] = told.map(order)
/** Why the one that was given back came back. */
export const practiceReturnReason = `${practiceMark}灌渠属水利工程，建议转市水利局`
