import { useEffect, useRef, useState } from 'react'
import type { WhyClock } from '../../shared/contract/retiming.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { whyLines } from './whyLines.ts'
import './whyDeadline.css'

type Asked =
  | { readonly kind: 'asking' }
  | { readonly kind: 'answered'; readonly clocks: readonly WhyClock[] }
  | { readonly kind: 'failed'; readonly failure: DeskFailure }

/** A button beside a clock that opens its arithmetic: what was counted, what was passed over and by what name. */
export const WhyDeadline = ({ row }: { readonly row: RowId }) => {
  const { verbs, text } = useDesk()
  const words = text.calendar.why
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState<Asked | null>(null)

  // Another order has another answer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => () => panel.current?.hidePopover(), [row])
  // Whatever it says now has another height.
  useEffect(() => {
    if (asked !== null && panel.current !== null && button.current !== null) place(panel.current, button.current)
  }, [asked])

  // On the window and first of all: the desk's own Escape would let go of the selection and leave this open.
  useEffect(() => {
    if (asked === null) return
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopImmediatePropagation()
      panel.current?.hidePopover()
      button.current?.focus()
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [asked])

  const open = async (): Promise<void> => {
    setAsked({ kind: 'asking' })
    panel.current?.showPopover()
    panel.current?.focus()
    const reply = await verbs.whyDeadline({ row })
    setAsked(reply.ok ? { kind: 'answered', clocks: reply.value.clocks } : { kind: 'failed', failure: reply.error })
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn quiet s ico why-open"
        aria-label={words.open}
        title={words.open}
        aria-haspopup="dialog"
        onClick={() => void open()}
      >
        <Icon name="clock" small />
      </button>
      <div
        ref={panel}
        popover="auto"
        className="why-panel"
        role="dialog"
        aria-label={words.open}
        tabIndex={-1}
        onToggle={(event) => {
          if (event.newState === 'closed') setAsked(null)
        }}
      >
        {asked?.kind === 'asking' ? <p className="t3">{words.asking}</p> : null}
        {asked?.kind === 'failed' ? <FailureNote failure={asked.failure} /> : null}
        {asked?.kind === 'answered' && asked.clocks.length === 0 ? <p className="t3">{words.none}</p> : null}
        {asked?.kind === 'answered'
          ? asked.clocks.map((clock) => <ClockLines key={clock.which} clock={clock} />)
          : null}
      </div>
    </>
  )
}

const ClockLines = ({ clock }: { readonly clock: WhyClock }) => {
  const { text } = useDesk()
  const words = text.calendar.why
  const { head, lines, note } = whyLines(text, clock)
  return (
    <section aria-label={words.title(words.clocks[clock.which])}>
      <h3>
        {words.clocks[clock.which]}
        <span className="t2"> {head}</span>
      </h3>
      <table>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className={line.counted ? undefined : 't3'}>
              <td className="num">{line.when}</td>
              <td>{line.what}</td>
              <td className="num r">{line.amount}</td>
              <td className="num r t3">{line.sum}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="why-end">
        <b className="num">{words.result(isoMinute(clock.dueAt))}</b>
        <span className="t2 num">{words.yellow(isoMinute(clock.yellowAt))}</span>
      </p>
      <p className="t3">{note}</p>
    </section>
  )
}

/** Above the button where there is room, else below it; always in the window. */
const place = (panel: HTMLElement, button: HTMLElement): void => {
  const at = button.getBoundingClientRect()
  const { width, height } = panel.getBoundingClientRect()
  const above = at.top - height - 6
  panel.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - width - 8))}px`
  panel.style.top = `${above >= 8 ? above : Math.max(8, Math.min(at.bottom + 6, window.innerHeight - height - 8))}px`
}
