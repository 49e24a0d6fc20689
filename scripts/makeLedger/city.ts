import type { Channel } from '../../shared/domain/order/orderState.ts'
import type { SeededRandom } from '../seededRandom.ts'

/** A made-up city whose matters are as unevenly spread as those of a real one: a few towns, units and kinds make most of the work. */
export const towns = [
  '城东街道',
  '城西街道',
  '滨河街道',
  '城南街道',
  '马家店镇',
  '河口镇',
  '石桥镇',
  '柳林镇',
  '大营镇',
  '双泉镇',
  '青山镇',
] as const

/** A kind of matter with the unit that usually leads it and the words that it is told in. */
export type Matter = {
  readonly category: string
  /** By the short name of a unit that every new ledger has. */
  readonly unit: string
  readonly titles: readonly string[]
  readonly sentences: readonly string[]
}

export const matters: readonly Matter[] = [
  {
    category: '物业管理',
    unit: '市住建局',
    titles: ['{p}小区{n}号楼电梯反复停运', '{p}小区物业不作为环境脏乱', '{p}小区外墙脱落至今无人维修'],
    sentences: [
      '{p}小区{n}号楼的电梯这个月已经停了{t}次，每次都要等上半天才有人来。',
      '物业费年年照收，楼道的灯坏了{t}个月没有人换，晚上老人上下楼只能打手电。',
      '业主多次找物业公司，对方总说维修资金没有到位，让我们再等等。',
      '小区的垃圾桶经常满了也没有人清，夏天气味很大，影响一楼的住户。',
    ],
  },
  {
    category: '供热供暖',
    unit: '市热力公司',
    titles: ['{p}小区{n}号楼暖气不热室温只有{t}度', '{r}沿线小区供热管网漏水', '{p}小区开栓后分户阀打不开'],
    sentences: [
      '供暖已经{t}天了，{p}小区{n}号楼整个单元的暖气都不热，早上量室温只有{t}度。',
      '家里有老人和刚满月的孩子，夜里只能开电热毯。',
      '热力公司说阀门归物业管，物业说立管归热力公司管，来回推了好几次。',
      '希望安排人员上门测温，并把处理的时间告诉我们。',
    ],
  },
  {
    category: '市容环卫',
    unit: '市综合执法局',
    titles: ['{r}早市占道经营堵塞消防通道', '{r}夜间施工噪声扰民', '{v}村口垃圾堆积多日无人清运'],
    sentences: [
      '{r}两侧每天早上都有摊位摆到机动车道上，公交车要绕行。',
      '工地夜里{t}点以后还在浇筑，声音很大，孩子没有办法休息。',
      '反映过{t}次，当天有人来管，第二天又恢复原样。',
      '建议划定摆摊的区域和收摊的时间，由专人负责。',
    ],
  },
  {
    category: '交通出行',
    unit: '市交通局',
    titles: ['{r}路口红绿灯配时不合理', '{p}小区门口公交站点取消后出行不便', '{r}施工围挡占用非机动车道'],
    sentences: [
      '{r}与{r}交叉路口左转的绿灯只有{t}秒，早晚高峰一次过不了几辆车。',
      '围挡把非机动车道占了大半，电动车只能和汽车一起走，已经有{t}起剐蹭。',
      '附近的学生上学要多走一站路，下雨天尤其不方便。',
      '请求重新核定配时，并在路口加装提示牌。',
    ],
  },
  {
    category: '用工欠薪',
    unit: '市人社局',
    titles: ['{p}项目拖欠{t}名工人工资', '{r}一家饭店拖欠工资老板失联', '单位不缴社保多次协商无果'],
    sentences: [
      '我和工友一共{t}个人在{p}二期的工地上做抹灰，九月和十月的工资都没有发。',
      '劳务公司说总包没有拨款，总包说已经付给劳务公司，两边都不给结算。',
      '我们手里有考勤表和工资欠条，可以随时提供。',
      '马上要过年了，家里等着这笔钱，请尽快核实工资专户。',
    ],
  },
  {
    category: '农田水利',
    unit: '市农业农村局',
    titles: ['{v}机井水泵损坏影响冬灌', '{v}沟渠淤堵雨后农田积水', '{v}土地流转费拖欠两年'],
    sentences: [
      '{v}西面的机井水泵坏了{t}天，三百多亩麦田没有办法冬灌。',
      '村里没有维修的经费，报到镇上一直没有回音。',
      '去年雨季沟渠不通，{v}南面的地块积水{t}天，玉米减产。',
      '请协调临时水泵，把修理的时间说清楚。',
    ],
  },
  {
    category: '供水排水',
    unit: '市水利局',
    titles: ['{p}小区自来水发黄有沉淀', '{r}污水井盖损坏存在隐患', '{v}自来水经常停水'],
    sentences: [
      '{p}小区的自来水近{t}天早晚发黄，放一会儿杯底有沉淀。',
      '供水公司说是冲洗管网，问什么时候结束，没有人能说清楚。',
      '{r}的污水井盖断了一半，只用一块木板盖着，晚上看不见。',
      '请求检测水质，并把结果公布给居民。',
    ],
  },
  {
    category: '教育教学',
    unit: '市教体局',
    titles: ['{r}学校放学时段门口拥堵', '咨询{p}小区学区划分', '{r}一家培训机构停课不退费'],
    sentences: [
      '{r}学校放学的时候接送车辆停满两侧，学生只能在车中间穿行。',
      '想咨询{p}小区{n}号楼明年的学区划到哪一所学校，房产证还在办理中。',
      '培训机构{t}月份突然停课，剩下的课时费一直不退，同样情况的有几十个家长。',
      '建议在门口加装护栏，安排人员疏导。',
    ],
  },
  {
    category: '医疗卫生',
    unit: '市卫健局',
    titles: ['{v}卫生室慢病药断供', '医院挂号系统故障无法取号', '{p}社区接种点排队时间过长'],
    sentences: [
      '{v}卫生室的降压药断了一个星期，老人要到镇上去取，来回{t}里路。',
      '网上挂了号到现场又说系统里没有，排了{t}个小时没有看上。',
      '希望恢复配送，并在门口写清楚到货的日期。',
    ],
  },
  {
    category: '市场监管',
    unit: '市市场监管局',
    titles: ['{r}健身房闭店预付卡无法退款', '{r}超市销售过期食品', '网购{p}商家商品存在质量问题'],
    sentences: [
      '{r}一家健身房贴了停业通知以后就联系不上了，卡里还有{t}百多元。',
      '买到的牛奶已经过期{t}天，店员不承认，收据还在。',
      '同样情况的有四十多个人，建了一个群，愿意一起登记。',
      '请求联系经营者，依法处理。',
    ],
  },
  {
    category: '房屋土地',
    unit: '市自然资源局',
    titles: ['{p}小区不动产证迟迟办不下来', '{v}宅基地边界争议', '{p}项目延期交房'],
    sentences: [
      '{p}小区交房已经{t}个月，不动产证还没有办下来，孩子上学要用。',
      '开发公司说材料齐全，登记窗口说缺规划核实，不知道听谁的。',
      '合同约定去年交房，到现在楼还没有封顶，现场只有{t}个工人。',
      '请求几个单位坐在一起说清楚缺什么、什么时候能办。',
    ],
  },
  {
    category: '生态环境',
    unit: '市生态环境分局',
    titles: ['{v}附近养殖场异味严重', '{p}北侧沟渠疑似排污', '{r}加工厂粉尘污染'],
    sentences: [
      '{p}北面的沟渠近{t}天有刺鼻的气味，水面上有油膜，夜里更重。',
      '养殖场离{v}最近的住户不到{t}百米，夏天开不了窗。',
      '粉尘落在晾晒的衣服和庄稼上，孩子一直咳嗽。',
      '请安排夜间检查，并公布处理的结果。',
    ],
  },
]

const fillers = [
  '以上情况属实，希望有关单位重视。',
  '之前打过电话，答复说正在协调，此后再没有消息。',
  '如果一时办不成，请告诉我们原因和办结的时间。',
  '周围的居民都可以作证，照片和录像可以随时提供。',
  '这个问题已经拖了{t}个月，大家意见很大。',
  '希望不要再把问题转来转去，能有一个单位牵头负责。',
  '感谢工作人员的耐心，等待回复。',
]
const places = ['月湖', '锦绣', '春晖', '望湖', '东方', '书香', '阳光', '和顺', '龙泉', '金桂', '翠园', '安居'] as const
const roads = ['文化路', '青年路', '建设街', '北京路', '府前街', '长江路', '实验街', '环湖路'] as const
const villages = ['前屯村', '后庄村', '大柳行村', '石头河村', '孙家泊村', '西李庄村', '南岭村', '王家疃村'] as const
const families = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'] as const
const givens = ['建国', '秀英', '桂兰', '志强', '丽华', '海涛', '玉梅', '振东', '晓燕', '福生'] as const
const channelShares: readonly (readonly [Channel, number])[] = [
  ['hotline', 62],
  ['town', 12],
  ['grid', 9],
  ['letterbox', 8],
  ['enterprise', 5],
  ['visit', 3],
  ['other', 1],
]

/** The first of a list is picked most, the second half as often ...: as in life. */
export const skewed = <T>(random: SeededRandom, list: readonly T[]): T => {
  const share = random.int(0, 999_999) / 1_000_000
  const at = Math.floor((list.length + 1) ** share - 1)
  const found = list[Math.min(at, list.length - 1)]
  if (found === undefined) throw new Error('an empty list')
  return found
}

export const channelOf = (random: SeededRandom): Channel => {
  let left = random.int(1, 100)
  for (const [channel, share] of channelShares) {
    left -= share
    if (left <= 0) return channel
  }
  return 'other'
}

export const reporterName = (random: SeededRandom): string => random.pick(families) + random.pick(givens)
export const phoneNumber = (random: SeededRandom): string =>
  `1${random.pick(['38', '39', '50', '86', '99'])}${String(random.int(0, 99_999_999)).padStart(8, '0')}`
export const addressIn = (random: SeededRandom, town: string): string =>
  `${town}${random.pick(places)}小区${random.int(1, 30)}号楼${random.int(1, 4)}单元${random.int(101, 1802)}`

/** A text of about the length that is asked for, in whole sentences where there is room for one. */
export const tellMatter = (random: SeededRandom, matter: Matter, length: number): string => {
  let text = ''
  let at = random.int(0, matter.sentences.length - 1)
  while (text.length < length) {
    const list = at % 3 === 2 ? fillers : matter.sentences
    text += fill(random, list[(at * 7 + random.int(0, list.length - 1)) % list.length] ?? '')
    at += 1
  }
  return text.length - length > 12 ? `${text.slice(0, length - 1)}。` : text
}

export const titleMatter = (random: SeededRandom, matter: Matter, length: number): string => {
  const title = fill(random, matter.titles[random.int(0, matter.titles.length - 1)] ?? '')
  return title.length >= length ? title : `${title}，${fill(random, fillers[random.int(0, 6)] ?? '')}`.slice(0, length)
}

const slot = /\{([prvnt])\}/gu
const fill = (random: SeededRandom, text: string): string =>
  text.replace(slot, (_, what: string) => {
    switch (what) {
      case 'p':
        return random.pick(places)
      case 'r':
        return random.pick(roads)
      case 'v':
        return random.pick(villages)
      case 'n':
        return String(random.int(1, 30))
      default:
        return String(random.int(3, 18))
    }
  })
