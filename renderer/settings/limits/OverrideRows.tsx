import { useEffect, useState } from 'react'
import type { CategoryCard } from '../../../shared/contract/catalogue.ts'
import { limitNames } from '../../../shared/domain/limits/limits.ts'
import { channels, urgencies } from '../../../shared/domain/order/orderState.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { LimitFields } from './LimitFields.tsx'
import { emptyOverride, type OverrideForm } from './limitsDraft.ts'

type Props = {
  readonly overrides: readonly OverrideForm[]
  /** The line that is wrong, and why. */
  readonly wrong: { readonly line: number; readonly says: string } | null
  readonly onOverrides: (overrides: readonly OverrideForm[]) => void
}

/** Exceptions: a line names a category, a channel or an urgency, a step, and its limit. */
export const OverrideRows = ({ overrides, wrong, onOverrides }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.calendar.limits
  const [categories, setCategories] = useState<readonly CategoryCard[]>([])
  useEffect(() => {
    void verbs.catalogue({}).then((reply) => {
      if (reply.ok) setCategories(reply.value.categories)
    })
  }, [verbs])
  const change = (at: number, one: OverrideForm): void =>
    onOverrides(overrides.map((known, place) => (place === at ? one : known)))
  return (
    <div className="lim-overrides">
      {overrides.length === 0 ? <p className="t3">{words.noOverrides}</p> : null}
      {overrides.length === 0 ? null : (
        <div className="lim-row lim-head t3" aria-hidden="true">
          <span>{words.category}</span>
          <span>{words.channel}</span>
          <span>{words.urgency}</span>
          <span>{words.which}</span>
          <span>{words.limit}</span>
        </div>
      )}
      {overrides.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place until it is saved
        <div key={at}>
          <fieldset className="lim-row" aria-label={`${words.overrides} ${at + 1}`}>
            <select
              className="inp"
              aria-label={words.category}
              value={one.category ?? ''}
              onChange={(event) => {
                const found = categories.find((known) => String(known.row) === event.target.value)
                change(at, { ...one, category: found?.row ?? null })
              }}
            >
              <option value="">{words.any}</option>
              {shownCategories(categories, one.category).map((category) => (
                <option key={category.row} value={category.row}>
                  {'　'.repeat(category.level - 1)}
                  {category.name}
                </option>
              ))}
            </select>
            <select
              className="inp"
              aria-label={words.channel}
              value={one.channel ?? ''}
              onChange={(event) =>
                change(at, { ...one, channel: channels.find((known) => known === event.target.value) ?? null })
              }
            >
              <option value="">{words.any}</option>
              {channels.map((channel) => (
                <option key={channel} value={channel}>
                  {text.desk.channels[channel]}
                </option>
              ))}
            </select>
            <select
              className="inp"
              aria-label={words.urgency}
              value={one.urgency ?? ''}
              onChange={(event) =>
                change(at, { ...one, urgency: urgencies.find((known) => known === event.target.value) ?? null })
              }
            >
              <option value="">{words.any}</option>
              {urgencies.map((urgency) => (
                <option key={urgency} value={urgency}>
                  {text.calendar.urgencies[urgency]}
                </option>
              ))}
            </select>
            <select
              className="inp"
              aria-label={words.which}
              value={one.name}
              onChange={(event) =>
                change(at, { ...one, name: limitNames.find((known) => known === event.target.value) ?? one.name })
              }
            >
              {limitNames.map((name) => (
                <option key={name} value={name}>
                  {words.names[name]}
                </option>
              ))}
            </select>
            <LimitFields
              label={{
                amount: words.amount(words.names[one.name], `${words.overrides} ${at + 1}`),
                unit: words.unit(words.names[one.name], `${words.overrides} ${at + 1}`),
              }}
              limit={one.limit}
              onLimit={(limit) => change(at, { ...one, limit })}
            />
            <button
              type="button"
              className="btn quiet s ico"
              aria-label={`${words.removeOverride} ${at + 1}`}
              title={words.removeOverride}
              onClick={() => onOverrides(overrides.filter((_, place) => place !== at))}
            >
              <Icon name="close" small />
            </button>
          </fieldset>
          {wrong?.line === at ? (
            <p className="frm-problem" role="alert">
              {wrong.says}
            </p>
          ) : null}
        </div>
      ))}
      <div>
        <button type="button" className="btn s" onClick={() => onOverrides([...overrides, emptyOverride])}>
          <Icon name="plus" />
          {words.addOverride}
        </button>
      </div>
    </div>
  )
}

/** Those in use, parents before their children, and the one that stands there even if it was retired since. */
const shownCategories = (all: readonly CategoryCard[], chosen: CategoryCard['row'] | null): readonly CategoryCard[] => {
  const below = (parent: CategoryCard['row'] | null): readonly CategoryCard[] =>
    all
      .filter((one) => one.parent === parent && (!one.retired || one.row === chosen))
      .flatMap((one) => [one, ...below(one.row)])
  return below(null)
}
