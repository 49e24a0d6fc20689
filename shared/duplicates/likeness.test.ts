import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, fromChina, HOUR } from '../kernel/chinaTime.ts'
import { type ComparedOrder, likeness, readOrder, tellingWords } from './likeness.ts'
import { pairsOf } from './pairs.ts'

const at = fromChina(2026, 11, 24, 10)
const order = (title: string, text = '', more: Partial<ComparedOrder> = {}): ComparedOrder => ({
  title,
  text,
  address: '',
  receivedAt: at,
  phone: null,
  ...more,
})
const even = () => 1
const scored = (one: ComparedOrder, other: ComparedOrder, rarity: (pair: string) => number = even) =>
  likeness(readOrder(one), readOrder(other), rarity)

const phrases = [
  '和顺小区4号楼',
  '和顺小区',
  '石头河村',
  '路灯',
  '三天不亮',
  '暖气不热',
  '，',
  '。',
  'A3区',
  '垃圾无人清运',
  ' ',
  '😀',
]
const someText = fc.array(fc.constantFrom(...phrases), { maxLength: 12 }).map((parts) => parts.join(''))
const someOrder = fc.record({
  title: someText,
  text: fc.oneof(someText, fc.string()),
  address: someText,
  receivedAt: fc.integer({ min: 0, max: 90 }).map((days) => at - days * DAY),
  phone: fc.option(fc.constantFrom('13812346210', '13812346211')),
})
/** By the pair's own letters: uneven, above nothing, the same whenever it is asked. */
const uneven = (pair: string): number => 0.1 + ((pair.codePointAt(0) ?? 0) % 7)

test('R-DUP-1 two orders are as alike from one side as from the other, from nothing to one, whatever they say', () => {
  fc.assert(
    fc.property(someOrder, someOrder, (one, other) => {
      const there = scored(one, other, uneven)
      const back = scored(other, one, uneven)
      expect(there.score).toBeCloseTo(back.score, 10)
      expect(there.place).toEqual(back.place)
      expect(there.score).toBeGreaterThanOrEqual(0)
      expect(there.score).toBeLessThanOrEqual(1)
    }),
  )
})

test('R-DUP-1 the same words are the same matter, and none in common are none', () => {
  fc.assert(
    fc.property(someOrder, someOrder, (one, other) => {
      const words = pairsOf(`${one.title}\n${one.text}`)
      const again = { ...other, title: one.title, text: one.text, address: one.address }
      expect(scored(one, again, uneven).score).toBeCloseTo(words.length === 0 ? 0 : 1, 10)
    }),
  )
  expect(scored(order(''), order('')).score).toBe(0)
  expect(scored(order('路灯不亮'), order('')).score).toBe(0)
  expect(scored(order('路灯不亮'), order('暖气太热')).score).toBe(0)
})

test('R-DUP-1 the nearer in time, the same telephone, the same place: each makes it likelier, and rarer words count for more', () => {
  const first = order('和顺小区4号楼电梯反复停运', '物业说在修，一个月停了八次')
  const again = order('和顺小区4号楼电梯老是停运', '这个月已经停了好几次')
  const before = (days: number) => scored(first, { ...again, receivedAt: at - days * DAY }).score
  for (const [near, far] of [
    [0, 1],
    [1, 10],
    [10, 29],
  ] as const)
    expect(before(near)).toBeGreaterThan(before(far))
  expect(before(30)).toBe(before(59))
  const phone = '13812346210'
  expect(scored({ ...first, phone }, { ...again, phone }).score).toBeGreaterThan(scored(first, again).score)
  expect(scored({ ...first, phone }, { ...again, phone: '13812346211' }).score).toBe(scored(first, again).score)
  const elsewhere = order('安居小区4号楼电梯老是停运', '这个月已经停了好几次')
  const nextDoor = order('和顺小区9号楼电梯老是停运', '这个月已经停了好几次')
  expect(scored(first, nextDoor).score).toBeLessThan(scored(first, again).score)
  expect(scored(first, elsewhere).score).toBeLessThan(scored(first, nextDoor).score)
  const telling = (pair: string) => (pair === '停运' || pair === '电梯' ? 5 : 1)
  expect(scored(first, again, telling).words).toBeGreaterThan(scored(first, again).words)
})

test('R-DUP-1 more words in common never make it less likely', () => {
  fc.assert(
    fc.property(someText, someText, fc.constantFrom('化粪池外溢', '共享单车乱停', '蝉鸣'), (text, other, more) => {
      const one = order('', `${text}。${more}`)
      const without = scored(one, order('', other), uneven)
      const shared = scored(one, order('', `${other}。${more}`), uneven)
      expect(shared.score).toBeGreaterThanOrEqual(without.score - 1e-12)
    }),
  )
})

test('R-DUP-2 the reasons are pieces of both, the most telling first', () => {
  const one = readOrder(order('和顺小区4号楼电梯反复停运', '请尽快处理，谢谢领导', { receivedAt: at - 3 * HOUR }))
  const other = readOrder(order('电梯反复停运', '和顺小区４号楼，请尽快处理。'))
  const rare = (pair: string) => ('电梯反复停运'.includes(pair) ? 6 : 1)
  const words = tellingWords(one, other, rare)
  expect(words[0]).toBe('电梯反复停运')
  expect(words).toContain('和顺小区4号楼')
  expect(likeness(one, other, rare).place).toEqual({ kind: 'same', name: '和顺小区' })
  expect(likeness(one, other, rare).apart).toBe(3 * HOUR)
})
