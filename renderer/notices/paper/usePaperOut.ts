import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { PrintOutcome } from '../../../shared/contract/bridge.ts'
import type { PaperPage } from '../../../shared/documents/paperPage.ts'
import { useDesk } from '../../store/useDesk.ts'

export type PaperOut = {
  /** The pages stand in the print root while this is true: what comes out are exactly these. */
  readonly printing: boolean
  /** What became of it; '' before anything was asked for. */
  readonly said: string
  readonly toPrinter: () => Promise<void>
  readonly toFile: () => Promise<void>
}

/** A list or record on paper: to the usual printer, or into a PDF. No number is given and nothing is recorded by it. */
export const usePaperOut = (format: PaperPage['format'], suggestedName: string): PaperOut => {
  const { bridge, text } = useDesk()
  const words = text.handover
  const [printing, setPrinting] = useState(false)
  const [said, setSaid] = useState('')
  const out = async (print: () => Promise<PrintOutcome>): Promise<void> => {
    // In the document before anything is printed: what comes out are exactly these pages.
    flushSync(() => {
      setSaid('')
      setPrinting(true)
    })
    const outcome = await print().catch((): PrintOutcome => ({ kind: 'failed', code: 'other', detail: '' }))
    setPrinting(false)
    if (outcome.kind === 'printed') setSaid(words.printed(outcome.printed.destination))
    if (outcome.kind === 'failed') setSaid(words.failed)
  }
  return {
    printing,
    said,
    toPrinter: async () => {
      const printers = await bridge.printers({})
      const printer = printers.find(({ isDefault }) => isDefault) ?? printers[0]
      if (printer === undefined) return setSaid(words.noPrinter)
      await out(() => bridge.printPaper({ printer: printer.name, copies: 1, duplex: 'simplex', format }))
    },
    toFile: () => out(() => bridge.savePdf({ suggestedName })),
  }
}
