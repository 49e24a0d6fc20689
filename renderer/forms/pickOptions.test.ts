import { expect, test } from 'vitest'
import { fittingOptions, optionNamed, type PickOption } from './pickOptions.ts'

const options: readonly PickOption<number>[] = [
  { key: 1, name: '路灯', path: '城乡建设 / 市政设施', initials: 'ld' },
  { key: 2, name: '道路破损', path: '城乡建设 / 市政设施', initials: 'dlps' },
  { key: 3, name: '市政设施', path: '城乡建设', initials: 'szss', aliases: ['路面'] },
  { key: 4, name: '农村公路', path: '交通出行 / 道路养护', initials: 'ncgl' },
]
const found = (typed: string) => fittingOptions(options, typed).map(({ key }) => key)

test('what is typed finds names, initials, other names and paths, names first', () => {
  expect(found('路')).toEqual([1, 2, 4, 3])
  expect(found('ld')).toEqual([1])
  expect(found('dl')).toEqual([2])
  expect(found('路面')).toEqual([3])
  expect(found('交通')).toEqual([4])
  expect(found('')).toEqual([1, 2, 3, 4])
  expect(found('没有')).toEqual([])
})

test('a name or another name that only one option bears is that option', () => {
  expect(optionNamed(options, ' 路灯 ')?.key).toBe(1)
  expect(optionNamed(options, '路面')?.key).toBe(3)
  expect(optionNamed(options, '路')).toBeNull()
  expect(optionNamed([...options, { key: 9, name: '路灯', initials: 'ld' }], '路灯')).toBeNull()
  expect(optionNamed(options, ' ')).toBeNull()
})
