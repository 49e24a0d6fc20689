import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Instant } from '../../shared/kernel/chinaTime.ts'

/**
 * A backup is a folder of its own: the record without what can be made again from it, the keys apart from it, so that an
 * erasure reaches them without packing everything anew, and a manifest that is written when both are whole.
 *
 *     2026-11-25T031022.making/  ──record, keys, manifest──> verified ──> 2026-11-25T031022/
 */
export const recordPart = 'record.db.gz'
export const keysPart = 'keys.gz'
const manifestPart = 'manifest.json'

const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.number(),
  schema: z.int(),
  entries: z.int(),
  /** Hash of the last entry, hex. */
  head: z.string().regex(/^[0-9a-f]{64}$/),
  keys: z.int(),
  /** Of the packed record, hex: whether the file is still the one that was verified. */
  recordSha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Files that belong to orders: hash, size and where they lie in the folder of backups. */
  attachments: z.array(z.object({ sha256: z.string(), bytes: z.int(), path: z.string() })),
  verifiedAt: z.number(),
})
export type Manifest = z.infer<typeof manifestSchema>

export type Backup = {
  /** The folder's name: what the window calls it by. */
  readonly id: string
  readonly folder: string
  readonly bytes: number
  readonly manifest: Manifest
}

export const manifestFile = (folder: string): string => join(folder, manifestPart)

/** Whole backups, newest first. What was cut off while it was made is no backup. */
export const backupsIn = (folder: string): readonly Backup[] => {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => /^\d{4}-\d{2}-\d{2}T\d{6}$/u.test(name))
  return names
    .toSorted()
    .toReversed()
    .flatMap((id) => {
      const path = join(folder, id)
      const manifest = manifestOf(path)
      if (manifest === null || !existsSync(join(path, recordPart)) || !existsSync(join(path, keysPart))) return []
      return [{ id, folder: path, bytes: sizeOf(path), manifest }]
    })
}

const manifestOf = (folder: string): Manifest | null => {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(manifestFile(folder), 'utf8')))
  } catch {
    return null
  }
}

const sizeOf = (folder: string): number => sum(readdirSync(folder).map((name) => statSync(join(folder, name)).size))

/** `2026-11-25T031022`, in UTC, so that names sort as the times do on every machine. */
export const backupName = (at: Instant): string => new Date(at).toISOString().slice(0, 19).replaceAll(':', '')

/** Bytes that these backups take together: each its own, and every file of an order once, whoever names it. */
export const roomOf = (backups: readonly Backup[]): number => {
  const files = new Map(
    backups.flatMap(({ manifest }) => manifest.attachments.map((file) => [file.sha256, file.bytes])),
  )
  return sum(backups.map(({ bytes }) => bytes)) + sum([...files.values()])
}

/** Oldest first until the rest fits; the newest stays whatever its size, because it is the one that a bad day needs. */
export const pruneBackups = (folder: string, budgetBytes: number): readonly string[] => {
  const backups = backupsIn(folder)
  const fitting = backups.findIndex((_, at) => at > 0 && roomOf(backups.slice(0, at + 1)) > budgetBytes)
  const gone = fitting < 0 ? [] : backups.slice(fitting)
  for (const backup of gone) rmSync(backup.folder, { recursive: true, force: true })
  return gone.map(({ id }) => id)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** What a killed process left half made. */
export const clearHalfMade = (folder: string): void => {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder))
    if (name.endsWith('.making')) rmSync(join(folder, name), { recursive: true, force: true })
}
