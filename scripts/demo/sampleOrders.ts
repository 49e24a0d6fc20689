/**
 * Made-up orders of a made-up city, for trying the program and for the demo. None of them happened. The same call always gives
 * the same rows: the choices come from a small counter, not from chance.
 */
export const sampleHeader = [
  '工单编号',
  '来电时间',
  '渠道',
  '镇街',
  '类别',
  '标题',
  '诉求内容',
  '诉求人',
  '联系电话',
  '地址',
] as const

type Topic = { readonly category: string; readonly title: string; readonly text: string }

const topics: readonly Topic[] = [
  {
    category: '供热供暖',
    title: '{p}{n}号楼暖气不热，室温{t}度',
    text: '来电人反映：供暖已试运行一周，{p}{n}号楼整单元暖气不热，今早自测室温{t}度，家中有老人和幼儿。物业称阀门归热力公司管，热力公司称立管归物业管，至今无人上门。要求安排人员检查并明确责任单位。',
  },
  {
    category: '物业管理',
    title: '{p}{n}号楼电梯停运{t}天，老人上下楼困难',
    text: '居民反映{p}{n}号楼电梯因曳引机故障停运已{t}天，楼内多户老人上下楼困难。物业称维修资金未到位。要求协调启用应急维修资金，尽快恢复运行。',
  },
  {
    category: '交通出行',
    title: '{r}施工围挡挤占非机动车道，早晚高峰拥堵',
    text: '{r}燃气管线施工围挡占用非机动车道，早晚高峰机动车与电动车混行，{t}日内已发生两起剐蹭。请求调整围挡范围，设置临时标线和夜间警示灯。',
  },
  {
    category: '市容环卫',
    title: '{r}早市占道经营，消防通道被堵',
    text: '{r}早市摊位占用小区消防通道，六时至九时车辆无法通行。多次反映后当日清理，次日恢复。要求划定摊区，明确收摊时间。',
  },
  {
    category: '用工欠薪',
    title: '{p}项目拖欠{t}名工人两个月工资',
    text: '来电人与工友共{t}人在{p}二期工地从事抹灰作业，9月、10月工资未发。劳务公司称总包未拨款。要求核实农民工工资专户并限期支付。',
  },
  {
    category: '农田水利',
    title: '{v}机井水泵损坏，冬灌无法进行',
    text: '{v}西机井水泵损坏{t}天，涉及麦田三百余亩，错过冬灌影响返青。村里无维修经费，请求协调维修或调配临时水泵。',
  },
  {
    category: '供水排水',
    title: '{p}自来水发黄，沉淀明显',
    text: '{p}自来水近{t}日早晚发黄，静置后杯底有沉淀。供水公司答复为管网冲洗，未告知结束时间。请求检测水质并公开结果。',
  },
  {
    category: '医疗卫生',
    title: '{v}卫生室慢病药断供一周',
    text: '{v}卫生室降压药、降糖药断供一周，老人需到镇上取药，往返{t}公里。请求恢复配送，并告知到货日期。',
  },
  {
    category: '校园周边',
    title: '{r}学校门口放学时段无隔离护栏',
    text: '{r}学校放学时段接送车辆停满双侧车道，学生穿行车流。请求加装隔离护栏、施划停车位，并在{t}时至17时安排疏导。',
  },
  {
    category: '市场监管',
    title: '{r}预付卡门店闭店，余额无法退还',
    text: '{r}一家健身门店贴出停业通知后失联，来电人卡内余额{t}00元无法退还，同样情况的有四十余人。请求协助联系经营者并登记损失。',
  },
  {
    category: '行政审批',
    title: '扩建项目施工许可与排水许可要求先后矛盾',
    text: '企业反映扩建厂房申请施工许可时被要求先取得排水许可，申请排水许可时又被要求提供施工许可，往返{t}次。请求明确先后顺序，容缺受理。',
  },
  {
    category: '养老救助',
    title: '{v}独居老人助餐点停餐，询问恢复时间',
    text: '{v}助餐点本月停餐，{t}名独居老人中午无处就餐。请求说明原因和恢复时间，停餐期间安排送餐。',
  },
  {
    category: '生态环境',
    title: '{p}北侧沟渠有异味，疑似排污',
    text: '{p}北侧沟渠近{t}日有刺鼻异味，水面有油膜，夜间更重。请求排查上游企业并公布处理结果。',
  },
  {
    category: '电力通信',
    title: '{v}电压不稳，晚间家电无法使用',
    text: '{v}晚间电压不稳，空调和水泵无法启动，已持续{t}天。请求检查变压器容量并列入改造计划。',
  },
  {
    category: '房屋土地',
    title: '{p}不动产证迟迟未办，交房已{t}个月',
    text: '{p}交房已{t}个月，开发企业称资料齐全，登记窗口称缺少规划核实。请求相关单位会商，明确缺项和办结时间。',
  },
]
const places = ['月湖新苑', '锦绣花园', '春晖家园', '望湖小区', '东方名居', '书香府邸', '阳光水岸', '和顺里']
const roads = ['文化路', '青年路', '建设街', '北京路', '府前街', '长江路', '实验街', '环湖路']
const villages = ['前屯村', '后庄村', '大柳行村', '石头河村', '孙家泊村', '西李庄村', '南岭村', '王家疃村']
const towns = [
  '城东街道',
  '城西街道',
  '城南街道',
  '滨河街道',
  '河口镇',
  '柳林镇',
  '石桥镇',
  '双泉镇',
  '马家店镇',
  '青山镇',
  '大营镇',
]
const channels = ['12345热线', '镇街点单', '企业直通', '网格上报', '书记信箱', '现场走访']
const families = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙']
const givens = ['建国', '秀英', '桂兰', '志强', '丽华', '海涛', '玉梅', '振东', '晓燕', '福生']

/** `count` rows under `sampleHeader`; three of them are faulty on purpose, so that the report of an import has something to say. */
export const sampleOrders = (count: number): readonly (readonly string[])[] => {
  const rows = Array.from({ length: count }, (_, at) => sampleOrder(at))
  const [bad, empty, twice] = [Math.floor(count / 4), Math.floor(count / 2), count - 3]
  return rows.map((row, at) => {
    if (at === bad) return row.with(1, '2026-13-02 09:10')
    if (at === empty) return row.with(5, '').with(6, '')
    if (at === twice) return row.with(0, rows[at - 5]?.[0] ?? '')
    return row
  })
}

const sampleOrder = (at: number): readonly string[] => {
  const topic = topics[(at * 7) % topics.length] ?? { category: '', title: '', text: '' }
  const fill = (text: string) =>
    text
      .replaceAll('{p}', places[(at * 5) % places.length] ?? '')
      .replaceAll('{r}', roads[(at * 3) % roads.length] ?? '')
      .replaceAll('{v}', villages[(at * 11) % villages.length] ?? '')
      .replaceAll('{n}', String(1 + ((at * 13) % 24)))
      .replaceAll('{t}', String(5 + ((at * 17) % 11)))
  const day = new Date(Date.UTC(2026, 9, 8 + Math.floor(at / 4)))
  const time = `${String(8 + (at % 10)).padStart(2, '0')}:${String((at * 7) % 60).padStart(2, '0')}`
  return [
    `DH2026${String(100001 + at)}`,
    `${day.toISOString().slice(0, 10)} ${time}`,
    channels[(at * 5) % channels.length] ?? '',
    towns[(at * 3) % towns.length] ?? '',
    topic.category,
    fill(topic.title),
    fill(topic.text),
    `${families[(at * 5) % families.length]}${givens[(at * 7) % givens.length]}`,
    `139${String(10000000 + at * 7919).slice(0, 8)}`,
    `${towns[(at * 3) % towns.length]}${places[(at * 5) % places.length]}${1 + ((at * 13) % 24)}号楼`,
  ]
}
