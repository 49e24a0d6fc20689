import { useState } from 'react'
import type { ImportReport, LeftRow } from '../../shared/contract/importRuns.ts'
import { totalOf } from '../../shared/domain/importing/importRun.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { LeftRows } from './report/LeftRows.tsx'
import { putRow, readyRows, unmatchedRows } from './report/leftRows.ts'
import { ReportCounts } from './report/ReportCounts.tsx'
import { SaveRows } from './report/SaveRows.tsx'
import { UndoImport } from './report/UndoImport.tsx'
import './report/report.css'

type Props = {
  readonly report: ImportReport
  readonly onReport: (report: ImportReport) => void
  readonly onAgain: () => void
  readonly onDone: () => void
  readonly onCorrections: () => void
}

/**
 * Every row of the file accounted for: taken in, known before, to be checked, without a match, or refused with its reason. What
 * is refused is corrected here, cell by cell, and taken over again into the same import.
 */
export const ImportReportView = ({ report, onReport, onAgain, onDone, onCorrections }: Props) => {
  const { text } = useDesk()
  const words = text.importing
  const said = words.report
  const { report: more } = text.sources
  const [busy, setBusy] = useState(false)
  const act = useRowActs(report, onReport)
  const total = totalOf(report.counts)
  const format = words.facts.formats[report.format as keyof typeof words.facts.formats] ?? report.format
  const encoding = words.facts.encodings[report.encoding] ?? report.encoding
  const ready = readyRows(report.rows)
  const unmatched = unmatchedRows(report.rows)
  const ordersProposed = (report.counts.newOrders?.proposed ?? 0) + (report.counts.history?.proposed ?? 0)
  const listed = report.rows.length
  const retake = async (rows: 'ready' | 'unmatched') => {
    setBusy(true)
    await act.retake(rows)
    setBusy(false)
  }
  return (
    <section className="imp-report" aria-label={said.title}>
      <header className="imp-head">
        <Icon name="import" />
        <h2 className="el">{report.fileName}</h2>
        <span className="t3 el num">{said.meta(format, encoding, report.sourceName, report.seconds)}</span>
        <span className="fill" />
        {listed === 0 ? null : <SaveRows report={report} />}
      </header>
      <ReportCounts report={report} />
      <Notes report={report} onCorrections={onCorrections} proposed={ordersProposed} />
      {listed === 0 ? (
        <p className="imp-all t2">
          {report.stopped || report.undone || total.refused + total.unmatched > 0 ? null : (
            <>
              <Icon name="check" />
              {total.taken === 0 && total.known > 0 ? said.allKnown : said.all}
            </>
          )}
        </p>
      ) : (
        <LeftRows
          id={report.import}
          rows={report.rows}
          onCorrected={(row) => onReport({ ...report, rows: putRow(report.rows, row) })}
          onStrike={(row) => void act.strike(row)}
          onJudge={(row, accept) => void act.judge(row, accept)}
        />
      )}
      <footer className="imp-foot">
        {!report.undone && report.rows.some((row) => row.outcome === 'refused') ? (
          <button
            type="button"
            className="btn pri"
            disabled={busy || ready === 0}
            title={ready === 0 ? more.retakeNone : undefined}
            onClick={() => void retake('ready')}
          >
            {busy ? more.retaking : more.retake(ready)}
          </button>
        ) : null}
        {!report.undone && unmatched > 0 ? (
          <button type="button" className="btn" disabled={busy} onClick={() => void retake('unmatched')}>
            {more.lookAgain(unmatched)}
          </button>
        ) : null}
        <button type="button" className={listed === 0 ? 'btn pri' : 'btn'} data-first onClick={onDone}>
          {listed === 0 ? said.done : more.later}
        </button>
        <button type="button" className="btn" onClick={onAgain}>
          {said.another}
        </button>
        <span className="fill" />
        {report.left > listed ? <span className="t3">{said.only(listed)}</span> : null}
        <UndoImport report={report} onReport={onReport} />
      </footer>
    </section>
  )
}

const Notes = ({
  report,
  proposed,
  onCorrections,
}: {
  readonly report: ImportReport
  readonly proposed: number
  readonly onCorrections: () => void
}) => {
  const { text } = useDesk()
  const words = text.sources.report
  const history = report.counts.history?.taken ?? 0
  return (
    <>
      {report.undone ? (
        <p className="imp-stopped">
          <Icon name="undo" />
          {words.undone}
        </p>
      ) : null}
      {report.stopped && !report.undone ? (
        <p className="imp-stopped">
          <Icon name="warning" />
          {text.importing.report.stopped}
        </p>
      ) : null}
      {history > 0 ? <p className="imp-said t2">{words.historyNote}</p> : null}
      {proposed > 0 ? (
        <p className="imp-said t2">
          {words.corrections(proposed)}
          <button type="button" className="btn s" onClick={onCorrections}>
            {words.judge}
          </button>
        </p>
      ) : null}
    </>
  )
}

/** What the store does to rows that are left; each answer is the report as it stands afterwards. */
const useRowActs = (report: ImportReport, onReport: (report: ImportReport) => void) => {
  const { verbs } = useDesk()
  const id = report.import
  const show = (reply: { readonly ok: true; readonly value: ImportReport } | { readonly ok: false }): void => {
    if (reply.ok) onReport(reply.value)
  }
  return {
    retake: async (rows: 'ready' | 'unmatched') => show(await verbs.retakeRows({ import: id, rows })),
    strike: async (row: LeftRow) => show(await verbs.dismissRows({ import: id, rows: [row.row] })),
    judge: async (row: LeftRow, accept: boolean) =>
      show(await verbs.judgeRows({ import: id, rows: [row.row], accept })),
  }
}
