import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { PrintOutcome } from '../../shared/contract/bridge.ts'
import type { OfficePaperCard } from '../../shared/contract/officePapers.ts'
import { officePaperNames } from '../../shared/documents/officePaper.ts'
import type { PaperPage } from '../../shared/documents/paperPage.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Busy, Outlet, Said } from '../notices/useNotice.ts'
import { useDesk } from '../store/useDesk.ts'

type Given = {
  readonly order: RowId
  /** Signs the paper as it stands on the screen; null when that was refused, which `onRefused` has said. */
  readonly sign: () => Promise<OfficePaperCard | null>
  readonly signed: OfficePaperCard | null
  readonly layOut: (paper: OfficePaperCard) => readonly PaperPage[]
  readonly onPrinted: (paper: OfficePaperCard) => void
}

/** Sign-off, then the printer or a PDF, then the record of the print: each is durable before the next begins. */
export const usePaperPrint = ({ order, sign, signed, layOut, onPrinted }: Given) => {
  const { verbs, bridge } = useDesk()
  const [busy, setBusy] = useState<Busy | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [pages, setPages] = useState<readonly PaperPage[]>([])

  const signOff = async (): Promise<OfficePaperCard | null> => {
    if (signed !== null) return signed
    setBusy('signing')
    const paper = await sign()
    if (paper !== null) setSaid({ kind: 'signed' })
    return paper
  }

  const issue = async (outlet: Outlet): Promise<void> => {
    const paper = await signOff()
    if (paper === null) return
    setBusy(outlet.kind === 'pdf' ? 'pdf' : 'printing')
    // In the document before anything is printed: what comes out are exactly these pages, with the number.
    flushSync(() => setPages(layOut(paper)))
    await document.fonts.ready
    await painted()
    await painted()
    const outcome = await bringOut(outlet, paper)
    if (outcome.kind === 'cancelled') return setSaid({ kind: 'cancelled', outlet })
    if (outcome.kind === 'failed') return setSaid({ kind: 'notOut', code: outcome.code, detail: outcome.detail })
    const { destination, pages: count, sha256 } = outcome.printed
    const recorded = await verbs.recordPaperPrint({
      order,
      paper: paper.paper,
      to: outlet.kind,
      copies: outlet.kind === 'pdf' ? 1 : outlet.copies,
      pages: count,
      sha256,
      destination: destination.slice(-500),
    })
    if (!recorded.ok) return setSaid({ kind: 'notRecorded', failure: recorded.error })
    const print = paper.prints + 1
    onPrinted({ ...paper, prints: print })
    setSaid({ kind: 'out', outlet, destination, pages: count, print })
  }

  const bringOut = async (outlet: Outlet, paper: OfficePaperCard): Promise<PrintOutcome> => {
    try {
      if (outlet.kind === 'printer') {
        const { printer, copies, duplex } = outlet
        return await bridge.printPaper({ printer, copies, duplex })
      }
      // The file's name is official Chinese like the paper, whatever the language of the screen.
      const suggestedName = `${officePaperNames[paper.kind]}-${documentNumberText(paper.number)}.pdf`
      return await bridge.savePdf({ suggestedName })
    } catch (problem) {
      return { kind: 'failed', code: 'other', detail: problem instanceof Error ? problem.message : String(problem) }
    }
  }

  /** One act at a time; a second press while one is under way does nothing. */
  const once =
    <Asked extends readonly unknown[]>(act: (...asked: Asked) => Promise<unknown>) =>
    async (...asked: Asked): Promise<void> => {
      if (busy !== null) return
      try {
        await act(...asked)
      } finally {
        setBusy(null)
      }
    }

  return { busy, said, say: setSaid, pages, signOff: once(signOff), issue: once(issue) }
}

const painted = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()))
