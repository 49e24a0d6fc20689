import type { AlertNews } from '../../contract/alertNews.ts'

const figure = (value: number): string => value.toLocaleString('en-US')

/** Notifications of the system, quiet hours and sounds. */
export const alerts = {
  intro: '窗口不在眼前时，由系统弹出提醒：只说是哪一类、有几件，不写姓名和内容。各人各设，改动立即生效。',
  what: '提醒什么',
  tell: '弹出提醒',
  tone: '提示音',
  kinds: {
    acute: '生命安全',
    toDispatch: '新到待派单',
    returned: '退单待裁定',
    overdue: '已超期',
    stageLate: '环节超时',
    extensions: '延期待批',
    corrections: '更正待定',
    toFollowUp: '待回访',
    unsatisfied: '回访不满意',
  } satisfies Record<AlertNews, string>,
  body: (more: number, count: number): string => `新增 ${figure(more)} 件，现有 ${figure(count)} 件`,
  acute: (count: number): string => `${figure(count)} 件涉及生命安全，还没有单位接办`,
  quiet: '免打扰时段',
  quietOn: '启用免打扰',
  from: '从',
  until: '到',
  alarmSound: '生命安全警报声',
  alarmSoundOn: '响到有人应答为止',
  silent: '本人已关闭警报声',
  soundOn: '打开警报声',
  sounds: '声音',
  try: '试一条',
  tried: '已交给系统弹出',
  unsupported: '这台电脑的系统不支持弹出提醒',
  trial: '这是一条试发的提醒',
  onFor: (roles: string): string => `${roles}开，其余岗位关`,
  offForAll: '关',
  usual: (told: string): string => `${told}；提示音关`,
  quietUsual: (from: string, until: string): string => `不启用（${from}–${until}）`,
}
