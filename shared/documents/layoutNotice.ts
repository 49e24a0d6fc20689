import { layoutPages } from './layoutPages.ts'
import { hasSlip, type NoticeForm, noticeBlocks } from './noticeBlocks.ts'
import type { NoticeData } from './noticeData.ts'
import { subjectTitle } from './noticeTitle.ts'
import type { GlyphMeasure, PaperPage } from './paperPage.ts'
import { paperLineText } from './paperText.ts'

/** The order in which a clerk would try them to keep a notice on one sheet: the title names the matter as long as that is possible. */
const forms: readonly NoticeForm[] = [
  { title: 'subject', body: 'headed' },
  { title: 'subject', body: 'runIn' },
  { title: 'subject', body: 'flowing' },
  { title: 'subject', body: 'terse' },
  { title: 'plain', body: 'headed' },
  { title: 'plain', body: 'runIn' },
  { title: 'plain', body: 'flowing' },
  { title: 'plain', body: 'terse' },
]
const amplest: NoticeForm = { title: 'subject', body: 'headed' }

/**
 * A notice as pages: in the first form that keeps it on one page (a receipt slip has its own sheet), or, when its words
 * need more, in the amplest form on as many pages as that takes.
 */
export const layoutNotice = (data: NoticeData, measure: GlyphMeasure): readonly PaperPage[] => {
  const sheets = hasSlip(data) ? 2 : 1
  const titled = subjectTitle(data) !== null
  // A subject that was typed stays in the title, whatever room it takes; one that was guessed may give way.
  const typed = paperLineText(data.subject) !== ''
  const tried = forms.filter(({ title }) => (title === 'subject' ? titled : !typed))
  for (const form of tried) {
    const pages = layoutPages(noticeBlocks(data, form), measure)
    if (pages.length <= sheets) return pages
  }
  return layoutPages(noticeBlocks(data, amplest), measure)
}
