import { err, ok, type Result } from '../../kernel/result.ts'
import type { Instant } from '../../kernel/chinaTime.ts'
import { unreachable } from '../../kernel/unreachable.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'

/** What the rows of a table are taken for. */
export const importKinds = ['newOrders', 'history', 'updates', 'categories', 'units', 'persons'] as const
export type ImportKind = (typeof importKinds)[number]

/**
 * One table on its way into the ledger. Its id is also that of the group of everything it brought.
 *
 *     begun ──account──> accounted ──account (rows corrected and taken again)──> accounted
 *                            └──undo──> undone ──undo (what has become possible since)──> undone
 */
export type ImportState = {
  readonly kind: ImportKind
  /** Rows with anything in them below the header. */
  readonly read: number
  readonly counts: CountsByKind | null
  /** Called off, or given up after a crash: rows are left over that nobody looked at. */
  readonly stopped: boolean
  readonly undone: boolean
  /** What the last file of the way back 回传 knew: what happened until then stands in it. */
  readonly returnedAt: Instant | null
}

/** Where each row of the table went. */
export type ImportCounts = {
  /** Became an order, a reply, a category ... */
  readonly taken: number
  /** The ledger had it already, in the same words. */
  readonly known: number
  /** Says of a known order something else than before: waits for somebody's yes or no. */
  readonly proposed: number
  /** About an order that the ledger does not have. */
  readonly unmatched: number
  readonly refused: number
}
export const noRowsYet: ImportCounts = { taken: 0, known: 0, proposed: 0, unmatched: 0, refused: 0 }

/** A table of open and closed orders is two kinds at once; a refused row counts for the kind of its table. */
export type CountsByKind = { readonly [K in ImportKind]?: ImportCounts }

export const totalOf = (counts: CountsByKind): ImportCounts =>
  Object.values(counts).reduce(
    (sum, one) => ({
      taken: sum.taken + one.taken,
      known: sum.known + one.known,
      proposed: sum.proposed + one.proposed,
      unmatched: sum.unmatched + one.unmatched,
      refused: sum.refused + one.refused,
    }),
    noRowsYet,
  )

export const accountedRows = (counts: CountsByKind): number => {
  const { taken, known, proposed, unmatched, refused } = totalOf(counts)
  return taken + known + proposed + unmatched + refused
}

export type ImportCommandBody =
  | {
      readonly type: 'beginImport'
      readonly body: { readonly kind: ImportKind; readonly read: number; readonly words: ImportWords }
    }
  | { readonly type: 'accountImport'; readonly body: { readonly counts: CountsByKind; readonly stopped: boolean } }
  /** A file of the way back 回传 was written to the source, in this import's columns. */
  | { readonly type: 'recordReturn'; readonly body: { readonly rows: number; readonly writtenAt: Instant } }
  | { readonly type: 'undoImport'; readonly body: { readonly withdrawn: number; readonly kept: number } }

export type ImportWords = {
  readonly fileName: string
  readonly sourceName: string
  /** The columns of the source as they stand in the file, a JSON list: the way back writes them in this order. */
  readonly header: string
  /** Which column feeds which field, JSON. */
  readonly mapping: string
  /** Of a table of text; '' for workbooks. The way back offers the same. */
  readonly encoding: string
}

export type ImportEventBody =
  | {
      readonly type: 'ImportBegun'
      readonly v: 1
      readonly data: { readonly kind: ImportKind; readonly read: number }
      readonly words: ImportWords
    }
  | {
      readonly type: 'ImportAccounted'
      readonly v: 1
      readonly data: { readonly counts: CountsByKind; readonly stopped: boolean }
    }
  | {
      readonly type: 'ImportReturned'
      readonly v: 1
      readonly data: { readonly rows: number; readonly writtenAt: Instant }
    }
  | {
      readonly type: 'ImportUndone'
      readonly v: 1
      readonly data: { readonly withdrawn: number; readonly kept: number }
    }

/** The rules about imports as facts of their own: R-IMPORT-30 ... in docs/rules.md. */
export const decideImport = (
  state: ImportState | null,
  act: ImportCommandBody,
): Result<readonly ImportEventBody[], { readonly code: RefusalCode }> => {
  if (act.type === 'beginImport') {
    if (state !== null) return err({ code: 'already-exists' })
    const { kind, read, words } = act.body
    if (words.sourceName.trim() === '') return err({ code: 'name-missing' })
    const { fileName, sourceName, header, mapping } = words
    if (fileName.length > wordLimits.line || sourceName.length > wordLimits.line) return err({ code: 'words-too-long' })
    if (header.length > wordLimits.text || mapping.length > wordLimits.text) return err({ code: 'words-too-long' })
    return ok([{ type: 'ImportBegun', v: 1, data: { kind, read }, words }])
  }
  if (state === null) return err({ code: 'not-found' })
  switch (act.type) {
    case 'accountImport': {
      const { counts, stopped } = act.body
      if (state.undone) return err({ code: 'import-undone' })
      const rows = accountedRows(counts)
      if (hasNegative(counts) || rows > state.read || (!stopped && rows !== state.read))
        return err({ code: 'rows-unaccounted' })
      return ok([{ type: 'ImportAccounted', v: 1, data: { counts, stopped } }])
    }
    case 'recordReturn':
      return ok([{ type: 'ImportReturned', v: 1, data: act.body }])
    case 'undoImport':
      if (state.counts === null) return err({ code: 'import-unfinished' })
      return ok([{ type: 'ImportUndone', v: 1, data: act.body }])
    default:
      return unreachable(act)
  }
}

const hasNegative = (counts: CountsByKind): boolean =>
  Object.values(counts).some((one) => Object.values(one).some((count) => count < 0))

export const evolveImport = (state: ImportState | null, event: ImportEventBody): ImportState => {
  if (event.type === 'ImportBegun')
    return {
      kind: event.data.kind,
      read: event.data.read,
      counts: null,
      stopped: false,
      undone: false,
      returnedAt: null,
    }
  if (state === null) throw new Error(`${event.type} before ImportBegun`)
  switch (event.type) {
    case 'ImportAccounted':
      return { ...state, counts: event.data.counts, stopped: event.data.stopped }
    case 'ImportReturned':
      return { ...state, returnedAt: event.data.writtenAt }
    case 'ImportUndone':
      return { ...state, undone: true }
    default:
      return unreachable(event)
  }
}
