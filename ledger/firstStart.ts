import { defaultSettings } from '../shared/domain/settings/settings.ts'
import { personStream, settingsStream, unitStream } from '../shared/domain/streams.ts'
import type { PersonId, UnitId } from '../shared/kernel/ids.ts'
import { firstPersonName, neutralOffice, neutralUnits } from '../shared/text/neutralUnits.ts'
import { type Draft, type Ledger, newGroupId } from './ledger.ts'
import { personOnDuty } from './sqlite/cardQueries.ts'

/**
 * A new ledger gets its first person, its settings and a neutral list of units, each by the command that anybody would use:
 * there is no state that the record does not explain.
 */
export const firstStart = async (ledger: Ledger): Promise<void> => {
  if ((await personOnDuty(ledger.reader)) !== null) return
  const person = ledger.newId() as PersonId
  const first: Draft = {
    type: 'addPerson',
    stream: personStream(person),
    touches: [personStream(person)],
    body: { role: 'chiefDispatcher', unit: null, words: { name: firstPersonName } },
  }
  const office: Draft = {
    type: 'changeSettings',
    stream: settingsStream,
    touches: [settingsStream],
    body: { ...defaultSettings, words: neutralOffice },
  }
  const units = neutralUnits.map((unit): Draft => {
    const stream = unitStream(ledger.newId() as UnitId)
    const { kind, weekly, name, fullName } = unit
    return { type: 'addUnit', stream, touches: [stream], body: { kind, weekly, words: { name, fullName } } }
  })
  const drafts = [first, office, ...units]
  const group = { id: newGroupId(), size: drafts.length, label: 'first-start' } as const
  const verdicts = await ledger.submit(drafts, { actor: person, group })
  const refused = verdicts.find((verdict) => verdict.kind === 'refused')
  if (refused !== undefined) throw new Error(`first start: ${JSON.stringify(refused)}`)
}
