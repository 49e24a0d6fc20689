import type { ReactNode } from 'react'
import type { FieldValues } from '../../shared/contract/importing.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import { channels } from '../../shared/domain/order/orderState.ts'
import { useDesk } from '../store/useDesk.ts'
import type { MappingPlace } from './importFlow.ts'
import { putValue } from './planEdits.ts'

type Props = { readonly place: MappingPlace; readonly onPlan: (plan: ImportPlan) => void }

/** Each value of the columns that are lists, once and with its rows, and what it is taken as. */
export const ValuesPanel = ({ place, onPlan }: Props) => {
  const { text } = useDesk()
  const words = text.importPlan.values
  const { look, plan } = place
  const listed = look.values.filter(({ field }) => field === 'state' || field === 'channel')
  if (listed.length === 0) return <p className="imp-nothing t2">{words.none}</p>
  const meansState = plan.kind === 'updates' ? words.stateUpdate : words.stateMeans
  const states = new Map(plan.rules.states)
  const known = new Map(plan.rules.channels)
  return (
    <>
      {listed.map((values) => (
        <ValueTable key={values.field} values={values} title={text.importPlan.fields[values.field]}>
          {(value) =>
            values.field === 'state' ? (
              <select
                className="inp"
                aria-label={words.meaning(value)}
                value={states.get(value) ?? (plan.kind === 'history' ? 'history' : 'newOrders')}
                onChange={(event) =>
                  onPlan(putValue(plan, 'states', value, event.target.value === 'history' ? 'history' : 'newOrders'))
                }
              >
                <option value="newOrders">{meansState.newOrders}</option>
                <option value="history">{meansState.history}</option>
              </select>
            ) : (
              <select
                className="inp"
                aria-label={words.meaning(value)}
                value={known.get(value) ?? 'other'}
                onChange={(event) => {
                  const channel = channels.find((one) => one === event.target.value)
                  if (channel !== undefined) onPlan(putValue(plan, 'channels', value, channel))
                }}
              >
                {channels.map((channel) => (
                  <option key={channel} value={channel}>
                    {text.desk.channels[channel]}
                  </option>
                ))}
              </select>
            )
          }
        </ValueTable>
      ))}
    </>
  )
}

type TableProps = {
  readonly values: FieldValues
  readonly title: string
  readonly children: (value: string) => ReactNode
}

/** So many values are drawn; a list of towns or states has fewer. */
const mostShown = 300

export const ValueTable = ({ values, title, children }: TableProps) => {
  const { importPlan, importing } = useDesk().text
  const words = importPlan.values
  const shown = values.values.slice(0, mostShown)
  const more = values.more + values.values.length - shown.length
  return (
    <section className="imp-values" aria-label={title}>
      <h3>{title}</h3>
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
