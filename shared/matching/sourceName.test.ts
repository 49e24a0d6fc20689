import { expect, test } from 'vitest'
import { sourceNameOf } from './sourceName.ts'

test('The date of a daily file is not part of its source’s name.', () => {
  expect(sourceNameOf('12345 日报 2026-11-24.xlsx')).toBe('12345 日报')
  expect(sourceNameOf('镇街点单_20261124.csv')).toBe('镇街点单')
  expect(sourceNameOf('2026年11月企业诉求汇总(2).xls')).toBe('企业诉求汇总')
  expect(sourceNameOf('热线日报11月24日.xlsx')).toBe('热线日报')
})

test('Counts and copies are not part of it either.', () => {
  expect(sourceNameOf('messages-4326.xlsx')).toBe('messages')
  expect(sourceNameOf('书记信箱 - 副本.xlsx')).toBe('书记信箱')
})

test('Two files of the same source get the same name.', () => {
  expect(sourceNameOf('12345日报2026-11-23.xlsx')).toBe(sourceNameOf('12345日报2026-11-24.xlsx'))
})

test('A file that is called by its date alone keeps that as its name.', () => {
  expect(sourceNameOf('2026-11-24.xlsx')).toBe('2026-11-24')
})

test('The hotline’s number is a name, and a long name is cut.', () => {
  expect(sourceNameOf('12345.xlsx')).toBe('12345')
  expect(sourceNameOf(`${'长'.repeat(300)}.csv`)).toHaveLength(100)
})
