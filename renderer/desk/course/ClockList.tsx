import type { ShownClock } from '../../../shared/contract/orderActs.ts'
import type { RowId } from '../../../shared/kernel/ids.ts'
import { type Instant, shortWhen } from '../../../shared/kernel/chinaTime.ts'
import { lightOf } from '../../look/light.ts'
import { useSource } from '../../store/source.ts'
import { useDesk } from '../../store/useDesk.ts'
import { amountText } from '../deadlineText.ts'
import { useDeskModel } from '../deskModel.ts'
import { WhyDeadline } from '../WhyDeadline.tsx'
import './clockList.css'

type Props = { readonly row: RowId; readonly clocks: readonly ShownClock[]; readonly sourceDueAt: Instant | null }

/** Every clock of the order, how much of each is gone, and why it ends when it does; the source's own deadline beside them. */
export const ClockList = ({ row, clocks, sourceDueAt }: Props) => {
  const { text } = useDesk()
  const { now: clock } = useDeskModel()
  const now = useSource(clock)
  const words = text.orderActs
  if (clocks.length === 0 && sourceDueAt === null) return <p className="t3">{words.clockNotStarted}</p>
  const running = clocks.some(({ state }) => state === 'running')
  return (
    <ul className="clocks">
      {clocks.map((shown) => (
        <ClockLine key={shown.kind} shown={shown} now={now} />
      ))}
      {running && (
        <li>
          <WhyDeadline row={row} />
        </li>
      )}
      {sourceDueAt !== null && (
        <li>
          <span className="k">{words.sourceDue}</span>
          <span className="v num">{shortWhen(sourceDueAt, now)}</span>
        </li>
      )}
    </ul>
  )
}

const ClockLine = ({ shown, now }: { readonly shown: ShownClock; readonly now: Instant }) => {
  const { text } = useDesk()
  const words = text.orderActs
  const { clock, kind, state, doneAt } = shown
  const until = doneAt ?? now
  const share = (until - clock.startsAt) / Math.max(1, clock.dueAt - clock.startsAt)
  const colour = state === 'running' ? lightOf({ dueAt: clock.dueAt, yellowAt: clock.yellowAt }, now) : 'none'
  const late = doneAt !== null && doneAt > clock.dueAt
  const tone = colour === 'red' || late ? 'over' : colour === 'yellow' ? 'near' : state === 'running' ? 'ok' : 'still'
  const amountTone = colour === 'red' || late ? 'b rd' : colour === 'yellow' ? 'b wn' : state === 'running' ? 'b' : 't2'
  const amount =
    state === 'stopped'
      ? words.clockStopped
      : state === 'running'
        ? amountText(text, { dueAt: clock.dueAt }, now)
        : doneAt === null
          ? words.clockNotStarted
          : shortWhen(doneAt, now)
  return (
    <li>
      <span className="k">{text.orderCourse.clocks[kind]}</span>
      <span className={`v num ${amountTone}`}>{amount}</span>
      <span className="due num t3">{shortWhen(clock.dueAt, now)}</span>
      <span className="meter">
        <i className={tone} style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
      </span>
    </li>
  )
}
