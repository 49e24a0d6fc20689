import { type ReactNode, useEffect, useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { OpenPoints } from '../../shared/contract/handovers.ts'
import { pinLength } from '../../shared/domain/person/pin.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { Icon } from '../look/Icon.tsx'
import { usePersons } from '../persons/usePersons.ts'
import { useObstacle } from '../persons/useObstacle.ts'
import { useDesk } from '../store/useDesk.ts'
import { OpenPointList } from './OpenPointList.tsx'

type Props = {
  readonly open: OpenPoints
  readonly points: string
  /** That the points were begun earlier. */
  readonly begun: ReactNode
  readonly onPoints: (typed: string) => void
  readonly onDone: (taker: string) => void
}

/** What stands open, what is to be said beyond it, and the giver's signature. */
export const HandOverForm = ({ open, points, begun, onPoints, onDone }: Props) => {
  const { verbs, hello, text } = useDesk()
  const words = text.handover
  const notMine = useObstacle()('handOver')
  const persons = usePersons()
  const others = (persons ?? []).filter((person) => !person.retired && !person.onDuty)
  const alone = persons !== null && others.length === 0
  const [taker, setTaker] = useState('')
  const [pin, setPin] = useState('')
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const chosen = others.find((person) => String(person.row) === taker)

  // Somebody else came to the desk: the signature is theirs to give.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    setPin('')
    setFailure(null)
  }, [hello.person.row])

  const send = async () => {
    if (sending || alone || notMine !== null) return
    setTried(true)
    if (chosen === undefined || pin === '') return
    setSending(true)
    const reply = await verbs.handOver({ taker: chosen.row, points, pin })
    setSending(false)
    setPin('')
    if (!reply.ok) return setFailure(reply.error)
    setFailure(null)
    onDone(chosen.name)
  }
  return (
    <form
      className="hnd-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2>{words.now}</h2>
      <OpenPointList open={open} at={Date.now()} />
      {open.lines.length > 0 ? <p className="t3">{words.listed(open.lines.length)}</p> : null}
      {begun}
      <Field label={words.points} hint={words.pointsHint}>
        {(bind) => (
          <textarea
            {...bind}
            rows={4}
            value={points}
            spellCheck={false}
            data-first
            onChange={(event) => onPoints(event.target.value)}
          />
        )}
      </Field>
      <div className="frm-row">
        <Field
          label={words.taker}
          problem={tried && chosen === undefined ? words.takerMissing : undefined}
          {...(alone ? { hint: words.takerNone } : {})}
        >
          {(bind) => (
            <select {...bind} value={taker} disabled={alone} onChange={(event) => setTaker(event.target.value)}>
              <option value="" />
              {others.map((person) => (
                <option key={person.row} value={person.row}>
                  {person.name} · {text.desk.roles[person.role]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={words.pinOf(hello.person.name)}
          problem={tried && pin === '' && failure === null ? words.pinMissing : undefined}
        >
          {(bind) => (
            <input
              {...bind}
              type="password"
              inputMode="numeric"
              value={pin}
              disabled={alone}
              maxLength={pinLength.most}
              autoComplete="off"
              onChange={(event) => {
                setPin(event.target.value)
                setFailure(null)
              }}
            />
          )}
        </Field>
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
      <footer>
        <button
          type="submit"
          className="btn pri"
          disabled={sending || alone || notMine !== null}
          title={notMine ?? (alone ? words.takerNone : undefined)}
        >
          <Icon name="stamp" />
          {words.handOver}
        </button>
        {notMine === null ? null : <span className="t3">{notMine}</span>}
      </footer>
    </form>
  )
}
