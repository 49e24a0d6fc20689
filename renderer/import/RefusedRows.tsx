import { type UIEvent, useState } from 'react'
import type { RefusedRow } from '../../shared/contract/importRows.ts'
import { useDesk } from '../store/useDesk.ts'
import { reportColumns } from './refusedTable.ts'

/** The height that import.css gives a row: places are computed from it. */
const rowHeight = 28
/** Rows drawn above and below those in sight, so that a scroll shows no gap. */
const spare = 10

/** Up to 5,000 rows, of which only those in sight are drawn. */
export const RefusedRows = ({ rows }: { readonly rows: readonly RefusedRow[] }) => {
  const words = useDesk().text.importing
  const said = words.report
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(600)
  const total = rows.length
  const from = Math.max(0, Math.floor(top / rowHeight) - spare)
  const to = Math.min(total, Math.ceil((top + height) / rowHeight) + spare)
  const first = Math.min(total, Math.floor(top / rowHeight) + 1)
  const last = Math.min(total, Math.max(first, Math.floor((top + height - rowHeight) / rowHeight)))
  const onScroll = (event: UIEvent<HTMLDivElement>) => {
    setTop(event.currentTarget.scrollTop)
    setHeight(event.currentTarget.clientHeight)
  }
  return (
    <>
      <div
        className="imp-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: so that the keyboard can scroll it
        tabIndex={0}
        ref={(list) => {
          if (list !== null && list.clientHeight > 0) setHeight(list.clientHeight)
        }}
        onScroll={onScroll}
      >
        <table className="imp-refused" aria-label={said.refused} aria-rowcount={total + 1}>
          <thead>
            <tr>
              {reportColumns(said).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Gap rows={from} />
            {rows.slice(from, to).map(({ row, refused }, index) => (
              <tr key={row} aria-rowindex={from + index + 2}>
                <td className="num t3">{words.figure(row)}</td>
                <td className="el">{refused.column === '' ? said.wholeRow : refused.column}</td>
                <td className="el" title={refused.value}>
                  <code className="num">{refused.value === '' ? said.nothing : refused.value}</code>
                </td>
                <td className="el">{said.rowReason(refused)}</td>
                <td className="el t2">{said.rowFix(refused)}</td>
              </tr>
            ))}
            <Gap rows={total - to} />
          </tbody>
        </table>
      </div>
      <p className="imp-range t3 num">{said.shown(first, last, total)}</p>
    </>
  )
}

const Gap = ({ rows }: { readonly rows: number }) =>
  rows === 0 ? null : (
    <tr>
      <td colSpan={5} style={{ height: rows * rowHeight }} />
    </tr>
  )
