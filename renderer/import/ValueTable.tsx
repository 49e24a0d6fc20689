import type { ReactNode } from 'react'
import type { FieldValues } from '../../shared/contract/importing.ts'
import { useDesk } from '../store/useDesk.ts'

type TableProps = {
  readonly values: FieldValues
  readonly title: string
  /** Beside the title. */
  readonly about?: string
  readonly tools?: ReactNode
  readonly children: (value: string) => ReactNode
}

/** So many values are drawn; a list of towns or states has fewer. */
const mostShown = 300

export const ValueTable = ({ values, title, about, tools, children }: TableProps) => {
  const { importPlan, importing } = useDesk().text
  const words = importPlan.values
  const shown = values.values.slice(0, mostShown)
  const more = values.more + values.values.length - shown.length
  return (
    <section className="imp-values" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <span className="t3">{about}</span>
        <span className="fill" />
        {tools}
      </header>
      <table className="imp-table">
        <thead>
          <tr>
            <th>{words.said}</th>
            <th className="num">{words.rows}</th>
            <th>{words.means}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(([value, count]) => (
            <tr key={value}>
              <th scope="row" className="el" title={value}>
                {value === '' ? <span className="t3">{importPlan.unnamed}</span> : value}
              </th>
              <td className="num">{importing.figure(count)}</td>
              <td>{children(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more === 0 ? null : <p className="t3">{words.more(more)}</p>}
    </section>
  )
}
