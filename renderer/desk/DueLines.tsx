import type { CountedLimit } from '../../shared/calendar/limit.ts'
import { shortWhen } from '../../shared/kernel/chinaTime.ts'
import { useDesk } from '../store/useDesk.ts'
import { deadlineProblemText } from './deadlineProblemText.ts'
import { useDeskModel } from './deskModel.ts'
import { readDeadline } from './dispatchDeadline.ts'
import { limitText } from './limitWords.ts'

/** The limit and the deadline that a drop would give, or why it would give none. */
export const DueLines = ({ limits }: { readonly limits: readonly CountedLimit[] | null }) => {
  const { rules, text } = useDesk()
  const { now: clock } = useDeskModel()
  const [only, ...more] = limits ?? []
  if (only === undefined) return null
  const now = clock.get()
  const words = text.calendar.dispatch
  const read = readDeadline({ kind: 'setting' }, [only, ...more], rules.counting(), now)
  if (!read.ok) return <div className="c rd">{deadlineProblemText(text, read.problem)}</div>
  const [first, last] = [shortWhen(read.first, now), shortWhen(read.last, now)]
  return (
    <>
      <div className="c">{more.length === 0 ? limitText(text, only) : words.mixed(more.length + 1)}</div>
      <div className="c num">{first === last ? words.due(first) : words.dueBetween(first, last)}</div>
    </>
  )
}
