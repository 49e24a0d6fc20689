import { useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { ToErase } from '../../shared/contract/keeping.ts'
import { type ErasureGround, erasureGrounds } from '../../shared/domain/order/recordShapes.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { greyed, useObstacle } from '../persons/useObstacle.ts'
import { useDesk } from '../store/useDesk.ts'

/** Erasing cannot be taken back: it is found, chosen, and typed out before it is done. */
export const ErasePart = () => {
  const { verbs, text } = useDesk()
  const words = text.keeping.erase
  const notMine = useObstacle()('eraseReporter')
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly ToErase[] | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<RowId>>(new Set())
  const [ground, setGround] = useState<ErasureGround>('asked')
  const [confirmed, setConfirmed] = useState('')
  const [working, setWorking] = useState(false)
  const [outcome, setOutcome] = useState('')
  const [failure, setFailure] = useState<DeskFailure | null>(null)

  const find = async () => {
    if (typed.trim() === '' || notMine !== null) return
    const reply = await verbs.findToErase({ typed: typed.trim() })
    setOutcome('')
    setChosen(new Set())
    setConfirmed('')
    if (!reply.ok) return setFailure(reply.error)
    setFailure(null)
    setFound(reply.value)
  }
  const erase = async () => {
    if (working || chosen.size === 0 || confirmed !== words.word) return
    setWorking(true)
    const reply = await verbs.erase({ rows: [...chosen], ground })
    setWorking(false)
    if (!reply.ok) return setFailure(reply.error)
    const { done, refused, cleared } = reply.value
    const [first] = refused
    if (first !== undefined) setFailure({ kind: 'refused', code: first.code, number: first.number })
    setFound(null)
    setChosen(new Set())
    setConfirmed('')
    if (done > 0) setOutcome(cleared ? words.finished(done) : words.unfinished(done))
  }
  return (
    <>
      <h3>{words.title}</h3>
      <p className="t2">{words.hint}</p>
      <form
        className="set-tools"
        onSubmit={(event) => {
          event.preventDefault()
          void find()
        }}
      >
        <input
          className="inp data-find"
          value={typed}
          placeholder={words.find}
          aria-label={words.find}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="btn" {...greyed(notMine)}>
          {words.search}
        </button>
        {notMine === null ? null : <span className="t3">{notMine}</span>}
        {working && <span role="status">{words.clearing}</span>}
        {outcome !== '' && <span role="status">{outcome}</span>}
      </form>
      {found !== null && found.length === 0 && <p className="t3">{words.nothing}</p>}
      {found !== null && found.length > 0 && (
        <>
          <table className="data-table">
            <tbody>
              {found.map((one) => (
                <tr key={one.row}>
                  <td>
                    <label className="data-pick">
                      <input
                        type="checkbox"
                        disabled={one.problem !== null}
                        checked={chosen.has(one.row)}
                        onChange={(event) => {
                          const next = new Set(chosen)
                          if (event.target.checked) next.add(one.row)
                          else next.delete(one.row)
                          setChosen(next)
                        }}
                      />
                      <span className="num">{one.number}</span>
                    </label>
                  </td>
                  <td className="data-title">{one.title === '' ? words.done : one.title}</td>
                  <td>{text.orderCourse.statuses[one.status]}</td>
                  <td className="t3">
                    {one.problem === null ? words.quotes(one.quotes) : text.refusals.codes[one.problem].what}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="set-tools data-erase">
            <label>
              {words.ground}
              <select
                className="inp"
                value={ground}
                onChange={(event) => setGround(event.target.value as ErasureGround)}
              >
                {erasureGrounds.map((one) => (
                  <option key={one} value={one}>
                    {words.grounds[one]}
                  </option>
                ))}
              </select>
            </label>
            <input
              className="inp"
              value={confirmed}
              placeholder={words.typed(words.word)}
              aria-label={words.typed(words.word)}
              onChange={(event) => setConfirmed(event.target.value)}
            />
            <button
              type="button"
              className="btn pri"
              disabled={working || chosen.size === 0 || confirmed !== words.word}
              onClick={() => void erase()}
            >
              {words.confirm(chosen.size)}
            </button>
          </div>
        </>
      )}
      {failure !== null && <FailureNote failure={failure} />}
    </>
  )
}
