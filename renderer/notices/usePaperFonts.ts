import { useEffect, useState } from 'react'
import type { PaperPage } from '../../shared/documents/paperPage.ts'
import { useSource } from '../store/source.ts'
import { checkFonts, type FontCheck } from './paper/fontCheck.ts'
import { ownFaces } from './paper/ownFonts.ts'

/** Looking for missing glyphs draws every character: it waits until the typing pauses. */
const pauseMs = 250

/** Which fonts these pages are set in; null until they were looked at. */
export const usePaperFonts = (pages: readonly PaperPage[]): FontCheck | null => {
  const [fonts, setFonts] = useState<FontCheck | null>(null)
  const { generation } = useSource(ownFaces)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other font files are what it is asked again for
  useEffect(() => {
    const timer = window.setTimeout(() => setFonts(checkFonts(pages)), pauseMs)
    return () => window.clearTimeout(timer)
  }, [pages, generation])
  return fonts
}
