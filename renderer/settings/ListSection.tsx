import type { KeyboardEvent, ReactNode } from 'react'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Icon } from '../look/Icon.tsx'
import { ActButton } from './ActButton.tsx'
import type { Upkeep } from './useUpkeep.ts'
import './catalogue.css'

type Props = {
  readonly title: string
  readonly intro: string
  readonly upkeep: Upkeep
  /** Adds an entry; `obstacle` says why that may not be done. */
  readonly add?: { readonly label: string; readonly obstacle: string | null; readonly onAdd: () => void }
  readonly filter: {
    readonly value: string
    readonly label: string
    readonly onChange: (value: string) => void
    /** Where the list is walked from the filter. */
    readonly onKeyDown?: (event: KeyboardEvent) => void
  }
  /** Beside the filter: what else narrows the list, and how many there are. */
  readonly tools: ReactNode
  /** Between the tools and the list. */
  readonly notes?: ReactNode
  /** Said where the list is empty; null where it is not. */
  readonly none: string | null
  readonly className?: string
  readonly children: ReactNode
}

/** What the office keeps, as one frame: a list that is filtered, what became of the last act, and the list itself. */
export const ListSection = (props: Props) => {
  const { title, intro, upkeep, add, filter, tools, notes, none, className = '', children } = props
  return (
    <section className={`set-wide ${className}`.trim()} aria-label={title}>
      <h2>{title}</h2>
      <p className="t2">{intro}</p>
      <div className="set-tools">
        {add === undefined ? null : (
          <ActButton label={add.label} icon="plus" obstacle={add.obstacle} onAct={add.onAdd} />
        )}
        <label className="inp set-filter">
          <Icon name="filter" />
          <input
            type="search"
            value={filter.value}
            placeholder={filter.label}
            aria-label={filter.label}
            data-first={filter.onKeyDown === undefined ? undefined : true}
            onChange={(event) => filter.onChange(event.target.value)}
            onKeyDown={filter.onKeyDown}
          />
        </label>
        {tools}
        <span className="fill" />
        <Said upkeep={upkeep} />
      </div>
      {notes}
      {upkeep.failure === null ? null : <FailureNote failure={upkeep.failure} />}
      {children}
      {none === null ? null : <p className="t2 set-none">{none}</p>}
    </section>
  )
}

/** What became of the last act. */
export const Said = ({ upkeep: { said } }: { readonly upkeep: Upkeep }) => (
  <span className="t2" role="status">
    {said === null ? null : <Icon name="check" />}
    {said}
  </span>
)
