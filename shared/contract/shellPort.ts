/** Behind the file's path in the store's arguments: the file is the practice ledger. */
export const practiceFlag = 'practice'

/** What the shell and the store process say to each other; a port travels with a message where one is meant. */
export type FromShell =
  | { readonly kind: 'connect' }
  | { readonly kind: 'import'; readonly import: string; readonly path: string; readonly fileName: string }
  /** The person named this file for what the window will ask to be written under the id. */
  | { readonly kind: 'exportTarget'; readonly export: string; readonly path: string }
  /** The parser process of this import ended before the store was through with it. */
  | { readonly kind: 'parserGone'; readonly import: string }
  /** A person picked this file in the shell's dialog, to go beside an order. */
  | { readonly kind: 'picked'; readonly picked: string; readonly path: string; readonly fileName: string }
  | { readonly kind: 'close' }

export type ToShell =
  | { readonly kind: 'importOver'; readonly import: string }
  /** An attachment was laid out to be looked at: in its program, or in its folder. */
  | { readonly kind: 'showFile'; readonly path: string; readonly program: boolean }
  /** The ledger is closed and its write-ahead log folded in. */
  | { readonly kind: 'closed' }
