import { expect, test } from 'vitest'
import type { DeskNews, DeskVerbs } from '../../shared/contract/desk.ts'
import type { UnsentReport } from '../../shared/contract/unsent.ts'
import { createUnsentStore } from './unsentStore.ts'

/** A store whose disk is as slow as the test lets it be. */
const slowDisk = () => {
  const kept: string[] = []
  const held = new Map<string, string>()
  const waiting: (() => void)[] = []
  let tell: (news: DeskNews) => void = () => {}
  const verbs = {
    unsentReports: async () => ({
      ok: true,
      value: [...held].map(([id, body]): UnsentReport => ({ id, changedAt: 1, body })),
    }),
    keepUnsent: async ({ id, body }: { id: string; body: string }) => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      kept.push(body)
      held.set(id, body)
      tell({ kind: 'unsent' })
      return { ok: true, value: { changedAt: 1 } }
    },
    dropUnsent: async ({ id }: { id: string }) => {
      held.delete(id)
      tell({ kind: 'unsent' })
      return { ok: true, value: null }
    },
  } as unknown as DeskVerbs
  const store = createUnsentStore({
    verbs,
    onNews: (listener) => {
      tell = listener
      return () => {}
    },
  })
  const spin = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) {
      for (const go of waiting.splice(0)) go()
      await Promise.resolve()
    }
  }
  return { store, kept, held, spin }
}

test('letters typed while the disk writes are kept with the last of them, never fewer', async () => {
  const { store, kept, spin } = slowDisk()
  for (const body of ['路', '路灯', '路灯不', '路灯不亮']) store.keep('a', body)
  await spin()
  expect(kept).toEqual(['路', '路灯不亮'])
})

test('two forms are kept beside each other', async () => {
  const { store, held, spin } = slowDisk()
  store.keep('a', '路灯')
  store.keep('b', '井盖')
  store.keep('a', '路灯不亮')
  await spin()
  expect([...held]).toEqual([
    ['a', '路灯不亮'],
    ['b', '井盖'],
  ])
})

test('what is dropped while it is being written does not come back', async () => {
  const { store, held, spin } = slowDisk()
  store.keep('a', '路灯')
  store.keep('a', '路灯不亮')
  const dropped = store.drop('a')
  await spin()
  await dropped
  expect(held.size).toBe(0)
})

test('a letter that comes after the report was sent keeps nothing', async () => {
  const { store, held, spin } = slowDisk()
  store.keep('a', '路灯')
  await Promise.all([store.settled(), spin()])
  store.finish('a')
  await store.drop('a')
  store.keep('a', '路灯不')
  await spin()
  expect(held.size).toBe(0)
})

test('the list is asked for when somebody wants it, and follows what is begun and dropped', async () => {
  const { store, spin } = slowDisk()
  expect(store.list.get()).toBeNull()
  store.load()
  await spin()
  expect(store.list.get()).toEqual([])
  store.keep('a', '路灯')
  await spin()
  expect(store.list.get()).toMatchObject([{ id: 'a', body: '路灯' }])
})
