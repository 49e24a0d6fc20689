import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PersonId } from '../shared/kernel/ids.ts'
import { clearLog } from './erasure.ts'
import { Ledger } from './ledger.ts'
import { dropUnsent, keepUnsent, unsentOf } from './unsentReports.ts'

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
const keep = (person: PersonId, id: string, body: string, changedAt = 1) =>
  ledger.queue.transaction((db) => keepUnsent(db, person, { id, changedAt, body }))
const drop = (person: PersonId, id: string) => ledger.queue.transaction((db) => dropUnsent(db, person, id))
const of = (person: PersonId) => unsentOf(ledger.reader, person)

test('each person finds their own, the one changed last first, with every letter', async () => {
  expect(await keep(wang, 'a', '路灯', 1)).toBe('begun')
  await keep(wang, 'b', '㮾 😀 "引号"', 2)
  await keep(li, 'c', '井盖', 3)
  expect(await keep(wang, 'a', '路灯不亮', 4)).toBe('kept')
  expect(await of(wang)).toEqual([
    { id: 'a', changedAt: 4, body: '路灯不亮' },
    { id: 'b', changedAt: 2, body: '㮾 😀 "引号"' },
  ])
  expect(await of(li)).toEqual([{ id: 'c', changedAt: 3, body: '井盖' }])
})

test('nobody writes over what somebody else typed, or drops it', async () => {
  await keep(wang, 'a', '路灯')
  await keep(li, 'a', '井盖')
  await drop(li, 'a')
  expect(await of(wang)).toMatchObject([{ body: '路灯' }])
  expect(await of(li)).toEqual([])
})

test('what was kept is there after any sequence of keeping and dropping, as a plain map would have it', async () => {
  const step = fc.record({
    person: fc.constantFrom(wang, li),
    id: fc.constantFrom('a', 'b', 'c'),
    body: fc.option(fc.string()),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      await ledger.queue.transaction((db) => db.run('DELETE FROM unsent_report'))
      const model = new Map<string, { readonly person: PersonId; readonly body: string }>()
      for (const { person, id, body } of steps) {
        const owner = model.get(id)?.person ?? person
        if (body === null) {
          await drop(person, id)
          if (owner === person) model.delete(id)
        } else {
          await keep(person, id, body)
          if (owner === person) model.set(id, { person, body })
        }
      }
      for (const person of [wang, li]) {
        const mine = [...model]
          .filter(([, one]) => one.person === person)
          .map(([id, { body }]) => ({ id, changedAt: 1, body }))
        expect(await of(person)).toEqual(mine.toSorted((x, y) => (x.id < y.id ? -1 : 1)))
      }
    }),
    { numRuns: 40 },
  )
})

test('what was typed stands nowhere in clear, and when it is dropped nothing of it stays', async () => {
  const body = '瓊瑤齋漏雨'
  await keep(wang, 'a', body)
  const [row] = await ledger.reader.all('SELECT box FROM unsent_report')
  await drop(wang, 'a')
  expect(await clearLog(ledger.queue)).toBe(true)
  const bytes = readFileSync(ledger.file)
  expect(bytes.includes(body)).toBe(false)
  expect(bytes.includes(Buffer.from(row?.box as Uint8Array))).toBe(false)
})
