import type { RowId } from '../../shared/kernel/ids.ts'
import { type CategoryNode, gapOf, type RouteToday } from '../catalogue/categoryTree.ts'
import { Icon } from '../look/Icon.tsx'
import { useText } from '../store/useDesk.ts'

type Props = {
  readonly node: CategoryNode
  readonly marked: boolean
  readonly open: boolean
  readonly today: RouteToday | null
  readonly nameOf: (row: RowId) => string
  readonly onMark: () => void
  readonly onOpen: (open: boolean) => void
  readonly onChange: () => void
}

/** One line of the tree: its place by the indent, other names, and where its matters go today. */
export const CategoryRow = ({ node, marked, open, today, nameOf, onMark, onOpen, onChange }: Props) => {
  const words = useText().text.catalogue
  const { card, out, below } = node
  const gap = out ? null : gapOf(today)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the tree's, which has the focus
    <div
      id={`category-${card.row}`}
      role="treeitem"
      aria-level={card.level}
      aria-selected={marked}
      aria-expanded={below.length > 0 ? open : undefined}
      className={`cat-row ${marked ? 'on' : ''} ${out ? 'out' : ''}`}
      tabIndex={-1}
      onClick={onMark}
      onDoubleClick={onChange}
    >
      <span className="cat-name" data-level={card.level}>
        {below.length > 0 ? (
          <button type="button" tabIndex={-1} aria-hidden="true" onClick={() => onOpen(!open)}>
            <Icon name={open ? 'chevronDown' : 'chevronRight'} small />
          </button>
        ) : (
          <span className="cat-leaf" />
        )}
        <span className="el">{card.name}</span>
        {below.length > 0 && !open ? <span className="t3 num">{below.length}</span> : null}
      </span>
      <span className="t3 el">{card.aliases.join('、')}</span>
      <span className="el">
        {gap === null ? null : <span className="wn">{words.routes.gap[gap]}</span>}
        {gap === null && today !== null ? (
          <>
            {today.lead?.name ?? ''}
            {today.from === null ? null : <span className="t3"> {words.categories.inherited(nameOf(today.from))}</span>}
          </>
        ) : null}
      </span>
      <span className="t3">{card.retired ? words.retired : ''}</span>
    </div>
  )
}
