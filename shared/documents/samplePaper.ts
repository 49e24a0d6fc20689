import type { OfficePaperFacts } from '../contract/officePapers.ts'
import type { OfficePaperKind } from '../domain/officePaper/officePaperKinds.ts'
import { fromChina } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { type Office, type PaperEntries, proposedEntries } from './officePaperValues.ts'

/** A made-up order, for the preview of a wording and for tests of the papers. */
export const samplePaperDate = fromChina(2026, 11, 24, 15)
export const samplePaperFacts: OfficePaperFacts = {
  order: 1 as RowId,
  number: '261112-0093',
  title: '月湖新苑三期12号楼电梯停运，老人上下楼困难',
  channel: 'hotline',
  town: '水集街道',
  status: 'closed',
  receivedAt: fromChina(2026, 11, 12, 9, 20),
  matter: '电梯自11月8日起停运。\n楼内有三位行动不便的老人。',
  unit: '市住房和城乡建设局',
  supporting: '水集街道办事处',
  dispatchedAt: fromChina(2026, 11, 12, 10),
  dueAt: fromChina(2026, 11, 19, 17),
  extension: {
    askedAt: fromChina(2026, 11, 17, 9),
    until: fromChina(2026, 11, 26, 17),
    reason: '配件需从外地调运。',
    decided: 'granted',
  },
  course: [{ at: fromChina(2026, 11, 13, 9), unit: '市住建局', text: '已约维保单位到场' }],
  delivery: { at: fromChina(2026, 11, 18, 16), text: '已更换曳引机，恢复运行。' },
  verdict: { at: fromChina(2026, 11, 19, 10), solved: true, satisfaction: 'satisfied' },
}

export const sampleOffice: Office = { officeName: '莱西市办实事推进中心', contact: '王五', phone: '0532-88400000' }

export const samplePaperEntries = (
  kind: OfficePaperKind,
  facts: OfficePaperFacts = samplePaperFacts,
): PaperEntries => ({
  ...proposedEntries(kind, facts, sampleOffice, samplePaperDate),
  ...typed[kind],
})
const typed: Readonly<Record<OfficePaperKind, Partial<PaperEntries>>> = {
  dispatchSheet: {},
  extensionReply: {},
  closingReport: { addressee: '市政府办公室', signer: '李四' },
  minutes: {
    host: '中心副主任张三',
    place: '中心会议室',
    agreed: '（一）市住房和城乡建设局11月30日前完成修复。\n（二）水集街道办事处做好居民解释工作。',
    present: '市住房和城乡建设局王五、水集街道办事处赵六',
  },
}
