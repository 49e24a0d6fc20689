import type { DeskFailure, Made } from '../../shared/contract/desk.ts'
import type { PersonReplies, PinFailure } from '../../shared/contract/persons.ts'
import type { CommandBody } from '../../shared/domain/command.ts'
import type { Role } from '../../shared/domain/person/person.ts'
import { roleMay } from '../../shared/domain/permissions.ts'
import { pinProblem } from '../../shared/domain/person/pin.ts'
import { personStream } from '../../shared/domain/streams.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { PersonId, RowId, UnitId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { checkPin, type PinAnswer, setPin } from '../../ledger/pins.ts'
import { unitIds } from '../../ledger/sqlite/cardQueries.ts'
import { administrators, personEntries } from '../../ledger/sqlite/personQueries.ts'
import { putOnDuty } from '../../ledger/sqlite/pinQueries.ts'
import { streamIdAt } from '../../ledger/sqlite/streamIds.ts'
import { type Desk, onDuty, submitOne } from './desk.ts'
import { chooseLock, lockOf } from './lockAfter.ts'
import type { Handlers } from './portServer.ts'

/** Who works here: added, changed, retired by commands; PINs and who is on duty are this device's own and in no entry. */
export const personHandlers = (desk: Desk): Pick<Handlers, keyof PersonReplies> => {
  const { ledger } = desk
  const db = ledger.reader
  const entryAt = async (row: RowId) => (await personEntries(db)).find((one) => one.row === row) ?? null
  const unitOf = async (row: RowId | null): Promise<UnitId | null | undefined> =>
    row === null ? null : (await unitIds(db, [row])).get(row)

  const submit = async (person: PersonId, act: CommandBody): Promise<Result<Made, DeskFailure>> => {
    const stream = personStream(person)
    // The other administrators are named, so that the rule can see that somebody remains.
    const others = (await administrators(db)).filter((id) => id !== person).map(personStream)
    const touches = [...touchedStreams(stream, act, ledger.now()), ...others]
    const done = await submitOne(desk, { ...act, stream, touches })
    if (done.ok) await tellPersons(desk)
    return done
  }
  const onPerson = async (row: RowId, act: CommandBody): Promise<Result<Made, DeskFailure>> => {
    const id = await streamIdAt<PersonId>(db, row, 'person')
    return id === null ? notFound : submit(id, act)
  }

  return {
    persons: async () => ok(await personEntries(db)),
    addPerson: async ({ role, unit: unitRow, name }) => {
      const unit = await unitOf(unitRow)
      if (unit === undefined) return notFound
      return submit(ledger.newId() as PersonId, {
        type: 'addPerson',
        body: { role, unit, words: { name: name.trim() } },
      })
    },
    changePerson: async ({ person, role, unit: unitRow, name }) => {
      const unit = await unitOf(unitRow)
      if (unit === undefined) return notFound
      return onPerson(person, { type: 'changePerson', body: { role, unit, words: { name: name.trim() } } })
    },
    retirePerson: async ({ person }) => {
      const entry = await entryAt(person)
      // Whoever is at the desk would stand in every entry from then on.
      if (entry?.onDuty) return err({ kind: 'on-duty' })
      return onPerson(person, { type: 'retirePerson', body: {} })
    },
    restorePerson: ({ person }) => onPerson(person, { type: 'restorePerson', body: {} }),

    setPin: async ({ person: row, pin, current }) => {
      const [entry, actor] = await Promise.all([entryAt(row), onDuty(desk)])
      const id = await streamIdAt<PersonId>(db, row, 'person')
      if (entry === null || id === null) return notFound
      const own = actor.id === id
      if (!own && !(await mayGivePins(desk, actor.role))) return err({ kind: 'administrator-only' })
      if (own && entry.hasPin) {
        if (current === null) return err({ kind: 'pin', code: 'needed' })
        const problem = failureOf(await checkPin(ledger, id, current))
        if (problem !== null) return err(problem)
      }
      const wrong = pin === null ? null : pinProblem(pin)
      if (wrong !== null) return err({ kind: 'pin', code: wrong })
      await setPin(ledger, id, pin)
      await tellPersons(desk)
      return ok({ row })
    },

    switchPerson: async ({ person: row, pin }) => {
      const entry = await entryAt(row)
      const id = await streamIdAt<PersonId>(db, row, 'person')
      if (entry === null || id === null) return notFound
      if (entry.retired) return err({ kind: 'refused', code: 'person-retired', number: entry.name })
      if (entry.hasPin) {
        if (pin === null) return err({ kind: 'pin', code: 'needed' })
        const problem = failureOf(await checkPin(ledger, id, pin))
        if (problem !== null) return err(problem)
      }
      await ledger.queue.alone((writer) => putOnDuty(writer, id, ledger.now()))
      await tellPersons(desk)
      return ok({ row, name: entry.name, role: entry.role })
    },

    setLock: async ({ minutes }) => {
      const { id, role } = await onDuty(desk)
      if (!(await mayGivePins(desk, role))) return err({ kind: 'administrator-only' })
      chooseLock(ledger.file, minutes)
      await tellPersons(desk)
      return ok(await lockOf(desk, id))
    },
  }
}

const notFound = err({ kind: 'not-found' } as const)

/** The administrators' to give; in a ledger that has none yet, of whoever may change persons. */
const mayGivePins = async (desk: Desk, role: Role): Promise<boolean> =>
  role === 'administrator' || (roleMay(role, 'changePerson') && (await administrators(desk.ledger.reader)).length === 0)

/** The window shows who is on duty in its title bar and asks for the list of persons again where it shows one. */
export const tellPersons = async (desk: Desk): Promise<void> => {
  const { id, row, name, role } = await onDuty(desk)
  desk.publish({ kind: 'persons', onDuty: { row, name, role }, lock: await lockOf(desk, id) })
}

/** Null: the PIN is right, or the person has none. */
export const failureOf = (answer: PinAnswer): PinFailure | null => {
  switch (answer.kind) {
    case 'right':
    case 'none':
      return null
    case 'locked':
      return { kind: 'pin', code: 'locked', until: answer.until }
    case 'wrong':
      return { kind: 'pin', code: 'wrong', left: answer.left, until: answer.lockedUntil }
  }
}
