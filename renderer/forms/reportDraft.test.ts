import { expect, test } from 'vitest'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import { draftBody, emptyReport, hasWords, readDraft, reportProblems, reportRequest } from './reportDraft.ts'

const now = fromChina(2026, 11, 24, 10, 2)
const typed = (words: Partial<ReturnType<typeof emptyReport>['words']>) => {
  const draft = emptyReport(now)
  return { ...draft, words: { ...draft.words, ...words } }
}

test('A new order is received now unless somebody says otherwise.', () => {
  expect(reportRequest(typed({ title: '路灯不亮' }), []).receivedAt).toBe(now)
})

test('An order needs a title or a text.', () => {
  expect(reportProblems(typed({}), now, [])).toEqual({ title: 'nothing-said' })
  expect(reportProblems(typed({ title: '　 ' }), now, [])).toEqual({ title: 'nothing-said' })
  expect(reportProblems(typed({ text: '东关街路灯三天不亮' }), now, [])).toEqual({})
})

test('A time that does not exist and a time to come are said at the field.', () => {
  const draft = typed({ title: '路灯不亮' })
  expect(reportProblems({ ...draft, receivedAt: '2026-02-30T10:00' }, now, [])).toEqual({ receivedAt: 'no-such-time' })
  expect(reportProblems({ ...draft, receivedAt: '2026-11-25T10:00' }, now, [])).toEqual({ receivedAt: 'in-the-future' })
})

test('What is too long for its field is said at that field.', () => {
  expect(reportProblems(typed({ title: '路'.repeat(1001), phone: '1'.repeat(501) }), now, [])).toEqual({
    title: 'too-long',
    phone: 'too-long',
  })
})

test('What was typed is kept with every letter, and what cannot be read is no draft.', () => {
  const draft = typed({ title: '路灯不亮', reporter: '王㮾' })
  expect(hasWords(draft)).toBe(true)
  expect(hasWords(typed({}))).toBe(false)
  expect(readDraft(draftBody(draft))).toEqual(draft)
  expect(readDraft('{"channel":"pigeon"')).toBeNull()
  expect(readDraft('{"channel":"pigeon","receivedAt":"","words":{}}')).toBeNull()
})

test('Whoever stays anonymous is sent without name and number, and a kept draft keeps its marks.', () => {
  const said = typed({ title: '路灯不亮', reporter: '王强', phone: '13800006210' })
  const draft = {
    ...said,
    marks: { ...said.marks, privacy: 'anonymous', urgency: 'lifeSafety', concerns: '市住建局' },
  } as const
  expect(reportRequest(draft, []).words).toMatchObject({ title: '路灯不亮', reporter: '', phone: '' })
  expect(readDraft(draftBody(draft))).toEqual(draft)
  expect(reportProblems(draft, now, [])).toEqual({ concerns: 'no-such-unit' })
  // Drafts of before there were marks have plain ones.
  expect(readDraft(JSON.stringify({ ...said, marks: undefined }))).toEqual(said)
})
