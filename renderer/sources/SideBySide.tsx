import type { FieldChange } from '../../shared/contract/importRuns.ts'
import { type DiffPart, textDiff } from '../../shared/views/textDiff.ts'
import { useDesk } from '../store/useDesk.ts'

/** What stands in the ledger beside what the source says now, field by field, with what differs marked on both sides. */
export const SideBySide = ({ changes }: { readonly changes: readonly FieldChange[] }) => {
  const { text } = useDesk()
  const words = text.sources.corrections
  const names = text.sources.report.fieldNames
  return (
    <div className="src-sides">
      <table>
        <thead>
          <tr>
            <th aria-label={text.sources.report.whole} />
            <th scope="col">{words.before}</th>
            <th scope="col">{words.now}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, now }) => {
            const parts = textDiff(before, now)
            return (
              <tr key={field}>
                <th scope="row">{names[field] ?? field}</th>
                <td className="readable">
                  <Marked parts={parts} side="before" />
                </td>
                <td className="readable">
                  <Marked parts={parts} side="now" />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const Marked = ({ parts, side }: { readonly parts: readonly DiffPart[]; readonly side: 'before' | 'now' }) => {
  const words = useDesk().text.sources.corrections
  const own = parts.filter((part) => part.kind === 'same' || part.kind === side)
  if (own.length === 0) return <span className="t3">{words.nothing}</span>
  return own.map((part, at) => {
    // Parts have no name of their own; they never move within one comparison.
    const key = `${at} ${part.kind}`
    if (part.kind === 'same') return <span key={key}>{part.text}</span>
    return part.kind === 'before' ? <del key={key}>{part.text}</del> : <ins key={key}>{part.text}</ins>
  })
}
