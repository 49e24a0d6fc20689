import * as z from 'zod'
import type { CountsByKind, ImportKind } from '../domain/importing/importRun.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import type { Acted } from './desk.ts'
import type { RowRefusal } from './importRows.ts'

/** Imports after "take over": going on after a crash, reports, rows corrected in place, undo, and what sources propose anew. */
const importId = z.string().min(1).max(64)
const rowNumber = z.int().positive()
const cells = z.array(z.string().max(200_000)).max(16_384)
const row = z
  .int()
  .positive()
  .transform((value) => value as RowId)

export const importRunRequests = {
  /** Imports that the store's end broke off: to be gone on with, or given up. */
  haltedImports: z.object({}),
  resumeImport: z.object({ import: importId }),
  /** Gives up the rows that were not taken yet; what was taken stays and can be undone. */
  abandonImport: z.object({ import: importId }),
  /** Past imports, newest first; `before`: the oldest one on the screen. */
  imports: z.object({ before: z.int().nullable() }),
  importReport: z.object({ import: importId }),
  /** Whether a row as it stands now could be taken. Nothing is written. */
  checkRow: z.object({ import: importId, row: rowNumber, cells }),
  /** Keeps a row as it was corrected; nothing of it is taken over yet. */
  correctRow: z.object({ import: importId, row: rowNumber, cells }),
  /** Takes over, into the same group, the rows that are ready, or looks again for the orders of those that matched none. */
  retakeRows: z.object({ import: importId, rows: z.enum(['ready', 'unmatched']) }),
  /** Strikes rows off the report for good; null strikes all. */
  dismissRows: z.object({ import: importId, rows: z.array(rowNumber).max(5000).nullable() }),
  /** What a table says anew about a unit, a person, a category that is there: taken or struck off. */
  judgeRows: z.object({ import: importId, rows: z.array(rowNumber).min(1).max(5000), accept: z.boolean() }),
  /** Writes the rows that are left, in the file's own columns and with their reasons, to a place that the person chose. */
  saveRows: z.object({
    import: importId,
    to: z.string().min(1).max(64),
    /** Of the reasons beside the file's own columns. */
    language: z.enum(['zh-CN', 'en']),
  }),
  /** Takes everything back that an import brought and nobody has acted on since. */
  undoImport: z.object({ import: importId, reason: z.string().min(1).max(500) }),
  /** Orders about which a source says something else than before. */
  sourceCorrections: z.object({ after: z.int().min(0), limit: z.int().min(1).max(200) }),
  /** `orders` null: all that are open. */
  judgeCorrections: z.object({
    orders: z.array(row).min(1).max(5000).nullable(),
    accept: z.boolean(),
    /** Why a proposal is not taken; of no meaning for one that is. */
    reason: z.string().max(500),
  }),
} as const

/** A row that is left in a report. `cells`: the words of all its cells, as they stand after somebody's corrections. */
export type LeftRow = {
  readonly row: number
  readonly cells: readonly string[]
} /** `ready`: corrected, and waiting to be taken over again; `refused` is then what was wrong with it. `at`: the cell to correct. */ & (
  | { readonly outcome: 'refused'; readonly refused: RowRefusal; readonly at: number; readonly ready: boolean }
  | { readonly outcome: 'unmatched'; readonly sourceId: string }
  | { readonly outcome: 'proposed'; readonly name: string; readonly changes: readonly FieldChange[] }
)
export type FieldChange = { readonly field: string; readonly before: string; readonly now: string }

/** The report lists at most this many rows; their counts have no limit. */
export const listedRows = 5000

export type ImportReport = {
  readonly import: string
  readonly fileName: string
  /** xlsx, xls or csv; '' for an import of long ago whose file nobody remembers. */
  readonly format: string
  readonly encoding: string
  readonly sourceName: string
  readonly kind: ImportKind
  readonly header: readonly string[]
  /** Data rows below the header, empty ones not counted. */
  readonly read: number
  readonly counts: CountsByKind
  /** Rows that are left, up to `listedRows`; `left` counts them all. */
  readonly rows: readonly LeftRow[]
  readonly left: number
  readonly seconds: number
  /** Stopped by the person or by trouble: what was taken until then stays, and a second import goes on from there. */
  readonly stopped: boolean
  readonly undone: boolean
}

export type HaltedImport = {
  readonly import: string
  readonly fileName: string
  readonly sourceName: string
  readonly done: number
  readonly read: number
}

/** One past import as the list shows it. */
export type ImportItem = {
  /** Where it stands in the list: `before` of the next page. */
  readonly at: number
  readonly import: string
  readonly fileName: string
  readonly sourceName: string
  readonly kind: ImportKind
  readonly begunAt: Instant
  readonly by: string
  readonly read: number
  /** Null while it runs, or where it broke off. */
  readonly counts: CountsByKind | null
  readonly stopped: boolean
  readonly undone: boolean
  readonly left: number
  readonly halted: boolean
}

/** One order and what its source says of it now. */
export type ProposedCorrection = {
  readonly row: RowId
  readonly number: string
  readonly title: string
  readonly sourceName: string
  readonly sourceId: string
  readonly proposedAt: Instant
  readonly fileName: string
  readonly changes: readonly FieldChange[]
}

export type ImportRunReplies = {
  readonly haltedImports: readonly HaltedImport[]
  readonly resumeImport: { readonly started: boolean }
  readonly abandonImport: ImportReport
  readonly imports: readonly ImportItem[]
  readonly importReport: ImportReport
  readonly checkRow: { readonly refused: RowRefusal | null }
  readonly correctRow: LeftRow
  readonly retakeRows: ImportReport
  readonly dismissRows: ImportReport
  readonly judgeRows: ImportReport
  readonly undoImport: Acted
  readonly saveRows: { readonly rows: number }
  readonly judgeCorrections: { readonly done: number; readonly refused: number }
  readonly sourceCorrections: { readonly total: number; readonly items: readonly ProposedCorrection[] }
}
