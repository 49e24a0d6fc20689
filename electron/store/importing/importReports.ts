import * as z from 'zod'
import { personNames } from '../../../ledger/sqlite/cardQueries.ts'
import { countRowsLeft, halted, rowsLeft, runById, type StoredRun } from '../../../ledger/staging/importRuns.ts'
import { fieldsOfKind, type ImportField, type Mapping } from '../../../shared/contract/importFields.ts'
import type { RowRefusal, RowRefusalCode } from '../../../shared/contract/importRows.ts'
import {
  type HaltedImport,
  type ImportItem,
  type ImportReport,
  type LeftRow,
  listedRows,
} from '../../../shared/contract/importRuns.ts'
import { accountedRows } from '../../../shared/domain/importing/importRun.ts'
import { intAt } from '../../../ledger/sqlite/driver.ts'
import { unreachable } from '../../../shared/kernel/unreachable.ts'
import type { Desk } from '../desk.ts'
import { importFacts, recentImports } from './importFacts.ts'
import { type KeptRow, notBegun, type RunPlan, type RunProgress } from './importRun.ts'

/** Our own writing, opened with our own key. */
export const planOf = (stored: StoredRun): RunPlan => stored.plan as RunPlan
export const progressOf = (stored: StoredRun): RunProgress => stored.progress as RunProgress

/** What became of an import: from the record, and, while rows are left of it, from what is kept of them. */
export const importReport = async (desk: Desk, id: string): Promise<ImportReport | null> => {
  const db = desk.ledger.reader
  const [facts, stored] = await Promise.all([importFacts(db, id), runById(db, id)])
  if (facts === null) return null
  const plan = stored === null ? null : planOf(stored)
  const progress = stored === null ? notBegun : progressOf(stored)
  const kept = stored === null ? [] : ((await rowsLeft(db, id, stored.key, 0, listedRows)) as readonly KeptRow[])
  return {
    import: id,
    fileName: facts.words.fileName,
    format: plan?.format ?? '',
    encoding: plan?.encoding ?? facts.words.encoding,
    sourceName: facts.words.sourceName,
    kind: facts.state.kind,
    header: plan?.header ?? headerOf(facts.words.header),
    read: facts.state.read,
    counts: facts.state.counts ?? progress.counts,
    rows: plan === null ? [] : kept.map((one) => leftRow(plan, one)),
    left: kept.length < listedRows ? kept.length : await countRowsLeft(db, id),
    seconds: progress.ms / 1000,
    stopped: facts.state.stopped,
    undone: facts.state.undone,
  }
}

export const leftRow = (run: RunPlan, kept: KeptRow): LeftRow => {
  const { row, cells, outcome } = kept
  const ready = kept.ready === true
  switch (outcome.kind) {
    case 'refused': {
      const at = cellAtFault(run, outcome.refused)
      const refused = { ...outcome.refused, column: run.header[at] ?? outcome.refused.column }
      return { row, cells, outcome: 'refused', refused, at, ready }
    }
    case 'unmatched':
      return { row, cells, outcome: 'unmatched', sourceId: outcome.sourceId }
    case 'proposed':
      return {
        row,
        cells,
        outcome: 'proposed',
        name: outcome.change?.name ?? '',
        changes: outcome.change?.changes ?? [],
      }
    default:
      return unreachable(outcome)
  }
}

/** Which cell a person corrects. Where the whole row is at fault, the one that says most about it. */
const cellAtFault = (run: RunPlan, { code, column }: RowRefusal): number => {
  const named = run.header.indexOf(column)
  if (column !== '' && named >= 0) return named
  const { mapping } = run.plan
  return firstMapped(mapping, likelyFields[code]) ?? firstMapped(mapping, fieldsOfKind[run.plan.kind]) ?? 0
}

const firstMapped = (mapping: Mapping, fields: readonly ImportField[]): number | null => {
  for (const field of fields) {
    const column = mapping[field]
    if (column !== null) return column
  }
  return null
}

const likelyFields: Readonly<Record<RowRefusalCode, readonly ImportField[]>> = {
  'no-title-and-text': ['title', 'text', 'category'],
  'no-source-id': ['sourceId'],
  'nothing-new': ['reply', 'state'],
  'no-name': ['name', 'level1'],
  'unknown-role': ['role'],
  'unknown-unit': ['unit'],
  'bad-date': ['receivedAt', 'closedAt', 'repliedAt'],
  'ambiguous-date': ['receivedAt', 'closedAt', 'repliedAt'],
  'future-date': ['receivedAt', 'closedAt', 'repliedAt'],
  'duplicate-in-file': ['sourceId', 'name', 'level1'],
  'too-long': ['title', 'reply', 'name', 'level1'],
  'not-taken': ['sourceId', 'name', 'level1'],
  'empty-row': [],
}

const header = z.array(z.string())
export const headerOf = (words: string): readonly string[] => {
  try {
    return header.parse(JSON.parse(words))
  } catch {
    return []
  }
}

/** How many imports the list brings at once. */
const page = 50

/** `running`: whether rows of an import are being taken over in this moment. */
export const importList = async (
  desk: Desk,
  before: number | null,
  running: (id: string) => boolean,
): Promise<readonly ImportItem[]> => {
  const db = desk.ledger.reader
  const [facts, names, broken] = await Promise.all([
    recentImports(db, before, page),
    personNames(db),
    haltedImports(desk, running),
  ])
  const stopped = new Set(broken.map((one) => one.import))
  return Promise.all(
    facts.map(async ({ id, at, state, words, begunAt, actor }) => ({
      at,
      import: id,
      fileName: words.fileName,
      sourceName: words.sourceName,
      kind: state.kind,
      begunAt,
      by: names.get(actor) ?? '',
      read: state.read,
      counts: state.counts,
      stopped: state.stopped,
      undone: state.undone,
      left: await countRowsLeft(db, id),
      halted: stopped.has(id),
    })),
  )
}

/** Imports that broke off when the store ended, and that nobody has gone on with. */
export const haltedImports = async (desk: Desk, running: (id: string) => boolean): Promise<readonly HaltedImport[]> => {
  const runs = await halted(desk.ledger.reader)
  return Promise.all(
    runs
      .filter((stored) => !running(stored.import))
      .map(async (stored) => {
        const { fileName, sourceName, read } = planOf(stored)
        return { import: stored.import, fileName, sourceName, read, done: await rowsDone(desk, stored) }
      }),
  )
}

/**
 * How many rows are settled. The last note may be half a second older than the end of the store; the ledger knows better where a
 * row is one command of the run's group, whose first is the beginning of the import.
 */
const rowsDone = async (desk: Desk, stored: StoredRun): Promise<number> => {
  const { plan, read } = planOf(stored)
  const noted = accountedRows(progressOf(stored).counts)
  if (plan.kind !== 'newOrders' && plan.kind !== 'history') return noted
  const row = await desk.ledger.reader.get('SELECT count(*) AS n FROM command_group WHERE id = ?', [stored.import])
  return Math.min(read, Math.max(noted, intAt(row ?? {}, 'n') - 1))
}
