const figure = (value: number): string => value.toLocaleString('en-US')

/** The audit of reading in the settings. */
export const readings = {
  intro: '谁在什么时候完整查看、打印或导出过诉求人信息。',
  kept: '记录随台账一直保存，多于规定的六个月；没有删除它的操作，备份清理和抹除诉求人信息也不动它。',
  since: (day: string): string => `最早一条 ${day}。`,
  count: (shown: number, total: number): string =>
    shown === total ? `${figure(total)} 条` : `列出最近 ${figure(shown)} 条，共 ${figure(total)} 条`,
  none: '没有这样的记录',
  forbidden: '管理员、派单组长和督办员可以查看',
  columns: { at: '时间', by: '谁', kind: '方式', count: '件数', numbers: '诉求', full: '范围', what: '说明' },
  kinds: { reveal: '屏幕查看', print: '打印', export: '导出' },
  full: '完整',
  masked: '遮盖',
  anyKind: '全部方式',
  anyPerson: '所有人',
  kind: '方式',
  person: '人员',
  from: '从',
  until: '到',
  more: (count: number): string => `等 ${figure(count)} 件`,
  export: '导出 CSV',
  exported: (rows: number, path: string): string => `已导出 ${figure(rows)} 条：${path}`,
  file: (day: string): string => `查阅记录 ${day}`,
}
