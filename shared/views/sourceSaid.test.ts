import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Words } from '../domain/event.ts'
import { noWords } from './orderWords.ts'
import { changedWords, hearSource, laterCourse, nothingSaid, type SourceSaid, sameCourse } from './sourceSaid.ts'

const heard = (said: SourceSaid, type: string, words: Words, command = 'c1', undoes = ''): SourceSaid =>
  hearSource(said, { type, command, undoes, words })

const reported = { ...noWords, title: '路灯不亮', town: '水集街道', sourceName: '热线', sourceId: 'A1' }

test('R-IMPORT-32 a correction of ours does not change what the source said; a proposal of the source does, whatever became of it', () => {
  const first = heard(nothingSaid, 'OrderReported', reported)
  const corrected = heard(first, 'OrderCorrected', { town: '望城街道' })
  expect(corrected.words).toEqual(reported)
  const proposed = heard(corrected, 'OrderCorrectionProposed', { title: '路灯全不亮' })
  const rejected = heard(proposed, 'OrderCorrectionRejected', { reason: '同一件' })
  expect(changedWords(rejected.words, { ...reported, title: '路灯全不亮' })).toEqual({})
  expect(changedWords(rejected.words, reported)).toEqual({ title: '路灯不亮' })
})

test('R-IMPORT-32 an empty cell takes nothing back, and the same words are no change', () => {
  const words = fc.record({ title: fc.string(), text: fc.string(), town: fc.string(), extra: fc.string() })
  fc.assert(
    fc.property(words, words, (a, b) => {
      const before = { ...noWords, ...a }
      const changed = changedWords(before, { ...noWords, ...b })
      for (const [field, value] of Object.entries(changed)) {
        expect(value).not.toBe('')
        expect(value).not.toBe(before[field as keyof typeof before])
      }
      expect(changedWords({ ...before, ...changed }, { ...noWords, ...b })).toEqual({})
    }),
  )
})

test('R-IMPORT-33 replies and states add up: a table without a column for one says nothing about it', () => {
  const closed = heard(nothingSaid, 'OrderImportedClosed', {
    ...reported,
    sourceState: '已办结',
    sourceUnit: '市供电公司',
    sourceReply: '已修复',
  })
  expect(closed.course).toEqual({ state: '已办结', unit: '市供电公司', reply: '已修复' })
  const later = heard(closed, 'OrderSourceUpdated', { state: '', unit: '', reply: '已修复并回访' })
  expect(later.course).toEqual({ state: '已办结', unit: '市供电公司', reply: '已修复并回访' })
  const again = laterCourse(later.course, { state: '已办结', unit: '', reply: '' })
  expect(sameCourse(later.course, again)).toBe(true)
  expect(sameCourse(null, again)).toBe(false)
})

test('R-IMPORT-36 a reply that is withdrawn leaves what the source said before it, and an order that is withdrawn says so', () => {
  const first = heard(heard(nothingSaid, 'OrderReported', reported), 'OrderSourceUpdated', { reply: '办理中' }, 'u1')
  const second = heard(first, 'OrderSourceUpdated', { reply: '已办结' }, 'u2')
  expect(heard(second, 'OrderSourceUpdateWithdrawn', {}, 'w1', 'u2').course).toEqual({
    state: '',
    unit: '',
    reply: '办理中',
  })
  // An earlier one that is withdrawn takes nothing along of what was said after it.
  expect(heard(second, 'OrderSourceUpdateWithdrawn', {}, 'w1', 'u1').course).toMatchObject({ reply: '已办结' })
  expect(second.withdrawn).toBe(false)
  expect(heard(second, 'OrderWithdrawn', {}, 'w2', 'r1').withdrawn).toBe(true)
})
