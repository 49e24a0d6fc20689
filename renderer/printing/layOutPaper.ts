import type { DeskVerbs } from '../../shared/contract/desk.ts'
import type { NoticeDetail } from '../../shared/contract/notices.ts'
import type { PaperPage } from '../../shared/documents/paperPage.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { noticePages, recordedNotice } from '../notices/noticeForm.ts'
import { createGlyphCheck } from '../notices/paper/fontCheck.ts'
import { ownFaces } from '../notices/paper/ownFonts.ts'
import { paperMeasure } from '../notices/paper/usePaperMeasure.ts'

export type PaperName = { readonly notice: RowId; readonly step: number }

/** A paper of the register, laid out as it was signed off. */
export type LaidPaper = PaperName & {
  readonly detail: NoticeDetail
  readonly pages: readonly PaperPage[]
  /** Characters that no font of this machine can draw. */
  readonly missing: readonly string[]
}
export type NoPaper = PaperName & { readonly trouble: 'not-found' | 'document-void' }

/** Lays papers out one by one; what a signed paper says does not change, so that each is laid out once. */
export type PaperLayouts = (paper: PaperName) => Promise<LaidPaper | NoPaper>

export const createPaperLayouts = (verbs: DeskVerbs): PaperLayouts => {
  const known = new Map<string, LaidPaper>()
  const missingOf = createGlyphCheck()
  return async ({ notice, step }) => {
    const key = `${notice}/${step}/${ownFaces.get().generation}`
    const before = known.get(key)
    if (before !== undefined) return before
    const reply = await verbs.notice({ notice, step })
    if (!reply.ok) return { notice, step, trouble: 'not-found' }
    const detail = reply.value
    if (detail.card.status !== 'signedOff') return { notice, step, trouble: 'document-void' }
    const pages = noticePages(recordedNotice(detail), paperMeasure())
    const laid = { notice, step, detail, pages, missing: missingOf(pages) }
    known.set(key, laid)
    return laid
  }
}
