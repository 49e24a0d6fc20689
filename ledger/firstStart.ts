import { defaultSettings } from '../shared/domain/settings/settings.ts'
import {
  categoryStream,
  personStream,
  routeStream,
  settingsStream,
  townStream,
  unitStream,
} from '../shared/domain/streams.ts'
import { startOfDay } from '../shared/kernel/chinaTime.ts'
import type { CategoryId, PersonId, TownId, UnitId } from '../shared/kernel/ids.ts'
import { neutralBasis, type NeutralCategory, neutralCategories } from '../shared/text/neutralCatalogue.ts'
import { firstPersonName, neutralOffice, neutralUnits } from '../shared/text/neutralUnits.ts'
import { type Draft, type Ledger, newGroupId } from './ledger.ts'
import { personOnDuty } from './sqlite/cardQueries.ts'

/**
 * A new ledger gets its first person, its settings and neutral lists of units, towns and categories, each by the command that anybody would use:
 * there is no state that the record does not explain.
 */
export const firstStart = async (ledger: Ledger): Promise<void> => {
  if ((await personOnDuty(ledger.reader)) !== null) return
  const person = ledger.newId() as PersonId
  const first: Draft = {
    type: 'addPerson',
    stream: personStream(person),
    touches: [personStream(person)],
    body: { role: 'administrator', unit: null, words: { name: firstPersonName } },
  }
  const office: Draft = {
    type: 'changeSettings',
    stream: settingsStream,
    touches: [settingsStream],
    body: { ...defaultSettings, words: neutralOffice },
  }
  const units = neutralUnits.map(({ kind, weekly, name, fullName }) => {
    const id = ledger.newId() as UnitId
    const stream = unitStream(id)
    const body = { kind, weekly, words: { name, fullName } }
    return { id, name, kind, draft: { type: 'addUnit', stream, touches: [stream], body } satisfies Draft }
  })
  const towns = units.filter(({ kind }) => kind === 'town').map(({ name }) => townDraft(ledger, name))
  const unitNamed = (name: string): UnitId | null => units.find((unit) => unit.name === name)?.id ?? null
  const drafts = [
    first,
    office,
    ...units.map(({ draft }) => draft),
    ...towns,
    ...neutralCategories.flatMap((category) => categoryDrafts(ledger, null, category, unitNamed)),
  ]
  const group = { id: newGroupId(), size: drafts.length, label: 'first-start' } as const
  const verdicts = await ledger.submit(drafts, { actor: person, group })
  const refused = verdicts.find((verdict) => verdict.kind === 'refused')
  if (refused !== undefined) throw new Error(`first start: ${JSON.stringify(refused)}`)
}

const townDraft = (ledger: Ledger, name: string): Draft => {
  const stream = townStream(ledger.newId() as TownId)
  return { type: 'addTown', stream, touches: [stream], body: { words: { name, aliases: '' } } }
}

/** A category, where its matters go from today on, and what stands below it. */
const categoryDrafts = (
  ledger: Ledger,
  parent: CategoryId | null,
  { name, lead, supporting = [], below = [] }: NeutralCategory,
  unitNamed: (name: string) => UnitId | null,
): readonly Draft[] => {
  const id = ledger.newId() as CategoryId
  const stream = categoryStream(id)
  const added: Draft = {
    type: 'addCategory',
    stream,
    touches: parent === null ? [stream] : [stream, categoryStream(parent)],
    body: { parent, words: { name, aliases: '' } },
  }
  const leads = lead === undefined ? null : unitNamed(lead)
  return [
    added,
    ...(leads === null
      ? []
      : [
          routeDraft(
            ledger,
            id,
            leads,
            supporting.flatMap((one) => unitNamed(one) ?? []),
          ),
        ]),
    ...below.flatMap((category) => categoryDrafts(ledger, id, category, unitNamed)),
  ]
}

const routeDraft = (ledger: Ledger, category: CategoryId, lead: UnitId, supporting: readonly UnitId[]): Draft => {
  const stream = routeStream(category)
  const from = startOfDay(ledger.now())
  const body = { lead, supporting, closing: 'leadOnly', from, until: null, words: { basis: neutralBasis } } as const
  return {
    type: 'setRoute',
    stream,
    touches: [stream, categoryStream(category), ...[lead, ...supporting].map(unitStream)],
    body,
  }
}
