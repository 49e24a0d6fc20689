import type { PaperFont } from './paperPage.ts'

/** A stretch of words in one font. */
export type Piece = { readonly text: string; readonly font: PaperFont; readonly field: string | null }

/**
 * What a document consists of before it has pages, in reading order. The engine knows these kinds and no document;
 * a new document is a new list of blocks.
 */
export type DocumentBlock =
  | { readonly kind: 'letterHead'; readonly office: Piece; readonly number: readonly Piece[] }
  | OrdinaryHead
  /** 纪要: the mark 'XXX纪要', its number under it, then the office at the left and the date at the right over the rule. */
  | {
      readonly kind: 'minutesHead'
      readonly mark: Piece
      readonly number: readonly Piece[]
      readonly office: Piece
      readonly date: Piece
    }
  /** `parts` may be broken between one another and at the places that `breakTitle` allows within. */
  | { readonly kind: 'title'; readonly parts: readonly Piece[] }
  | { readonly kind: 'addressee'; readonly pieces: readonly Piece[] }
  /** A heading never stands last on a page. */
  | { readonly kind: 'paragraph'; readonly heading: boolean; readonly pieces: readonly Piece[] }
  /** 附件说明: the names of what is enclosed, numbered where there are several. */
  | { readonly kind: 'attachments'; readonly names: readonly Piece[] }
  /** 出席, 请假, 列席 of minutes: a label and names that hang after its colon. */
  | { readonly kind: 'attendance'; readonly label: string; readonly pieces: readonly Piece[] }
  | { readonly kind: 'signature'; readonly office: Piece; readonly date: Piece; readonly sealPlace: boolean }
  /** 附注: in brackets under the date. */
  | { readonly kind: 'remark'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'receiptSlip'; readonly title: string; readonly rows: readonly SlipRow[] }
  | { readonly kind: 'copyTo'; readonly label: string; readonly pieces: readonly Piece[] }
  /** 印发机关和印发日期: with it the foot has its rules. */
  | { readonly kind: 'imprint'; readonly office: Piece; readonly date: Piece; readonly side: FootSide }
  /** 附件: on pages of its own between the date and the foot. */
  | {
      readonly kind: 'annex'
      readonly label: string
      readonly title: readonly Piece[]
      readonly paragraphs: readonly (readonly Piece[])[]
    }

/** 版头 of the ordinary format; '' for a line that the document does not have. */
export type OrdinaryHead = {
  readonly kind: 'ordinaryHead'
  /** 份号, six digits. */
  readonly copyNumber: string
  /** 密级★期限. */
  readonly secrecy: string
  /** 紧急程度. */
  readonly urgency: string
  readonly mark: Piece
  readonly number: readonly Piece[]
  /** 签发人, of a document that goes upward; the number then stands at the left. */
  readonly signer: Piece | null
}

/** `even`: printed on both sides, the foot belongs on the back of the last sheet. */
export type FootSide = 'last' | 'even'

/** Label and value in turn; two cells make the value as wide as three. `tall` leaves room to write. */
export type SlipRow = { readonly cells: readonly string[]; readonly tall: boolean }
