import * as z from 'zod'
import { line } from './fields.ts'
import type { NearReason } from '../matching/proposeMatch.ts'
import { longestPaste, mostValues } from './importFields.ts'
import type { SheetLook } from './importing.ts'
import { importKind, importPlan } from './importPlan.ts'

/** What the window asks of the store about a table that is on its way in. `import` is the id that the shell gave it. */
const id = z.string().min(1).max(64)

const values = z.array(z.string().max(500)).max(mostValues)

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
  /** What words of a table may be in the catalogue. */
  matchValues: z.object({ towns: values, categories: values, units: values }),
  takeImport: z.object({ import: id, sourceName: line, plan: importPlan }),
  cancelImport: z.object({ import: id }),
} as const

export type ImportReplies = {
  readonly pasteTable: { readonly begun: true }
  readonly lookImport: SheetLook
  readonly matchValues: ValueMatches
  readonly takeImport: { readonly started: true }
  readonly cancelImport: { readonly cancelled: boolean }
}

/** Words of one column against the part of the catalogue that they belong to. */
export type MatchesOf = {
  /** Everything that they could mean. */
  readonly known: readonly { readonly id: string; readonly name: string }[]
  readonly matches: readonly {
    readonly said: string
    /** It is the name or another name of this one. */
    readonly same: string | null
    /** Near ones, best first, for a person to confirm. */
    readonly near: readonly { readonly id: string; readonly name: string; readonly why: NearReason }[]
  }[]
}
export type ValueMatches = { readonly towns: MatchesOf; readonly categories: MatchesOf; readonly units: MatchesOf }
