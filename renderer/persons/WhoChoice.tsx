import { useEffect, useRef, useState } from 'react'
import type { DeskFailure, PersonCard } from '../../shared/contract/desk.ts'
import type { PersonEntry } from '../../shared/contract/persons.ts'
import { pinLength } from '../../shared/domain/person/pin.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'
import { usePersons } from './usePersons.ts'
import './whoPanel.css'

type Props = {
  /** The desk is covered: it opens with the PIN of who is on duty, and that is asked first. */
  readonly covered?: boolean
  /** Somebody is on duty now, the same as before or another. */
  readonly onEntered: () => void
}

/** Who works here now: type or ↓, Enter; with a PIN, the PIN and Enter. Those used last stand first. */
export const WhoChoice = ({ covered = false, onEntered }: Props) => {
  const { verbs, hello, text } = useDesk()
  const words = text.persons.switch
  const persons = usePersons()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<PersonEntry | null>(null)
  const [left, setLeft] = useState(false)
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const asked = typed.trim().toLowerCase()
  const shown = (persons ?? []).filter(
    ({ name, initials, retired }) =>
      !retired && (asked === '' || name.toLowerCase().includes(asked) || initials.startsWith(asked)),
  )
  // Who is on duty is known at once: what is typed as the cover comes is the PIN.
  const asking: PersonCard | null = chosen ?? (covered && !left ? hello.person : null)
  const marked = shown[Math.min(at, shown.length - 1)]

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever was chosen, or not any more, types at once
  useEffect(() => field.current?.focus(), [asking?.row])

  const enter = async (person: PersonCard, given: string | null) => {
    if (busy) return
    setBusy(true)
    // Now, not with the answer: what is typed meanwhile is the next try.
    setPin('')
    const reply = await verbs.switchPerson({ person: person.row, pin: given })
    setBusy(false)
    if (reply.ok) return onEntered()
    setFailure(reply.error)
  }
  const choose = (person: PersonEntry | undefined) => {
    if (person === undefined) return
    if (person.onDuty && !covered) return onEntered()
    setFailure(null)
    if (!person.hasPin) return void enter(person, null)
    setPin('')
    setChosen(person)
  }
  return (
    <>
      {asking === null ? (
        <div className="who-list">
          <div className="who-q">
            <Icon name="search" />
            <input
              ref={field}
              data-first
              value={typed}
              placeholder={words.filter}
              aria-label={words.filter}
              role="combobox"
              aria-expanded="true"
              aria-controls="who-persons"
              aria-activedescendant={marked === undefined ? undefined : `who-${marked.row}`}
              autoComplete="off"
              onChange={(event) => {
                setTyped(event.target.value)
                setAt(0)
              }}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return
                if (event.key === 'ArrowDown') setAt(Math.min(at + 1, shown.length - 1))
                else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
                else if (event.key === 'Enter') choose(marked)
                else return
                event.preventDefault()
              }}
            />
          </div>
          <div
            ref={list}
            className="who-persons"
            id="who-persons"
            role="listbox"
            aria-label={words.title}
            tabIndex={-1}
          >
            {shown.map((person) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
              <div
                key={person.row}
                id={`who-${person.row}`}
                role="option"
                aria-selected={person === marked}
                className={person === marked ? 'on' : undefined}
                tabIndex={-1}
                onPointerMove={() => setAt(shown.indexOf(person))}
                onClick={() => choose(person)}
              >
                <Icon name="user" />
                <span className="el">{person.name}</span>
                <span className="t3">{text.desk.roles[person.role]}</span>
                <span className="fill" />
                {person.onDuty ? <span className="ac">{words.current}</span> : null}
                {!person.onDuty && person.lastUsedAt !== null ? (
                  <span className="t3 num">{words.lastUsed(isoMinute(person.lastUsedAt).slice(5))}</span>
                ) : null}
                {person.hasPin ? <span className="tag">PIN</span> : null}
              </div>
            ))}
          </div>
          {persons !== null && shown.length === 0 ? <p className="t3 who-none">{words.none}</p> : null}
        </div>
      ) : (
        <form
          className="who-pin"
          onSubmit={(event) => {
            event.preventDefault()
            void enter(asking, pin)
          }}
        >
          <label>
            <span>{words.pinFor(asking.name)}</span>
            <input
              ref={field}
              className="inp"
              type="password"
              inputMode="numeric"
              value={pin}
              maxLength={pinLength.most}
              autoComplete="off"
              onChange={(event) => {
                setPin(event.target.value)
                setFailure(null)
              }}
            />
          </label>
          <button type="submit" className="btn pri" disabled={busy || pin === ''}>
            {words.enter} <kbd>Enter</kbd>
          </button>
          <button
            type="button"
            className="btn quiet"
            onClick={() => {
              setChosen(null)
              setLeft(true)
              setFailure(null)
            }}
          >
            {words.back}
          </button>
        </form>
      )}
      {failure === null ? null : (
        <div className="who-failure">
          <FailureNote failure={failure} />
        </div>
      )}
    </>
  )
}
