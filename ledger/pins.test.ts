import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MINUTE } from '../shared/kernel/chinaTime.ts'
import type { PersonId } from '../shared/kernel/ids.ts'
import { Ledger } from './ledger.ts'
import { checkPin, setPin } from './pins.ts'

const person = 'p1' as PersonId
let folder: string
let file: string
let ledger: Ledger
let now = 1_795_000_000_000
const open = async () => {
  const opened = await Ledger.open(file, () => now)
  if (!opened.ok) throw new Error(opened.error.detail)
  ledger = opened.value
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  file = join(folder, 'ledger.db')
  await open()
})
afterEach(async () => {
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
})

test('R-PERSON-5 a PIN is known by its salted hash: the right one answers, no digit of it is in the file, in no entry either', async () => {
  expect(await checkPin(ledger, person, '83625914')).toEqual({ kind: 'none' })
  await setPin(ledger, person, '83625914')
  await setPin(ledger, 'p2' as PersonId, '83625914')
  expect(await checkPin(ledger, person, '83625914')).toEqual({ kind: 'right' })
  expect(await checkPin(ledger, person, '83625915')).toMatchObject({ kind: 'wrong', left: 4 })
  const rows = await ledger.reader.all('SELECT salt, hash FROM person_pin ORDER BY person')
  expect(rows[0]?.hash).not.toEqual(rows[1]?.hash)
  expect(await ledger.reader.all('SELECT seq FROM entry')).toEqual([])
  await ledger.close()
  expect(readFileSync(file).includes('83625914')).toBe(false)
  await open()
  expect(await checkPin(ledger, person, '83625914')).toEqual({ kind: 'right' })
  await setPin(ledger, person, null)
  expect(await checkPin(ledger, person, '83625914')).toEqual({ kind: 'none' })
})

test('R-PERSON-7 wrong attempts are counted across a restart, the right PIN is not heard while it rests, and forgives afterwards', async () => {
  await setPin(ledger, person, '2580')
  for (const left of [4, 3]) expect(await checkPin(ledger, person, '2581')).toMatchObject({ kind: 'wrong', left })
  await ledger.close()
  await open()
  for (const left of [2, 1]) expect(await checkPin(ledger, person, '')).toMatchObject({ kind: 'wrong', left })
  const until = now + 5 * MINUTE
  expect(await checkPin(ledger, person, '9999')).toEqual({ kind: 'wrong', left: 0, lockedUntil: until })
  expect(await checkPin(ledger, person, '2580')).toEqual({ kind: 'locked', until })
  now += 5 * MINUTE
  expect(await checkPin(ledger, person, '2580')).toEqual({ kind: 'right' })
  expect(await checkPin(ledger, person, '0')).toMatchObject({ kind: 'wrong', left: 4 })
})

test('R-PERSON-7 attempts at the same moment are all counted', async () => {
  await setPin(ledger, person, '2580')
  await Promise.all(Array.from({ length: 5 }, () => checkPin(ledger, person, '1111')))
  expect(await checkPin(ledger, person, '2580')).toMatchObject({ kind: 'locked' })
})
