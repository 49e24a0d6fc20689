import { expect, test } from 'vitest'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import { dropDraft, emptyReport, keepDraft, readDraft, reportProblems, reportRequest } from './reportDraft.ts'

const now = fromChina(2026, 11, 24, 10, 2)
const typed = (words: Partial<ReturnType<typeof emptyReport>['words']>) => {
  const draft = emptyReport(now)
  return { ...draft, words: { ...draft.words, ...words } }
}

const shelf = () => {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
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

test('What was typed survives closing the form, and is gone once it is saved.', () => {
  const kept = shelf()
  const draft = typed({ title: '路灯不亮', reporter: '王㮾' })
  keepDraft(kept, draft)
  expect(readDraft(kept)).toEqual(draft)
  dropDraft(kept)
  expect(readDraft(kept)).toBeNull()
})

test('A form emptied by hand leaves no draft, and a draft that cannot be read is none.', () => {
  const kept = shelf()
  keepDraft(kept, typed({ title: '路灯不亮' }))
  keepDraft(kept, typed({}))
  expect(readDraft(kept)).toBeNull()
  kept.setItem('youjie.reportDraft', '{"channel":"pigeon"')
  expect(readDraft(kept)).toBeNull()
})

test('Whoever stays anonymous is sent without name and number, and a kept draft keeps its marks.', () => {
  const said = typed({ title: '路灯不亮', reporter: '王强', phone: '13800006210' })
  const draft = {
    ...said,
    marks: { ...said.marks, privacy: 'anonymous', urgency: 'lifeSafety', concerns: '市住建局' },
  } as const
  expect(reportRequest(draft, []).words).toMatchObject({ title: '路灯不亮', reporter: '', phone: '' })
  const kept = shelf()
  keepDraft(kept, draft)
  expect(readDraft(kept)).toEqual(draft)
  expect(reportProblems(draft, now, [])).toEqual({ concerns: 'no-such-unit' })
  // Drafts of before there were marks have plain ones.
  kept.setItem('youjie.reportDraft', JSON.stringify({ ...said, marks: undefined }))
  expect(readDraft(kept)).toEqual(said)
})
