import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { NoticeCard } from '../../shared/contract/notices.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { JobBanner } from '../printing/JobBanner.tsx'
import type { PrintOpening } from '../printing/PrintJobScreen.tsx'
import { RegisterTools } from '../printing/RegisterTools.tsx'
import { isPrintable, type PaperChoice, usePaperChoice } from '../printing/usePaperChoice.ts'
import './notices.css'

type Props = {
  readonly onOpen: (notice: RowId, step: number) => void
  readonly onPrint: (open: PrintOpening) => void
  readonly onClose: () => void
}

/** Every notice that was drafted or signed off: the numbers of a year stand without a gap. */
export const NoticeRegister = ({ onOpen, onPrint, onClose }: Props) => {
  const { verbs, onNews, text } = useDesk()
  const words = text.notices.register
  const [cards, setCards] = useState<readonly NoticeCard[] | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const choice = usePaperChoice(cards)

  const read = useCallback(async () => {
    const reply = await verbs.notices({})
    setFailure(reply.ok ? null : reply.error)
    if (reply.ok) setCards(reply.value)
  }, [verbs])
  useEffect(() => {
    void read()
    return onNews((news) => {
      if (news.kind === 'notices') void read()
    })
  }, [read, onNews])

  const ready = cards !== null && cards.length > 0
  useEffect(() => {
    if (ready) body.current?.querySelector<HTMLElement>('[data-row]')?.focus()
  }, [ready])

  const walk = (event: KeyboardEvent) => {
    const rows = Array.from(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])
    const at = rows.findIndex((row) => row.matches(':focus'))
    const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: rows.length - 1 }[event.key]
    const row = to === undefined ? undefined : rows[to]
    if (row === undefined) return
    event.preventDefault()
    row.focus()
  }
  const printChosen = () => {
    if (choice.problem === null && choice.papers.length > 0) onPrint({ kind: 'papers', papers: choice.papers })
  }
  const drafts = cards?.filter((card) => card.status === 'drafted').length ?? 0
  return (
    <ScreenFrame
      title={words.title}
      backLabel={text.notices.back}
      onBack={onClose}
      about={cards === null ? null : <span className="t3 num">{words.count(cards.length - drafts, drafts)}</span>}
      tools={<RegisterTools choice={choice} onPrint={printChosen} />}
      keys={{ p: printChosen }}
    >
      <JobBanner onOpen={(job) => onPrint({ kind: 'job', job })} />
      {failure === null ? null : (
        <div className="reg-failed">
          <FailureNote failure={failure} />
          <button type="button" className="btn" onClick={() => void read()}>
            {words.retry}
          </button>
        </div>
      )}
      {cards !== null && cards.length === 0 ? (
        <div className="reg-empty">
          <h2>
            <Icon name="book" />
            {words.emptyTitle}
          </h2>
          <p>{words.emptyText}</p>
        </div>
      ) : null}
      {ready ? (
        <div className="reg-scroll">
          <table className="reg papers" aria-label={words.title}>
            <thead>
              <tr>
                <th className="reg-pick">
                  <input
                    type="checkbox"
                    aria-label={text.printing.chooseAll}
                    title={text.printing.chooseAll}
                    disabled={choice.printable === 0}
                    checked={choice.printable > 0 && choice.papers.length === choice.printable}
                    onChange={choice.toggleAll}
                  />
                </th>
                <th>{words.number}</th>
                <th>{words.kind}</th>
                <th>{words.unit}</th>
                <th>{words.orders}</th>
                <th>{words.cause}</th>
                <th>{words.dueAt}</th>
                <th>{words.draftedAt}</th>
                <th>{words.signedOffAt}</th>
                <th className="r">{words.prints}</th>
              </tr>
            </thead>
            <tbody ref={body} onKeyDown={walk}>
              {cards.map((card) => (
                <NoticeRow key={`${card.notice}-${card.step}`} card={card} choice={choice} onOpen={onOpen} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </ScreenFrame>
  )
}

const NoticeRow = ({
  card,
  choice,
  onOpen,
}: {
  readonly card: NoticeCard
  readonly choice: PaperChoice
  readonly onOpen: (notice: RowId, step: number) => void
}) => {
  const { text } = useDesk()
  const words = text.notices.register
  const first = card.orderNumbers[0] ?? ''
  const chosen = choice.isChosen(card)
  const name = card.number === null ? card.unitName : documentNumberText(card.number)
  return (
    // A wider target for the mouse; the button in it has the keys.
    <tr className={chosen ? 'chosen' : undefined} onClick={() => onOpen(card.notice, card.step)}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: beside the box is still the box; the keys have Space on the row */}
      <td className="reg-pick" onClick={(event) => event.stopPropagation()}>
        {isPrintable(card) ? (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={text.printing.choose(name)}
            checked={chosen}
            onChange={() => choice.toggle(card)}
          />
        ) : null}
      </td>
      <th scope="row">
        <button
          type="button"
          data-row
          className="num"
          onKeyDown={(event) => {
            if (event.key !== ' ' || !isPrintable(card)) return
            event.preventDefault()
            choice.toggle(card)
          }}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(card.notice, card.step)
          }}
        >
          {card.number === null ? (
            <span className="tag">{card.status === 'void' ? text.notices.voided : words.draft}</span>
          ) : (
            documentNumberText(card.number)
          )}
        </button>
      </th>
      <td>
        {text.notices.titles[card.kind]}
        {card.status === 'void' && card.number !== null ? <span className="tag">{text.notices.voided}</span> : null}
      </td>
      <td className="el strong">{card.unitName}</td>
      <td className="el num">{card.orderNumbers.length > 1 ? words.more(first, card.orderNumbers.length) : first}</td>
      <td>{text.notices.causes[card.cause]}</td>
      <td className="num">{isoMinute(card.dueAt)}</td>
      <td className="num">{isoMinute(card.draftedAt)}</td>
      <td className="num">{card.signedOffAt === null ? <Dash /> : isoMinute(card.signedOffAt)}</td>
      <td className="num r">{card.prints === 0 ? <Dash /> : words.printsOf(card.prints)}</td>
    </tr>
  )
}

const Dash = () => <span className="reg-none">–</span>
