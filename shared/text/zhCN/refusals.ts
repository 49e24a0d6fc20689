import type { UnreachableRule } from '../../domain/limits/limits.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import { orderRefusals } from './orderRefusals.ts'
import { calendarRefusals } from './calendarRefusals.ts'
import { supervisionRefusals } from './supervisionRefusals.ts'

/** What happened, and what the person can do about it. */
export type Reason = { readonly what: string; readonly next: string }

const codes: Readonly<Record<RefusalCode, Reason>> = {
  ...calendarRefusals,
  ...orderRefusals,
  'paper-incomplete': { what: '还有必填的内容空着', next: '按提示补齐后再签发' },
  'template-empty': { what: '正文模板是空的', next: '写上正文，或恢复默认' },
  'template-unknown-field': { what: '模板里有这类文书没有的栏目', next: '从栏目列表里选，写成 {编号} 这样' },
  'template-malformed': { what: '模板里的括号不成对', next: '补齐 { } 或 [ ]；要原样的括号就写两个' },
  'already-exists': { what: '已经有了', next: '不用再添' },
  'not-found': { what: '台账里没有这一条', next: '更新列表后再看' },
  'lifecycle-moved': { what: '您看到之后它已经变了', next: '看过最新情况再决定' },
  'title-and-text-missing': { what: '标题和内容都是空的', next: '至少写一样' },
  'words-too-long': { what: '有一栏写得太长', next: '缩短后再存' },
  'nothing-changed': { what: '内容没有变化', next: '改了再存' },
  'not-awaiting-acceptance': { what: '不在待受理状态', next: '看现在的状态再决定' },
  'not-aside': { what: '没有放到稍后', next: '它就在待派单里' },
  'aside-out-of-range': { what: '时间已过，或超过一个月', next: '请选一个月以内的时间' },
  'aside-life-safety': { what: '涉及生命安全的不能放到稍后', next: '请马上派单' },
  'already-dispatched': { what: '已经派出', next: '要换单位请用改派' },
  'already-with-unit': { what: '已经在这个单位', next: '不用再派；要换单位请另选' },
  'declined-already': { what: '已经不予受理', next: '确需办理请重新登记' },
  'not-dispatched': { what: '还没有派出', next: '先派单' },
  'unit-unknown': { what: '没有这个单位', next: '在设置里添加，或另选一个' },
  'unit-retired': { what: '这个单位已停用', next: '另选一个单位' },
  'unit-twice': { what: '同一单位既是主办又是协办', next: '去掉一个' },
  'deadline-past': { what: '时限早于现在', next: '选一个以后的时间' },
  'received-out-of-range': { what: '收到时间不对', next: '填 1900 年以后、不晚于明天的时间' },
  'deadline-too-far': { what: '时限太远', next: '选三年以内的时间' },
  'reason-missing': { what: '没有写理由', next: '写明理由再提交' },
  'acted-since': { what: '之后已有人处理', next: '不能撤销，可以改派' },
  'nothing-to-undo': { what: '没有可撤销的派单', next: '要换单位请用改派' },
  'no-orders': { what: '没有选中诉求', next: '先选一件或几件' },
  'not-of-this-unit': { what: '主办不是这个单位', next: '只选同一主办单位的诉求' },
  'already-signed-off': { what: '已经签发', next: '要改请另拟一份' },
  'not-signed-off': { what: '还没有签发', next: '先签发，编号在签发时给出' },
  'requirements-missing': { what: '没有写办理要求', next: '写明要求再签发' },
  'name-missing': { what: '没有写名称', next: '写上名称再存' },
  'prefix-malformed': { what: '文号代字只能是一到八个汉字或大写字母', next: '改好再存' },
  'setting-out-of-range': { what: '数值超出范围', next: '填 1 到 365 天，常量填 1 到 100000' },
  'copies-out-of-range': { what: '份数不对', next: '填 1 到 999' },
  'rows-unaccounted': { what: '有行没有着落', next: '请把小字告诉管理员，再导入同一份文件' },
  'category-unknown': { what: '没有这个类别', next: '在设置的类别里添加，或另选一个' },
  'category-retired': { what: '这个类别已停用', next: '另选一个类别，或先恢复它' },
  'category-too-deep': { what: '类别最多三级', next: '放到一级或二级类别下面' },
  'category-level-fixed': { what: '类别不能换级', next: '只能移到同一级的别处' },
  'town-retired': { what: '这个镇街已停用', next: '另选一个镇街' },
  'not-retired': { what: '它没有停用', next: '不用恢复' },
  'period-malformed': { what: '截止日期不在起始日期之后', next: '改好日期再存' },
  'route-overlaps': { what: '这段时间已有派单目录', next: '先撤下那一条，或改日期' },
  'person-unknown': { what: '没有这个人', next: '在设置的人员里添加，或另选一个' },
  'person-retired': { what: '这个人已停用', next: '先恢复，或另选一个人' },
  'last-administrator': { what: '这是最后一位管理员', next: '先让另一个人当管理员' },
  'unit-missing': { what: '承办单位和镇街的经办人要有所属单位', next: '选上单位再存' },
  'handover-to-oneself': { what: '交班人和接班人是同一个人', next: '选另一位接班人' },
  'too-many-points': { what: '列出的事项超过 500 件', next: '少列一些，件数照写' },
  'not-the-taker': { what: '接班人不是您', next: '由交班时指定的人来签' },
  'not-the-giver': { what: '交班人不是您', next: '由交班人来撤回' },
  'taken-over-already': { what: '已经接班', next: '要补充请另办一次交接' },
  'handover-withdrawn': { what: '这次交班已撤回', next: '请交班人重新办理' },
  'no-alarm': { what: '这件没有告警', next: '不用应答' },
  'acknowledged-already': { what: '已有人应答', next: '尽快派出' },
  'count-wrong': { what: '件数不对', next: '请重新操作一次' },
  ...supervisionRefusals,
  'needs-newer-program': { what: '它由更新版本的程序处理过', next: '安装新版程序后再操作' },
}

export const refusals = {
  codes,
  /** For failures of the request itself; nothing was written in any of these. */
  failures: {
    'cannot-write': { what: '文件写不进去', next: '看磁盘空间和文件夹权限，或换一个文件夹' },
    'too-many-rows': { what: '一次要的行太多', next: '请分几次，或导出 csv' },
    'stale-view': { what: '列表已经变了', next: '请再做一次' },
    pin: { what: 'PIN 不对', next: '再试一次' },
    'on-duty': { what: '这个人正在使用', next: '先在标题栏换成别人' },
    'administrator-only': { what: '只有管理员可以设别人的 PIN 和锁定时间', next: '请管理员来设' },
    calendar: { what: '时限算不出来', next: '在“设置 · 工作日历”里看年表和办公时间' },
    'mixed-units': { what: '选中的诉求不是同一个主办单位', next: '一份通知单只发一个单位，请只选它的诉求' },
    'not-found': { what: '台账里没有这一条', next: '更新列表后再看' },
    'not-saved': { what: '没有存上，什么也没有改', next: '请再试一次；还不行就看磁盘空间和文件夹权限' },
    'store-gone': { what: '存储进程中断，这一步没有存上', next: '正在自动恢复，恢复后请再做一次' },
    'no-ledger': { what: '台账还没有打开', next: '按窗口里的提示处理后再试' },
    malformed: { what: '程序内部出错，这一步没有执行', next: '请把小字告诉管理员' },
    import: { what: '导入没有完成', next: '看导入页里的说明' },
  } satisfies Readonly<Record<string, Reason>>,
  /** `only`: who may do it; `count`: how many stand in the way. */
  only: (roles: readonly string[]): string => `可以办理的有：${roles.join('、')}`,
  calls: (needed: UnreachableRule, made: UnreachableRule): string =>
    `规定 ${needed.calls} 次${needed.days > 1 ? `、分 ${needed.days} 天` : ''}，现有 ${made.calls} 次${needed.days > 1 ? `、${made.days} 天` : ''}`,
  count: (count: number): string => `还有 ${count} 件`,
  refused: (number: string, reason: Reason, more = ''): string =>
    `${number === '' ? '' : `${number} `}${reason.what}${more === '' ? '' : `（${more}）`}。${reason.next}。`,
  yearMissing: (year: number): string =>
    `${year} 年还没有年表，算不出时限。在“设置 · 工作日历”里添加 ${year} 年的年表后再办。`,
  failed: (reason: Reason): string => `${reason.what}。${reason.next}。`,
}
