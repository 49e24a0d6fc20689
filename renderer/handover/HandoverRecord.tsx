import { useMemo } from 'react'
import type { HandoverEntry } from '../../shared/contract/handovers.ts'
import { layoutHandover } from '../../shared/documents/layoutHandover.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { Icon } from '../look/Icon.tsx'
import { NoticePages } from '../notices/NoticePages.tsx'
import { usePaperMeasure } from '../notices/paper/usePaperMeasure.ts'
import { PrintRoot } from '../notices/paper/PrintRoot.tsx'
import { usePaperOut } from '../notices/paper/usePaperOut.ts'
import { useDesk } from '../store/useDesk.ts'
import '../notices/notices.css'

/** One handover as its paper, to be printed for the folder on the shelf. */
export const HandoverRecord = ({ entry }: { readonly entry: HandoverEntry }) => {
  const { settings, text } = useDesk()
  const words = text.handover
  const measure = usePaperMeasure()
  const pages = useMemo(
    () => layoutHandover({ ...entry, office: settings.words.officeName }, measure),
    [entry, settings.words.officeName, measure],
  )
  const name = words.file(isoMinute(entry.givenAt).slice(0, 10), entry.giver)
  const { printing, said, toPrinter, toFile } = usePaperOut('portrait', name)
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
      {printing ? <PrintRoot papers={[pages]} /> : null}
    </section>
  )
}
