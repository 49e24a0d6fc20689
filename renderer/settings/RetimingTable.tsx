import type { RetimingPreview } from '../../shared/contract/retiming.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { useDesk } from '../store/useDesk.ts'

/** The first deadlines that would change, each with the old and the new one. */
export const RetimingTable = ({ preview }: { readonly preview: RetimingPreview }) => {
  const { text } = useDesk()
  const words = text.calendar.retiming
  const more = preview.changed - preview.rows.length
  return (
    <div className="ret-list">
      <table className="ret-table" aria-label={words.title}>
        <thead>
          <tr>
            <th>{words.order}</th>
            <th>{words.orderTitle}</th>
            <th>{words.clock}</th>
            <th>{words.before}</th>
            <th>{words.after}</th>
            <th>{words.shift}</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={`${row.row} ${row.which}`}>
              <th scope="row" className="num">
                {row.number}
              </th>
              <td className="el" title={row.title}>
                {row.title}
              </td>
              <td>{text.calendar.why.clocks[row.which]}</td>
              <td className="num">{isoMinute(row.before)}</td>
              <td className="num">{isoMinute(row.after)}</td>
              <td>{row.after < row.before ? words.earlier : words.later}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className="t3">{words.more(more)}</p> : null}
    </div>
  )
}
