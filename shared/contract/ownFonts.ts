/** Font files that a person chose for the faces of the papers. */
export const paperFaceNames = ['fangsong', 'kai', 'hei', 'xbs', 'song'] as const
export type PaperFace = (typeof paperFaceNames)[number]

export type OwnFont = {
  readonly face: PaperFace
  /** As it was called where the person found it. */
  readonly fileName: string
  /** Where the window reads it; another file has another address. */
  readonly url: string
}
export type OwnFontOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly code: 'no-font' | 'too-large' | 'not-read'; readonly detail: string }
