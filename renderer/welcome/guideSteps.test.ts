import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterAct, type GuideAct, guideSteps, stepAfter } from './guideSteps.ts'

const dispatched: GuideAct = {
  kind: 'told',
  toast: { kind: 'dispatched', count: 1, redispatched: 0, unit: '市住建局' },
}
const undone: GuideAct = { kind: 'told', toast: { kind: 'undone', count: 1 } }
const chose: GuideAct = { kind: 'chose' }

test('The guide goes from choosing to dispatching to taking back, each by its own gesture.', () => {
  expect(afterAct('choose', chose)).toBe('dispatch')
  expect(afterAct('dispatch', dispatched)).toBe('undo')
  expect(afterAct('undo', undone)).toBe('done')
})

test('What was dragged before it was asked for counts, and what was refused does not.', () => {
  expect(afterAct('choose', dispatched)).toBe('undo')
  const refused: GuideAct = { kind: 'told', toast: { kind: 'dispatched', count: 0, redispatched: 0, unit: '市住建局' } }
  expect(afterAct('dispatch', refused)).toBe('dispatch')
  expect(afterAct('dispatch', undone)).toBe('dispatch')
})

test('Whatever is done in whatever order, the guide never goes back, and passing over every step ends it.', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(chose, dispatched, undone)), (acts) => {
      let at = 0
      let step = guideSteps[0] as (typeof guideSteps)[number]
      for (const act of acts) {
        step = afterAct(step, act)
        expect(guideSteps.indexOf(step)).toBeGreaterThanOrEqual(at)
        at = guideSteps.indexOf(step)
      }
    }),
  )
  expect(guideSteps.reduce((step) => stepAfter(step), guideSteps[0] as (typeof guideSteps)[number])).toBe('done')
})
