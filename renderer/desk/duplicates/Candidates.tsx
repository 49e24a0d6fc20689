import { useRef } from 'react'
import type { LikelyDuplicate } from '../../../shared/contract/duplicates.ts'
import { isoMinute } from '../../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import { StatusRing } from '../../look/StatusRing.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { reasonText } from './reasonText.ts'

type Props = {
  readonly orders: readonly LikelyDuplicate[]
  readonly chosen: RowId
  readonly onChoose: (row: RowId) => void
}

/** The list at the left: arrows go through it, and what is chosen stands at the right. */
export const Candidates = ({ orders, chosen, onChoose }: Props) => {
  const { text } = useDesk()
  const words = text.duplicates
  const list = useRef<HTMLDivElement>(null)
  const step = (by: number) => {
    const at = orders.findIndex(({ row }) => row === chosen)
    const next = orders[at + by]
    if (next === undefined) return
    onChoose(next.row)
    list.current?.querySelector<HTMLElement>(`[data-row="${next.row}"]`)?.focus()
  }
  return (
    <div
      ref={list}
      className="dup-list"
      role="listbox"
      aria-label={words.list}
      tabIndex={-1}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key]
        if (by === undefined) return
        event.preventDefault()
        step(by)
      }}
    >
      {orders.map((one) => (
        <button
          key={one.row}
          type="button"
          role="option"
          data-row={one.row}
          data-first={one.row === chosen ? '' : undefined}
          tabIndex={one.row === chosen ? 0 : -1}
          aria-selected={one.row === chosen}
          onClick={() => onChoose(one.row)}
        >
          <span className="line">
            <span className="num">{one.number}</span>
            <StatusRing status={one.status} />
            <span className="t2">{text.desk.statuses[one.status]}</span>
            <span className="fill" />
            <span className="t3 num">{isoMinute(one.receivedAt).slice(5)}</span>
          </span>
          <span className="el ttl" title={one.title}>
            {one.title}
          </span>
          {one.merged !== null && (
            <span className="t2">{one.merged === 'absorbed' ? words.mergedIntoThis : words.mergedInto}</span>
          )}
          {one.reasons.map((reason) => (
            <span key={reason.kind} className="t3 why">
              {reasonText(text, reason)}
            </span>
          ))}
        </button>
      ))}
    </div>
  )
}
