import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { StreamName } from '../../shared/kernel/ids.ts'
import type { ErasedStream } from '../erasure.ts'
import { backupsIn, keysPart } from './backupFiles.ts'
import { dropKeys, readKeys } from './backupKeys.ts'

/**
 * What was erased, outside the ledger file: a backup from before knows nothing of it. One line a stream; no word of anybody's
 * is in it. It lies in the data folder and is applied to whatever is restored.
 */
export const erasedListFile = (ledger: string): string => join(dirname(ledger), 'erased.jsonl')

const line = z.object({ name: z.string(), at: z.number() })

export const readErasedList = (ledger: string): readonly ErasedStream[] => {
  const file = erasedListFile(ledger)
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .flatMap((text) => {
      // A line that was cut off when the power went is followed by whole ones.
      try {
        const { name, at } = line.parse(JSON.parse(text))
        return [{ name: name as StreamName, at }]
      } catch {
        return []
      }
    })
}

/** Writes down what the ledger has erased and the list does not know yet. */
export const noteErased = (ledger: string, erased: readonly ErasedStream[]): void => {
  const known = new Set(readErasedList(ledger).map((one) => one.name))
  const fresh = erased.filter((one) => !known.has(one.name))
  if (fresh.length === 0) return
  const text = fresh.map((one) => `${JSON.stringify(one)}\n`).join('')
  appendFileSync(erasedListFile(ledger), text, { flush: true })
}

/** The keys in the backups go as well: otherwise the words would come back with the first restore by hand. */
export const eraseFromBackups = async (folder: string, erased: ReadonlySet<string>): Promise<void> => {
  for (const backup of backupsIn(folder)) {
    const file = join(backup.folder, keysPart)
    let holds = false
    for await (const [name] of readKeys(file)) if (erased.has(name)) holds = true
    if (holds) await dropKeys(file, erased)
  }
}
