/** What the shell and the store process say to each other; a port travels with a message where one is meant. */
export type FromShell =
  | { readonly kind: 'connect' }
  | { readonly kind: 'import'; readonly import: string; readonly path: string; readonly fileName: string }
  /** The parser process of this import ended before the store was through with it. */
  | { readonly kind: 'parserGone'; readonly import: string }
  | { readonly kind: 'close' }

export type ToShell =
  | { readonly kind: 'importOver'; readonly import: string }
  /** The ledger is closed and its write-ahead log folded in. */
  | { readonly kind: 'closed' }
