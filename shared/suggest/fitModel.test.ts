import { expect, test } from 'vitest'
import { explainChoice } from './explainChoice.ts'
import { fitModel } from './fitModel.ts'
import { type Example, learnOne, type LinearModel, likelihoods, scoresOf } from './linearModel.ts'
import { createBagger } from './textFeatures.ts'

/** 0 heating, 1 roads, 2 schools: each with words of its own among words that all share. */
const own = [
  ['暖气不热', '供热公司', '室温', '换热站'],
  ['路面破损', '路灯不亮', '坑洼', '斑马线'],
  ['学校食堂', '课后服务', '老师', '校车'],
]
const shared = ['小区', '居民反映', '希望尽快解决', '多次投诉', '无人处理', '影响生活']

const pseudo = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const bagger = createBagger()
const made = (count: number, seed: number) => {
  const random = pseudo(seed)
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
  return Array.from({ length: count }, (_, at) => {
    const choice = at % own.length
    const words = own[choice] ?? []
    const title = `${pick(shared)}${pick(words)}`
    const text = `${pick(shared)}，${pick(words)}。${pick(shared)}，${pick(shared)}，${pick(words)}`
    return { title, text, choice, bag: bagger(title, text) }
  })
}

const fitted = (examples: readonly Example[], choices = 3): LinearModel => {
  const fitting = fitModel(examples, { choices, random: pseudo(5) })
  for (;;) {
    const step = fitting.next()
    if (step.done === true) return step.value
    expect(step.value.done).toBeGreaterThan(0)
    expect(step.value.done).toBeLessThanOrEqual(1)
  }
}
const best = (model: LinearModel, example: Example): number => {
  const scores = scoresOf(model, example.bag)
  return scores.indexOf(Math.max(...scores))
}

test('R-SUGGEST-2 what was decided for words like these is suggested for words like these', () => {
  const model = fitted(made(150, 1))
  const asked = made(60, 2)
  const right = asked.filter((one) => best(model, one) === one.choice).length
  expect(right).toBeGreaterThanOrEqual(58)
})

test('likelihoods are shares of one, the highest score has the highest', () => {
  const model = fitted(made(150, 1))
  for (const one of made(20, 3)) {
    const scores = scoresOf(model, one.bag)
    const shares = likelihoods(model, scores)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6)
    expect(shares.indexOf(Math.max(...shares))).toBe(scores.indexOf(Math.max(...scores)))
  }
})

test('the same decisions and the same chance give the same model', () => {
  const examples = made(90, 4)
  expect(fitted(examples)).toEqual(fitted(examples))
})

test('R-SUGGEST-3 a correction is learnt at once', () => {
  const model = fitted(made(150, 1))
  const title = '小区居民反映暖气不热'
  const corrected = { bag: bagger(title, ''), choice: 2 }
  expect(best(model, corrected)).toBe(0)
  learnOne(model, corrected)
  expect(best(model, corrected)).toBe(2)
})

test('R-SUGGEST-4 the words that speak for a suggestion are pieces of the order itself', () => {
  const model = fitted(made(150, 1))
  const order = { title: '居民反映供热公司', text: '多次投诉，室温。希望尽快解决，小区，暖气不热' }
  const reasons = explainChoice(model, order, 0)
  expect(reasons.length).toBeGreaterThan(0)
  for (const { words, weight } of reasons) {
    expect(order.title + order.text).toContain(words)
    expect(weight).toBeGreaterThan(0)
  }
  expect(reasons.some(({ words }) => /供热|暖气|室温/u.test(words))).toBe(true)
})

test('one choice, or nothing learnt yet, is no error', () => {
  expect(best(fitted([], 2), { bag: bagger('停电', ''), choice: 0 })).toBe(0)
  expect(
    best(
      fitted(
        made(9, 6).map((one) => ({ ...one, choice: 0 })),
        1,
      ),
      { bag: bagger('x', ''), choice: 0 },
    ),
  ).toBe(0)
})
