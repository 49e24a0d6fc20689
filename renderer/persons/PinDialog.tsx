import { useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { PersonEntry } from '../../shared/contract/persons.ts'
import { pinLength, pinProblem } from '../../shared/domain/person/pin.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { ModalDialog } from '../forms/ModalDialog.tsx'
import { useDesk } from '../store/useDesk.ts'

type Props = {
  readonly person: PersonEntry
  /** `gone`: the PIN was taken away. */
  readonly onSaved: (gone: boolean) => void
  readonly onClose: () => void
}

/** A new PIN, typed twice; one's own takes the present one first. */
export const PinDialog = ({ person, onSaved, onClose }: Props) => {
  const { verbs, text } = useDesk()
  const words = text.persons
  const [current, setCurrent] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const asksCurrent = person.onDuty && person.hasPin
  const wrong = pinProblem(pin)

  const save = async (next: string | null) => {
    if (sending) return
    setTried(true)
    if (next !== null && (wrong !== null || again !== pin)) return
    setSending(true)
    const reply = await verbs.setPin({ person: person.row, pin: next, current: asksCurrent ? current : null })
    setSending(false)
    if (reply.ok) onSaved(next === null)
    else setFailure(reply.error)
  }
  const field = (
    label: string,
    value: string,
    set: (typed: string) => void,
    more: { problem?: string | undefined; hint?: string; first?: boolean } = {},
  ) => (
    <Field label={label} problem={more.problem} {...(more.hint === undefined ? {} : { hint: more.hint })}>
      {(bind) => (
        <input
          {...bind}
          type="password"
          inputMode="numeric"
          value={value}
          maxLength={pinLength.most}
          autoComplete="off"
          data-first={more.first ? true : undefined}
          onChange={(event) => {
            set(event.target.value)
            setFailure(null)
          }}
        />
      )}
    </Field>
  )
  return (
    <ModalDialog
      title={words.pinTitle(person.name)}
      icon="user"
      closeLabel={text.forms.close}
      onClose={onClose}
      onSend={() => void save(pin)}
      footer={
        <>
          {person.hasPin ? (
            <button type="button" className="btn" disabled={sending} onClick={() => void save(null)}>
              {words.pinDrop}
            </button>
          ) : null}
          <span className="fill" />
          <button type="button" className="btn quiet" onClick={onClose}>
            {text.forms.cancel} <kbd>Esc</kbd>
          </button>
          <button type="submit" className="btn pri" disabled={sending}>
            {sending ? text.settings.saving : words.save} <kbd>Ctrl Enter</kbd>
          </button>
        </>
      }
    >
      {asksCurrent ? field(words.pinCurrent, current, setCurrent, { first: true }) : null}
      {field(words.pinNew, pin, setPin, {
        problem: tried && wrong !== null ? words.pinFailure[wrong].what : undefined,
        hint: words.pinHint,
        first: !asksCurrent,
      })}
      {field(words.pinAgain, again, setAgain, {
        problem: tried && wrong === null && again !== pin ? words.pinDiffers : undefined,
      })}
      <p className="frm-hint">{words.pinNote}</p>
      {failure === null ? null : <FailureNote failure={failure} />}
    </ModalDialog>
  )
}
