import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backupPlace, chooseBackups } from './backupPlace.ts'

let folder: string
let ledger: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  ledger = join(folder, 'ledger.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('backups lie beside the ledger and may take 20 GB until somebody chooses', () => {
  expect(backupPlace(ledger)).toEqual({
    folder: join(folder, 'backups'),
    usualFolder: true,
    budgetGb: 20,
    unreadable: false,
  })
})

test('what is chosen stays, each for itself, and leaves nothing half written', () => {
  chooseBackups(ledger, { folder: '/media/disk' })
  chooseBackups(ledger, { budgetGb: 300 })
  expect(backupPlace(ledger)).toEqual({
    folder: '/media/disk',
    usualFolder: false,
    budgetGb: 300,
    unreadable: false,
  })
  expect(readdirSync(folder)).toEqual(['backup.json'])
})

test.each(['{"folder":"/media/di', '[]', '{"folder":null,"budgetGb":0}', ''])(
  'settings that say %j are called unreadable, and choosing anew replaces them',
  (text) => {
    writeFileSync(join(folder, 'backup.json'), text)
    expect(backupPlace(ledger)).toMatchObject({ budgetGb: 20, unreadable: true })
    expect(readFileSync(join(folder, 'backup.json'), 'utf8')).toBe(text)
    chooseBackups(ledger, { budgetGb: 5 })
    expect(backupPlace(ledger)).toMatchObject({ budgetGb: 5, unreadable: false })
  },
)
