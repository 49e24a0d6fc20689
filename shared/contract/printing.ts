import * as z from 'zod'
import type { DocumentNumber } from '../domain/document/documentNumber.ts'
import type { PaperKind } from '../domain/supervision/ladder.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { mostJobCopies, mostPapers } from '../printing/printOrder.ts'
import { languages } from '../text/language.ts'
import { line, rowId } from './fields.ts'
import { selection } from './views.ts'

/**
 * Print jobs and the ledger of prints. The window lays papers out and has the shell print them; what was handed over is kept
 * here by the store, turn by turn, so that a job goes on where it stopped whatever stopped it.
 *
 *     open ──all turns──> done          open ──trouble, pause──> halted ──resume──> open          open, halted ──> cancelled
 */
const step = z.int().min(1).max(1_000)
const paper = z.object({ notice: rowId, step })
const duplex = z.enum(['simplex', 'longEdge'])
const folder = z.string().min(1).max(4096)

export const printWay = z.discriminatedUnion('to', [
  z.object({
    to: z.literal('printer'),
    printer: line,
    /** What people call it. */
    label: line,
    copies: z.int().min(1).max(mostJobCopies),
    collated: z.boolean(),
    duplex,
  }),
  /** `joined`: all papers in one file; printed on both sides, each still begins on a front side. */
  z.object({ to: z.literal('folder'), folder, shape: z.enum(['each', 'joined']), duplex }),
])
export type PrintWay = z.infer<typeof printWay>

/** Why a job stopped: the shell's word, or the person's. */
export const jobTroubles = [
  'no-printer',
  'printer-stopped',
  'printer-refused',
  'no-space',
  'not-writable',
  'folder-gone',
  'folder-unknown',
  'cannot-write',
  'paused',
  'other',
] as const
/** Why a paper was passed over, while the job went on. */
export const turnTroubles = ['not-found', 'document-void', 'missing-glyphs', 'refused'] as const

const job = z.uuid()
const place = z
  .int()
  .min(0)
  .max(mostPapers * mostJobCopies * 2)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const printingRequests = {
  /** Jobs of this device that are not over, then the last few that are. */
  printJobs: z.object({}),
  printJob: z.object({ job }),
  beginPrintJob: z.object({ papers: z.array(paper).min(1).max(mostPapers), way: printWay }),
  /** Before these turns are handed over: from here on nobody can be sure that they did not come out. */
  handTurns: z.object({
    job,
    places: z.array(place).min(1).max(mostPapers),
    /** The file that they go into, so that it is looked for when the program ends meanwhile; '' for a printer. */
    destination: z.string().max(8192).default(''),
  }),
  /** They came out: each is recorded as a print of its paper. `pages`: of the whole paper. */
  turnsPrinted: z.object({
    job,
    turns: z
      .array(z.object({ place, pages: z.int().min(1) }))
      .min(1)
      .max(mostPapers),
    sha256,
    destination: line,
  }),
  passTurn: z.object({ job, place, trouble: z.enum(turnTroubles), detail: line }),
  /** Turns that were handed over and not printed wait again where `printed` is false; a stopped job keeps them in doubt. */
  haltJob: z.object({ job, trouble: z.enum(jobTroubles), detail: line, printed: z.enum(['no', 'unsure']) }),
  /** `sheet`: the first that is not good, counted as they came out; null goes on with what waits. */
  resumeJob: z.object({
    job,
    sheet: z.int().min(1).nullable(),
    /** What became of turns that were handed over when the job stopped. */
    doubtful: z.enum(['again', 'came-out']),
    way: printWay,
  }),
  cancelJob: z.object({ job }),
  /** Signed papers about these orders, in the order of the selection. */
  papersOfOrders: z.object({ target: selection }),
  /** How often and by whom a paper was printed. */
  prints: z.object({ notice: rowId, step: step.default(1) }),
  /** Every print of every paper, as a table. */
  exportPrints: z.object({ export: z.uuid(), language: z.enum(languages) }),
} as const

export type TurnStatus = 'waiting' | 'handed' | 'printed' | 'passed'
export type PrintTurn = {
  readonly place: number
  /** Which of the job's papers, from 0. */
  readonly paper: number
  readonly notice: RowId
  readonly step: number
  readonly copies: number
  readonly fromPage: number
  readonly status: TurnStatus
  /** Of the whole paper; null while it was not laid out. */
  readonly pages: number | null
  readonly destination: string
  readonly trouble: { readonly code: (typeof turnTroubles)[number]; readonly detail: string } | null
  readonly kind: PaperKind
  readonly number: DocumentNumber | null
  readonly unitName: string
}
export type JobStatus = 'open' | 'halted' | 'done' | 'cancelled'
export type JobTrouble = { readonly code: (typeof jobTroubles)[number]; readonly detail: string }
export type PrintJobCard = {
  readonly job: string
  readonly madeAt: Instant
  readonly by: string
  readonly way: PrintWay
  readonly status: JobStatus
  readonly trouble: JobTrouble | null
  readonly papers: number
  readonly turns: number
  readonly printed: number
  readonly passed: number
}
export type PrintJob = PrintJobCard & { readonly list: readonly PrintTurn[] }

export type PrintFact = {
  readonly n: number
  readonly at: Instant
  readonly by: string
  readonly to: 'pdf' | 'printer'
  readonly copies: number
  readonly pages: number
  readonly sha256: string
  readonly destination: string
  readonly again: boolean
  readonly inJob: boolean
}
export type PaperOfOrders = { readonly notice: RowId; readonly step: number; readonly prints: number }

export type PrintingReplies = {
  readonly printJobs: readonly PrintJobCard[]
  readonly printJob: PrintJob
  readonly beginPrintJob: { readonly job: string }
  readonly handTurns: PrintJob
  readonly turnsPrinted: PrintJob
  readonly passTurn: PrintJob
  readonly haltJob: PrintJob
  readonly resumeJob: PrintJob
  readonly cancelJob: PrintJob
  readonly papersOfOrders: { readonly papers: readonly PaperOfOrders[]; readonly ordersWithout: number }
  readonly prints: readonly PrintFact[]
  readonly exportPrints: { readonly rows: number }
}
/** A job began, moved or ended. */
export type PrintingNews = { readonly kind: 'printJobs' }
