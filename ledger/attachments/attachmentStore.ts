import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { attachmentProblem, isSafeName, largestAttachment } from '../../shared/domain/order/attachment.ts'
import type { Attachment } from '../../shared/domain/order/orderState.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { mimeOf } from './mimeOf.ts'

/**
 * Files beside the ledger, each once, named by the SHA-256 of its bytes: `attachments/ab/ab12…`. Never in the log, which holds the
 * hash; what is damaged or gone is therefore known. A file is copied in pieces and hashed on the way, under a name of its own
 * until it is whole.
 */
export type AttachmentTrouble =
  | 'attachment-too-large'
  | 'attachment-name-unsafe'
  | 'attachment-malformed'
  /** It cannot be read, or the disk is full. */
  | 'attachment-unreadable'
export type AttachmentState = 'sound' | 'damaged' | 'missing'

const hashed = /^[0-9a-f]{64}$/u

export class AttachmentStore {
  readonly folder: string

  /** `folder`: `attachments` in the data folder; made when the first file comes. */
  constructor(folder: string) {
    this.folder = folder
  }

  /** Takes a file in. Its size is looked at before a byte is read, and again while it is copied: a file may grow. */
  async put(path: string, name: string): Promise<Result<Attachment, AttachmentTrouble>> {
    if (!isSafeName(name)) return err('attachment-name-unsafe')
    const found = await stat(path).catch(() => null)
    if (found === null) return err('attachment-unreadable')
    if (!found.isFile() || found.size === 0) return err('attachment-malformed')
    if (found.size > largestAttachment) return err('attachment-too-large')
    await mkdir(join(this.folder, 'incoming'), { recursive: true })
    const incoming = join(this.folder, 'incoming', randomUUID())
    const copied = await copyHashed(path, incoming).catch(() => err('attachment-unreadable' as const))
    if (!copied.ok) {
      await rm(incoming, { force: true })
      return copied
    }
    const file: Attachment = { ...copied.value, mime: mimeOf(name) }
    const wrong = attachmentProblem(name, file)
    if (wrong !== null) {
      await rm(incoming, { force: true })
      return err(wrong === 'attachment-too-large' ? wrong : 'attachment-malformed')
    }
    const place = this.pathOf(file.hash)
    await mkdir(join(this.folder, file.hash.slice(0, 2)), { recursive: true })
    // The same bytes are there already, or were damaged and are mended by this copy.
    await rename(incoming, place)
    await chmod(place, 0o400).catch(() => undefined)
    return ok(file)
  }

  /** Where the bytes stand; throws on what is no hash, so that no name from outside becomes a path. */
  pathOf(hash: string): string {
    if (!hashed.test(hash)) throw new Error('attachment: not a hash')
    return join(this.folder, hash.slice(0, 2), hash)
  }

  /** Reads the whole file again in pieces and compares. */
  async verify({ hash, size }: Pick<Attachment, 'hash' | 'size'>): Promise<AttachmentState> {
    const path = this.pathOf(hash)
    const found = await stat(path).catch(() => null)
    if (found === null) return 'missing'
    if (found.size !== size) return 'damaged'
    const sum = createHash('sha256')
    try {
      await pipeline(createReadStream(path), sum)
    } catch {
      return 'damaged'
    }
    return sum.digest('hex') === hash ? 'sound' : 'damaged'
  }

  /** A copy under the name that people know, in a folder of its own, for a program that opens it. */
  async lay(hash: string, name: string, into: string): Promise<string> {
    const safe = isSafeName(name) ? name : hash
    const folder = join(into, hash.slice(0, 16))
    await mkdir(folder, { recursive: true })
    const path = join(folder, safe)
    await rm(path, { force: true })
    await copyFile(this.pathOf(hash), path)
    return path
  }

  /** Everything that is kept, by hash, with its size: what a backup has to hold. */
  async manifest(): Promise<readonly { readonly hash: string; readonly size: number }[]> {
    const parts = (await readdir(this.folder).catch(() => [])).filter((part) => /^[0-9a-f]{2}$/u.test(part)).toSorted()
    const files: { readonly hash: string; readonly size: number }[] = []
    for (const part of parts)
      for (const hash of (await readdir(join(this.folder, part))).toSorted())
        if (hashed.test(hash)) files.push({ hash, size: (await stat(this.pathOf(hash))).size })
    return files
  }

  /** Halves of copies that a crash left behind, and what was laid out to be looked at. At the start, when nobody uses them. */
  async clearCopies(): Promise<void> {
    for (const part of ['incoming', 'shown'])
      await rm(join(this.folder, part), { recursive: true, force: true }).catch(() => undefined)
  }
}

const copyHashed = async (
  from: string,
  to: string,
): Promise<Result<Pick<Attachment, 'hash' | 'size'>, AttachmentTrouble>> => {
  const sum = createHash('sha256')
  let size = 0
  const target = await open(to, 'wx')
  try {
    for await (const piece of createReadStream(from)) {
      const bytes: Buffer = piece
      size += bytes.length
      if (size > largestAttachment) return err('attachment-too-large')
      sum.update(bytes)
      await target.writeFile(bytes)
    }
    await target.sync()
  } finally {
    await target.close()
  }
  return size === 0 ? err('attachment-malformed') : ok({ hash: sum.digest('hex'), size })
}
