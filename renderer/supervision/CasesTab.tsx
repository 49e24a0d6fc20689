import { useCallback, useEffect, useRef, useState } from 'react'
import type { CaseCard } from '../../shared/contract/supervision.ts'
import { type Rung, rungs } from '../../shared/domain/supervision/ladder.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { receiptDue } from '../../shared/views/receiptDue.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { Segments } from '../notices/Segments.tsx'
import { useDesk } from '../store/useDesk.ts'
import { EmptyList } from './EmptyList.tsx'
import { RungMark } from './RungMark.tsx'
import { useReply } from './useReply.ts'
import { walkRows } from './walkRows.ts'

/** Every case by rung, with what it waits for; Enter opens it. */
export const CasesTab = ({ onCase }: { readonly onCase: (row: RowId) => void }) => {
  const { verbs, text } = useDesk()
  const words = text.supervision.cases
  const [which, setWhich] = useState<'open' | 'ended'>('open')
  const [rung, setRung] = useState<Rung | 'all'>('all')
  const asked = useReply(useCallback(() => verbs.cases({ which }), [verbs, which]))
  const cards = (asked.value ?? []).filter((card) => rung === 'all' || card.rung === rung)
  const ready = cards.length > 0
  return (
    <>
      <div className="sup-bar">
        <Segments
          label={words.which}
          value={which}
          options={[
            ['open', words.open],
            ['ended', words.ended],
          ]}
          onPick={setWhich}
        />
        <Segments
          label={words.rung}
          value={rung}
          options={[['all', words.all], ...rungs.map((one) => [one, text.supervision.rungs[one]] as const)]}
          onPick={setRung}
        />
        <span className="fill" />
        <span className="t3 num">{asked.value === null ? '' : words.count(cards.length)}</span>
      </div>
      <EmptyList
        asked={asked}
        empty={asked.value !== null && !ready}
        icon="flag"
        title={words.emptyTitle}
        note={words.emptyText}
      />
      {ready ? (
        <CaseTable
          label={text.supervision.tabs.cases}
          last={which === 'open' ? words.until : words.end}
          cards={cards}
          onCase={onCase}
        />
      ) : null}
    </>
  )
}

/** The cases whose unit let the receipt's time pass: the longest overdue first. */
export const ReceiptsTab = ({ onCase }: { readonly onCase: (row: RowId) => void }) => {
  const { verbs, text } = useDesk()
  const words = text.supervision
  const asked = useReply(useCallback(() => verbs.cases({ which: 'open' }), [verbs]))
  const [now] = useState(() => Date.now())
  const cards = (asked.value ?? [])
    .filter((card) => receiptDue(card, now))
    .toSorted((a, b) => (a.waits.until ?? 0) - (b.waits.until ?? 0))
  const ready = cards.length > 0
  return (
    <>
      <div className="sup-bar">
        <span className="t3 num">{asked.value === null ? '' : words.cases.count(cards.length)}</span>
      </div>
      <EmptyList
        asked={asked}
        empty={asked.value !== null && !ready}
        icon="check"
        title={words.receipts.emptyTitle}
        note={words.receipts.emptyText}
      />
      {ready ? <CaseTable label={words.tabs.receipts} last={words.cases.until} cards={cards} onCase={onCase} /> : null}
    </>
  )
}

type TableProps = {
  readonly label: string
  /** The head of the last column: until when it waits, or when it ended. */
  readonly last: string
  readonly cards: readonly CaseCard[]
  readonly onCase: (row: RowId) => void
}

const CaseTable = ({ label, last, cards, onCase }: TableProps) => {
  const { text } = useDesk()
  const words = text.supervision.cases
  const [now] = useState(() => Date.now())
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => body.current?.querySelector<HTMLElement>('[data-row]')?.focus(), [])
  return (
    <div className="reg-scroll">
      <table className="reg sup-table cases" aria-label={label}>
        <thead>
          <tr>
            <th>{words.rung}</th>
            <th>{words.unit}</th>
            <th>{words.orders}</th>
            <th>{words.opened}</th>
            <th>{words.waits}</th>
            <th>{last}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={walkRows}>
          {cards.map((card) => (
            <CaseRow key={card.case} card={card} now={now} onCase={onCase} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = { readonly card: CaseCard; readonly now: number; readonly onCase: (row: RowId) => void }

const CaseRow = ({ card, now, onCase }: RowProps) => {
  const { text } = useDesk()
  const words = text.supervision.cases
  const { until } = card.waits
  return (
    <tr onClick={() => onCase(card.case)}>
      <th scope="row">
        <button
          type="button"
          data-row
          onClick={(event) => {
            event.stopPropagation()
            onCase(card.case)
          }}
        >
          {card.rung === null ? (
            <span className="tag">{words.draft}</span>
          ) : (
            <RungMark rung={card.rung} ended={card.status === 'ended'} />
          )}
        </button>
      </th>
      <td className="el strong">{card.unitName}</td>
      <td className="el">
        <span className="num">{text.supervision.orders(card.firstOrder.number, card.orderCount)}</span>{' '}
        <span className="t2">{card.firstOrder.title}</span>
      </td>
      <td className="num">{isoMinute(card.openedAt)}</td>
      <td className="strong">{card.ending === null ? words.waitsFor[card.waits.for] : words.endings[card.ending]}</td>
      <td className={until !== null && until <= now ? 'num sup-late' : 'num'}>
        {card.endedAt === null ? (
          until === null ? (
            <span className="reg-none">–</span>
          ) : (
            isoMinute(until)
          )
        ) : (
          isoMinute(card.endedAt)
        )}
      </td>
    </tr>
  )
}
