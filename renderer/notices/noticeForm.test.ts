import { expect, test } from 'vitest'
import type { DraftStart, NoticeDetail } from '../../shared/contract/notices.ts'
import { checkNotice } from '../../shared/documents/checkNotice.ts'
import type { PaperLine, PaperPage } from '../../shared/documents/paperPage.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { dateStandsAlone, draftOf, newDraft, noticeData, noticeRequest, overdueDays, sameDraft } from './noticeForm.ts'

const now = fromChina(2026, 11, 24, 10, 2)
const settings = {
  naturalDays: 5,
  noticeDays: 5,
  noticePrefix: '督',
  words: { officeName: '市办实事推进中心', contact: '王明', phone: '0532-88400000' },
}
const order = {
  row: 7 as RowId,
  number: '261112-0093',
  title: '月湖新苑三期12号楼电梯停运',
  channel: 'hotline',
  town: '水集街道',
  receivedAt: fromChina(2026, 11, 12, 9, 14),
  dispatchedAt: fromChina(2026, 11, 12, 11),
  dueAt: fromChina(2026, 11, 19, 17),
} as const
const facts: DraftStart = {
  case: null,
  rung: null,
  kind: 'notice',
  replyBy: fromChina(2026, 12, 1, 17, 30),
  earlier: [],
  copyTo: '',
  seal: true,
  unit: 3 as RowId,
  unitName: '市住房和城乡建设局',
  supporting: '水集街道、市市场监管局',
  orders: [order],
}
const choice = {
  kind: 'notice',
  earlier: [],
  copyTo: '',
  seal: true,
  officeName: '市办实事推进中心',
  prefix: '督',
  number: null,
  date: now,
} as const
const draft = newDraft(facts, settings, now)

test('A new notice for overdue orders is complete as it is proposed, due when the store says that the days of the calendar end.', () => {
  expect(draft.cause).toBe('overdue')
  expect(draft.dueAt).toBe('2026-12-01T17:30')
  expect(checkNotice(noticeData(draft, facts, choice))).toEqual([])
})

test('Orders that are not overdue are proposed by decision.', () => {
  const later = { ...order, dueAt: fromChina(2026, 12, 1, 17) }
  expect(newDraft({ ...facts, orders: [order, later] }, settings, now).cause).toBe('decision')
})

test('The paper names every supporting unit, the channel in Chinese and the days over the deadline.', () => {
  const data = noticeData({ ...draft, copyTo: '市督查考核中心，水集街道办事处\n市信访局' }, facts, choice)
  expect(data.supporting).toEqual(['水集街道', '市市场监管局'])
  expect(data.orders[0]).toMatchObject({ channel: '12345热线', overdueDays: 5 })
  expect(data.copyTo).toEqual(['市督查考核中心', '水集街道办事处', '市信访局'])
})

test('Days over the deadline are natural days in Shanghai.', () => {
  expect(overdueDays(fromChina(2026, 11, 19, 17), fromChina(2026, 11, 20, 0, 5))).toBe(1)
  expect(overdueDays(fromChina(2026, 11, 19, 17), fromChina(2026, 11, 19, 23, 59))).toBe(0)
  expect(overdueDays(fromChina(2026, 11, 24, 17), now)).toBe(0)
})

test('A deadline that is no time cannot be saved, and the check names it.', () => {
  const half = { ...draft, dueAt: '2026-02-30T17:00' }
  expect(noticeRequest(half, facts, '中心')).toBeNull()
  expect(checkNotice(noticeData(half, facts, choice)).map((gap) => gap.code)).toEqual(['deadline-not-after-date'])
})

test('What was saved comes back into the form as it was.', () => {
  const typed = { ...draft, requirements: ['先行修复曳引机', '', '为高龄住户提供代购'], instruction: '尽快恢复使用' }
  const request = noticeRequest(typed, facts, settings.words.officeName)
  if (request === null) throw new Error('no request')
  expect(request.words.requirements).toBe('先行修复曳引机\n为高龄住户提供代购')
  const detail = {
    card: {
      cause: request.cause,
      dueAt: request.dueAt,
      seal: request.seal,
      slip: request.slip,
    } as NoticeDetail['card'],
    earlier: [],
    words: { ...request.words, conditions: request.words.conditions ?? '' },
    facts,
  } satisfies NoticeDetail
  expect(draftOf(detail)).toEqual({ ...typed, requirements: ['先行修复曳引机', '为高龄住户提供代购'] })
})

test('A reason left to its cause stays empty in the record: the paper words it.', () => {
  expect(noticeRequest(draft, facts, '中心')?.words.reason).toBe('')
  expect(noticeRequest({ ...draft, reason: '三次催办未果' }, facts, '中心')?.words.reason).toBe('三次催办未果')
})

test('An emptied list of requirements is found by the check.', () => {
  const codes = checkNotice(noticeData({ ...draft, requirements: ['', ' '] }, facts, choice)).map((gap) => gap.code)
  expect(codes).toEqual(['requirements-missing'])
})

test('A change in any field makes a draft another one.', () => {
  expect(sameDraft(draft, { ...draft })).toBe(true)
  expect(sameDraft(draft, { ...draft, requirements: [...draft.requirements, '再办一项'] })).toBe(false)
})

test('A page with the date and none of the text is seen.', () => {
  const line = (role: PaperLine['role']) => ({ role }) as PaperLine
  const page = (number: number, ...lines: readonly PaperLine[]): PaperPage => ({
    number,
    format: 'portrait',
    lines,
    rules: [],
    seals: [],
  })
  expect(dateStandsAlone([page(1, line('body')), page(2, line('signature'), line('date'))])).toBe(true)
  expect(dateStandsAlone([page(1, line('body'), line('signature'), line('date')), page(2, line('slip'))])).toBe(false)
})
