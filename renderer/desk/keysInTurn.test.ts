import { expect, test } from 'vitest'
import { keysInTurn } from './keysInTurn.ts'

/** A desk whose list is on its way until `arrive`. */
const desk = () => {
  const done: string[] = []
  let onItsWay: Promise<void> | null = null
  let arrive = (): void => {}
  let isAtDesk = true
  const ask = (): void => {
    const opened = new Promise<void>((resolve) => {
      arrive = resolve
    }).then(() => {
      if (onItsWay === opened) onItsWay = null
    })
    onItsWay = opened
  }
  const view = { stands: () => onItsWay === null, settled: () => onItsWay ?? Promise.resolve() }
  const press = keysInTurn(view, () => isAtDesk)
  const key = (name: string, then = (): void => {}): void =>
    press(() => {
      done.push(name)
      then()
    })
  return {
    done,
    key,
    ask,
    arrive: async () => {
      arrive()
      await new Promise((resolve) => setImmediate(resolve))
    },
    leave: () => {
      isAtDesk = false
    },
    comeBack: () => {
      isAtDesk = true
    },
  }
}

test('keys on a list that stands are done at once', () => {
  const { done, key } = desk()
  key('j')
  expect(done).toEqual(['j'])
})

test('keys pressed while a list is on its way are done in their order when it stands', async () => {
  const { done, key, ask, arrive } = desk()
  ask()
  key('j')
  key('j')
  key('s')
  expect(done).toEqual([])
  await arrive()
  expect(done).toEqual(['j', 'j', 's'])
})

test('a key that asks for another list lets those after it wait for that one', async () => {
  const { done, key, ask, arrive } = desk()
  ask()
  key('1', ask)
  key('s')
  await arrive()
  expect(done).toEqual(['1'])
  await arrive()
  expect(done).toEqual(['1', 's'])
})

test('what a key opened ends the turn; the keys after it are not done to the orders, then or later', async () => {
  const { done, key, ask, arrive, leave, comeBack } = desk()
  ask()
  key('d', leave)
  key('x')
  await arrive()
  expect(done).toEqual(['d'])
  comeBack()
  key('j')
  expect(done).toEqual(['d', 'j'])
})
