import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zhCN } from '../../shared/text/zhCN.ts'
import { createGestureHistory, type Deed, deedWords, type Gesture } from './gestureHistory.ts'

const gesture = (group: string): Gesture => ({ group, deed: { kind: 'accepted', count: 1 } })

test('The last gesture is taken back first, and what was taken back last is done again first.', () => {
  const history = createGestureHistory()
  for (const group of ['a', 'b']) history.did(gesture(group))
  expect(history.next.get().undo?.group).toBe('b')
  history.take('undo', 'b')
  history.undone(gesture('undo b'))
  expect(history.next.get()).toMatchObject({ undo: { group: 'a' }, redo: { group: 'undo b' } })
  history.take('redo', 'undo b')
  history.redone(gesture('b again'))
  expect(history.next.get()).toMatchObject({ undo: { group: 'b again' }, redo: null })
})

test('A new gesture ends what could be done again; one that could not be taken back stands where it stood.', () => {
  const history = createGestureHistory()
  for (const group of ['a', 'b', 'c']) history.did(gesture(group))
  history.take('undo', 'b')?.put()
  expect(history.next.get().undo?.group).toBe('c')
  history.undone(gesture('undo c'))
  history.did(gesture('d'))
  expect(history.next.get()).toMatchObject({ undo: { group: 'd' }, redo: null })
  expect(history.take('undo', 'elsewhere')).toBeNull()
})

test('Whatever is done, taken back and done again, no gesture is lost or twice there.', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('do', 'undo', 'redo'), { maxLength: 40 }), (moves) => {
      const history = createGestureHistory()
      let made = 0
      let done: string[] = []
      let undone: string[] = []
      for (const move of moves) {
        const { undo, redo } = history.next.get()
        expect([undo?.group, redo?.group]).toEqual([done.at(-1), undone.at(-1)])
        if (move === 'do') {
          made += 1
          history.did(gesture(String(made)))
          done.push(String(made))
          undone = []
        } else if (move === 'undo' && undo !== null) {
          history.take('undo', undo.group)
          history.undone(undo)
          done = done.slice(0, -1)
          undone.push(undo.group)
        } else if (move === 'redo' && redo !== null) {
          history.take('redo', redo.group)
          history.redone(redo)
          undone = undone.slice(0, -1)
          done.push(redo.group)
        }
      }
    }),
  )
})

test('What would be taken back is said with its number and its unit.', () => {
  const said = (deed: Deed): string => zhCN.desk.steps.undo(deedWords(zhCN, deed))
  expect(said({ kind: 'dispatched', count: 12, redispatched: 0, unit: '市住建局' })).toBe('撤销：派 12 件给 市住建局')
  expect(said({ kind: 'step', act: 'dispatchOrder', count: 1, lead: '市水利局' })).toBe('撤销：派 1 件给 市水利局')
  expect(said({ kind: 'step', act: 'signOrder', count: 1, lead: '' })).toBe('撤销：签收 1 件')
  expect(said({ kind: 'acted', act: 'mergeOrder', count: 2 })).toBe('撤销：并单 2 件')
})
