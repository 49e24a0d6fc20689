import { useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { PaperPage } from '../../../shared/documents/paperPage.ts'
import { PaperPages } from './PaperPages.tsx'

/**
 * Puts pages where printing finds them: in `#print-root` beside the application, hidden on screen, alone on paper.
 * Exactly these pages go to the printer and into a PDF.
 */
export const PrintRoot = ({ pages }: { readonly pages: readonly PaperPage[] }) => {
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
  return host === null ? null : createPortal(<PaperPages pages={pages} />, host)
}
