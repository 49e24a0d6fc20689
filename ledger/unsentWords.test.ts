import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PersonId, StreamName } from '../shared/kernel/ids.ts'
import { clearLog, eraseStreams } from './erasure.ts'
import { Ledger } from './ledger.ts'
import { dropWords, keepWords, type WordsPlace, wordsOf } from './unsentWords.ts'

let folder: string
let ledger: Ledger
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const opened = await Ledger.open(join(folder, 'ledger.db'))
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})
const [wang, li] = ['wang', 'li'] as PersonId[] as [PersonId, PersonId]
const [one, other] = ['order/1', 'order/2'] as StreamName[] as [StreamName, StreamName]
const keep = (person: PersonId, place: WordsPlace, body: string) =>
  ledger.queue.transaction((db) => keepWords(db, person, { ...place, body }, 1))
const drop = (person: PersonId, place: WordsPlace) => ledger.queue.transaction((db) => dropWords(db, person, place))
const of = (person: PersonId) => wordsOf(ledger.reader, person)

test('R-UNSENT-1 What is kept is what was typed last, one a person, form and order, as a plain map would have it.', async () => {
  const step = fc.record({
    person: fc.constantFrom(wang, li),
    form: fc.constantFrom('decline', 'act.noteOrder'),
    about: fc.constantFrom<WordsPlace['about']>(one, other, 'many', ''),
    body: fc.option(fc.string()),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      await ledger.queue.transaction((db) => db.run('DELETE FROM unsent_words'))
      const model = new Map<string, { readonly person: PersonId } & WordsPlace & { readonly body: string }>()
      for (const { person, form, about, body } of steps) {
        const key = JSON.stringify([person, form, about])
        if (body === null) {
          await drop(person, { form, about })
          model.delete(key)
        } else {
          await keep(person, { form, about }, body)
          model.set(key, { person, form, about, body })
        }
      }
      const sorted = (list: readonly (WordsPlace & { readonly body: string })[]) =>
        list.map(({ form, about, body }) => JSON.stringify([form, about, body])).toSorted()
      for (const person of [wang, li])
        expect(sorted(await of(person))).toEqual(sorted([...model.values()].filter((kept) => kept.person === person)))
    }),
    { numRuns: 40 },
  )
})

test('R-UNSENT-2 What is kept stands nowhere in clear, and when it is dropped nothing of it stays.', async () => {
  const body = '瓊瑤齋漏雨'
  const place = { form: 'decline', about: one } as const
  await keep(wang, place, body)
  const [row] = await ledger.reader.all('SELECT box FROM unsent_words')
  await drop(wang, place)
  expect(await clearLog(ledger.queue)).toBe(true)
  const bytes = readFileSync(ledger.file)
  expect(bytes.includes(body)).toBe(false)
  expect(bytes.includes(Buffer.from(row?.box as Uint8Array))).toBe(false)
})

test('R-UNSENT-3 With an erased order go the words that were begun about it, or about several orders; all others stay.', async () => {
  for (const about of [one, other, 'many', ''] as const) await keep(wang, { form: 'act.noteOrder', about }, '望湖小区')
  await ledger.queue.transaction((db) => eraseStreams(db, [one], 1))
  expect((await of(wang)).map(({ about }) => about)).toEqual(['', other])
})
