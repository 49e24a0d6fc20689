import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { PrintOutcome } from '../../shared/contract/bridge.ts'
import type { HandoverEntry } from '../../shared/contract/handovers.ts'
import { layoutHandover } from '../../shared/documents/layoutHandover.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { Icon } from '../look/Icon.tsx'
import { NoticePages } from '../notices/NoticePages.tsx'
import { createPaperMeasure } from '../notices/paper/measureText.ts'
import { PrintRoot } from '../notices/paper/PrintRoot.tsx'
import { useDesk } from '../store/useDesk.ts'
import '../notices/notices.css'

/** One handover as its paper, to be printed for the folder on the shelf. */
export const HandoverRecord = ({ entry }: { readonly entry: HandoverEntry }) => {
  const { bridge, settings, text } = useDesk()
  const words = text.handover
  const [measure] = useState(createPaperMeasure)
  const [printing, setPrinting] = useState(false)
  const [said, setSaid] = useState('')
  const pages = useMemo(
    () => layoutHandover({ ...entry, office: settings.words.officeName }, measure),
    [entry, settings.words.officeName, measure],
  )
  const out = async (print: () => Promise<PrintOutcome>) => {
    // In the document before anything is printed: what comes out are exactly these pages.
    flushSync(() => setPrinting(true))
    const outcome = await print().catch((): PrintOutcome => ({ kind: 'failed', code: 'other', detail: '' }))
    setPrinting(false)
    if (outcome.kind === 'printed') setSaid(words.printed(outcome.printed.destination))
    if (outcome.kind === 'failed') setSaid(words.failed)
  }
  const toPrinter = async () => {
    const printers = await bridge.printers({})
    const printer = printers.find(({ isDefault }) => isDefault) ?? printers[0]
    if (printer === undefined) return setSaid(words.noPrinter)
    await out(() => bridge.printPaper({ printer: printer.name, copies: 1, duplex: 'simplex' }))
  }
  const toFile = () =>
    out(() => bridge.savePdf({ suggestedName: words.file(isoMinute(entry.givenAt).slice(0, 10), entry.giver) }))
  return (
    <section className="hnd-record" aria-label={words.paper}>
      <div className="set-tools">
        <b>{words.between(entry.giver, entry.taker)}</b>
        <span className="t3 num">{isoMinute(entry.givenAt)}</span>
        <span className="t2">{words.statuses[entry.status]}</span>
        <span className="fill" />
        <span className="t2 el" role="status">
          {said}
        </span>
        <button type="button" className="btn" disabled={printing} onClick={() => void toPrinter()}>
          <Icon name="print" />
          {words.print}
        </button>
        <button type="button" className="btn" disabled={printing} onClick={() => void toFile()}>
          <Icon name="disk" />
          {words.pdf}
        </button>
      </div>
      <NoticePages pages={pages} active={null} />
      {printing ? <PrintRoot pages={pages} /> : null}
    </section>
  )
}
