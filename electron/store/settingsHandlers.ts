import type { Draft } from '../../ledger/ledger.ts'
import { settings, unitIds } from '../../ledger/sqlite/cardQueries.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { aliasLines } from '../../shared/domain/catalogue/aliases.ts'
import { settingsStream, unitStream } from '../../shared/domain/streams.ts'
import { contactsText } from '../../shared/domain/unit/unitContacts.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { UnitWords } from '../../shared/domain/unit/unit.ts'
import type { RowId, UnitId } from '../../shared/kernel/ids.ts'
import { err, type Result } from '../../shared/kernel/result.ts'
import { type Desk, submitOne } from './desk.ts'
import type { Handlers } from './portServer.ts'

type SettingsVerbs = 'addUnit' | 'changeUnit' | 'retireUnit' | 'changeSettings'

/** Units and what the office set. The lists on the screen follow by the overview that each commit announces. */
export const settingsHandlers = (desk: Desk): Pick<Handlers, SettingsVerbs> => ({
  addUnit: async ({ kind, weekly, ...typed }) => {
    const stream = unitStream(desk.ledger.newId() as UnitId)
    const body = { kind, weekly, words: unitWords(typed) }
    return submitOne(desk, { type: 'addUnit', stream, touches: [stream], body })
  },
  changeUnit: ({ unit, kind, weekly, ...typed }) => {
    const body = { kind, weekly, words: unitWords(typed) }
    return onUnit(desk, unit, (stream) => ({ type: 'changeUnit', stream, touches: [stream], body }))
  },
  retireUnit: ({ unit }) =>
    onUnit(desk, unit, (stream) => ({ type: 'retireUnit', stream, touches: [stream], body: {} })),
  changeSettings: async (body) => {
    const act = { type: 'changeSettings', body } as const
    const touches = touchedStreams(settingsStream, act, desk.ledger.now())
    const done = await submitOne(desk, { ...act, stream: settingsStream, touches })
    if (done.ok) desk.publish({ kind: 'settings', settings: await settings(desk.ledger.reader) })
    return done
  },
})

type TypedUnit = Pick<Parameters<Handlers['addUnit']>[0], 'words' | 'details'>

const unitWords = ({ words, details }: TypedUnit): UnitWords =>
  details === undefined
    ? words
    : {
        ...words,
        duties: details.duties.trim(),
        contacts: contactsText(details.contacts),
        aliases: aliasLines(details.aliases),
      }

const onUnit = async (
  desk: Desk,
  row: RowId,
  draftOf: (stream: ReturnType<typeof unitStream>) => Draft,
): Promise<Result<{ readonly row: RowId }, DeskFailure>> => {
  const id = (await unitIds(desk.ledger.reader, [row])).get(row)
  return id === undefined ? err({ kind: 'not-found' }) : submitOne(desk, draftOf(unitStream(id)))
}
