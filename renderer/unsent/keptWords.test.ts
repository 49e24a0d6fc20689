import { expect, test } from 'vitest'
import type { DeskVerbs } from '../../shared/contract/desk.ts'
import type { KeptWords } from '../../shared/contract/unsent.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { createSource } from '../store/source.ts'
import { aboutOf, createKeptWords, placeKey } from './keptWords.ts'

const [wang, li] = [1, 2] as RowId[] as [RowId, RowId]
const decline = { form: 'decline', about: 7 as RowId }

/** A store whose disk is as slow as the test lets it be, and that answers whoever is on duty there. */
const slowDisk = () => {
  const held = new Map<RowId, Map<string, KeptWords>>()
  const written: (string | null)[] = []
  const waiting: (() => void)[] = []
  const onDuty = createSource<RowId | null>(wang)
  const verbs = {
    keptWords: async () => ({ ok: true, value: [...(held.get(onDuty.get() ?? wang)?.values() ?? [])] }),
    keepWords: async ({
      form,
      about,
      person,
      body,
    }: {
      form: string
      about: KeptWords['about']
      person: RowId
      body: string | null
    }) => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      written.push(body)
      if (person !== onDuty.get()) return { ok: true, value: null }
      const own = held.get(person) ?? new Map<string, KeptWords>()
      held.set(person, own)
      if (body === null) own.delete(placeKey({ form, about }))
      else own.set(placeKey({ form, about }), { form, about, body })
      return { ok: true, value: null }
    },
  } as unknown as DeskVerbs
  const store = createKeptWords({ verbs, onNews: () => () => {} }, onDuty)
  const spin = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) {
      for (const go of waiting.splice(0)) go()
      await Promise.resolve()
    }
  }
  return { store, written, held, onDuty, spin }
}

test('letters typed while the disk writes are kept with the last of them, and are there at once for a form that is opened again', async () => {
  const { store, written, held, spin } = slowDisk()
  store.load()
  await spin()
  for (const body of ['不', '不属', '不属本市']) store.keep(decline, body)
  expect(store.words.get()?.get(placeKey(decline))).toBe('不属本市')
  await spin()
  expect(written).toEqual(['不', '不属本市'])
  expect(held.get(wang)?.size).toBe(1)
  store.keep(decline, null)
  await spin()
  expect(held.get(wang)?.size).toBe(0)
  expect(store.words.get()?.size).toBe(0)
})

test('R-UNSENT-1 When the page goes away while the disk is busy, the last letters are handed over and not waited for.', async () => {
  const { store, held, spin } = slowDisk()
  store.load()
  await spin()
  for (const body of ['不', '不属', '不属本市']) store.keep(decline, body)
  store.handOver()
  await spin()
  expect([...(held.get(wang)?.values() ?? [])].map(({ body }) => body)).toEqual(['不属本市'])
})

test('R-UNSENT-4 Who takes over at the desk finds their own words and never those of the person before.', async () => {
  const { store, held, onDuty, spin } = slowDisk()
  store.load()
  await spin()
  store.keep(decline, '不属本市')
  await spin()
  store.keep(decline, '不属本市管')
  onDuty.set(li)
  expect(store.words.get()).toBeNull()
  await spin()
  expect(store.words.get()?.size).toBe(0)
  expect(held.get(li)).toBeUndefined()
  onDuty.set(wang)
  await spin()
  expect(store.words.get()?.get(placeKey(decline))).toBe('不属本市')
})

test('Several orders at once are one place, one order has its own.', () => {
  expect(aboutOf({ target: { kind: 'rows', rows: [7 as RowId] } })).toBe(7)
  expect(aboutOf({ target: { kind: 'rows', rows: [7, 8] as RowId[] } })).toBe('many')
  expect(aboutOf({ target: { kind: 'view', view: 1, version: 1, except: [] } })).toBe('many')
})
