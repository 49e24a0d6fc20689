import { filterColumns, isFiltered, type FilterColumn } from '../../../shared/views/filterColumns.ts'
import type { ViewFilters } from '../../../shared/contract/filters.ts'
import { Icon } from '../../look/Icon.tsx'
import { useSource } from '../../store/source.ts'
import { useDesk } from '../../store/useDesk.ts'
import { useDeskModel } from '../deskModel.ts'
import { Popover } from '../Popover.tsx'
import { SetFilter } from './SetFilter.tsx'
import { SpanFilter } from './SpanFilter.tsx'
import { WordsFilter } from './WordsFilter.tsx'
import './filters.css'

/** What the list leaves out, column by column. Each choice is taken at once: the list behind shows what it does. */
export const FilterPopover = () => {
  const { text } = useDesk()
  const { view, places } = useDeskModel()
  const open = useSource(places.filter)
  const { filters } = useSource(view.spec)
  if (open === null) return null
  const words = text.views.filter
  const { column } = open
  const change = (condition: ViewFilters[FilterColumn] | undefined): void => {
    const { [column]: _, ...others } = filters
    void view.open({ filters: condition === undefined ? others : { ...others, [column]: condition } })
  }
  return (
    <Popover anchor={open.anchor} label={words.title} width={440} onClose={places.closeFilter}>
      <header>
        <Icon name="filter" />
        <h2>{words.title}</h2>
        <span className="fill" />
        {isFiltered(filters) && (
          <button type="button" className="btn quiet s" onClick={() => void view.open({ filters: {} })}>
            {words.clearAll}
          </button>
        )}
        <button
          type="button"
          className="btn quiet s ico"
          aria-label={words.close}
          title={words.close}
          onClick={places.closeFilter}
        >
          <Icon name="close" small />
        </button>
      </header>
      <div className="filters">
        <div className="cols" role="tablist" aria-label={words.title} aria-orientation="vertical">
          {filterColumns.map((known) => (
            <button
              key={known}
              type="button"
              role="tab"
              className="item"
              aria-selected={known === column}
              onClick={() => places.filter.set({ ...open, column: known })}
            >
              {words.columns[known]}
              {filters[known] !== undefined && <span className="dot" />}
            </button>
          ))}
        </div>
        <div className="edit" role="tabpanel" aria-label={words.of(words.columns[column])} key={column}>
          {column === 'receivedAt' || column === 'dueAt' ? (
            <SpanFilter column={column} chosen={filters[column]} onChange={change} />
          ) : column === 'title' || column === 'number' ? (
            <WordsFilter chosen={filters[column]} onChange={change} />
          ) : (
            <SetFilter column={column} chosen={filters[column]} onChange={change} />
          )}
        </div>
      </div>
    </Popover>
  )
}
