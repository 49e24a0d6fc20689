import { createHash } from 'node:crypto'
import type { DayOrder } from '../../../ledger/import/parseWhen.ts'
import type { ImportPlan } from '../../../shared/contract/importPlan.ts'
import type { ImportedRow, RowRefusal } from '../../../shared/contract/importRows.ts'
import type { FieldChange } from '../../../shared/contract/importRuns.ts'
import type { Group } from '../../../shared/domain/command.ts'
import {
  type CountsByKind,
  type ImportCounts,
  type ImportKind,
  noRowsYet,
} from '../../../shared/domain/importing/importRun.ts'
import type { Instant } from '../../../shared/kernel/chinaTime.ts'
import { type CommandId, type GroupId, type OrderId, type PersonId, uuidV8 } from '../../../shared/kernel/ids.ts'

/** Everything that says what the rows of an import become: fixed when they are taken over, the same when that goes on later. */
export type RunPlan = {
  readonly import: string
  readonly fileName: string
  readonly format: string
  readonly encoding: string
  readonly sourceName: string
  readonly plan: ImportPlan
  readonly header: readonly string[]
  readonly person: PersonId
  /** When it was taken over: rows that say no time were received then, also if they are taken a day later. */
  readonly begunAt: Instant
  readonly read: number
  /** What 03/04 means in a column, as the whole column decided it: a row that is corrected later is read the same way. */
  readonly dayOrders: readonly (readonly [number, DayOrder])[]
}

export type RunProgress = {
  /** The row of the file to go on from. */
  readonly next: number
  readonly counts: CountsByKind
  readonly ms: number
  readonly stopped: boolean
}
export const notBegun: RunProgress = { next: 0, counts: {}, ms: 0, stopped: false }

/** What became of one row. */
export type Outcome =
  | { readonly kind: 'taken' | 'known' }
  /** `change`: for what no order holds (a unit, a person, a category), kept with the row until somebody decides. */
  | { readonly kind: 'proposed'; readonly change?: CatalogueChange }
  | { readonly kind: 'unmatched'; readonly sourceId: string }
  | { readonly kind: 'refused'; readonly refused: RowRefusal }

/** What a table says anew about an entry of the catalogue. */
export type CatalogueChange = {
  readonly stream: string
  readonly name: string
  readonly changes: readonly FieldChange[]
}

/** A row that stays behind in the report, as it is kept in `import_row`. `ready`: corrected since, and nothing is wrong with it. */
export type KeptRow = {
  readonly row: number
  readonly cells: readonly string[]
  readonly outcome: Exclude<Outcome, { readonly kind: 'taken' | 'known' }>
  readonly ready?: true
}

export type TakeableRow = Exclude<ImportedRow, { readonly kind: 'refused' }>

export const groupOf = (run: RunPlan): Group => ({ id: run.import as GroupId, size: run.read, label: 'import' })

/**
 * The same named source and source id are the same order, on every device and in every year. `generation`: how many orders of
 * that id were withdrawn before, because their imports were undone.
 */
export const importedOrderId = (sourceName: string, sourceId: string, generation = 0): OrderId =>
  uuidV8(generation === 0 ? hashed(sourceName, sourceId) : hashed(sourceName, sourceId, String(generation))) as OrderId

/** The same row of the same import asks for the same thing under the same id, so that taking it twice takes it once. */
export const rowCommandId = (run: RunPlan, row: number, act: string): CommandId =>
  uuidV8(hashed(run.import, String(row), act)) as CommandId

const hashed = (...parts: readonly string[]): Uint8Array => {
  const hash = createHash('sha256')
  for (const [at, part] of parts.entries()) hash.update(at === 0 ? part : `\0${part}`)
  return hash.digest()
}

export const counted = (counts: CountsByKind, kind: ImportKind, outcome: Outcome['kind'], by = 1): CountsByKind => {
  const before: ImportCounts = counts[kind] ?? noRowsYet
  return { ...counts, [kind]: { ...before, [outcome]: before[outcome] + by } }
}

/** An entry of the catalogue that a table brings: the same one when the import goes on, another one in another import. */
export const entryId = (run: RunPlan, kind: string, names: readonly string[]): string =>
  uuidV8(hashed(run.import, kind, ...names))
