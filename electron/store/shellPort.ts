import type { ParentPort } from 'electron'

/** What the shell says to the store, with a port where one is meant. Both are our own processes. */
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

/** Only a utility process has one; anywhere else these files have no business to run. */
export const parentPort: ParentPort = process.parentPort
export const tellShell = (message: ToShell): void => parentPort.postMessage(message)
