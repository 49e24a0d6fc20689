import * as z from 'zod'
import type { RowId } from '../kernel/ids.ts'
import { contentHash, rowId } from './fields.ts'

/**
 * Files beside an order. The shell lets a person pick one and tells the store where it is; the window knows it by a token only, so
 * that no page can make the store read a file that nobody picked.
 */
export const attachmentRequests = {
  attachPicked: z.object({ row: rowId, picked: z.uuid() }),
  /** Shows one in the program that the machine has for it; whatever could run is shown in its folder instead. */
  openAttachment: z.object({ row: rowId, hash: contentHash }),
} as const

export type AttachmentReplies = {
  readonly attachPicked: { readonly row: RowId }
  readonly openAttachment: { readonly opened: 'program' | 'folder' }
}
