import * as z from 'zod'
import { line } from './fields.ts'
import { longestPaste } from './importFields.ts'
import type { SheetLook } from './importing.ts'
import { importKind, importPlan } from './importPlan.ts'

/** What the window asks of the store about a table that is on its way in. `import` is the id that the shell gave it. */
const id = z.string().min(1).max(64)

export const importRequests = {
  /** The words of a pasted table, for an import that the shell began for them. Its preview follows as news. */
  pasteTable: z.object({ import: id, text: z.string().max(longestPaste), html: z.string().max(longestPaste) }),
  /** Another sheet, another kind (null guesses it), or the plan as the person changed it. */
  lookImport: z.object({
    import: id,
    sheet: z.int().min(0),
    asKind: importKind.nullable(),
    plan: importPlan.nullable(),
  }),
  takeImport: z.object({ import: id, sourceName: line, plan: importPlan }),
  cancelImport: z.object({ import: id }),
} as const

export type ImportReplies = {
  readonly pasteTable: { readonly begun: true }
  readonly lookImport: SheetLook
  readonly takeImport: { readonly started: true }
  readonly cancelImport: { readonly cancelled: boolean }
}
