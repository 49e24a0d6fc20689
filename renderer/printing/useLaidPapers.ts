import { useEffect, useState } from 'react'
import { ownFaces } from '../notices/paper/ownFonts.ts'
import { useSource } from '../store/source.ts'
import { useDesk } from '../store/useDesk.ts'
import { createPaperLayouts, type LaidPaper, type NoPaper, type PaperLayouts, type PaperName } from './layOutPaper.ts'
import { breathe } from './runPrintJob.ts'

export type LaidPapers = {
  readonly layOut: PaperLayouts
  /** As far as they are laid out, in the order of the papers. */
  readonly laid: readonly (LaidPaper | NoPaper)[]
}

/** Papers laid out one after the other while the window stays alive, so that pages and missing characters are known before printing. */
export const useLaidPapers = (papers: readonly PaperName[]): LaidPapers => {
  const { verbs } = useDesk()
  const [layOut] = useState(() => createPaperLayouts(verbs))
  const [laid, setLaid] = useState<readonly (LaidPaper | NoPaper)[]>([])
  const { generation } = useSource(ownFaces)
  const key = JSON.stringify(papers.map(({ notice, step }) => [notice, step]))
  // The list is made anew with every render; its content decides.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    let gone = false
    const layAll = async () => {
      await document.fonts.ready
      const done: (LaidPaper | NoPaper)[] = []
      for (const paper of papers) {
        done.push(await layOut(paper))
        if (gone) return
        if (done.length % 10 !== 0 && done.length !== papers.length) continue
        setLaid([...done])
        await breathe()
      }
    }
    void layAll()
    return () => {
      gone = true
    }
  }, [layOut, key, generation])
  return { layOut, laid }
}
