import { useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { HandoverEntry } from '../../shared/contract/handovers.ts'
import { pinLength } from '../../shared/domain/person/pin.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { useKept } from '../unsent/useKept.ts'
import { OpenPointList } from './OpenPointList.tsx'

type Props = { readonly entry: HandoverEntry; readonly onTaken: (taker: string) => void }

/** What was handed over, and the taker's signature; the giver may take it back. */
export const TakeOverForm = ({ entry, onTaken }: Props) => {
  const { verbs, hello, text } = useDesk()
  const words = text.handover
  const [pin, setPin] = useState('')
  const kept = useKept({ form: 'handover.remark', about: entry.row }, '')
  const remark = kept.value
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)

  const send = async () => {
    if (sending) return
    setTried(true)
    if (pin === '') return
    setSending(true)
    const reply = await verbs.takeOver({ handover: entry.row, remark, pin })
    setSending(false)
    setPin('')
    if (!reply.ok) return setFailure(reply.error)
    kept.done()
    onTaken(entry.taker)
  }
  const withdraw = async () => {
    const reply = await verbs.withdrawHandover({ handover: entry.row })
    if (!reply.ok) setFailure(reply.error)
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
      <h2>{words.waiting(entry.giver, entry.taker, isoMinute(entry.givenAt).slice(-5))}</h2>
      <OpenPointList open={entry} at={entry.givenAt} />
      {entry.points === '' ? null : (
        <>
          <h3>{words.points}</h3>
          <p className="hnd-points readable">{entry.points}</p>
        </>
      )}
      <Field label={words.remark}>
        {(bind) => (
          <input
            {...bind}
            type="text"
            value={remark}
            autoComplete="off"
            onChange={(event) => kept.set(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={words.pinOf(entry.taker)}
        problem={tried && pin === '' && failure === null ? words.pinMissing : undefined}
      >
        {(bind) => (
          <input
            {...bind}
            type="password"
            inputMode="numeric"
            value={pin}
            maxLength={pinLength.most}
            autoComplete="off"
            data-first
            onChange={(event) => {
              setPin(event.target.value)
              setFailure(null)
            }}
          />
        )}
      </Field>
      {failure === null ? null : <FailureNote failure={failure} />}
      <footer>
        <button type="submit" className="btn pri" disabled={sending}>
          <Icon name="stamp" />
          {words.takeOver}
        </button>
        {hello.person.row === entry.giverRow ? (
          <>
            <button type="button" className="btn" onClick={() => void withdraw()}>
              {words.withdraw}
            </button>
            <span className="t3">{words.own}</span>
          </>
        ) : null}
      </footer>
    </form>
  )
}
