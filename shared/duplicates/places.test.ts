import { expect, test } from 'vitest'
import { matchPlaces, placesOf } from './places.ts'

const match = (one: string, other: string) => matchPlaces(placesOf(one), placesOf(other))

test('R-DUP-3 a place is the same by the end of its name, whatever leads to it; another house of it is another place', () => {
  expect(match('关于和顺小区停水的问题', '我家住在和顺小区，停水三天')).toEqual({ kind: 'same', name: '和顺小区' })
  expect(match('和顺小区4号楼停水', '和顺小区停水')).toEqual({ kind: 'same', name: '和顺小区' })
  expect(match('和顺小区4号楼停水', '和顺小区 ４ 栋停水').kind).toBe('same')
  expect(match('和顺小区4号楼停水', '和顺小区，12号楼以外，和顺小区9号楼也停水')).toEqual({
    kind: 'house',
    name: '和顺小区',
  })
  expect(match('和顺小区4号楼停水', '和顺小区4号楼和和顺小区9号楼停水').kind).toBe('same')
})

test('R-DUP-3 where both name places and none in common it is elsewhere; where one names none nothing is known', () => {
  expect(match('和顺小区停水', '安居小区停水').kind).toBe('other')
  expect(match('石头河村路灯不亮', '大柳行村路灯不亮').kind).toBe('other')
  expect(match('停水三天了', '安居小区停水').kind).toBe('unknown')
  expect(match('', '').kind).toBe('unknown')
})
