import { useEffect, useState } from 'react'
import type { ImportReport } from '../../shared/contract/importRuns.ts'
import { ImportReportView } from '../import/ImportReportView.tsx'
import { useDesk } from '../store/useDesk.ts'
import '../import/import.css'

type Props = {
  readonly id: string
  readonly onImport: () => void
  readonly onClose: () => void
  readonly onCorrections: () => void
}

/** The report of a past import, as it stands now; an import that goes on from here is followed to its end. */
export const PastReport = ({ id, onImport, onClose, onCorrections }: Props) => {
  const { verbs, onNews } = useDesk()
  const [report, setReport] = useState<ImportReport | null>(null)
  useEffect(() => {
    let left = false
    void verbs.importReport({ import: id }).then((reply) => {
      if (!left && reply.ok) setReport(reply.value)
    })
    const stop = onNews((news) => {
      if (news.kind === 'importReport' && news.import === id) setReport(news.report)
    })
    return () => {
      left = true
      stop()
    }
  }, [verbs, onNews, id])
  if (report === null) return <div className="imp" aria-busy="true" />
  return (
    <div className="imp">
      <ImportReportView
        report={report}
        onReport={setReport}
        onAgain={onImport}
        onDone={onClose}
        onCorrections={onCorrections}
      />
    </div>
  )
}
