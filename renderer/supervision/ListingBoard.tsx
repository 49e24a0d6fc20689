import { useCallback, useState } from 'react'
import type { Listing } from '../../shared/contract/supervision.ts'
import { chinaDate, DAY, isoMinute, startOfDay } from '../../shared/kernel/chinaTime.ts'
import { listingTable } from '../../shared/documents/supervisionTables.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { useDesk } from '../store/useDesk.ts'
import { EmptyList } from './EmptyList.tsx'
import { PrintTable } from './PrintTable.tsx'
import { useReply } from './useReply.ts'
import { walkRows } from './walkRows.ts'

/** 挂牌督办榜: what is listed, since when, who answers for it, how it goes and what would end it; large enough for a wall. */
export const ListingBoard = ({ onCase }: { readonly onCase: (row: RowId) => void }) => {
  const { verbs, settings, text } = useDesk()
  const words = text.supervision.listings
  const asked = useReply(useCallback(() => verbs.listings({}), [verbs]))
  const [now] = useState(() => Date.now())
  const rows = asked.value ?? []
  return (
    <>
      <EmptyList
        asked={asked}
        empty={asked.value !== null && rows.length === 0}
        icon="flag"
        title={words.emptyTitle}
        note={words.emptyText}
      />
      {rows.length === 0 ? null : (
        <div className="reg-scroll sup-board">
          <header>
            <h2>
              {words.heading} <span className="num t3">{words.count(rows.length)}</span>
            </h2>
            <span className="fill" />
            <PrintTable
              table={() => listingTable(rows, settings.words.officeName, Date.now())}
              name={words.file(isoMinute(now).slice(0, 10))}
            />
          </header>
          <table aria-label={words.heading}>
            <thead>
              <tr>
                <th>{words.unit}</th>
                <th>{words.matter}</th>
                <th className="r">{words.since}</th>
                <th>{words.conditions}</th>
                <th>{words.progress}</th>
                <th>{words.dueAt}</th>
              </tr>
            </thead>
            <tbody onKeyDown={walkRows}>
              {rows.map((row) => (
                <BoardRow key={row.case} row={row} now={now} onCase={onCase} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

type RowProps = { readonly row: Listing; readonly now: number; readonly onCase: (row: RowId) => void }

const BoardRow = ({ row, now, onCase }: RowProps) => {
  const { text } = useDesk()
  const words = text.supervision.listings
  const days = Math.round((startOfDay(now) - startOfDay(row.listedAt)) / DAY)
  return (
    <tr onClick={() => onCase(row.case)}>
      <th scope="row">
        <button type="button" data-row onClick={() => onCase(row.case)}>
          {row.unitName}
        </button>
        <span className="num t3">{row.number}</span>
      </th>
      <td>
        {row.orders.map((order) => (
          <span key={order.row} className="sup-matter">
            <span className="num t3">{order.number}</span> {order.title}
          </span>
        ))}
      </td>
      <td className="r">
        <b className="num">{words.listedFor(days)}</b>
        <span className="num t3">{dayText(row.listedAt)}</span>
      </td>
      <td className="sup-lines">{row.conditions}</td>
      <td>
        <b>{text.supervision.cases.waitsFor[row.waits.for]}</b>
        <span className="t2 sup-lines">{row.lastReply === '' ? words.noReply : row.lastReply}</span>
      </td>
      <td className={row.dueAt <= now ? 'num sup-late' : 'num'}>{dayText(row.dueAt)}</td>
    </tr>
  )
}

const dayText = (instant: number): string => {
  const { year, month, day } = chinaDate(instant)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
