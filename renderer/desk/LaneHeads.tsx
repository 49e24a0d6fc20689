import { Icon } from '../look/Icon.tsx'
import { useText } from '../store/useDesk.ts'
import { type LaneOrder, orderByClick } from './laneOrder.ts'

type Props = { readonly order: LaneOrder; readonly onOrder: (order: LaneOrder) => void }

/** The heads over the lanes' figures: a click puts the most first, another one gives the catalogue's order back. */
export const LaneHeads = ({ order, onOrder }: Props) => {
  const { text } = useText()
  const words = text.desk.lanes
  const named = words.orders[order]
  return (
    <div className="lcols">
      <button
        type="button"
        className={named === '' ? 'el' : 'el on'}
        title={words.orderTitle}
        onClick={() => onOrder(orderByClick(order, 'unit'))}
      >
        <span className="el">
          {named === '' ? (
            <>
              <span className="w">{words.unit}</span>
              <span className="nw">{words.unitShort}</span>
            </>
          ) : (
            `${words.unitShort} ${named}`
          )}
        </span>
        {named !== '' && <Icon name="arrowDown" small />}
      </button>
      {(['open', 'overdue', 'returned'] as const).map((column) => (
        <button
          key={column}
          type="button"
          className={order === column ? 'r on' : 'r'}
          aria-pressed={order === column}
          title={`${column === 'returned' ? `${words.returnedTitle}\n` : ''}${words.orderBy(words[column])}`}
          onClick={() => onOrder(orderByClick(order, column))}
        >
          {order === column && <Icon name="arrowDown" small />}
          {words[column]}
        </button>
      ))}
    </div>
  )
}
