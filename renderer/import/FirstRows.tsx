import type { SheetLook } from '../../shared/contract/importing.ts'
import type { ImportField } from '../../shared/contract/importFields.ts'
import type { Channel } from '../../shared/domain/order/orderState.ts'
import type { ImportedRow } from '../../shared/contract/importRows.ts'
import { useDesk } from '../store/useDesk.ts'
import { hasLevels } from './planEdits.ts'
import { shownFields, shownIn, wordsUnder } from './rowFields.ts'
import { SampleText } from './SampleText.tsx'

type Props = {
  readonly look: SheetLook
  /** Of rows without a channel of their own, as the source is called now. */
  readonly usualChannel: Channel
}

/** The first rows as they will be, with the columns of their kind; a row that would be refused says why. */
export const FirstRows = ({ look, usualChannel }: Props) => {
  const { text } = useDesk()
  const { importing, importPlan, desk, settings } = text
  const { plan } = look
  const shown = shownFields[plan.kind]
  const named = { channels: desk.channels, roles: desk.roles, unitKinds: settings.units.kinds }
  const columns = shown.length
  const sampleOf = (row: ImportedRow, field: ImportField) =>
    field === 'channel' && plan.mapping.channel === null ? desk.channels[usualChannel] : shownIn(row, field, named)
  const line = (row: ImportedRow) =>
    row.kind === 'refused' ? (
      <td className="el rd" colSpan={columns}>
        {importPlan.mapping.refusedRow(importing.report.rowReason(row.refused))}
        <span className="t3">
          {' '}
          {row.cells
            .filter((cell) => cell.trim() !== '')
            .join(' · ')
            .slice(0, 200)}
        </span>
      </td>
    ) : (
      shown.map((field) => (
        <td key={field} className="el">
          <SampleText field={field} sample={sampleOf(row, field)} mapped={plan.mapping[field] !== null} />
        </td>
      ))
    )
  return (
    <section className="imp-first" aria-label={importing.preview.title}>
      <h3>{importing.preview.title}</h3>
      {look.firstRows.some((row) => row.kind !== 'refused') ? null : <p className="rd">{importing.preview.none}</p>}
      <table className={hasLevels(plan) ? 'imp-table levels' : 'imp-table'}>
        <thead>
          <tr>
            {shown.map((field) => (
              <th key={field} className={`c-${field}`}>
                {importPlan.fields[field]}
              </th>
            ))}
          </tr>
        </thead>
        {look.firstRows.map((row) => {
          const words = wordsUnder(row)
          return (
            <tbody key={row.row}>
              <tr className={words === '' ? 'alone' : undefined}>{line(row)}</tr>
              {words === '' ? null : (
                <tr className="imp-words">
                  <td colSpan={columns} className="el">
                    {words.slice(0, 300)}
                  </td>
                </tr>
              )}
            </tbody>
          )
        })}
      </table>
    </section>
  )
}
