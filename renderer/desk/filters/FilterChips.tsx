import { withoutFilter } from '../../../shared/views/filterColumns.ts'
import { Icon } from '../../look/Icon.tsx'
import { useSource } from '../../store/source.ts'
import { useDesk } from '../../store/useDesk.ts'
import { useDeskModel } from '../deskModel.ts'
import { anchorUnder } from '../Popover.tsx'
import { isEmpty } from '../rowSelection.ts'
import { useRoom } from '../useRoom.ts'
import { sortWords } from '../sortWords.ts'
import { filtered, filterWords } from './filterWords.ts'

/** So many conditions are named in the bar; the rest stand behind one chip that opens them. A selection brings its own buttons. */
const named = { wide: 4, narrow: 2, tight: 1, scant: 1 } as const
const namedBesideSelection = { wide: 3, narrow: 2, tight: 1, scant: 1 } as const

type Chip = {
  readonly key: string
  readonly label: string
  readonly value: string
  readonly remove: () => void
  readonly open?: (at: Element) => void
}

/** Every condition of the list, each removable where it is named. */
export const FilterChips = () => {
  const { text } = useDesk()
  const { view, places, lane } = useDeskModel()
  const spec = useSource(view.spec)
  const room = useRoom()
  const selected = !isEmpty(useSource(view.selection))
  const words = text.desk.view
  const unit = spec.unit === null ? undefined : lane(spec.unit)
  const sorted = spec.sort.column !== 'receivedAt' || spec.sort.direction !== 'desc'
  const columns = filtered(spec.filters)
  const chips: readonly Chip[] = [
    ...(unit === undefined
      ? []
      : [{ key: 'unit', label: words.unit, value: unit.name, remove: () => void view.open({ unit: null }) }]),
    ...(spec.search === ''
      ? []
      : [{ key: 'search', label: words.search, value: spec.search, remove: () => void view.open({ search: '' }) }]),
    ...columns.map((column) => ({
      key: column,
      label: text.views.filter.columns[column],
      value: filterWords(text, spec.filters, column, (id) => lane(id)?.name ?? ''),
      remove: () => void view.open({ filters: withoutFilter(spec.filters, column) }),
      open: (at: Element) => places.filter.set({ column, anchor: anchorUnder(at) }),
    })),
    ...(sorted
      ? [
          {
            key: 'sort',
            label: words.sort,
            value: sortWords(text, spec.sort),
            remove: () => void view.open({ sort: { column: 'receivedAt', direction: 'desc' } }),
          },
        ]
      : []),
  ]
  const shown = chips.slice(0, (selected ? namedBesideSelection : named)[room])
  const hidden = chips.slice(shown.length)
  return (
    <div className="chips">
      {shown.map(({ key, label, value, remove, open }) => (
        <span className="chip" key={key} data-chip={key}>
          {open === undefined ? (
            <>
              {label} <b className="el">{value}</b>
            </>
          ) : (
            <button type="button" className="open" onClick={(event) => open(event.currentTarget)}>
              {label} <b className="el">{value}</b>
            </button>
          )}
          <button type="button" aria-label={`${words.remove}: ${label} ${value}`} title={words.remove} onClick={remove}>
            <Icon name="close" small />
          </button>
        </span>
      ))}
      {hidden.length > 0 && (
        <button
          type="button"
          className="chip more"
          title={hidden.map(({ label, value }) => `${label} ${value}`).join('\n')}
          onClick={(event) =>
            places.filter.set({ column: columns.at(-1) ?? 'status', anchor: anchorUnder(event.currentTarget) })
          }
        >
          {text.views.filter.more(hidden.length)}
        </button>
      )}
    </div>
  )
}
