import { useState } from 'react'
import type { ImportReport } from '../../shared/contract/desk.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { copyText } from './copyText.ts'
import { RefusedRows } from './RefusedRows.tsx'
import { reportTable } from './refusedTable.ts'

type Props = { readonly report: ImportReport; readonly onAgain: () => void; readonly onDone: () => void }

/** Every row of the file accounted for: taken in, known before, or refused with its reason and what to do about it. */
export const ImportReportView = ({ report, onAgain, onDone }: Props) => {
  const words = useDesk().text.importing
  const said = words.report
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const rest = report.read - report.taken - report.known - report.refused
  const format = words.facts.formats[report.format as keyof typeof words.facts.formats] ?? report.format
  const encoding = words.facts.encodings[report.encoding] ?? report.encoding
  const copy = () => setCopied(copyText(reportTable(report.rows, said)) ? 'yes' : 'no')
  return (
    <section className="imp-report" aria-label={said.title}>
      <header className="imp-head">
        <Icon name="import" />
        <h2 className="el">{report.fileName}</h2>
        <span className="t3 el num">{said.meta(format, encoding, report.sourceName, report.seconds)}</span>
        <span className="fill" />
        {report.rows.length === 0 ? null : (
          <>
            <span className={copied === 'no' ? 'rd' : 't3'} role="status">
              {copied === 'yes' ? said.copied(report.rows.length) : copied === 'no' ? said.copyFailed : null}
            </span>
            <button type="button" className="btn s" onClick={copy}>
              <Icon name="copy" />
              {said.copy}
            </button>
          </>
        )}
      </header>
      <dl className="imp-sum num">
        <Figure name={said.read} value={words.figure(report.read)} />
        <Figure name={said.taken} value={words.figure(report.taken)} />
        <Figure name={said.known} value={words.figure(report.known)} />
        <Figure name={said.refused} value={words.figure(report.refused)} bad={report.refused > 0} />
        {rest > 0 ? <Figure name={said.rest} value={words.figure(rest)} /> : null}
      </dl>
      {report.cancelled ? (
        <p className="imp-stopped">
          <Icon name="warning" />
          {said.stopped}
        </p>
      ) : null}
      {report.rows.length === 0 ? (
        <p className="imp-all t2">
          {report.cancelled ? null : (
            <>
              <Icon name="check" />
              {report.taken === 0 && report.known > 0 ? said.allKnown : said.all}
            </>
          )}
        </p>
      ) : (
        <RefusedRows rows={report.rows} />
      )}
      <footer className="imp-foot">
        <button type="button" className="btn pri" data-first onClick={onDone}>
          {said.done}
        </button>
        <button type="button" className="btn" onClick={onAgain}>
          {report.refused > 0 ? said.again : said.another}
        </button>
        <span className="fill" />
        {report.refused > report.rows.length ? <span className="t3">{said.only(report.rows.length)}</span> : null}
      </footer>
    </section>
  )
}

const Figure = ({
  name,
  value,
  bad = false,
}: {
  readonly name: string
  readonly value: string
  readonly bad?: boolean
}) => (
  <div>
    <dt>{name}</dt>
    <dd className={bad ? 'rd' : undefined}>
      {bad ? <Icon name="alert" /> : null}
      {value}
    </dd>
  </div>
)
