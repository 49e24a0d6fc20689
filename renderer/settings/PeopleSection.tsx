import { useState } from 'react'
import type { PersonEntry } from '../../shared/contract/persons.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { roleMay } from '../../shared/domain/permissions.ts'
import { mayOverAdministrators, retirePersonProblem } from '../../shared/domain/person/person.ts'
import type { UpkeepProblem } from '../../shared/domain/upkeep.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { Icon } from '../look/Icon.tsx'
import { PinDialog } from '../persons/PinDialog.tsx'
import { usePersons } from '../persons/usePersons.ts'
import { useDesk } from '../store/useDesk.ts'
import { ActButton } from './ActButton.tsx'
import { AskRow } from './AskToRetire.tsx'
import { LockTime } from './LockTime.tsx'
import { ListSection } from './ListSection.tsx'
import { PersonDialog } from './PersonDialog.tsx'
import { useUpkeep } from './useUpkeep.ts'

/** Everybody who works here, with role, unit and whether they have a PIN; who left stays in the records. */
export const PeopleSection = () => {
  const { verbs, hello, overview, text } = useDesk()
  const known = usePersons()
  const persons = known ?? []
  const words = text.persons
  const [filter, setFilter] = useState('')
  const [editing, setEditing] = useState<PersonEntry | 'new' | null>(null)
  const [pinFor, setPinFor] = useState<PersonEntry | null>(null)
  const [retiring, setRetiring] = useState<PersonEntry | null>(null)
  const upkeep = useUpkeep()
  const { role: own } = hello.person
  const none = !persons.some(({ role, retired: gone }) => role === 'administrator' && !gone)
  const mayPins = own === 'administrator' || (none && roleMay(own, 'changePerson'))
  const otherThan = (person: PersonEntry) => ({
    otherAdministrator: persons.some((one) => one !== person && one.role === 'administrator' && !one.retired),
    actorRole: own,
  })
  /** A chief looks after the others, not after administrators. */
  const notOwn = (person: PersonEntry): UpkeepProblem | null =>
    person.role === 'administrator' && !mayOverAdministrators(otherThan(person))
      ? { code: 'not-permitted', detail: { kind: 'roles', roles: ['administrator'] } }
      : null
  const { what, next } = text.refusals.failures['on-duty']
  const retireObstacle = (person: PersonEntry): string | null => {
    if (person.onDuty) return text.orderActs.obstacle(what, next)
    const code = retirePersonProblem(person, otherThan(person))
    return upkeep.obstacle('retirePerson', notOwn(person) ?? (code === null ? null : { code }))
  }
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
    upkeep.tell(reply, (verb === 'retirePerson' ? words.retiredDone : words.restoredDone)(person.name))
  }
  return (
    <ListSection
      title={text.settings.sections.people}
      intro={words.intro}
      upkeep={upkeep}
      add={{ label: words.add, obstacle: upkeep.obstacle('addPerson'), onAdd: () => setEditing('new') }}
      filter={{ value: filter, label: words.filter, onChange: setFilter }}
      tools={<span className="t3 num">{words.count(persons.length - retired, retired)}</span>}
      notes={
        // All at once: a note that came later would push the list away under the mouse.
        known === null ? null : (
          <>
            {openAdministrator ? (
              <p className="frm-note">
                <Icon name="warning" />
                {words.noAdminPin}
              </p>
            ) : null}
            <LockTime
              obstacle={mayPins ? null : words.adminOnly}
              onSaved={() => upkeep.tell({ ok: true }, words.lock.saved)}
              onFailed={(failure) => upkeep.tell({ ok: false, error: failure }, '')}
            />
          </>
        )
      }
      none={known !== null && shown.length === 0 ? words.none : null}
    >
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
              <AskRow
                key={person.row}
                columns={7}
                question={words.retireQuestion(person.name)}
                act={words.retire}
                onAct={() => void act(person, 'retirePerson')}
                onKeep={() => setRetiring(null)}
              />
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
                    <ActButton
                      small
                      label={words.restore}
                      about={`${words.restore} ${person.name}`}
                      obstacle={upkeep.obstacle('restorePerson', notOwn(person))}
                      onAct={() => void act(person, 'restorePerson')}
                    />
                  ) : (
                    <>
                      <ActButton
                        small
                        label={words.change}
                        about={`${words.change} ${person.name}`}
                        obstacle={upkeep.obstacle('changePerson', notOwn(person))}
                        onAct={() => setEditing(person)}
                      />
                      <ActButton
                        small
                        label={person.hasPin ? words.changePin : words.setPin}
                        about={`${person.hasPin ? words.changePin : words.setPin} ${person.name}`}
                        obstacle={mayPins || person.onDuty ? null : words.adminOnly}
                        onAct={() => setPinFor(person)}
                      />
                      <ActButton
                        small
                        label={words.retire}
                        about={`${words.retire} ${person.name}`}
                        obstacle={retireObstacle(person)}
                        onAct={() => {
                          upkeep.clear()
                          setRetiring(person)
                        }}
                      />
                    </>
                  )}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {editing === null ? null : (
        <PersonDialog
          person={editing === 'new' ? null : editing}
          onSaved={(name) => {
            setEditing(null)
            upkeep.tell({ ok: true }, editing === 'new' ? words.added(name) : words.changedDone(name))
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {pinFor === null ? null : (
        <PinDialog
          person={pinFor}
          onSaved={(gone) => {
            setPinFor(null)
            upkeep.tell({ ok: true }, (gone ? words.pinGone : words.pinDone)(pinFor.name))
          }}
          onClose={() => setPinFor(null)}
        />
      )}
    </ListSection>
  )
}

const stateOf = (person: PersonEntry, words: { onDuty: string; active: string; retired: string }): string => {
  if (person.retired) return words.retired
  return person.onDuty ? words.onDuty : words.active
}
