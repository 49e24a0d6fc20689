const figure = (value: number): string => value.toLocaleString('en-US')

/** Keeping the ledger: backups, restoring, a damaged file, erasing what a person said. */
export const keeping = {
  section: '数据',
  backup: {
    title: '备份',
    hint: '台账每天自动备份并逐条核验，备份时照常工作。',
    folder: '备份位置',
    chooseFolder: '更改…',
    unreadable: '备份设置读不出来',
    unreadableNext: '现在按默认位置和默认空间备份；以前的备份若放在别处，请重新选择备份位置',
    budget: '备份最多占用',
    budgetUnit: 'GB',
    budgetProblem: '填 1 到 10,000 之间的整数',
    used: (size: string): string => `现占 ${size}`,
    setBudget: '保存',
    now: '立即备份',
    running: (percent: number): string => `正在备份 ${percent} %`,
    none: '还没有备份',
    when: '时间',
    entries: '记录',
    size: '大小',
    state: '核验',
    verified: '已核验',
    unverified: '未通过核验',
    count: (entries: number): string => `${figure(entries)} 条`,
    done: '备份已完成并核验',
    failed: '备份没有完成',
    failedNext: '检查备份位置是否可写、磁盘是否已满，再试一次',
    restore: '从这里恢复…',
  },
  restore: {
    title: '恢复到这个备份',
    lost: (entries: number, orders: number): string =>
      entries === 0
        ? '备份之后没有新的记录，恢复不会丢失内容。'
        : `备份之后又有 ${figure(entries)} 条记录，涉及 ${figure(orders)} 件诉求，恢复后这些内容不在新台账里。`,
    span: (from: string, to: string): string => `时间：${from} 至 ${to}`,
    otherRecord:
      '这个备份不是现在这份台账的前身（可能来自另一台机器，或来自上一次恢复之前），恢复后现有记录都不在新台账里。',
    aside: '现在的台账文件不会删除，改名留在数据文件夹里。',
    confirm: '恢复',
    cancel: '取消',
    running: '正在恢复，请不要关机',
    failed: '没有恢复，台账仍是原来的',
  },
  damaged: {
    title: '台账文件已损坏',
    text: '可以从最近一次核验过的备份恢复；损坏的文件会改名保留，其中仍完好的记录会一并取回。',
    repair: (when: string): string => `用 ${when} 的备份修复`,
    noBackup: '没有找到可用的备份。损坏的文件已原样保留，请联系技术人员。',
    repaired: (salvaged: number): string => `已修复，并从损坏的文件取回 ${figure(salvaged)} 条备份之后的记录`,
  },
  rebuild: {
    title: '重建清单',
    hint: '按台账记录重新生成列表、统计和搜索索引，期间照常工作。',
    start: '重建清单',
    done: '清单已重建',
  },
  erase: {
    title: '清除诉求人信息',
    hint: '按诉求人的要求，清除已了结诉求里的全部文字：标题、内容、姓名、电话、地址、附言和引用它的文书。编号、时间和状态保留。清除后无法恢复。',
    find: '按编号、电话或姓名查找',
    search: '查找',
    nothing: '没有找到诉求',
    quotes: (count: number): string => (count === 0 ? '' : `引用它的文书和交班记录 ${count} 份，一并清除`),
    grounds: { asked: '诉求人要求', retention: '保存期满', mistaken: '误录入' },
    ground: '原因',
    typed: (word: string): string => `请输入“${word}”确认`,
    word: '永久清除',
    confirm: (count: number): string => `清除 ${count} 件`,
    done: '已清除',
    finished: (count: number): string => `已清除 ${count} 件，相关文字在本机文件和备份中都不可恢复`,
    unfinished: (count: number): string =>
      `已清除 ${count} 件；还有文件没有清完（正被读取，或旧台账文件打不开），请看数据文件夹里的 ledger-before 文件`,
    clearing: '正在清理文件，请稍候',
  },
}
