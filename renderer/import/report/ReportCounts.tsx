import type { ImportReport } from '../../../shared/contract/importRuns.ts'
import { accountedRows, type ImportCounts, importKinds, totalOf } from '../../../shared/domain/importing/importRun.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'

const shown = ['taken', 'known', 'proposed', 'unmatched', 'refused'] as const satisfies readonly (keyof ImportCounts)[]

/** Where each row went: read = taken + known + to check + no match + refused; by kind where a table was of two. */
export const ReportCounts = ({ report }: { readonly report: ImportReport }) => {
  const words = useDesk().text.sources
  const total = totalOf(report.counts)
  const rest = report.read - accountedRows(report.counts)
  const kinds = importKinds.filter((kind) => (report.counts[kind]?.taken ?? 0) > 0)
  const byKind = kinds.map((kind) => words.report.takenOf(words.kinds[kind], report.counts[kind]?.taken ?? 0))
  return (
    <dl className="imp-sum num">
      <Figure name={words.report.read} value={words.figure(report.read)} />
      {shown.map((name) =>
        total[name] === 0 && (name === 'proposed' || name === 'unmatched') ? null : (
          <Figure
            key={name}
            name={words.report.counts[name]}
            value={words.figure(total[name])}
            bad={name === 'refused' && total.refused > 0}
            note={name === 'taken' && (kinds.length > 1 || kinds[0] !== 'newOrders') ? byKind.join('、') : ''}
          />
        ),
      )}
      {rest > 0 ? <Figure name={words.report.rest} value={words.figure(rest)} /> : null}
    </dl>
  )
}

const Figure = ({
  name,
  value,
  bad = false,
  note = '',
}: {
  readonly name: string
  readonly value: string
  readonly bad?: boolean
  readonly note?: string
}) => (
  <div>
    <dt>
      {name}
      {note === '' ? null : <span className="imp-note">{note}</span>}
    </dt>
    <dd className={bad ? 'rd' : undefined}>
      {bad ? <Icon name="alert" /> : null}
      {value}
    </dd>
  </div>
)
