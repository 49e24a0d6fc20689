import type { Instant } from '../../kernel/chinaTime.ts'
import type { OrderId, UnitId } from '../../kernel/ids.ts'
import type { DocumentNumber, SupervisionCause } from './supervisionState.ts'

/** What stands in the notice beyond what the orders themselves say. Lists are joined by line breaks. */
export type NoticeWords = {
  readonly unitName: string
  readonly basis: string
  readonly instruction: string
  readonly reason: string
  readonly requirements: string
  readonly reply: string
  readonly contact: string
  readonly phone: string
  readonly officeName: string
  readonly copyTo: string
}

export type NoticeData = {
  readonly unit: UnitId
  readonly orders: readonly OrderId[]
  readonly cause: SupervisionCause
  readonly dueAt: Instant
  /** Whether the paper keeps a place for the seal, and carries a receipt slip. */
  readonly seal: boolean
  readonly slip: boolean
}

/** `complete`: it has the words that no notice can be signed off without. */
export type DraftData = NoticeData & { readonly complete: boolean }

export type SupervisionEventBody =
  | { readonly type: 'NoticeDrafted'; readonly v: 1; readonly data: DraftData; readonly words: NoticeWords }
  | { readonly type: 'NoticeRevised'; readonly v: 1; readonly data: DraftData; readonly words: NoticeWords }
  | {
      readonly type: 'NoticeSignedOff'
      readonly v: 1
      readonly data: { readonly number: DocumentNumber; readonly signedOffAt: Instant }
      /** What the paper said of its orders on that day, as JSON: a later re-dispatch must not change a signed notice. */
      readonly words: { readonly facts: string }
    }
  | {
      readonly type: 'NoticePrinted'
      readonly v: 1
      readonly data: {
        readonly to: 'pdf' | 'printer'
        readonly copies: number
        readonly pages: number
        /** Of the PDF's bytes, lower-case hex; for a printer, of the same pages rendered to PDF. */
        readonly sha256: string
        readonly printedAt: Instant
      }
      /** The file's or the printer's name. */
      readonly words: { readonly destination: string }
    }
