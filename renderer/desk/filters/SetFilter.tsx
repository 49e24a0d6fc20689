import { useEffect, useState } from 'react'
import type { SetColumn } from '../../../shared/views/filterColumns.ts'
import type { ViewFilters } from '../../../shared/contract/filters.ts'
import type { Facet } from '../../../shared/contract/views.ts'
import { Icon } from '../../look/Icon.tsx'
import { useSource } from '../../store/source.ts'
import { useDesk } from '../../store/useDesk.ts'
import { useDeskModel } from '../deskModel.ts'
import { unitFit } from '../unitFilter.ts'
import { valueWords } from './filterWords.ts'

type Value = Facet['value']
type Props = {
  readonly column: SetColumn
  readonly chosen: readonly Value[] | undefined
  readonly onChange: (values: ViewFilters[SetColumn] | undefined) => void
}

/** The values of a column, the frequent ones first, each with how many orders the list would have of it. */
export const SetFilter = ({ column, chosen = [], onChange }: Props) => {
  const { verbs, text } = useDesk()
  const { view, lane } = useDeskModel()
  const spec = useSource(view.spec)
  const [facets, setFacets] = useState<readonly Facet[] | null>(null)
  const [typed, setTyped] = useState('')
  const words = text.views.filter

  useEffect(() => {
    let gone = false
    void verbs.facets({ spec, column }).then((answer) => {
      if (!gone && answer.ok) setFacets(answer.value.values)
    })
    return () => {
      gone = true
    }
  }, [verbs, spec, column])

  const nameOf = (value: Value): string => valueWords(text, column, value, (unit) => lane(unit)?.name ?? String(unit))
  const fits = ({ value }: Facet): boolean => {
    const unit = column === 'lead' && typeof value === 'number' ? lane(value as never) : undefined
    return unit === undefined
      ? nameOf(value).toLowerCase().includes(typed.trim().toLowerCase())
      : unitFit(unit, typed) !== null
  }
  // What is chosen stays in sight even where nothing is left of it, so that it can be let go.
  const missing = chosen
    .filter((value) => !facets?.some((facet) => facet.value === value))
    .map((value) => ({ value, count: 0 }))
  const shown = [...(facets ?? []), ...missing]
    .filter((facet) => facet.count > 0 || chosen.includes(facet.value))
    .toSorted((a, b) => b.count - a.count)
    .filter(fits)
  const toggle = (value: Value): void => {
    const next = chosen.includes(value) ? chosen.filter((known) => known !== value) : [...chosen, value]
    onChange(next.length === 0 ? undefined : (next as ViewFilters[SetColumn]))
  }
  const all = shown.length > 0 && shown.every(({ value }) => chosen.includes(value))
  return (
    <>
      <div className="find">
        <div className="inp">
          <Icon name="search" />
          <input
            data-first
            value={typed}
            placeholder={words.find}
            aria-label={words.find}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              const [first] = shown
              if (event.key === 'Enter' && !event.nativeEvent.isComposing && typed.trim() !== '' && first !== undefined)
                toggle(first.value)
            }}
          />
        </div>
        <button
          type="button"
          className="btn quiet s"
          disabled={shown.length === 0}
          onClick={() =>
            onChange(all ? undefined : (shown.map(({ value }) => value).slice(0, 2000) as ViewFilters[SetColumn]))
          }
        >
          {all ? words.clear : words.all}
        </button>
      </div>
      <div className="items">
        {facets === null && missing.length === 0 && <p className="none">{words.counting}</p>}
        {facets !== null && shown.length === 0 && <p className="none">{words.nothing}</p>}
        {shown.slice(0, 500).map(({ value, count }) => {
          const on = chosen.includes(value)
          return (
            <button
              key={String(value)}
              type="button"
              aria-pressed={on}
              className={on ? 'item on' : 'item'}
              onClick={() => toggle(value)}
            >
              <span className="cbx">
                <Icon name="check" small />
              </span>
              <span className="el" title={nameOf(value)}>
                {nameOf(value)}
              </span>
              <span className="n num">{facets === null ? '' : words.orders(count)}</span>
            </button>
          )
        })}
      </div>
    </>
  )
}
