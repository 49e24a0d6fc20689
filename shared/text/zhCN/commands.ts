/** The command palette: whatever can be done and gone to, found by typing. */
export const commands = {
  label: '命令',
  open: '命令面板',
  placeholder: '操作、视图、单位、编号或标题；拼音首字母也行',
  groups: {
    acts: (number: string): string => (number === '' ? '对当前这一件' : `对当前这一件 ${number}`),
    desk: '整个调度台',
    go: '去',
    views: '已存视图',
    units: '单位 · 只看它的诉求',
    orders: '诉求',
  },
  searchFor: (typed: string): string => `在列表里搜索「${typed}」`,
  shownUnit: '正在只看，再选一次恢复',
  finding: '正在找诉求',
  noOrder: '没有这样的诉求',
  nothing: '没有这样的操作',
  choose: '选择',
  supervision: (tab: string): string => `督办 · ${tab}`,
  theme: { light: '换成浅色', dark: '换成深色' },
}
