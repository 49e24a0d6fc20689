import type { PaperKind } from '../supervision/ladder.ts'

/** Papers about one order beside those of supervision: 交办单, 延期批复, 办结报告, 会商纪要. */
export const officePaperKinds = ['dispatchSheet', 'extensionReply', 'closingReport', 'minutes'] as const
export type OfficePaperKind = (typeof officePaperKinds)[number]

/** Whatever has a number, a seal place and copies of its own. */
export type FormKind = OfficePaperKind | PaperKind

/** What the record knows of the order, in words as a paper says them. */
export const paperFacts = [
  'orderNo',
  'title',
  'channel',
  'town',
  'receivedOn',
  'matter',
  'unit',
  'supporting',
  'dispatchedOn',
  'dueAt',
  'askedOn',
  'askedUntil',
  'askedReason',
  'deliveredOn',
  'office',
  'ourself',
  'today',
] as const
export type PaperFact = (typeof paperFacts)[number]

/** What the clerk types for this paper. */
export const paperEntries = [
  'addressee',
  'requirements',
  'reply',
  'decision',
  'reason',
  'course',
  'result',
  'review',
  'signer',
  'meetingAt',
  'place',
  'host',
  'agreed',
  'present',
  'absent',
  'guests',
  'contact',
  'phone',
] as const
export type PaperEntry = (typeof paperEntries)[number]
export type PaperFieldName = PaperFact | PaperEntry

type Entry = { readonly name: PaperEntry; readonly needed: boolean; readonly rows: 1 | 2 | 4 }
const needed = (name: PaperEntry, rows: Entry['rows'] = 1): Entry => ({ name, needed: true, rows })
const wished = (name: PaperEntry, rows: Entry['rows'] = 1): Entry => ({ name, needed: false, rows })

/** What each kind asks the clerk for, in the order in which it stands on the screen. */
export const entriesOf: Readonly<Record<OfficePaperKind, readonly Entry[]>> = {
  dispatchSheet: [
    needed('addressee'),
    needed('requirements', 4),
    wished('reply', 2),
    needed('contact'),
    needed('phone'),
  ],
  extensionReply: [
    needed('addressee'),
    needed('decision', 2),
    wished('reason', 2),
    wished('requirements', 4),
    wished('contact'),
    wished('phone'),
  ],
  closingReport: [needed('addressee'), wished('course', 4), needed('result', 4), wished('review', 2), needed('signer')],
  minutes: [
    needed('meetingAt'),
    wished('place'),
    needed('host'),
    needed('agreed', 4),
    needed('present', 2),
    wished('absent'),
    wished('guests'),
  ],
}

/** The names of fields in a wording template, official Chinese whatever the language of the screen. */
export const placeholders: Readonly<Record<PaperFieldName, string>> = {
  orderNo: '编号',
  title: '标题',
  channel: '渠道',
  town: '镇街',
  receivedOn: '收到日期',
  matter: '诉求内容',
  unit: '主办单位',
  supporting: '协办单位',
  dispatchedOn: '派单日期',
  dueAt: '办理期限',
  askedOn: '申请日期',
  askedUntil: '申请期限',
  askedReason: '申请理由',
  deliveredOn: '办结日期',
  office: '本机关',
  ourself: '自称',
  today: '今日',
  contact: '联系人',
  phone: '联系电话',
  addressee: '主送',
  requirements: '办理要求',
  reply: '反馈方式',
  decision: '批复意见',
  reason: '批复理由',
  course: '办理过程',
  result: '办理结果',
  review: '回访情况',
  signer: '签发人',
  meetingAt: '会议时间',
  place: '会议地点',
  host: '主持人',
  agreed: '议定事项',
  present: '出席',
  absent: '请假',
  guests: '列席',
}

/** The fields that a template of the kind may name. */
export const fieldsOf = (kind: OfficePaperKind): readonly PaperFieldName[] => [
  ...paperFacts,
  ...entriesOf[kind].map(({ name }) => name),
]
