import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'
import { blobAt, intAt, type SqlReader, type SqlWriter, textAt } from './sqlite/driver.ts'

/**
 * A copied or restored data folder must not go on speaking under the name of the one it was copied from. Where the ledger lies
 * (host, device and number of the file) and how far it was are written beside it at each opening and close. At the next
 * opening another place, or a record that no longer contains that point, means a copy: a new incarnation begins, whose
 * commands count from 1. A needless new incarnation does no harm; one too few would let two copies pass for one.
 */
const placeSchema = z.object({
  incarnation: z.string(),
  host: z.string(),
  disk: z.string(),
  inode: z.string(),
  bornMs: z.number(),
  seq: z.int(),
  hash: z.string(),
})
type Place = z.infer<typeof placeSchema>

/** Of a device or an incarnation: two of them stand in every entry, so that they are as short as they may be. */
export const newSourceId = (): string => randomBytes(8).toString('hex')

export const placeFile = (ledger: string): string => `${ledger}.place`

export type Settled = { readonly changed: 'moved' | 'behind' | 'unmarked' | null }

/** Before the first command: gives a copy its own incarnation, and marks the place. */
export const settleIncarnation = async (db: SqlWriter, ledger: string): Promise<Settled> => {
  const marked = readPlace(ledger)
  const changed = await changeSince(db, ledger, marked)
  if (changed !== null) await db.run('UPDATE device SET incarnation = ?, next_seq = 1', [newSourceId()])
  await markPlace(db, ledger)
  return { changed }
}

export const markPlace = async (db: SqlReader, ledger: string): Promise<void> => {
  const device = (await db.get('SELECT incarnation FROM device')) ?? {}
  const head = await db.get('SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1')
  const place: Place = {
    incarnation: textAt(device, 'incarnation'),
    ...whereIs(ledger),
    seq: head === null ? 0 : intAt(head, 'seq'),
    hash: head === null ? '' : Buffer.from(blobAt(head, 'hash')).toString('hex'),
  }
  writeFileSync(placeFile(ledger), JSON.stringify(place))
}

const changeSince = async (db: SqlReader, ledger: string, marked: Place | null): Promise<Settled['changed']> => {
  const head = await db.get('SELECT max(seq) AS seq FROM entry')
  // Nobody has spoken under this name yet.
  if (head === null || head.seq === null) return null
  if (marked === null) return 'unmarked'
  const here = whereIs(ledger)
  if (here.host !== marked.host || here.disk !== marked.disk || here.inode !== marked.inode) return 'moved'
  if (here.bornMs !== marked.bornMs) return 'moved'
  const device = (await db.get('SELECT incarnation FROM device')) ?? {}
  if (textAt(device, 'incarnation') !== marked.incarnation) return 'behind'
  if (marked.seq === 0) return null
  // The file's own content may have been copied back over it: the record has to contain what it had.
  const then = await db.get('SELECT hash FROM entry WHERE seq = ?', [marked.seq])
  const same = then !== null && Buffer.from(blobAt(then, 'hash')).toString('hex') === marked.hash
  return same ? null : 'behind'
}

const whereIs = (ledger: string): Pick<Place, 'host' | 'disk' | 'inode' | 'bornMs'> => {
  const { dev, ino, birthtimeMs } = statSync(ledger, { bigint: true })
  return { host: hostname(), disk: String(dev), inode: String(ino), bornMs: Number(birthtimeMs) }
}

const readPlace = (ledger: string): Place | null => {
  if (!existsSync(placeFile(ledger))) return null
  try {
    return placeSchema.parse(JSON.parse(readFileSync(placeFile(ledger), 'utf8')))
  } catch {
    return null
  }
}
