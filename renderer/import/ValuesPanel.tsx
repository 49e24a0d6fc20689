import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import { channels } from '../../shared/domain/order/orderState.ts'
import { channelOf } from '../../shared/matching/channelOf.ts'
import { orderKindOf, stateKind } from '../../shared/matching/sourceState.ts'
import { useDesk } from '../store/useDesk.ts'
import type { MappingPlace } from './importFlow.ts'
import { CatalogueValues } from './CatalogueValues.tsx'
import { putValue, ruleOf } from './planEdits.ts'
import { ValueTable } from './ValueTable.tsx'

const catalogueFields = ['town', 'category', 'unit'] as const
export type CatalogueField = (typeof catalogueFields)[number]

type Props = {
  readonly place: MappingPlace
  readonly onPlan: (plan: ImportPlan) => void
  readonly onAdd: (field: CatalogueField, names: readonly string[]) => Promise<void>
}

/** Each value of the columns that are lists, once and with its rows, and what it is taken as. */
export const ValuesPanel = ({ place, onPlan, onAdd }: Props) => {
  const { text } = useDesk()
  const words = text.importPlan.values
  const { look, plan } = place
  const listed = look.values.filter(({ field }) => field === 'state' || field === 'channel')
  const catalogue = catalogueFields.flatMap((field) => {
    const values = look.values.find((one) => one.field === field)
    return values === undefined ? [] : [{ field, values }]
  })
  if (look.values.length === 0) return <p className="imp-nothing t2">{words.none}</p>
  const meansState = plan.kind === 'updates' ? words.stateUpdate : words.stateMeans
  const states = new Map(plan.rules.states)
  const known = new Map(plan.rules.channels)
  return (
    <>
      {catalogue.map(({ field, values }) => (
        <CatalogueValues
          key={field}
          field={field}
          values={values}
          matches={place.matches?.[ruleOf[field]] ?? null}
          plan={plan}
          onPlan={onPlan}
          onAdd={(names) => onAdd(field, names)}
        />
      ))}
      {listed.map((values) => (
        <ValueTable key={values.field} values={values} title={text.importPlan.fields[values.field]}>
          {(value) =>
            values.field === 'state' ? (
              <select
                className="inp"
                aria-label={words.meaning(value)}
                value={
                  plan.kind === 'updates' ? (states.get(value) ?? stateKind(value)) : orderKindOf(value, states, plan)
                }
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
                value={known.get(value) ?? channelOf(value)}
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
