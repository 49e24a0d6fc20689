/** Words of filters, columns, named views, bulk acts and exports. */
const figure = (value: number): string => value.toLocaleString('en-US')

export const views = {
  filter: {
    open: '筛选',
    title: '按列筛选',
    columns: {
      status: '状态',
      channel: '渠道',
      town: '镇街',
      category: '类别',
      lead: '主办单位',
      receivedAt: '收到时间',
      dueAt: '办结时限',
      title: '标题',
      number: '编号',
    },
    of: (column: string): string => `筛选${column}`,
    clear: '清除',
    clearAll: '清除全部筛选',
    close: '关闭',
    find: '查找',
    nothing: '没有这样的值',
    blank: '（空）',
    noUnit: '（无主办单位）',
    chosen: (count: number): string => `已选 ${figure(count)}`,
    all: '全选',
    counting: '正在数',
    orders: (count: number): string => figure(count),
    contains: '包含',
    containsHint: '只显示包含这些字的诉求',
    from: '从',
    to: '到',
    wrongDay: '不是有效的日期',
    apply: '应用',
    workingDays: '工作日内到期',
    days: '天内到期',
    lastDays: '近若干天',
    lastDaysUnit: '天',
    number: '天数',
    wrongNumber: (most: number): string => `请填 1 到 ${figure(most)} 的整数`,
    more: (count: number): string => `另 ${figure(count)} 项`,
  },

  spans: {
    today: '今天',
    yesterday: '昨天',
    thisWeek: '本周',
    lastWeek: '上周',
    thisMonth: '本月',
    lastMonth: '上月',
    thisYear: '今年',
    overdue: '已超期',
    none: '没有时限',
    between: '起止日期',
    lastDays: (days: number): string => `近 ${figure(days)} 天`,
    withinDays: (days: number): string => `${figure(days)} 天内`,
    withinWorkingDays: (days: number): string => `${figure(days)} 个工作日内`,
    range: (from: string, to: string): string =>
      from === '' ? `${to} 及以前` : to === '' ? `${from} 及以后` : from === to ? from : `${from} 至 ${to}`,
  },

  chips: {
    several: (first: string, count: number): string => `${first} 等 ${figure(count)} 项`,
    contains: (words: string): string => `含「${words}」`,
  },

  columns: {
    menu: '列',
    title: '显示哪些列',
    show: (column: string): string => `显示${column}`,
    pin: (column: string): string => `把${column}固定在左边`,
    unpin: (column: string): string => `不再固定${column}`,
    reset: '恢复默认',
    hint: '拖动表头可以调整次序和宽度',
  },

  search: {
    cut: (limit: number): string => `只用前 ${figure(limit)} 字搜索`,
    unsearchable: '这里只有标点或表情，没有可以搜索的字',
  },

  empty: {
    filteredTitle: '没有符合筛选的诉求',
    filteredText: '可以去掉一个条件，或清除全部筛选。',
    notCovered: '工作日历还没有覆盖到那一天，请在设置里补上年度日历。',
  },

  selection: {
    tooMany: (most: number): string => `一次最多框选 ${figure(most)} 行；要更多请用「全选本视图」再去掉不要的`,
  },
}
