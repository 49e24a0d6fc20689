import { fieldsOfKind, type ImportField } from '../../shared/contract/importFields.ts'
import { useDesk } from '../store/useDesk.ts'
import type { MappingPlace } from './importFlow.ts'
import { otherColumns } from './planEdits.ts'
import { SampleText } from './SampleText.tsx'

type Props = {
  readonly place: MappingPlace
  readonly onColumn: (field: ImportField, column: number | null) => void
  readonly onIgnore: (column: number) => void
}

/** Which column feeds which field, why it was guessed, and what stands in it; then the columns that feed none. */
export const FieldTable = ({ place, onColumn, onIgnore }: Props) => {
  const { text } = useDesk()
  const words = text.importing.mapping
  const said = text.importPlan
  const { preview, plan, look, reasons } = place
  const header = preview.sheets[plan.sheet]?.header ?? []
  const others = otherColumns(header, plan)
  const suspects = look.suspects.filter((column) => plan.ignored.includes(column))
  return (
    <>
      <table className="imp-table imp-fields">
        <thead>
          <tr>
            <th>{words.field}</th>
            <th>{words.column}</th>
            <th>{said.mapping.why}</th>
            <th>{words.sample}</th>
          </tr>
        </thead>
        <tbody>
          {fieldsOfKind[plan.kind].map((field) => {
            const column = plan.mapping[field]
            const reason = column === null ? undefined : reasons[field]
            return (
              <tr key={field}>
                <th scope="row">{said.fields[field]}</th>
                <td>
                  <select
                    className="inp"
                    aria-label={words.columnFor(said.fields[field])}
                    value={column ?? ''}
                    onChange={(event) => onColumn(field, event.target.value === '' ? null : Number(event.target.value))}
                  >
                    <option value="">{words.none}</option>
                    {header.map((name, index) => (
                      <option key={name} value={index}>
                        {name}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="t3 el">{reason === undefined ? null : said.mapping.reasons[reason]}</td>
                <td className="el">
                  <SampleText field={field} sample={firstSample(look.samples, column)} mapped={column !== null} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {others.length === 0 ? null : (
        <fieldset className="imp-others">
          <legend>
            {said.mapping.others(others.length)} <span className="t3">{said.mapping.othersHint}</span>
          </legend>
          <div>
            {others.map((column) => {
              const name = header[column] ?? ''
              const kept = !plan.ignored.includes(column)
              return (
                <button
                  key={name}
                  type="button"
                  className={kept ? 'imp-col' : 'imp-col off'}
                  aria-pressed={kept}
                  aria-label={said.mapping.keepIt(name)}
                  title={firstSample(look.samples, column)}
                  onClick={() => onIgnore(column)}
                >
                  <span className="el">{name}</span>
                </button>
              )
            })}
          </div>
          {suspects.length === 0 ? null : (
            <p className="imp-kept t2">{said.mapping.suspect(suspects.map((column) => header[column] ?? ''))}</p>
          )}
        </fieldset>
      )}
    </>
  )
}

/** The first cell of a column that says something. */
const firstSample = (samples: readonly (readonly string[])[], column: number | null): string =>
  column === null ? '' : (samples.map((cells) => cells[column] ?? '').find((cell) => cell !== '') ?? '')
