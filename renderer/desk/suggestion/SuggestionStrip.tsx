import { useCallback, useState } from 'react'
import type { OrderDetail } from '../../../shared/contract/desk.ts'
import type { SuggestedUnits } from '../../../shared/contract/suggestions.ts'
import type { Row } from '../../../shared/contract/views.ts'
import { Icon } from '../../look/Icon.tsx'
import { useDesk } from '../../store/useDesk.ts'
import { useDeskModel } from '../deskModel.ts'
import { goToOrder } from '../goToOrder.ts'
import { obstacleText } from '../orderActions.ts'
import { type Anchor, Popover } from '../Popover.tsx'
import { takeSuggestion, whyNotTaken } from './takeSuggestion.ts'
import { useSuggestion } from './useSuggestion.ts'
import './suggestion.css'

type Props = { readonly row: Row; readonly detail: OrderDetail | null }

/** To whom the order might go and why, over the actions. Its line stays while the order waits, so that nothing moves. */
export const SuggestionStrip = ({ row, detail }: Props) => {
  const { text } = useDesk()
  const suggestion = useSuggestion(row.id)
  const words = text.suggestions
  if (row.status !== 'reported' && row.status !== 'accepted' && row.status !== 'returned') return null
  return (
    <section className="sugg" aria-label={words.label} data-suggestion={suggestion?.kind ?? ''}>
      {suggestion?.kind === 'none' && suggestion.why !== 'not-waiting' && (
        <span className="t3 el">{words.none[suggestion.why]}</span>
      )}
      {suggestion?.kind === 'units' && <Suggested row={row} detail={detail} suggestion={suggestion} />}
    </section>
  )
}

const Suggested = ({ row, detail, suggestion }: Props & { readonly suggestion: SuggestedUnits }) => {
  const { text } = useDesk()
  const model = useDeskModel()
  const words = text.suggestions
  const { lead, supporting, category, by, words: speaking, orders } = suggestion
  const obstacle = whyNotTaken(row, detail)
  const reasons = [
    ...(by === 'decisions' || category === null ? [] : [words.category(category)]),
    ...(speaking.length === 0 ? [] : [words.because(speaking)]),
  ]
  return (
    <>
      <span className="t3">{words.lead}</span>
      <b className="el unit">{lead.name}</b>
      {supporting.length > 0 && (
        <span className="t2 el">
          {words.supporting(supporting.map(({ name }) => name).join(text.desk.timeline.join))}
        </span>
      )}
      {reasons.map((reason) => (
        <span key={reason} className="t3 el" title={reason}>
          {reason}
        </span>
      ))}
      {orders.length > 0 && <PastOrders suggestion={suggestion} />}
      <span className="fill" />
      {obstacle !== null && <span className="t3 el not">{obstacleText(text, obstacle)}</span>}
      <button
        type="button"
        className="btn s quiet"
        aria-disabled={obstacle !== null}
        title={obstacle === null ? words.takeTitle(lead.name) : obstacleText(text, obstacle)}
        onClick={() => {
          if (obstacle === null) takeSuggestion(model)
        }}
      >
        <Icon name="check" />
        {words.take} <kbd>=</kbd>
      </button>
    </>
  )
}

/** Over the button: the strip stands at the foot of the window. Head, foot and space, then a line an order (popover.css). */
const anchorOver = (button: Element, lines: number): Anchor => {
  const { left, top } = button.getBoundingClientRect()
  return { left, top: top - (36 + 36 + 1 + 8 + 28 * lines) - 4 }
}

/** The orders that a suggestion rests on, each a way to it. */
const PastOrders = ({ suggestion: { lead, orders } }: { readonly suggestion: SuggestedUnits }) => {
  const { text } = useDesk()
  const model = useDeskModel()
  const words = text.suggestions
  const [anchor, setAnchor] = useState<Anchor | null>(null)
  const close = useCallback(() => setAnchor(null), [])
  return (
    <>
      <button
        type="button"
        className="past-open"
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(anchorOver(event.currentTarget, orders.length))}
      >
        {words.orders(orders.length)}
      </button>
      {anchor !== null && (
        <Popover anchor={anchor} label={words.ordersTitle(lead.name)} width={420} onClose={close}>
          <header>
            <h2 className="el">{words.ordersTitle(lead.name)}</h2>
          </header>
          <div className="items">
            {orders.map((order, at) => (
              <button
                key={order.row}
                type="button"
                className="item"
                data-first={at === 0 ? '' : undefined}
                title={order.title}
                onClick={() => {
                  close()
                  void goToOrder(model, order.row, order.number)
                }}
              >
                <span className="t3 num">{order.number}</span>
                <span className="el">{order.title}</span>
              </button>
            ))}
          </div>
          <footer>{words.ordersHint}</footer>
        </Popover>
      )}
    </>
  )
}
