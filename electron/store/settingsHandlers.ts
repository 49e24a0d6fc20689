import type { Draft } from '../../ledger/ledger.ts'
import { settings, unitIds } from '../../ledger/sqlite/cardQueries.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { personStream, settingsStream, unitStream } from '../../shared/domain/streams.ts'
import type { PersonId, RowId, UnitId } from '../../shared/kernel/ids.ts'
import { err, type Result } from '../../shared/kernel/result.ts'
import { type Desk, submitOne } from './desk.ts'
import type { Handlers } from './portServer.ts'

type SettingsVerbs = 'addUnit' | 'changeUnit' | 'retireUnit' | 'addPerson' | 'changeSettings'

/** Units, persons and what the office set. The lists on the screen follow by the overview that each commit announces. */
export const settingsHandlers = (desk: Desk): Pick<Handlers, SettingsVerbs> => ({
  addUnit: async ({ kind, weekly, words }) => {
    const stream = unitStream(desk.ledger.newId() as UnitId)
    return submitOne(desk, { type: 'addUnit', stream, touches: [stream], body: { kind, weekly, words } })
  },
  changeUnit: ({ unit, kind, weekly, words }) =>
    onUnit(desk, unit, (stream) => ({ type: 'changeUnit', stream, touches: [stream], body: { kind, weekly, words } })),
  retireUnit: ({ unit }) =>
    onUnit(desk, unit, (stream) => ({ type: 'retireUnit', stream, touches: [stream], body: {} })),
  addPerson: async ({ role, unit, name }) => {
    const units = unit === null ? new Map<RowId, UnitId>() : await unitIds(desk.ledger.reader, [unit])
    if (unit !== null && !units.has(unit)) return err({ kind: 'not-found' })
    const stream = personStream(desk.ledger.newId() as PersonId)
    const body = { role, unit: unit === null ? null : (units.get(unit) ?? null), words: { name } }
    return submitOne(desk, { type: 'addPerson', stream, touches: [stream], body })
  },
  changeSettings: async (body) => {
    const done = await submitOne(desk, {
      type: 'changeSettings',
      stream: settingsStream,
      touches: [settingsStream],
      body,
    })
    if (done.ok) desk.publish({ kind: 'settings', settings: await settings(desk.ledger.reader) })
    return done
  },
})

const onUnit = async (
  desk: Desk,
  row: RowId,
  draftOf: (stream: ReturnType<typeof unitStream>) => Draft,
): Promise<Result<{ readonly row: RowId }, DeskFailure>> => {
  const id = (await unitIds(desk.ledger.reader, [row])).get(row)
  return id === undefined ? err({ kind: 'not-found' }) : submitOne(desk, draftOf(unitStream(id)))
}
