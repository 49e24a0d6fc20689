import { useEffect, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { useSource } from '../store/source.ts'
import { useDesk, useSession } from '../store/useDesk.ts'

type Props = { readonly onFailed: (failure: DeskFailure) => void }

/** Lists made again from the record. A small ledger is done before anybody could read how far it is, so the end stays written. */
export const RebuildPart = ({ onFailed }: Props) => {
  const { verbs, text } = useDesk()
  const { state } = useSession()
  const percent = useSource(state.rebuilding)
  const [done, setDone] = useState(false)
  const words = text.keeping.rebuild

  useEffect(() => {
    let running = state.rebuilding.get() !== null
    // Each piece of news and not each painting: between two of them it can begin and end.
    return state.rebuilding.subscribe(() => {
      const now = state.rebuilding.get() !== null
      setDone(running && !now)
      running = now
    })
  }, [state])

  return (
    <>
      <h3>{words.title}</h3>
      <p className="t2">{words.hint}</p>
      <div className="set-tools">
        <button
          type="button"
          className="btn"
          disabled={percent !== null}
          onClick={() => void verbs.rebuild({}).then((reply) => !reply.ok && onFailed(reply.error))}
        >
          {words.start}
        </button>
        <span className="t2 num" role="status">
          {percent !== null ? text.desk.foot.rebuilding(percent) : done ? words.done : ''}
        </span>
      </div>
    </>
  )
}
