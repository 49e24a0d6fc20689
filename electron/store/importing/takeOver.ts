import { existsSync } from 'node:fs'
import { wordsOf } from '../../../ledger/import/cellWords.ts'
import { countRowsLeft, deleteRun, forgetStaging, putRows, updateProgress } from '../../../ledger/staging/importRuns.ts'
import { deleteStaging, readStagedRows, stagingPath } from '../../../ledger/staging/stagingFile.ts'
import type { ImportStage } from '../../../shared/contract/desk.ts'
import type { ImportRefusal } from '../../../shared/contract/importing.ts'
import type { ImportedRow } from '../../../shared/contract/importRows.ts'
import type { ImportKind } from '../../../shared/domain/importing/importRun.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { wordLimits } from '../../../shared/domain/order/wordLimits.ts'
import { importStream } from '../../../shared/domain/streams.ts'
import type { Desk } from '../desk.ts'
import {
  counted,
  groupOf,
  type KeptRow,
  type Outcome,
  type RunPlan,
  type RunProgress,
  rowCommandId,
} from './importRun.ts'
import { draftAhead, type DraftsAhead } from './takeOrders.ts'
import { takeRows } from './takeRows.ts'

export type RowsReply = {
  readonly rows: readonly ImportedRow[]
  readonly next: number
  readonly done: boolean
  readonly failed?: ImportRefusal
}

export type TakingOver = {
  readonly desk: Desk
  readonly run: RunPlan
  /** Of the staging file, and of what is kept of it. */
  readonly keys: { readonly staging: Uint8Array; readonly key: Uint8Array }
  readonly from: RunProgress
  /** The first rows, asked for before anything is written: a file that cannot be read leaves no trace. */
  readonly first: RowsReply
  readonly rows: (fromRow: number) => Promise<RowsReply>
  readonly signal: AbortSignal
  readonly tell: (stage: ImportStage) => void
}

/** Between two notes of how far a run is. What comes behind the last note is taken again after a crash, and changes nothing. */
const noteEvery = 500

/**
 * Takes the staged rows over, from where the run stands to their end, in one group. The parser reads the next rows, and what
 * will be asked for them is made ready, while the last ones are committed.
 *
 *     begun ──rows, note, rows, note ...──> accounted ──> staging dropped
 *       ^                 │
 *       └── killed: goes on from the last note; every row asks for the same commands under the same ids
 */
export const takeOver = async (parts: TakingOver): Promise<Refusal | null> => {
  const { desk, run, signal, tell } = parts
  const begun = performance.now()
  const refused = await begin(desk, run)
  if (refused !== null) {
    await forget(desk, run)
    return refused
  }
  let { next, counts } = parts.from
  let done = 0
  let left: KeptRow[] = []
  let noted = performance.now()
  let stopped = false
  const progress = (): RunProgress => ({
    next,
    counts,
    ms: parts.from.ms + Math.round(performance.now() - begun),
    stopped,
  })
  const note = async (): Promise<void> => {
    const rows = left
    left = []
    await desk.ledger.queue.transaction(async (db) => {
      await putRows(db, run.import, parts.keys.key, rows)
      await updateProgress(db, run.import, parts.keys.key, progress())
    })
    noted = performance.now()
  }
  const before = Object.values(counts).reduce(
    (sum, one) => sum + one.taken + one.known + one.proposed + one.unmatched + one.refused,
    0,
  )
  const made = async (reply: RowsReply): Promise<RowsReply & { readonly ahead: DraftsAhead }> => ({
    ...reply,
    ahead: await draftAhead(run, reply.rows),
  })
  for (let chunk = made(parts.first); ; ) {
    const { rows, next: after, done: last, failed, ahead } = await chunk
    if (failed !== undefined) {
      stopped = true
      break
    }
    if (!last && !signal.aborted) chunk = parts.rows(after).then(made)
    const outcomes = await takeRows(desk, run, rows, ahead)
    for (const [at, outcome] of outcomes.entries()) {
      const row = rows[at]
      if (row !== undefined) counts = counted(counts, kindOf(run, row), outcome.kind)
    }
    left.push(...(await keptRows(parts, rows, outcomes)))
    next = after
    done += rows.length
    tell({ phase: 'taking', done: before + done, total: run.read })
    if (last) break
    if (signal.aborted) {
      stopped = true
      break
    }
    if (performance.now() - noted > noteEvery) await note()
  }
  await note()
  await settle(desk, run, progress())
  return null
}

/**
 * The import stands in the record before its first row does, under an id that asks only once. Refused, it may bring no row:
 * rows of an import that nobody knows could be neither reported nor undone.
 */
const begin = async (desk: Desk, run: RunPlan): Promise<Refusal | null> => {
  const stream = importStream(run.import)
  const fits = (text: string): string => (text.length <= wordLimits.text ? text : '[]')
  const [verdict] = await desk.ledger.submit(
    [
      {
        type: 'beginImport',
        id: rowCommandId(run, 0, 'begin'),
        stream,
        touches: [stream],
        body: {
          kind: run.plan.kind,
          read: run.read,
          words: {
            fileName: run.fileName.slice(0, wordLimits.line),
            sourceName: run.sourceName,
            header: fits(JSON.stringify(run.header)),
            mapping: fits(JSON.stringify(run.plan)),
            encoding: run.encoding.slice(0, wordLimits.line),
          },
        },
      },
    ],
    { actor: run.person, group: groupOf(run) },
  )
  return verdict?.kind === 'refused' ? verdict.refusal : null
}

/** As if it had never been asked for: no row was taken, and nothing of the file stays. */
const forget = async (desk: Desk, run: RunPlan): Promise<void> => {
  await desk.ledger.queue.transaction((db) => deleteRun(db, run.import))
  deleteStaging(stagingPath(desk.ledger.file, run.import))
}

/** The rows are through, or given up: counted in the record, and the staging file goes with its key. */
export const settle = async (desk: Desk, run: RunPlan, progress: RunProgress): Promise<void> => {
  await account(desk, run, progress)
  await desk.ledger.queue.transaction((db) => forgetStaging(db, run.import))
  deleteStaging(stagingPath(desk.ledger.file, run.import))
  if ((await countRowsLeft(desk.ledger.reader, run.import)) === 0)
    await desk.ledger.queue.transaction((db) => deleteRun(db, run.import))
}

export const account = async (desk: Desk, run: RunPlan, { counts, stopped }: RunProgress): Promise<void> => {
  const stream = importStream(run.import)
  const [verdict] = await desk.ledger.submit(
    [{ type: 'accountImport', stream, touches: [stream], body: { counts, stopped } }],
    { actor: run.person, group: groupOf(run) },
  )
  if (verdict?.kind === 'refused') throw new Error(`import ${run.import}: ${verdict.refusal.code}`)
}

export const kindOf = (run: RunPlan, row: ImportedRow): ImportKind =>
  row.kind === 'refused' ? run.plan.kind : row.kind

/** The rows that stay behind, with their cells as the file has them. */
const keptRows = async (
  { desk, run, keys }: TakingOver,
  rows: readonly ImportedRow[],
  outcomes: readonly Outcome[],
): Promise<readonly KeptRow[]> => {
  const kept = rows.flatMap((row, at) => {
    const outcome = outcomes[at]
    return outcome !== undefined && staysBehind(outcome) ? [{ row, outcome }] : []
  })
  const unread = kept.flatMap(({ row }) => (row.kind === 'refused' ? [] : [row.row]))
  const path = stagingPath(desk.ledger.file, run.import)
  const staged = existsSync(path) ? await readStagedRows(path, keys.staging, unread) : new Map()
  return kept.map(({ row, outcome }) => ({
    row: row.row,
    cells: row.kind === 'refused' ? row.cells : (staged.get(row.row) ?? []).map(wordsOf),
    outcome,
  }))
}

/** What a source proposes about an order stands in the ledger, in that order's own history. */
export const staysBehind = (outcome: Outcome): outcome is KeptRow['outcome'] =>
  outcome.kind === 'refused' ||
  outcome.kind === 'unmatched' ||
  (outcome.kind === 'proposed' && outcome.change !== undefined)
