import { expect, test } from 'vitest'
import { mergeWords, noWords } from './orderWords.ts'

test('a correction replaces the words that it names and leaves the others', () => {
  const reported = mergeWords(noWords, 'OrderReported', { ...noWords, title: '电梯', town: '水集' })
  expect(mergeWords(reported, 'OrderCorrected', { title: '电梯停运' })).toEqual({
    ...noWords,
    title: '电梯停运',
    town: '水集',
  })
})

test('words of other facts, and words whose key is gone, change nothing that the reporter said', () => {
  const reported = mergeWords(noWords, 'OrderReported', { ...noWords, title: '电梯' })
  expect(mergeWords(reported, 'OrderDispatched', { title: '派单的话', note: '' })).toBe(reported)
  expect(mergeWords(reported, 'OrderCorrected', null)).toBe(reported)
})
