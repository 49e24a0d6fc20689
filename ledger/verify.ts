import { isKnownEvent } from '../shared/domain/knownEvents.ts'
import type { StreamName } from '../shared/kernel/ids.ts'
import { chainHash, decodeEntry, type Entry, firstHash, wordsOf } from './entry.ts'
import { boardColumns, boardProjection, boardValues, unitRows } from './projections/boardProjection.ts'
import { ordersAfter } from './projections/orderFold.ts'
import { isStale, marksOf } from './projections/projectionMarks.ts'
import { blobAt, intAt, type SqlReader, textAt } from './sqlite/driver.ts'
import { applicationId, newestVersion } from './sqlite/migrations.ts'

export type Findings = {
  readonly entries: number
  readonly streams: number
  readonly orders: number
  readonly commands: Readonly<Record<string, number>>
  /** Words that do not open because their key is gone: erased, or lost. */
  readonly withoutKey: number
  /** Of the last entry, hex: what two copies of a ledger are compared by. */
  readonly head: string
  /** Each is a defect: what is wrong and where. Empty for a sound ledger. */
  readonly problems: readonly string[]
}

const step = 1000

/** Walks a ledger file from its first entry to its last and says what it found; reads only. */
export const verifyLedger = async (db: SqlReader, onProgress: (done: number) => void = () => {}): Promise<Findings> => {
  const walk = newWalk()
  const id = intAt((await db.get('PRAGMA application_id')) ?? {}, 'application_id')
  const version = intAt((await db.get('PRAGMA user_version')) ?? {}, 'user_version')
  if (id !== applicationId) walk.problems.push(`the file is no ledger of this program (application_id ${id})`)
  if (version > newestVersion) walk.problems.push(`the file comes from a newer program (${version} > ${newestVersion})`)
  if (walk.problems.length > 0) return findingsOf(walk, 0)
  const keys = await streamKeys(db)
  for (;;) {
    const rows = await db.all('SELECT seq, bytes, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ?', [walk.seq, step])
    if (rows.length === 0) break
    for (const row of rows) checkEntry(walk, intAt(row, 'seq'), blobAt(row, 'bytes'), blobAt(row, 'hash'), keys)
    onProgress(walk.entries)
  }
  await checkIndexes(db, walk)
  const orders = await checkBoard(db, walk)
  return findingsOf(walk, orders)
}

type Walk = {
  seq: number
  hash: Uint8Array
  entries: number
  withoutKey: number
  readonly versions: Map<StreamName, number>
  readonly deviceSeqs: Map<string, number>
  readonly commandIds: Set<string>
  readonly commands: Map<string, number>
  readonly problems: string[]
}
const newWalk = (): Walk => ({
  seq: 0,
  hash: firstHash,
  entries: 0,
  withoutKey: 0,
  versions: new Map(),
  deviceSeqs: new Map(),
  commandIds: new Set(),
  commands: new Map(),
  problems: [],
})

const findingsOf = (walk: Walk, orders: number): Findings => ({
  entries: walk.entries,
  streams: walk.versions.size,
  orders,
  commands: Object.fromEntries([...walk.commands].sort()),
  withoutKey: walk.withoutKey,
  head: Buffer.from(walk.hash).toString('hex'),
  problems: walk.problems,
})

const streamKeys = async (db: SqlReader): Promise<ReadonlyMap<string, Uint8Array>> => {
  const rows = await db.all('SELECT s.name, k.key FROM stream s JOIN stream_key k ON k.stream = s.id')
  return new Map(rows.map((row) => [textAt(row, 'name'), blobAt(row, 'key')]))
}

const checkEntry = (
  walk: Walk,
  seq: number,
  bytes: Uint8Array,
  hash: Uint8Array,
  keys: ReadonlyMap<string, Uint8Array>,
): void => {
  if (seq !== walk.seq + 1) walk.problems.push(`entry ${seq}: ${walk.seq + 1} is missing before it`)
  if (Buffer.compare(chainHash(walk.hash, bytes), hash) !== 0)
    walk.problems.push(`entry ${seq}: its bytes do not give its hash; it or the one before it was changed`)
  walk.seq = seq
  walk.hash = hash
  walk.entries += 1
  try {
    checkContent(walk, seq, decodeEntry(bytes), keys)
  } catch (problem) {
    walk.problems.push(`entry ${seq}: ${problem instanceof Error ? problem.message : String(problem)}`)
  }
}

const checkContent = (walk: Walk, seq: number, entry: Entry, keys: ReadonlyMap<string, Uint8Array>): void => {
  const { command } = entry
  walk.commands.set(command.type, (walk.commands.get(command.type) ?? 0) + 1)
  if (entry.seq !== seq) walk.problems.push(`entry ${seq}: says that it is entry ${entry.seq}`)
  if (walk.commandIds.has(command.id))
    walk.problems.push(`entry ${seq}: command ${command.id} stands here a second time`)
  walk.commandIds.add(command.id)
  const device = `${command.device} ${command.incarnation}`
  const lastOfDevice = walk.deviceSeqs.get(device) ?? 0
  if (command.deviceSeq <= lastOfDevice)
    walk.problems.push(`entry ${seq}: device sequence ${command.deviceSeq} after ${lastOfDevice}`)
  walk.deviceSeqs.set(device, command.deviceSeq)
  for (const event of entry.events) {
    const before = walk.versions.get(event.stream) ?? 0
    if (event.version !== before + 1)
      walk.problems.push(`entry ${seq}: ${event.stream} goes from ${before} to ${event.version}`)
    walk.versions.set(event.stream, event.version)
    if (!isKnownEvent(event)) walk.problems.push(`entry ${seq}: ${event.type} is of a newer program`)
    if (event.sealed === undefined) continue
    const key = keys.get(event.stream)
    if (key === undefined) walk.withoutKey += 1
    else wordsOf(event, command.id, key)
  }
}

const checkIndexes = async (db: SqlReader, walk: Walk): Promise<void> => {
  const streams = await db.all('SELECT name, version FROM stream')
  for (const row of streams) {
    const name = textAt(row, 'name') as StreamName
    if (walk.versions.get(name) !== intAt(row, 'version'))
      walk.problems.push(
        `${name}: the index says version ${intAt(row, 'version')}, the record ${walk.versions.get(name) ?? 0}`,
      )
  }
  if (streams.length !== walk.versions.size)
    walk.problems.push(`the index knows ${streams.length} streams, the record ${walk.versions.size}`)
  const commands = intAt((await db.get('SELECT count(*) AS n FROM command')) ?? {}, 'n')
  if (commands !== walk.entries) walk.problems.push(`the index knows ${commands} commands, the record ${walk.entries}`)
}

/** The board must be the fold of the record, column by column; one that waits to be made again is only counted. */
const checkBoard = async (db: SqlReader, walk: Walk): Promise<number> => {
  const waits = isStale(boardProjection, (await marksOf(db)).get(boardProjection.name), walk.seq)
  const rowOf = await unitRows(db)
  let orders = 0
  let after = 0
  for (;;) {
    const read = await ordersAfter(db, after).catch((problem: unknown) => String(problem))
    // An entry that does not open has been named already; what it hides cannot be compared.
    if (typeof read === 'string') {
      walk.problems.push(`the board cannot be compared with the record after row ${after}: ${read}`)
      break
    }
    const { changes, next } = read
    if (next === null) break
    orders += changes.length
    if (waits) {
      after = next
      continue
    }
    const stored = await db.all(`SELECT ${boardColumns.join(', ')} FROM board WHERE id > ? AND id <= ? ORDER BY id`, [
      after,
      next,
    ])
    const byId = new Map(stored.map((row) => [intAt(row, 'id'), row]))
    for (const change of changes) {
      const row = byId.get(change.id)
      const wrong = boardValues(change, rowOf).findIndex((value, at) => row?.[boardColumns[at] ?? 'id'] !== value)
      if (wrong >= 0)
        walk.problems.push(
          `board row ${change.id} (${change.order.number}): ${boardColumns[wrong]} is not what the record says`,
        )
    }
    if (stored.length !== changes.length)
      walk.problems.push(`the board has ${stored.length} rows up to ${next}, the record ${changes.length}`)
    after = next
  }
  return orders
}
