import * as z from 'zod'
import { type AlertNews, alertNews } from './alertNews.ts'
import { type OwnFont, type OwnFontOutcome, paperFaceNames } from './ownFonts.ts'

/**
 * What the window can ask of the shell, declared once: main parses each request with these schemas, the preload derives
 * its verbs from them, the window takes its types from `Bridge`. Nothing about orders passes here.
 */
export const bridgeRequests = {
  /** The import screen is open: a parser process may start, so that it is ready when a file is chosen. */
  prepareImport: z.object({}),
  /** Asks for a file and opens it in a disposable process; its preview and rows go straight to the store. */
  chooseImport: z.object({}),
  /** A parser for a table that the person pasted: its words go from the window to the store, and never through the shell. */
  beginPaste: z.object({ name: z.string().min(1).max(100) }),
  /** Asks for a file to go beside an order; the store learns where it is, the window a token. */
  chooseAttachment: z.object({}),
  /** Asks where a table is to be saved; the store writes it under the id that is answered. */
  chooseExport: z.object({ suggestedName: z.string().min(1).max(200), format: z.enum(['xlsx', 'csv']) }),
  /** Saves the person's own views as a file; asks where. No order is in it. */
  saveViews: z.object({ suggestedName: z.string().min(1).max(200), text: z.string().max(2_000_000) }),
  /** Saves what the print root holds as a PDF; asks where. */
  savePdf: z.object({ suggestedName: z.string().max(200) }),
  /** Saves a workbook that the store made; asks where. */
  saveTable: z.object({
    suggestedName: z.string().max(200),
    bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= 64 * 1024 * 1024),
  }),
  /** Prints what the print root holds. */
  printPaper: z.object({
    printer: z.string().max(500),
    copies: z.int().min(1).max(999),
    duplex: z.enum(['simplex', 'longEdge']),
    format: z.enum(['portrait', 'landscape']).default('portrait'),
  }),
  printers: z.object({}),
  /** Asks for the folder that papers of a print job go into; files are written into such folders only. */
  choosePrintFolder: z.object({}),
  /** A path in such a folder that no file has; `name` without its ending. */
  freePaperPath: z.object({
    folder: z.string().max(4096),
    name: z
      .string()
      .min(1)
      .max(210)
      .regex(/^[^\\/\0]+$/),
  }),
  /** Saves what the print root holds there, without asking. */
  savePaper: z.object({ path: z.string().max(8192) }),
  /** What lies there, if the program ended after it was saved. */
  savedPaper: z.object({ path: z.string().max(8192) }),
  /** Fonts that a person chose for the papers, before those of the machine. */
  ownFonts: z.object({}),
  /** Asks for the file of a font and takes it over for this face. */
  chooseFont: z.object({ face: z.enum(paperFaceNames) }),
  dropFont: z.object({ face: z.enum(paperFaceNames) }),
  /** Shows a file that was just saved in its folder. */
  showSaved: z.object({ path: z.string().max(4096) }),
  /** A notification of the system, without a sound of its own; a click on it is answered as `alertOpened`. */
  notify: z.object({ title: z.string().max(100), body: z.string().max(200), of: z.enum(alertNews) }),
  /** The practice ledger: opened in place of the one that counts, left, or left and thrown away. The window begins anew. */
  practice: z.object({ act: z.enum(['open', 'leave', 'discard']) }),
  window: z.object({ act: z.enum(['minimize', 'maximize', 'close']) }),
  /** Asks for another data folder and starts again with it. */
  chooseDataFolder: z.object({}),
  /** Asks for a folder and answers its path; null when the person thought better of it. */
  chooseFolder: z.object({}),
  about: z.object({}),
} as const

export type BridgeVerb = keyof typeof bridgeRequests
export type BridgeRequest<V extends BridgeVerb> = z.input<(typeof bridgeRequests)[V]>

export type Printed = {
  /** The file's full path, or the printer's name. */
  readonly destination: string
  readonly pages: number
  /** SHA-256 of the PDF's bytes, lower-case hex. */
  readonly sha256: string
}
export type PrintOutcome =
  | { readonly kind: 'printed'; readonly printed: Printed }
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'failed'
      readonly code: PaperTrouble
      readonly detail: string
    }
/** Why no paper came out, by what a person can do about it. */
export type PaperTrouble =
  | 'cannot-write'
  | 'no-space'
  | 'not-writable'
  | 'folder-gone'
  /** Nobody named this folder here. */
  | 'folder-unknown'
  | 'no-printer'
  | 'printer-stopped'
  | 'printer-refused'
  | 'other'

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly detail: string }

export type BridgeReplies = {
  readonly prepareImport: null
  readonly chooseImport: { readonly import: string; readonly fileName: string } | null
  readonly beginPaste: { readonly import: string; readonly fileName: string }
  readonly chooseAttachment: { readonly picked: string; readonly fileName: string } | null
  readonly chooseExport: { readonly export: string; readonly path: string } | null
  readonly saveViews:
    | { readonly kind: 'saved'; readonly path: string }
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'failed'; readonly detail: string }
  readonly savePdf: PrintOutcome
  readonly saveTable: SaveOutcome
  readonly printPaper: PrintOutcome
  readonly printers: readonly { readonly name: string; readonly label: string; readonly isDefault: boolean }[]
  readonly choosePrintFolder: { readonly folder: string } | null
  readonly freePaperPath:
    | { readonly kind: 'free'; readonly path: string }
    | { readonly kind: 'failed'; readonly code: PaperTrouble; readonly detail: string }
  readonly savePaper: PrintOutcome
  readonly savedPaper: Printed | null
  readonly ownFonts: readonly OwnFont[]
  readonly chooseFont: OwnFontOutcome
  readonly dropFont: null
  readonly showSaved: null
  /** False where the system knows no notifications. */
  readonly notify: { readonly shown: boolean }
  /** `detail`: in the system's words, why it was not done. */
  readonly practice: { readonly done: boolean; readonly detail: string }
  readonly window: null
  readonly chooseDataFolder: null
  readonly chooseFolder: string | null
  readonly about: {
    readonly version: string
    readonly electron: string
    readonly dataFolder: string
    readonly practice: boolean
  }
}

export type Bridge = {
  readonly [V in BridgeVerb]: (request: BridgeRequest<V>) => Promise<BridgeReplies[V]>
} & {
  /** A file dropped on the window; null when it has no path. */
  readonly importDropped: (file: object) => Promise<BridgeReplies['chooseImport']>
}

/** Shell to window, unasked. */
export type ShellNews =
  /** Somebody tried to start the program a second time on this data folder. */
  | { readonly kind: 'secondInstance' }
  /** Whether the window is before somebody's eyes. */
  | { readonly kind: 'windowFocus'; readonly focused: boolean }
  /** Somebody clicked on a notification. */
  | { readonly kind: 'alertOpened'; readonly of: AlertNews }
  /** The store's process ended; it is being started again. */
  | { readonly kind: 'storeGone' }

/**
 * Messages on the window itself: the window asks for its port when it listens ('youjie:port-wanted', handled by the preload);
 * the preload answers with 'youjie:port' and the port, and passes ShellNews on as 'youjie:news'.
 * A port that is sent before somebody listens would be lost without a word; hence the asking.
 */
export const portWanted = 'youjie:port-wanted'
export const portHere = 'youjie:port'
export const shellNews = 'youjie:news'
