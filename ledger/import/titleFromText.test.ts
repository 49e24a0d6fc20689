import { expect, test } from 'vitest'
import { titleFromText } from './titleFromText.ts'

test('a missing title is the first sentence', () => {
  expect(titleFromText('小区东门的路灯坏了三个月。一直没有人修。')).toBe('小区东门的路灯坏了三个月。')
})

test('a greeting takes the next sentence along', () => {
  expect(titleFromText('您好！\n小区东门的路灯坏了。谢谢')).toBe('您好！ 小区东门的路灯坏了。')
  expect(titleFromText('尊敬的领导：\n  我是金鼎村村民，自来水停了一周。')).toBe(
    '尊敬的领导： 我是金鼎村村民，自来水停了一周。',
  )
})

test('a long first sentence is cut at 60 characters and no emoji is cut in two', () => {
  expect(titleFromText('长'.repeat(9000))).toBe('长'.repeat(60))
  expect(titleFromText('😀'.repeat(100))).toBe('😀'.repeat(60))
})

test('a decimal point ends no sentence', () => {
  expect(titleFromText('水费由每吨3.5元涨到4.2元，为什么？请答复')).toBe('水费由每吨3.5元涨到4.2元，为什么？')
})
