import type { KeyboardEvent } from 'react'
import type { ProposalItem } from '../../shared/contract/supervision.ts'
import type { JoinProblem } from '../../shared/domain/supervision/joining.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { greyed } from '../persons/useObstacle.ts'
import { useDesk } from '../store/useDesk.ts'
import { RungMark } from './RungMark.tsx'

type Props = {
  readonly item: ProposalItem
  readonly busy: boolean
  readonly chosen: boolean
  /** Why it cannot go into the paper that is being put together. */
  readonly problem: JoinProblem | null
  /** Why the person on duty takes and dismisses nothing. */
  readonly notMine: string | null
  readonly onChoose: () => void
  readonly onTake: () => void
  readonly onRemind: () => void
  readonly onDismiss: () => void
  readonly onCase: (row: RowId) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** One proposal: whom it is about, why, and the one act that takes it. */
export const ProposalRow = (props: Props) => {
  const { item, busy, chosen, problem, notMine, onChoose, onTake, onRemind, onDismiss, onCase, onKeyDown } = props
  const { text } = useDesk()
  const words = text.supervision.proposals
  const [first] = item.orders
  return (
    <tr className={chosen ? 'chosen' : undefined} onKeyDown={onKeyDown}>
      <td className="sup-pick">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={chosen}
          disabled={busy || problem !== null}
          title={problem === null ? words.chooseTitle : words.notJoined[problem]}
          aria-label={words.choose(item.unitName, first?.number ?? '')}
          onChange={onChoose}
        />
      </td>
      <th scope="row" className="el strong">
        {item.unitName}
      </th>
      <td className="el">
        <Matter item={item} onCase={onCase} />
      </td>
      <td>
        <RungMark rung={item.rung} />
      </td>
      <td className="el strong" title={text.supervision.reasons(item.reasons)}>
        {text.supervision.reasons(item.reasons)}
      </td>
      <td className="sup-acts">
        <button
          type="button"
          data-row
          className="btn s"
          disabled={busy}
          aria-disabled={notMine !== null}
          title={notMine ?? undefined}
          onClick={() => {
            if (notMine === null) onTake()
          }}
        >
          {words.take[item.to]} <kbd>Enter</kbd>
        </button>
        {item.to === 'reminder' ? (
          <button type="button" className="btn s quiet" {...greyed(notMine)} onClick={onRemind}>
            {words.byPhone} <kbd>T</kbd>
          </button>
        ) : null}
        <button type="button" className="btn s quiet" {...greyed(notMine)} onClick={onDismiss}>
          {words.dismiss} <kbd>X</kbd>
        </button>
      </td>
    </tr>
  )
}

const Matter = ({ item, onCase }: { readonly item: ProposalItem; readonly onCase: (row: RowId) => void }) => {
  const { text } = useDesk()
  const [first] = item.orders
  if (first === undefined) return null
  const { case: row } = item
  const shown = (
    <>
      <span className="num">{text.supervision.orders(first.number, item.orders.length)}</span>{' '}
      <span className="t2">{first.title}</span>
    </>
  )
  return row === null ? (
    shown
  ) : (
    <button type="button" className="lnk el" tabIndex={-1} onClick={() => onCase(row)}>
      {shown}
    </button>
  )
}
