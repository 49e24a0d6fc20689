import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decodeEntry } from './entry.ts'
import { firstStart } from './firstStart.ts'
import { Ledger } from './ledger.ts'
import { lanes } from './sqlite/boardQueries.ts'
import { personOnDuty, settings } from './sqlite/cardQueries.ts'
import { blobAt } from './sqlite/driver.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('R-LEDGER-16 a new ledger explains its first person, settings and units by entries', async () => {
  const opened = await Ledger.open(join(folder, 'ledger.db'))
  if (!opened.ok) throw new Error(opened.error.detail)
  const ledger = opened.value
  await firstStart(ledger)
  expect(await personOnDuty(ledger.reader)).toMatchObject({ name: '值班员' })
  expect((await settings(ledger.reader)).words.officeName).toBe('市办实事推进中心')
  const units = await lanes(ledger.reader, Date.now())
  expect(units.filter((unit) => unit.kind === 'town')).toHaveLength(11)
  expect(units.filter((unit) => unit.kind === 'department')).toHaveLength(30)
  expect(units[0]).toMatchObject({ name: '市住建局', initials: 'szjj', open: 0 })
  const rows = await ledger.reader.all('SELECT bytes FROM entry ORDER BY seq')
  const actors = rows.map((row) => decodeEntry(blobAt(row, 'bytes')).command.actor)
  expect(new Set(actors)).toEqual(new Set([(await personOnDuty(ledger.reader))?.id]))
  await firstStart(ledger)
  expect(await ledger.reader.all('SELECT seq FROM entry')).toHaveLength(rows.length)
  await ledger.close()
})
