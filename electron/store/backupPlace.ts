import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { budgetGb, usualBudgetGb } from '../../shared/contract/keeping.ts'

/** Where this machine keeps its backups and how much room they may take: a matter of its disks, not of the record. */
const schema = z.object({ folder: z.string().min(1).nullable(), budgetGb })
type Chosen = z.infer<typeof schema>
export type BackupPlace = {
  readonly folder: string
  readonly usualFolder: boolean
  readonly budgetGb: number
  /** What was chosen cannot be read any more: the usual place and room count until somebody chooses again. */
  readonly unreadable: boolean
}

const fileOf = (ledger: string): string => join(dirname(ledger), 'backup.json')
const usual: Chosen = { folder: null, budgetGb: usualBudgetGb }

export const backupPlace = (ledger: string): BackupPlace => {
  const chosen = read(ledger)
  const { folder, budgetGb: gb } = chosen ?? usual
  const usualFolder = folder === null
  return { folder: folder ?? join(dirname(ledger), 'backups'), usualFolder, budgetGb: gb, unreadable: chosen === null }
}

/** Replaces what was chosen, an unreadable file too: in one step, so that no cut off write makes it one. */
export const chooseBackups = (ledger: string, change: Partial<Chosen>): void => {
  const file = fileOf(ledger)
  writeFileSync(`${file}.part`, JSON.stringify({ ...(read(ledger) ?? usual), ...change }))
  renameSync(`${file}.part`, file)
}

/** Null when there is a file that says nothing that fits. */
const read = (ledger: string): Chosen | null => {
  let text: string
  try {
    text = readFileSync(fileOf(ledger), 'utf8')
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'ENOENT' ? usual : null
  }
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
