import type { ImportPlan, ImportRules } from '../../shared/contract/importPlan.ts'
import { channels } from '../../shared/domain/order/orderState.ts'
import { useDesk } from '../store/useDesk.ts'
import type { MappingPlace } from './importFlow.ts'
import { putRules } from './planEdits.ts'
import { planSentences } from './planSentences.ts'

type Props = { readonly place: MappingPlace; readonly onPlan: (plan: ImportPlan) => void }

const dayOrders = ['auto', 'month-first', 'day-first'] as const satisfies readonly ImportRules['dayOrder'][]

/** The rules as sentences, and the two that no list of values shows. */
export const RulesPanel = ({ place, onPlan }: Props) => {
  const { text } = useDesk()
  const words = text.importPlan.rules
  const { plan, look, preview } = place
  const header = preview.sheets[plan.sheet]?.header ?? []
  const sentences = planSentences(plan, look, header, words, {
    channels: text.desk.channels,
    dayOrders: words.dayOrders,
    catalogue: namesOf(place.matches),
  })
  const asksForDates = look.unclearDates || plan.rules.dayOrder !== 'auto'
  const isOrders = plan.kind === 'newOrders' || plan.kind === 'history'
  return (
    <section className="imp-rules" aria-label={words.title}>
      <h3>{words.title}</h3>
      {sentences.length === 0 ? <p className="t3">{words.none}</p> : null}
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {asksForDates ? (
        <div className="imp-rule">
          <span aria-hidden="true">{words.dayOrder}</span>
          <select
            className="inp"
            aria-label={words.dayOrder}
            value={plan.rules.dayOrder}
            onChange={(event) => {
              const dayOrder = dayOrders.find((one) => one === event.target.value)
              if (dayOrder !== undefined) onPlan(putRules(plan, { dayOrder }))
            }}
          >
            {dayOrders.map((order) => (
              <option key={order} value={order}>
                {words.dayOrders[order]}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {look.unclearDates && plan.rules.dayOrder === 'auto' ? (
        <p className="rd" role="alert">
          {words.unclear}
        </p>
      ) : null}
      {isOrders ? (
        <div className="imp-rule">
          <span aria-hidden="true">{words.defaultChannel}</span>
          <select
            className="inp"
            aria-label={words.defaultChannel}
            value={plan.rules.defaultChannel ?? ''}
            onChange={(event) =>
              onPlan(
                putRules(plan, { defaultChannel: channels.find((channel) => channel === event.target.value) ?? null }),
              )
            }
          >
            <option value="">{words.bySource}</option>
            {channels.map((channel) => (
              <option key={channel} value={channel}>
                {text.desk.channels[channel]}
              </option>
            ))}
          </select>
        </div>
      ) : null}
    </section>
  )
}

const namesOf = (matches: MappingPlace['matches']): ReadonlyMap<string, string> =>
  new Map(
    matches === null
      ? []
      : [...matches.towns.known, ...matches.categories.known, ...matches.units.known].map(({ id, name }) => [id, name]),
  )
