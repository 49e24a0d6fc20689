import { useMemo } from 'react'
import { checkNotice, type NoticeGap, noticeGapCodes } from '../../shared/documents/checkNotice.ts'
import type { NoticeData } from '../../shared/documents/noticeData.ts'
import type { GlyphMeasure, PaperPage } from '../../shared/documents/paperPage.ts'
import { noticePages } from './noticeForm.ts'
import type { FontCheck } from './paper/fontCheck.ts'
import { usePaperMeasure } from './paper/usePaperMeasure.ts'
import { usePaperFonts } from './usePaperFonts.ts'

export type NoticePaper = {
  readonly measure: GlyphMeasure
  readonly pages: readonly PaperPage[]
  readonly gaps: readonly NoticeGap[]
  readonly needed: number
  /** Null until the fonts of these pages were looked at. */
  readonly fonts: FontCheck | null
}

/** The pages as they would be printed now, and what still keeps them from it. */
export const useNoticePaper = (data: NoticeData): NoticePaper => {
  const measure = usePaperMeasure()
  const key = JSON.stringify(data)
  // The data are made anew with every render; their content decides whether the pages are.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const laid = useMemo(() => ({ pages: noticePages(data, measure), gaps: checkNotice(data) }), [key, measure])
  const fonts = usePaperFonts(laid.pages)
  return { ...laid, measure, needed: noticeGapCodes.length, fonts }
}
