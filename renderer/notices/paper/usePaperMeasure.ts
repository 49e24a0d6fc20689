import type { GlyphMeasure } from '../../../shared/documents/paperPage.ts'
import { useSource } from '../../store/source.ts'
import { createPaperMeasure } from './measureText.ts'
import { ownFaces } from './ownFonts.ts'

let made: { readonly generation: number; readonly measure: GlyphMeasure } | null = null

/** One measure for all papers: what a character takes is asked of its font once. Another font file brings another measure. */
export const paperMeasure = (): GlyphMeasure => {
  const { generation } = ownFaces.get()
  if (made?.generation !== generation) made = { generation, measure: createPaperMeasure() }
  return made.measure
}

/** The same for a screen, which lays its pages out anew when it changes. */
export const usePaperMeasure = (): GlyphMeasure => {
  useSource(ownFaces)
  return paperMeasure()
}
