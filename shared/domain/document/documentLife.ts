import type { Instant } from '../../kernel/chinaTime.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'
import type { DocumentNumber } from './documentNumber.ts'

/**
 *   drafted ──revise──> drafted ──check──> drafted, checked ──sign off──> signedOff (numbered) ──print──> signedOff
 *      └──void──> void (no number)                                            └──void──> void (its number with it)
 *
 * The life of any document until it leaves the house. What comes after (service, receipt, reply) is its course.
 */
export type DocumentLife = DraftedDocument | SignedDocument | VoidDocument
export type DraftedDocument = {
  readonly status: 'drafted'
  /** It has the words without which no document of its kind is signed off. */
  readonly complete: boolean
  readonly checked: boolean
}
export type SignedDocument = {
  readonly status: 'signedOff'
  readonly number: DocumentNumber
  readonly signedOffAt: Instant
  readonly prints: number
}
export type VoidDocument = {
  readonly status: 'void'
  /** The number stays taken: it is in the register with the reason, and is never given to another document. */
  readonly number: DocumentNumber | null
  readonly voidedAt: Instant
}

export const newDraft = (complete: boolean): DraftedDocument => ({ status: 'drafted', complete, checked: false })

type Problem = { readonly code: RefusalCode }

/** A draft as the acts on it find it; a document that was signed off or voided is past them. */
export const asDraft = (life: DocumentLife): Result<DraftedDocument, Problem> => {
  switch (life.status) {
    case 'drafted':
      return ok(life)
    case 'signedOff':
      return err({ code: 'already-signed-off' })
    case 'void':
      return err({ code: 'document-void' })
  }
}

/** What left the house, or may: only a signed document is printed and served. */
export const asSigned = (life: DocumentLife): Result<SignedDocument, Problem> => {
  switch (life.status) {
    case 'signedOff':
      return ok(life)
    case 'drafted':
      return err({ code: 'not-signed-off' })
    case 'void':
      return err({ code: 'document-void' })
  }
}

export type PrintData = {
  readonly to: 'pdf' | 'printer'
  readonly copies: number
  readonly pages: number
  /** Of the PDF's bytes, lower-case hex; for a printer, of the same pages rendered to PDF; '' where nobody could tell. */
  readonly sha256: string
  /** The print job that it belonged to: its copies are one printing. Not there for one that was printed by itself. */
  readonly job?: string
}

export const printProblem = (life: DocumentLife, print: PrintData, destination: string): Problem | null => {
  const signed = asSigned(life)
  if (!signed.ok) return signed.error
  if (destination.length > wordLimits.line) return { code: 'words-too-long' }
  return Number.isInteger(print.copies) && print.copies >= 1 && print.copies <= 999
    ? null
    : { code: 'copies-out-of-range' }
}
