import type { ImportField, Mapping } from '../../shared/contract/importing.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { useDesk } from '../store/useDesk.ts'
import { FirstRows } from './FirstRows.tsx'
import type { ImportPlace } from './importFlow.ts'
import { firstSample, keptColumns, mappingFields, mappingProblem } from './mappedRows.ts'
import { SampleText } from './SampleText.tsx'
import { longestSourceName } from './sourceName.ts'

type Place = Extract<ImportPlace, { kind: 'mapping' }>
type Props = {
  readonly place: Place
  readonly onMapping: (mapping: Mapping) => void
  readonly onName: (sourceName: string) => void
  readonly onTake: () => void
  readonly onOther: () => void
}

/** What the file is, which column feeds which field, and the first rows as they will be. */
export const ImportMapping = ({ place, onMapping, onName, onTake, onOther }: Props) => {
  const words = useDesk().text.importing
  const { preview, mapping, sourceName, starting, failure } = place
  const problem = mappingProblem(mapping, sourceName, longestSourceName)
  const kept = keptColumns(preview, mapping)
  const keptWords = kept === 0 ? null : words.mapping.kept(kept)
  const underTable = problem === 'needs-words' ? words.mapping.needWords : keptWords
  const nameProblem = () => {
    if (problem === 'source-missing') return words.source.missing
    return problem === 'source-too-long' ? words.source.tooLong : undefined
  }
  const put = (field: ImportField, value: string) =>
    onMapping({ ...mapping, [field]: value === '' ? null : Number(value) })
  return (
    <div className="imp-map">
      <FileFacts place={place} />
      <div className="imp-cols">
        <section className="imp-side" aria-label={words.mapping.title}>
          <Field
            label={words.source.label}
            problem={nameProblem()}
            hint={mapping.sourceId === null ? words.source.hintNoId : words.source.hint}
          >
            {(bind) => (
              <input
                {...bind}
                type="text"
                value={sourceName}
                autoComplete="off"
                spellCheck={false}
                data-first
                onChange={(event) => onName(event.target.value)}
              />
            )}
          </Field>
          <table className="imp-table imp-fields">
            <thead>
              <tr>
                <th>{words.mapping.field}</th>
                <th>{words.mapping.column}</th>
                <th>{words.mapping.sample}</th>
              </tr>
            </thead>
            <tbody>
              {mappingFields.map((field) => (
                <tr key={field}>
                  <th scope="row">{words.mapping.fields[field]}</th>
                  <td>
                    <select
                      className="inp"
                      aria-label={words.mapping.columnFor(words.mapping.fields[field])}
                      value={mapping[field] ?? ''}
                      onChange={(event) => put(field, event.target.value)}
                    >
                      <option value="">{words.mapping.none}</option>
                      {preview.header.map((name, column) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place, names may repeat
                        <option key={column} value={column}>
                          {name}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td className="el">
                    <SampleText
                      field={field}
                      sample={firstSample(preview, field, mapping[field])}
                      mapped={mapping[field] !== null}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p
            className={problem === 'needs-words' ? 'imp-kept rd' : 'imp-kept t3'}
            role={problem === 'needs-words' ? 'alert' : undefined}
          >
            {underTable}
          </p>
        </section>
        <FirstRows preview={preview} mapping={mapping} />
      </div>
      <footer className="imp-foot">
        <button type="button" className="btn pri" disabled={problem !== null || starting} onClick={onTake}>
          {starting ? words.preview.starting : words.preview.take(preview.rowCount)} <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" className="btn" disabled={starting} onClick={onOther}>
          {words.preview.other}
        </button>
        {failure === null ? null : <FailureNote failure={failure} />}
      </footer>
    </div>
  )
}

const FileFacts = ({ place }: { readonly place: Place }) => {
  const words = useDesk().text.importing
  const { preview } = place
  const facts: readonly (readonly [string, string])[] = [
    [words.facts.format, words.facts.formats[preview.format]],
    [words.facts.encoding, words.facts.encodings[preview.encoding] ?? preview.encoding],
    [
      words.facts.sheet,
      preview.format === 'csv'
        ? ''
        : words.facts.sheetOf(preview.sheetNames[preview.sheet] ?? '', preview.sheetNames.length),
    ],
    [words.facts.header, words.facts.headerRow(preview.headerRow)],
  ]
  return (
    <dl className="imp-facts num">
      <div>
        <dt>{words.facts.rows}</dt>
        <dd className="big">{words.figure(preview.rowCount)}</dd>
      </div>
      {facts.map(([name, value]) =>
        value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
      {preview.emptyRows === 0 ? null : <p className="t3">{words.facts.empty(preview.emptyRows)}</p>}
    </dl>
  )
}
