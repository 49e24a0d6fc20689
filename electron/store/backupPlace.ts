import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** Where this machine keeps its backups and how much room they may take: a matter of its disks, not of the record. */
const schema = z.object({ folder: z.string().nullable(), budgetGb: z.number().min(1).max(10_000) })
export type BackupPlace = { readonly folder: string; readonly budgetBytes: number }

const fileOf = (ledger: string): string => join(dirname(ledger), 'backup.json')
const usual = { folder: null, budgetGb: 20 }

export const backupPlace = (ledger: string): BackupPlace => {
  const { folder, budgetGb } = read(ledger)
  return { folder: folder ?? join(dirname(ledger), 'backups'), budgetBytes: budgetGb * 1e9 }
}

export const setBackupFolder = (ledger: string, folder: string | null): void =>
  writeFileSync(fileOf(ledger), JSON.stringify({ ...read(ledger), folder }))

const read = (ledger: string): z.infer<typeof schema> => {
  try {
    return schema.parse(JSON.parse(readFileSync(fileOf(ledger), 'utf8')))
  } catch {
    return usual
  }
}
