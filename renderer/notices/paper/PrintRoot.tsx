import { useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { PaperPage } from '../../../shared/documents/paperPage.ts'
import { PaperPages } from './PaperPages.tsx'

/** Pages of one document, or of several that come out together. */
type Props = { readonly papers: readonly (readonly PaperPage[])[] }

/**
 * Puts pages where printing finds them: in `#print-root` beside the application, hidden on screen, alone on paper.
 * Exactly these pages go to the printer and into a PDF.
 */
export const PrintRoot = ({ papers }: Props) => {
  const [host, setHost] = useState<HTMLElement | null>(null)
  useLayoutEffect(() => {
    const present = document.getElementById('print-root')
    if (present !== null) {
      setHost(present)
      return
    }
    const made = document.createElement('div')
    made.id = 'print-root'
    document.body.append(made)
    setHost(made)
    return () => made.remove()
  }, [])
  if (host === null) return null
  // Papers have no identity beyond their place in what is printed.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  const all = papers.map((pages, at) => <PaperPages pages={pages} key={at} />)
  return createPortal(all, host)
}
