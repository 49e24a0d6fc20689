import { backupsIn } from '../../ledger/backup/backupFiles.ts'
import { verifyRecord } from '../../ledger/backup/verifyRecord.ts'

export const backupFolder = (file: string): string => `${file}.backups`

/** Whatever counts as a backup after a kill must be a whole one. */
export const checkBackups = async (file: string): Promise<readonly string[]> => {
  const problems: string[] = []
  for (const { id, folder, manifest } of backupsIn(backupFolder(file))) {
    const found = await verifyRecord(folder)
    for (const problem of found.problems) problems.push(`backup ${id}: ${problem}`)
    if (found.entries !== manifest.entries || found.head !== manifest.head)
      problems.push(`backup ${id}: holds ${found.entries} entries, its manifest says ${manifest.entries}`)
  }
  return problems
}
