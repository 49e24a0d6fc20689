import { expect, test } from 'vitest'
import { commonPieces } from './commonPieces.ts'
import { decisionWeight } from './decisionWeight.ts'
import { fitModel } from './fitModel.ts'
import { learnOne, scoresOf as scoresFor } from './linearModel.ts'
import { bucketLength, likestOrders } from './pastOrders.ts'
import { createBagger } from './textFeatures.ts'

const bagger = createBagger()
const titles = ['望湖小区暖气不热', '阳光小区暖气不热室温十四度', '东关街路灯不亮', '南门路灯三盏不亮', '西关井盖缺失']
const fitted = (examples: Parameters<typeof fitModel>[0], choices: number) => {
  let chance = 1
  const random = () => {
    chance = (chance * 48_271) % 2_147_483_647
    return chance / 2_147_483_647
  }
  const fitting = fitModel(examples, { choices, random })
  for (;;) {
    const step = fitting.next()
    if (step.done === true) return step.value
  }
}
const model = fitted(
  titles.map((title, at) => ({ bag: bagger(title, ''), choice: at < 2 ? 0 : 1 })),
  2,
)
const past = titles.map((title, row) => {
  const { buckets } = bagger(title, '')
  return { row, buckets, length: bucketLength(model, buckets) }
})

test('R-SUGGEST-8 the past orders that are shown have most in common with this one, the likest first', () => {
  const found = likestOrders(model, bagger('锦绣小区暖气不热', '').buckets, past)
  expect(found.slice(0, 2).map(({ row }) => row)).toEqual([0, 1])
  expect(found.map(({ row }) => row)).not.toContain(4)
  expect(likestOrders(model, bagger('公交车不准点', '').buckets, past)).toEqual([])
  const [same] = likestOrders(model, bagger(titles[2] ?? '', '').buckets, past)
  expect(same).toMatchObject({ row: 2 })
  expect(same?.share).toBeCloseTo(1, 5)
})

test('R-SUGGEST-12 what a unit gave back teaches less than what stands, and that less than what was brought to an end', () => {
  const of = (status: Parameters<typeof decisionWeight>[0]['status'], returns = 0) =>
    decisionWeight({ status, returns })
  expect(of('returned', 1)).toBeLessThan(of('dispatched'))
  expect(of('dispatched')).toBeLessThan(of('closed'))
  expect(of('closed')).toBeLessThan(of('closed', 1))
  // The same words, four times given back by one unit and twice kept by another one.
  const bag = bagger('望湖小区暖气不热', '')
  const other = bagger('东关街路灯不亮', '')
  const twice = fitted(
    [
      ...Array.from({ length: 4 }, () => ({ bag, choice: 0, weight: of('returned', 1) })),
      ...Array.from({ length: 2 }, () => ({ bag, choice: 1, weight: of('closed', 1) })),
      ...Array.from({ length: 4 }, () => ({ bag: other, choice: 0, weight: 1 })),
    ],
    2,
  )
  const asked = { ...twice, weights: twice.weights.slice(), biases: twice.biases.slice() }
  const scores = scoresFor(asked, bag)
  expect(scores[1]).toBeGreaterThan(scores[0] ?? 0)
  learnOne(asked, { bag, choice: 0 })
  const after = scoresFor(asked, bag)
  expect(after[0]).toBeGreaterThan(after[1] ?? 0)
})

test('what two texts have in common is told in their own pieces', () => {
  expect(commonPieces('锦绣小区暖气不热', ['望湖小区暖气不热', '暖气漏水'])).toEqual(['小区暖气不热'])
  expect(commonPieces('公交，不准', ['路灯不亮'])).toEqual([])
})
