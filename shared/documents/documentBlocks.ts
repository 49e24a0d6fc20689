import type { PaperFont } from './paperPage.ts'

/** A stretch of words in one font. */
export type Piece = { readonly text: string; readonly font: PaperFont; readonly field: string | null }

/**
 * What a document consists of before it has pages, in reading order. The engine knows these kinds and no document;
 * a new document is a new list of blocks.
 */
export type DocumentBlock =
  | { readonly kind: 'letterHead'; readonly office: Piece; readonly number: readonly Piece[] }
  /** `parts` may be broken between one another and at the places that `breakTitle` allows within. */
  | { readonly kind: 'title'; readonly parts: readonly Piece[] }
  | { readonly kind: 'addressee'; readonly pieces: readonly Piece[] }
  /** A heading never stands last on a page. */
  | { readonly kind: 'paragraph'; readonly heading: boolean; readonly pieces: readonly Piece[] }
  | { readonly kind: 'signature'; readonly office: Piece; readonly date: Piece; readonly sealPlace: boolean }
  /** 附注: in brackets under the date. */
  | { readonly kind: 'remark'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'receiptSlip'; readonly title: string; readonly rows: readonly SlipRow[] }
  | { readonly kind: 'copyTo'; readonly label: string; readonly pieces: readonly Piece[] }

/** Label and value in turn; two cells make the value as wide as three. `tall` leaves room to write. */
export type SlipRow = { readonly cells: readonly string[]; readonly tall: boolean }
