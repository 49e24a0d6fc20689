import { useState } from 'react'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { PersonEntry } from '../../shared/contract/persons.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { roleMay } from '../../shared/domain/permissions.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { Icon } from '../look/Icon.tsx'
import { PinDialog } from '../persons/PinDialog.tsx'
import { usePersons } from '../persons/usePersons.ts'
import { useDesk } from '../store/useDesk.ts'
import { PersonDialog } from './PersonDialog.tsx'
import './catalogue.css'

/** Everybody who works here, with role, unit and whether they have a PIN; who left stays in the records. */
export const PeopleSection = () => {
  const { verbs, hello, overview, text } = useDesk()
  const persons = usePersons() ?? []
  const words = text.persons
  const [filter, setFilter] = useState('')
  const [editing, setEditing] = useState<PersonEntry | 'new' | null>(null)
  const [pinFor, setPinFor] = useState<PersonEntry | null>(null)
  const [retiring, setRetiring] = useState<PersonEntry | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [failure, setFailure] = useState<DeskFailure | null>(null)
  const { role: own } = hello.person
  const none = !persons.some(({ role, retired: gone }) => role === 'administrator' && !gone)
  const mayPins = own === 'administrator' || (none && roleMay(own, 'changePerson'))
  /** A chief looks after the others, not after administrators. */
  const mayChange = ({ role }: Pick<PersonEntry, 'role'>) =>
    roleMay(own, 'changePerson') && (own === 'administrator' || none || role !== 'administrator')
  const retired = persons.filter((person) => person.retired).length
  const shown = persons.filter(({ name }) => name.toLowerCase().includes(filter.trim().toLowerCase()))
  const unitName = (row: RowId | null): string =>
    row === null ? words.noUnit : (overview.lanes.find((lane) => lane.unit === row)?.name ?? '')
  const openAdministrator = persons.some(
    ({ role, hasPin, retired: gone }) => role === 'administrator' && !hasPin && !gone,
  )

  const act = async (person: PersonEntry, verb: 'retirePerson' | 'restorePerson') => {
    const reply = await verbs[verb]({ person: person.row })
    setRetiring(null)
    setFailure(reply.ok ? null : reply.error)
    const done = verb === 'retirePerson' ? words.retiredDone : words.restoredDone
    setSaid(reply.ok ? done(person.name) : null)
  }
  const only = (may: boolean): { readonly disabled: boolean; readonly title: string | undefined } => ({
    disabled: !may,
    title: may ? undefined : words.adminOnly,
  })
  return (
    <section className="set-wide" aria-label={text.settings.sections.people}>
      <h2>{text.settings.sections.people}</h2>
      <p className="t2">{words.intro}</p>
      <div className="set-tools">
        <button type="button" className="btn" onClick={() => setEditing('new')} {...only(roleMay(own, 'addPerson'))}>
          <Icon name="plus" />
          {words.add}
        </button>
        <label className="inp set-filter">
          <Icon name="filter" />
          <input
            type="search"
            value={filter}
            placeholder={words.filter}
            aria-label={words.filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        </label>
        <span className="t3 num">{words.count(persons.length - retired, retired)}</span>
        <span className="fill" />
        <span className="t2" role="status">
          {said === null ? null : <Icon name="check" />}
          {said}
        </span>
      </div>
      {openAdministrator ? (
        <p className="frm-note">
          <Icon name="warning" />
          {words.noAdminPin}
        </p>
      ) : null}
      {failure === null ? null : <FailureNote failure={failure} />}
      <table className="cat-table persons" aria-label={text.settings.sections.people}>
        <thead>
          <tr>
            <th>{words.name}</th>
            <th>{words.role}</th>
            <th>{words.unit}</th>
            <th>{words.pin}</th>
            <th>{words.lastUsed}</th>
            <th>{words.state}</th>
            <th>{words.actions}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((person) =>
            retiring?.row === person.row ? (
              <tr key={person.row} className="asking">
                <td colSpan={7}>
                  <div role="alertdialog" aria-label={words.retireQuestion(person.name)}>
                    {words.retireQuestion(person.name)}
                    <button type="button" className="btn s" onClick={() => void act(person, 'retirePerson')}>
                      {words.retire}
                    </button>
                    {/* biome-ignore lint/a11y/noAutofocus: the question was just asked, and the safe answer is under the hand */}
                    <button type="button" className="btn s" autoFocus onClick={() => setRetiring(null)}>
                      {words.keep}
                    </button>
                  </div>
                </td>
              </tr>
            ) : (
              <tr key={person.row} className={person.retired ? 'retired' : undefined}>
                <th scope="row" className="el">
                  {person.name}
                </th>
                <td>{text.desk.roles[person.role]}</td>
                <td className="el">{unitName(person.unit)}</td>
                <td>{person.hasPin ? words.pinSet : <span className="t3">{words.pinNone}</span>}</td>
                <td className="num">
                  {person.lastUsedAt === null ? (
                    <span className="t3">{words.never}</span>
                  ) : (
                    isoMinute(person.lastUsedAt)
                  )}
                </td>
                <td>{stateOf(person, words)}</td>
                <td>
                  {person.retired ? (
                    <button
                      type="button"
                      className="btn quiet s"
                      aria-label={`${words.restore} ${person.name}`}
                      onClick={() => void act(person, 'restorePerson')}
                      {...only(mayChange(person))}
                    >
                      {words.restore}
                    </button>
                  ) : (
                    <>
                      <button
                        type="button"
                        className="btn quiet s"
                        aria-label={`${words.change} ${person.name}`}
                        onClick={() => setEditing(person)}
                        {...only(mayChange(person))}
                      >
                        {words.change}
                      </button>
                      <button
                        type="button"
                        className="btn quiet s"
                        aria-label={`${person.hasPin ? words.changePin : words.setPin} ${person.name}`}
                        onClick={() => setPinFor(person)}
                        {...only(mayPins || person.onDuty)}
                      >
                        {person.hasPin ? words.changePin : words.setPin}
                      </button>
                      <button
                        type="button"
                        className="btn quiet s"
                        aria-label={`${words.retire} ${person.name}`}
                        onClick={() => {
                          setSaid(null)
                          setRetiring(person)
                        }}
                        {...only(mayChange(person) && !person.onDuty)}
                      >
                        {words.retire}
                      </button>
                    </>
                  )}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {shown.length === 0 ? <p className="t2 set-none">{words.none}</p> : null}
      {editing === null ? null : (
        <PersonDialog
          person={editing === 'new' ? null : editing}
          onSaved={(name) => {
            setEditing(null)
            setFailure(null)
            setSaid(editing === 'new' ? words.added(name) : words.changedDone(name))
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {pinFor === null ? null : (
        <PinDialog
          person={pinFor}
          onSaved={(gone) => {
            setPinFor(null)
            setFailure(null)
            setSaid((gone ? words.pinGone : words.pinDone)(pinFor.name))
          }}
          onClose={() => setPinFor(null)}
        />
      )}
    </section>
  )
}

const stateOf = (person: PersonEntry, words: { onDuty: string; active: string; retired: string }): string => {
  if (person.retired) return words.retired
  return person.onDuty ? words.onDuty : words.active
}
