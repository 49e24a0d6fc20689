import type { ImportPreview, Mapping } from '../../shared/contract/importing.ts'
import { useDesk } from '../store/useDesk.ts'
import { sampleOf } from './mappedRows.ts'
import { SampleText } from './SampleText.tsx'

const shown = ['sourceId', 'receivedAt', 'channel', 'town', 'category', 'title'] as const

/** The first rows with the grid's own columns, each with the beginning of its text. */
export const FirstRows = ({ preview, mapping }: { readonly preview: ImportPreview; readonly mapping: Mapping }) => {
  const words = useDesk().text.importing
  return (
    <section className="imp-first" aria-label={words.preview.title}>
      <h3>{words.preview.title}</h3>
      {preview.firstRows.length === 0 ? <p className="t2">{words.preview.none}</p> : null}
      <table className="imp-table">
        <thead>
          <tr>
            {shown.map((field) => (
              <th key={field} className={`c-${field}`}>
                {words.mapping.fields[field]}
              </th>
            ))}
          </tr>
        </thead>
        {preview.firstRows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the first rows of a file never move
          <tbody key={index}>
            <tr>
              {shown.map((field) => (
                <td key={field} className="el">
                  <SampleText
                    field={field}
                    sample={sampleOf(preview, row, field, mapping[field])}
                    mapped={mapping[field] !== null}
                  />
                </td>
              ))}
            </tr>
            <tr className="imp-words">
              <td colSpan={shown.length} className="el">
                <SampleText
                  field="text"
                  sample={sampleOf(preview, row, 'text', mapping.text)}
                  mapped={mapping.text !== null}
                />
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  )
}
