import type { ImportField } from '../../contract/importFields.ts'
import type { KindReason, MappingReason } from '../../contract/importing.ts'
import type { ImportKind } from '../../domain/importing/importRun.ts'

const figure = (value: number): string => value.toLocaleString('en-US')
const quoted = (words: string): string => (words === '' ? '（空）' : `「${words}」`)
/** The first of a list by name, the rest as a number. */
const some = (list: readonly string[]): string =>
  list.length <= 4
    ? list.map(quoted).join('、')
    : `${list.slice(0, 3).map(quoted).join('、')}等 ${figure(list.length)} 种`

const fields: Record<ImportField, string> = {
  sourceId: '编号',
  receivedAt: '收到时间',
  channel: '渠道',
  town: '镇街',
  category: '类别',
  title: '标题',
  text: '诉求内容',
  reporter: '诉求人',
  phone: '联系电话',
  address: '地址',
  state: '来源状态',
  unit: '承办单位',
  reply: '答复内容',
  repliedAt: '答复时间',
  closedAt: '办结时间',
  level1: '一级类别',
  level2: '二级类别',
  level3: '三级类别',
  code: '编码',
  aliases: '别名',
  name: '名称',
  fullName: '全称',
  unitKind: '单位类型',
  contact: '联系人',
  duties: '职责',
  role: '角色',
}

const kinds: Record<ImportKind, string> = {
  newOrders: '新诉求',
  history: '历史诉求',
  updates: '答复与状态',
  categories: '类别目录',
  units: '单位',
  persons: '人员',
}

const kindReason = (reason: KindReason): string => {
  switch (reason.code) {
    case 'has':
      return `因为有 ${reason.headers.join('、')}`
    case 'lacks':
      return `且无 ${reason.fields.map((field) => fields[field]).join('、')}`
    case 'closed-states':
      return `「${reason.header}」列 ${figure(reason.total)} 行中 ${figure(reason.closed)} 行已办结`
    case 'known-ids':
      return `前 ${figure(reason.total)} 个编号中 ${figure(reason.known)} 个已在台账`
    case 'remembered':
      return '同样的表头上次这样导入过'
  }
}

const mappingReasons: Record<MappingReason | 'person', string> = {
  name: '列名相同',
  'name-end': '列名结尾相同',
  'name-part': '列名含此词',
  values: '按内容',
  remembered: '上次确认',
  person: '手动选择',
}

/** What the person confirms before rows are taken: sheet, kind, columns, values, rules. */
export const importPlan = {
  fields,
  quoted,
  unnamed: '（空）',

  sheet: {
    title: '工作表',
    rows: (rows: number): string => `${figure(rows)} 行`,
    nothing: '没有数据',
  },

  kind: {
    label: '这是什么表',
    names: kinds,
    hints: {
      newOrders: '进入待受理，由中心派单',
      history: '在来源已办结，只作存档：注明未在本中心核实，不计入各项率',
      updates: '按编号补到已有诉求上；找不到的逐条列出',
      categories: '一至三级类别，进入类别目录',
      units: '进入单位名单',
      persons: '进入人员名单；没写角色的只能查看',
    } satisfies Record<ImportKind, string>,
    reason: kindReason,
    person: '手动选择',
    mixed: (orders: number, history: number): string =>
      `逐行按来源状态区分：新诉求 ${figure(orders)} 行，历史 ${figure(history)} 行`,
  },

  mapping: {
    why: '依据',
    reasons: mappingReasons,
    others: (count: number): string => `其余 ${figure(count)} 列`,
    othersHint: '按一下改为不导入；其余的原样附在每行旁',
    keepIt: (name: string): string => `保留「${name}」列`,
    suspect: (names: readonly string[]): string => `${some(names)}像是推算的结果，默认不导入，也不作类别`,
    refusedRow: (why: string): string => `这一行会被拒：${why}`,
  },

  need: {
    newOrders: '标题、诉求内容、类别至少要对应一列',
    history: '标题、诉求内容、类别至少要对应一列',
    updates: '要对应编号列，以及来源状态或答复内容',
    categories: '要对应一级类别',
    units: '要对应名称',
    persons: '要对应名称（姓名）',
  } satisfies Record<ImportKind, string>,

  values: {
    tab: '取值对照',
    none: '没有要对照的取值：表里没有状态、渠道、镇街、类别或单位列',
    said: '表里的写法',
    rows: '行数',
    means: '当作',
    state: '来源状态',
    stateMeans: { newOrders: '新诉求', history: '历史（已办结）' },
    stateUpdate: { newOrders: '在办', history: '已办结' },
    channel: '渠道',
    town: '镇街',
    category: '类别',
    unit: '承办单位',
    meaning: (value: string): string => `${quoted(value)}当作`,
    undecided: (count: number): string => `${figure(count)} 种待定`,
    tabWith: (count: number): string => `取值对照（${figure(count)} 种待定）`,
    isKnown: (count: number): string => `${figure(count)} 种已对上`,
    accept: (name: string): string => `即 ${name}`,
    acceptAll: (count: number): string => `采用全部建议 ${figure(count)}`,
    asTyped: '照原样',
    asTypedAll: (count: number): string => `其余照原样 ${figure(count)}`,
    add: '加入目录',
    addAll: (count: number): string => `其余加入目录 ${figure(count)}`,
    other: '选目录里的…',
    otherFor: (value: string): string => `${quoted(value)}是目录里的`,
    change: '改',
    changeFor: (value: string): string => `重新对照${quoted(value)}`,
    left: (count: number): string => `${figure(count)} 种写法未对上目录，照原样写入`,
    more: (count: number): string => `另有 ${figure(count)} 种写法，照原样保留`,
  },

  rules: {
    title: '规则（随来源保存）',
    none: '没有特别规则',
    dayOrder: '日期 01/02/2020',
    dayOrders: {
      auto: '按整列判断',
      'month-first': '月/日/年（1 月 2 日）',
      'day-first': '日/月/年（2 月 1 日）',
    },
    unclear: '有的日期分不清月和日，请指定；不指定的行会被拒',
    defaultChannel: '没写渠道的行',
    bySource: '按来源名称判断',
    history: (header: string, states: readonly string[], rows: number): string =>
      `「${header}」为${some(states)}的 ${figure(rows)} 行作历史诉求`,
    orders: (header: string, states: readonly string[], rows: number): string =>
      `「${header}」为${some(states)}的 ${figure(rows)} 行作新诉求`,
    closed: (header: string, states: readonly string[]): string => `「${header}」为${some(states)}的视为来源已办结`,
    channelIs: (channel: string, values: readonly string[]): string => `渠道${some(values)}记为 ${channel}`,
    defaultIs: (channel: string): string => `没写渠道的行记为 ${channel}`,
    dates: (order: string): string => `日期 01/02/2020 读作 ${order}`,
    means: (said: readonly string[], name: string): string => `${some(said)}即 ${name}`,
    ignored: (names: readonly string[]): string => `不导入${some(names)}列`,
  },

  preview: {
    tab: '预览',
  },
  counts: (parts: readonly string[]): string => parts.join(' · '),
  countOf: (kind: string, rows: number): string => `${kind} ${figure(rows)} 行`,
}
