import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AttachmentStore } from '../attachments/attachmentStore.ts'
import { backupsIn, type Manifest } from './backupFiles.ts'

/**
 * Files of orders, each once for all backups of a folder, under the name of its content: a file that is there already is not
 * copied again. Each manifest names those that belonged to its ledger.
 */
const partOf = (hash: string): string => join('attachments', hash.slice(0, 2), hash)

export const attachmentsBeside = (ledger: string): AttachmentStore =>
  new AttachmentStore(join(dirname(ledger), 'attachments'))

export const keepAttachments = async (ledger: string, folder: string): Promise<Manifest['attachments']> => {
  const store = attachmentsBeside(ledger)
  const kept: { readonly sha256: string; readonly bytes: number; readonly path: string }[] = []
  for (const { hash, size } of await store.manifest()) {
    const path = partOf(hash)
    if (!isThere(join(folder, path), size)) copyWhole(store.pathOf(hash), join(folder, path))
    kept.push({ sha256: hash, bytes: size, path })
  }
  return kept
}

/** What the restored ledger names and the data folder has lost; a file that is there is left as it is. */
export const bringAttachmentsBack = (
  ledger: string,
  folder: string,
  manifest: Manifest,
  erased: ReadonlySet<string>,
): void => {
  const store = attachmentsBeside(ledger)
  for (const { sha256, bytes, path } of manifest.attachments) {
    const place = store.pathOf(sha256)
    if (erased.has(sha256) || isThere(place, bytes) || !isThere(join(folder, path), bytes)) continue
    copyWhole(join(folder, path), place)
  }
}

/** Files that no backup of the folder names any more, as after pruning. */
export const pruneAttachments = (folder: string): void => {
  const named = new Set(backupsIn(folder).flatMap((one) => one.manifest.attachments.map((file) => file.sha256)))
  for (const hash of hashesIn(join(folder, 'attachments')))
    if (!named.has(hash)) rmSync(join(folder, partOf(hash)), { force: true })
}

/** An erased order's files go from the data folder and from every backup. */
export const dropAttachments = (ledger: string, folder: string, hashes: readonly string[]): void => {
  const store = attachmentsBeside(ledger)
  for (const hash of hashes) {
    rmSync(store.pathOf(hash), { force: true })
    rmSync(join(folder, partOf(hash)), { force: true })
  }
}

const hashesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).flatMap((part) => readdirSync(join(folder, part))) : []

const isThere = (file: string, size: number): boolean => existsSync(file) && statSync(file).size === size

/** Under a name of its own until it is whole. */
const copyWhole = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, `${to}.part`)
  renameSync(`${to}.part`, to)
}
