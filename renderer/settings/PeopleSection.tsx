import { useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import type { Role } from '../../shared/domain/person/person.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Field } from '../forms/Field.tsx'
import { Icon } from '../look/Icon.tsx'
import { useDesk } from '../store/useDesk.ts'

const formRoles = [
  'dispatcher',
  'chiefDispatcher',
  'supervisor',
  'unitClerk',
  'townClerk',
  'viewer',
  'administrator',
] as const satisfies readonly Role[]

export const PeopleSection = () => {
  const { verbs, hello, overview, text } = useDesk()
  const words = text.settings
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('dispatcher')
  const [unit, setUnit] = useState('')
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [added, setAdded] = useState<readonly string[]>([])
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const lanes = overview.lanes.filter((lane) => !lane.retired)
  const problem = () => {
    if (name.length > wordLimits.line) return words.problem['too-long']
    return tried && name.trim() === '' ? words.problem.missing : undefined
  }
  const add = async () => {
    setTried(true)
    if (sending || name.trim() === '' || name.length > wordLimits.line) return
    setSending(true)
    const lane = lanes.find((known) => String(known.unit) === unit)
    const reply = await verbs.addPerson({ role, unit: lane?.unit ?? null, name: name.trim() })
    setSending(false)
    if (!reply.ok) return setFailure(reply.error)
    setFailure(null)
    setTried(false)
    setAdded([...added, words.people.added(name.trim(), text.desk.roles[role])])
    setName('')
  }
  return (
    <form
      className="set-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <h2>{words.sections.people}</h2>
      <p className="t2">{words.people.intro}</p>
      <dl className="set-facts">
        <dt>{words.people.current}</dt>
        <dd>
          {hello.person.name} <span className="t3">{text.desk.roles[hello.person.role]}</span>
        </dd>
      </dl>
      <h3>{words.people.addTitle}</h3>
      <div className="set-triple">
        <Field label={words.people.name} required={words.required} problem={problem()}>
          {(bind) => (
            <input
              {...bind}
              type="text"
              value={name}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={words.people.role}>
          {(bind) => (
            <select
              {...bind}
              value={role}
              onChange={(event) => {
                const picked = formRoles.find((known) => known === event.target.value)
                if (picked !== undefined) setRole(picked)
              }}
            >
              {formRoles.map((known) => (
                <option key={known} value={known}>
                  {text.desk.roles[known]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.people.unit}>
          {(bind) => (
            <select {...bind} value={unit} onChange={(event) => setUnit(event.target.value)}>
              <option value="">{words.people.noUnit}</option>
              {lanes.map((lane) => (
                <option key={lane.unit} value={lane.unit}>
                  {lane.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {failure === null ? null : <FailureNote failure={failure} />}
      <footer>
        <button type="submit" className="btn pri" disabled={sending}>
          <Icon name="plus" />
          {sending ? words.saving : words.people.add}
        </button>
      </footer>
      <ul className="set-added" role="status">
        {added.map((line) => (
          <li key={line}>
            <Icon name="check" />
            {line}
          </li>
        ))}
      </ul>
    </form>
  )
}
