import { useDesk } from '../store/useDesk.ts'
import { rowsOf, type Taken } from './takeProposal.ts'

type Props = {
  readonly chosen: Taken | null
  readonly busy: boolean
  readonly onTake: (chosen: Taken) => void
  readonly onRemind: (chosen: Taken) => void
  readonly onClear: () => void
}

/** What was chosen goes into one paper, or is said in one call; before anything is chosen, how that is done. */
export const JoinBar = ({ chosen, busy, onTake, onRemind, onClear }: Props) => {
  const { text } = useDesk()
  const words = text.supervision.proposals
  if (chosen === null) return <span className="t3 el">{words.joinHint}</span>
  const [{ unitName, to }] = chosen
  const count = rowsOf(chosen).length
  return (
    <>
      <span className="t2 el" role="status">
        {words.chosen(unitName, count)}
      </span>
      <button type="button" className="btn s quiet" onClick={onClear}>
        {words.clearChosen}
      </button>
      {to === 'reminder' ? (
        <button type="button" className="btn s" disabled={busy} onClick={() => onRemind(chosen)}>
          {words.byPhone} <kbd>Shift T</kbd>
        </button>
      ) : null}
      <button type="button" className="btn s pri" disabled={busy} onClick={() => onTake(chosen)}>
        {words.takeTogether(words.take[to], count)} <kbd>Shift Enter</kbd>
      </button>
    </>
  )
}
