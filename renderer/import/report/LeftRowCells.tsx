import type { RowRefusal } from '../../../shared/contract/importRows.ts'
import type { LeftRow } from '../../../shared/contract/importRuns.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'

/** What is typed into the row at hand, and what would be wrong with it; null for nothing, 'asking' until the store has looked. */
export type RowEdit = { readonly text: string; readonly verdict: RowRefusal | null | 'asking' }

type Props = {
  readonly row: LeftRow
  readonly edit: RowEdit | null
  readonly onType: (text: string) => void
  readonly onEdit: () => void
}

/** Column, value, reason and remedy of a row that is left; the value of the row at hand is a field. */
export const LeftRowCells = ({ row, edit, onType, onEdit }: Props) => {
  const { importing, sources } = useDesk().text
  const words = sources.report
  switch (row.outcome) {
    case 'unmatched':
      return (
        <>
          <td className="el t3">{importing.report.wholeRow}</td>
          <td className="el">
            <code className="num">{row.sourceId}</code>
          </td>
          <td className="el">{words.unmatched}</td>
          <td className="el t2">{words.unmatchedFix}</td>
        </>
      )
    case 'proposed': {
      const changes = row.changes.map(({ field, before, now }) =>
        words.change(words.fieldNames[field] ?? field, before, now),
      )
      return (
        <>
          <td className="el t3">{importing.report.wholeRow}</td>
          <td className="el" title={changes.join('\n')} colSpan={2}>
            {changes.join('；')}
          </td>
          <td className="el t2">{words.proposed(row.name)}</td>
        </>
      )
    }
    case 'refused': {
      const { refused } = row
      const value = row.cells[row.at] ?? ''
      return (
        <>
          <td className="el">{refused.column === '' ? importing.report.wholeRow : refused.column}</td>
          <td className="el imp-value">
            {edit === null ? (
              <button type="button" tabIndex={-1} title={words.edit} onClick={onEdit}>
                <code className={row.ready ? 'num ready' : 'num'}>
                  {value === '' ? importing.report.nothing : value}
                </code>
              </button>
            ) : (
              <input
                className="inp"
                aria-label={words.editing(refused.column, row.row)}
                value={edit.text}
                spellCheck={false}
                autoComplete="off"
                // biome-ignore lint/a11y/noAutofocus: the person just asked to correct this cell
                autoFocus
                onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => onType(event.target.value)}
              />
            )}
          </td>
          <Verdict refused={refused} verdict={edit === null ? (row.ready ? null : refused) : edit.verdict} />
        </>
      )
    }
  }
}

const Verdict = ({ refused, verdict }: { readonly refused: RowRefusal; readonly verdict: RowEdit['verdict'] }) => {
  const { importing, sources } = useDesk().text
  if (verdict === null)
    return (
      <td className="ok el" colSpan={2}>
        <span className="imp-ready">
          <Icon name="check" />
          {sources.report.ready}
        </span>
      </td>
    )
  const said = verdict === 'asking' ? refused : verdict
  return (
    <>
      <td className={verdict === 'asking' ? 'el t3' : 'el'}>
        {verdict === 'asking' ? sources.report.checking : importing.report.rowReason(said)}
      </td>
      <td className="el t2">{importing.report.rowFix(said)}</td>
    </>
  )
}
