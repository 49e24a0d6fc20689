import * as z from 'zod'
import { languages } from '../text/language.ts'
import { layoutColumns } from '../views/columnOrder.ts'
import { line } from './fields.ts'
import { selection } from './views.ts'

/** Tables that leave the desk: to the clipboard, or into a file that the shell asked the person for. */
const table = {
  target: selection,
  columns: z.array(z.enum(layoutColumns)).min(1).max(layoutColumns.length),
  language: z.enum(languages),
}

/** The most rows that one copy holds: what a spreadsheet still pastes at once. */
export const mostCopied = 20_000

export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportRequests = {
  /** Rows and columns as text for the clipboard, reporters masked as on the screen. */
  copyTable: z.object(table),
  /** `full`: with names, telephones, addresses and texts; recorded before the file is written. `name`: of the list. */
  exportOrders: z.object({
    ...table,
    export: z.uuid(),
    format: z.enum(exportFormats),
    full: z.boolean(),
    name: line,
  }),
  cancelExport: z.object({ export: z.uuid() }),
} as const

export type ExportReplies = {
  readonly copyTable: { readonly text: string; readonly rows: number }
  readonly exportOrders: { readonly rows: number; readonly cancelled: boolean }
  readonly cancelExport: { readonly stopped: boolean }
}
export type ExportFailure =
  | { readonly kind: 'cannot-write'; readonly detail: string }
  /** More rows than the format or the clipboard takes. */
  | { readonly kind: 'too-many-rows'; readonly most: number }
export type ExportNews = {
  readonly kind: 'exportProgress'
  readonly export: string
  readonly done: number
  readonly total: number
}
