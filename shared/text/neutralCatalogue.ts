/**
 * The categories and the dispatch catalogue that a new ledger begins with: what a county-level city is usually asked for, in words
 * of our own, each with the neutral unit (`neutralUnits.ts`) that such matters usually go to. A category without a lead of its
 * own goes where the one above it goes. The office changes all of it as it likes.
 */
export type NeutralCategory = {
  readonly name: string
  readonly lead?: string
  readonly supporting?: readonly string[]
  readonly below?: readonly NeutralCategory[]
}

const items = (names: string): readonly NeutralCategory[] => names.split(' ').map((name) => ({ name }))
const group = (name: string, names = '', lead?: string, ...supporting: readonly string[]): NeutralCategory => ({
  name,
  ...(lead === undefined ? {} : { lead, supporting }),
  ...(names === '' ? {} : { below: items(names) }),
})

export const neutralCategories: readonly NeutralCategory[] = [
  {
    name: '城乡建设',
    lead: '市住建局',
    below: [
      group('住房物业', '物业服务 电梯运行 房屋质量 房屋漏水 维修资金'),
      group('供热', '室温不达标 管网漏损 供热收费', '市热力公司', '市住建局'),
      group('供水排水', '停水 水质 管道漏水 积水内涝', '市住建局', '市水利局'),
      group('供气', '停气 管道改造 燃气安全'),
      group('市政设施', '道路破损 路灯 井盖 桥梁'),
      group('征收改造', '征收补偿 老旧小区改造'),
    ],
  },
  {
    name: '城市管理',
    lead: '市综合执法局',
    below: [
      group('市容环卫', '垃圾清运 占道经营 公厕管理 油烟扰民'),
      group('违法建设'),
      group('园林绿化', '树木修剪 绿地损坏'),
      group('停车管理', '乱停乱放 停车收费 充电桩'),
    ],
  },
  {
    name: '交通出行',
    lead: '市交通局',
    below: [
      group('公共交通', '公交线路 站点设置 服务态度'),
      group('道路养护', '国省道 农村公路'),
      group('出租运输', '出租车 网约车 货运'),
      group('交通秩序', '信号灯 标志标线 违法停车', '市公安局'),
    ],
  },
  {
    name: '公共安全',
    lead: '市公安局',
    below: [
      group('社会治安', '噪声扰民 诈骗 养犬'),
      group('户籍证件'),
      group('消防安全', '消防通道 消防设施', '市消防大队'),
      group('安全生产', '', '市应急局'),
    ],
  },
  {
    name: '就业社保',
    lead: '市人社局',
    below: [
      group('劳动维权', '拖欠工资 劳动合同 工伤认定'),
      group('社会保险', '参保缴费 养老待遇 社保转移'),
      group('就业培训'),
    ],
  },
  {
    name: '医疗卫生',
    lead: '市卫健局',
    below: [
      group('医疗服务', '就医秩序 医患纠纷 村卫生室'),
      group('公共卫生'),
      group('医疗保障', '医保报销 异地就医', '市医保局'),
    ],
  },
  {
    name: '教育文体',
    lead: '市教体局',
    below: [
      group('学校教育', '招生入学 校园管理 校车接送 教师待遇'),
      group('校外培训'),
      group('体育设施'),
      group('文化旅游', '', '市文旅局'),
    ],
  },
  {
    name: '民政救助',
    lead: '市民政局',
    below: [
      group('社会救助', '低保 临时救助 残疾人补贴'),
      group('养老服务', '养老机构 居家养老'),
      group('社区治理'),
      group('殡葬管理'),
      group('退役军人', '', '市退役军人局'),
    ],
  },
  {
    name: '农业农村',
    lead: '市农业农村局',
    below: [
      group('土地承包'),
      group('惠农补贴'),
      group('人居环境', '改厕 污水 垃圾'),
      group('水利灌溉', '机井 河道 饮水安全', '市水利局'),
    ],
  },
  {
    name: '资源环境',
    lead: '市自然资源局',
    below: [
      group('不动产登记'),
      group('规划用地', '宅基地 占用耕地'),
      group('林业'),
      group('环境污染', '扬尘 异味 污水排放 工业噪声', '市生态环境分局'),
    ],
  },
  {
    name: '市场监管',
    lead: '市市场监管局',
    below: [group('消费维权', '退款纠纷 预付卡 虚假宣传'), group('食品药品'), group('价格收费'), group('特种设备')],
  },
  {
    name: '企业服务',
    lead: '市行政审批局',
    below: [
      group('证照办理'),
      group('项目建设', '', '市发改局', '市行政审批局'),
      group('惠企政策', '', '市工信局', '市财政局'),
      group('税费服务', '', '市税务局'),
      group('商贸流通', '', '市商务局'),
    ],
  },
  {
    name: '供电通信',
    lead: '市供电公司',
    below: [group('供电', '停电 电压不稳 线路改造'), group('通信', '', '市工信局')],
  },
  {
    name: '法律信访',
    lead: '市信访局',
    below: [group('法律服务', '', '市司法局'), group('意见建议'), group('工作作风')],
  },
]

/** The basis of every entry that a new ledger begins with. */
export const neutralBasis = '程序预置，请按本市职责分工核定'
