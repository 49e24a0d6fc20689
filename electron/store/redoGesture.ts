import type { Entry } from '../../ledger/entry.ts'
import type { Draft } from '../../ledger/ledger.ts'
import { unitRows } from '../../ledger/projections/boardProjection.ts'
import { entriesAt, entriesOf, keysOf, seqsOfGroup, streamsByName } from '../../ledger/sqlite/entries.ts'
import type { BulkAct } from '../../shared/contract/bulk.ts'
import type { Acted, DeskFailure } from '../../shared/contract/desk.ts'
import type { RowId, StreamName } from '../../shared/kernel/ids.ts'
import { err, type Result } from '../../shared/kernel/result.ts'
import type { Desk } from './desk.ts'
import { labelOf, orderDrafts } from './orderDrafts.ts'
import { repeatedAct } from './repeatedAct.ts'
import { submitGroup } from './submitGroup.ts'
import { undoDrafts } from './undoDrafts.ts'
import { undoneStep } from './undoneSteps.ts'

/**
 * Does again what a gesture of undoing took back, out of the record and therefore also days later: the same acts, each on the
 * order as the undo left it. Whatever somebody did with an order since is in the way and is named.
 */
export const redoGesture = async (desk: Desk, group: string): Promise<Result<Acted, DeskFailure>> => {
  const db = desk.ledger.reader
  const undoing = await entriesAt(db, await seqsOfGroup(db, group))
  if (undoing.some(({ command }) => command.group?.label !== 'undo')) return err({ kind: 'not-found' })
  const repeats = new Map<string, Repeat>()
  for (let from = 0; from < undoing.length; from += entriesAtOnce)
    await collectRepeats(desk, undoing.slice(from, from + entriesAtOnce), repeats)
  // A field that was put back is put anew by the undo of that correction.
  const drafts: Draft[] = [...(await undoDrafts(db, group))]
  for (const { act, rows, lifecycles } of repeats.values()) {
    const drafted = await orderDrafts(desk, rows, act)
    if (!drafted.ok) return drafted
    for (const draft of drafted.value) drafts.push({ ...draft, lifecycle: lifecycles.get(draft.stream) ?? null })
  }
  const [first] = repeats.values()
  if (drafts.length === 0) return err({ kind: 'not-found' })
  return submitGroup(desk, drafts, first === undefined ? 'set' : labelOf(first.act))
}
const entriesAtOnce = 500

/** One act with the orders that it is repeated on, each with the life cycle that it is expected in. */
type Repeat = {
  readonly act: BulkAct
  readonly rows: RowId[]
  readonly lifecycles: Map<StreamName, number>
}

const collectRepeats = async (desk: Desk, undoing: readonly Entry[], repeats: Map<string, Repeat>): Promise<void> => {
  const db = desk.ledger.reader
  const rows = await streamsByName(
    db,
    undoing.map(({ command }) => command.stream),
  )
  const ids = [...rows.values()].map(({ id }) => id)
  const [keys, unitRow, entries] = await Promise.all([keysOf(db, ids), unitRows(db), entriesOf(db, ids)])
  const byStream = new Map<StreamName, Entry[]>()
  for (const entry of entries)
    for (const stream of new Set(entry.events.map((event) => event.stream)))
      byStream.set(stream, [...(byStream.get(stream) ?? []), entry])
  for (const by of undoing) {
    const { stream } = by.command
    const row = rows.get(stream)?.id
    const undone = undoneStep(by, stream, byStream.get(stream) ?? [])
    if (row === undefined || undone === null) continue
    const act = repeatedAct(undone.step, stream, keys.get(row) ?? null, (unit) => unitRow(unit) as RowId)
    if (act === null) continue
    const kind = JSON.stringify(act)
    const repeat: Repeat = repeats.get(kind) ?? { act, rows: [], lifecycles: new Map() }
    repeat.rows.push(row as RowId)
    repeat.lifecycles.set(stream, undone.lifecycle)
    repeats.set(kind, repeat)
  }
}
