/** First start, the practice ledger and the guided first dispatch. */
export const welcome = {
  intro: '数据只存在这台电脑上，不需要服务器、账号和网络。选一种开始：',
  alone: {
    title: '单机使用',
    text: '把 12345 日报或镇街点单的表格导进来，或者先手工登记一件。',
  },
  restore: {
    title: '从备份恢复',
    text: '以前用过本软件：选好备份所在的文件夹，再选要恢复的那一份。',
    act: '去恢复…',
  },
  practice: {
    title: '先用示例练一练',
    text: '另开一份练习台账，全是编造的诉求，跟着引导派一次单。练完整份扔掉，正式台账里不留痕迹。',
    act: '打开练习台账',
  },
  bar: {
    title: '练习台账',
    text: '里面都是示例，与正式台账无关；不要登记真实的诉求。',
    guide: '引导派一次单',
    leave: '回到正式台账',
    discard: '扔掉练习台账',
    sure: '整份练习台账会被删除，不能恢复。',
    sureDiscard: '扔掉',
    keep: '留着',
  },
  settings: {
    title: '练习台账',
    none: '还没有练习台账。打开时自动放入编造的诉求。',
    here: '练习台账在数据文件夹的 practice 文件夹里，与正式台账分开。',
    open: '打开练习台账',
    discard: '扔掉练习台账',
  },
  failed: (detail: string): string => `没有做成：${detail}`,
  guide: {
    label: '引导派一次单',
    step: (at: number, of: number): string => `第 ${at} 步，共 ${of} 步`,
    leave: '离开引导',
    skip: '跳过这一步',
    again: '再来一次',
    finish: '完成',
    steps: {
      choose: {
        title: '选一件诉求',
        text: '按 ↓ 或点一行，下方显示它的全文。',
      },
      dispatch: {
        title: '派给单位',
        text: '按 D，输入单位拼音首字母（如 zjj），回车；也可以把这一行拖到右边的单位上。',
      },
      undo: {
        title: '撤销',
        text: '派错了不要紧：按 Ctrl Z，刚才的派单就收回来，经过里两步都留痕。',
      },
      done: {
        title: '会派单了',
        text: '按 ? 看全部按键，按 Ctrl K 找任何操作。练够了就回到正式台账。',
      },
    },
  },
}
