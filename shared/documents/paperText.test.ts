import { expect, test } from 'vitest'
import { paperLineText, paperText, withoutStop } from './paperText.ts'

test('spaces between Chinese and figures are for the screen and go on paper', () => {
  expect(paperLineText('月湖新苑 12 号楼，B 座')).toBe('月湖新苑12号楼，B座')
  expect(paperLineText('Open the  door')).toBe('Open the door')
})

test('characters that control or turn a line never reach the paper', () => {
  expect(paperLineText('甲\u0000乙\u202e丙\u200b丁\ufeff\ud800戊')).toBe('甲乙丙丁戊')
})

test('line breaks of every kind stay for lists and go for lines', () => {
  expect(paperText('甲\r\n\r\n 乙\u2028丙')).toBe('甲\n乙\n丙')
  expect(paperLineText('甲\r\n\t乙')).toBe('甲乙')
})

test('markup is words like any other', () => {
  expect(paperLineText('<b>甲</b> & "乙"')).toBe('<b>甲</b> & "乙"')
})

test('a final stop is taken off so that the sentence brings its own', () => {
  expect(withoutStop('确保老人出行。')).toBe('确保老人出行')
  expect(withoutStop('请尽快恢复。”')).toBe('请尽快恢复。”')
})
