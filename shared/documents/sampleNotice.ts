import { fromChina } from '../kernel/chinaTime.ts'
import { defaultNoticeWords } from './defaultNoticeWords.ts'
import type { NoticeData, NoticeOrder } from './noticeData.ts'

/** An ordinary notice about one overdue order, for tests of the paper. */
export const sampleOrder: NoticeOrder = {
  orderNo: '261112-0093',
  receivedOn: fromChina(2026, 11, 12, 9, 20),
  title: '月湖新苑三期12号楼电梯停运，老人上下楼困难',
  channel: '12345',
  town: '水集街道',
  dispatchedOn: fromChina(2026, 11, 12, 10, 5),
  dueAt: fromChina(2026, 11, 19, 17),
  overdueDays: 5,
}

export const sampleNotice: NoticeData = {
  kind: 'notice',
  office: '莱西市办实事推进中心',
  number: { prefix: '莱督', year: 2026, n: 12 },
  prefix: '莱督',
  unit: '市住房和城乡建设局',
  supporting: ['水集街道办事处'],
  orders: [sampleOrder],
  cause: 'overdue',
  earlier: [],
  subject: '月湖新苑电梯停运',
  reason: '',
  basis: defaultNoticeWords.basis,
  instruction: '',
  requirements: defaultNoticeWords.requirements,
  conditions: [],
  dueAt: fromChina(2026, 12, 1, 17),
  reply: defaultNoticeWords.reply,
  contact: '王**',
  phone: '0532-8840****',
  signedBy: '莱西市办实事推进中心',
  date: fromChina(2026, 11, 24, 15),
  copyTo: ['市督查考核中心', '水集街道办事处'],
  sealPlace: true,
  receiptSlip: false,
}
