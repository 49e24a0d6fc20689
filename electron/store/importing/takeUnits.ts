import type { Draft } from '../../../ledger/ledger.ts'
import type { ImportedUnit } from '../../../shared/contract/importRows.ts'
import type { FieldChange } from '../../../shared/contract/importRuns.ts'
import { aliasLines, aliasList } from '../../../shared/domain/catalogue/aliases.ts'
import { unitStream } from '../../../shared/domain/streams.ts'
import { contactsOf, contactsText } from '../../../shared/domain/unit/unitContacts.ts'
import type { UnitId } from '../../../shared/kernel/ids.ts'
import { nameKey } from '../../../shared/matching/nameKey.ts'
import { proposeMatch } from '../../../shared/matching/proposeMatch.ts'
import type { Desk } from '../desk.ts'
import { type AtHand, catalogueAtHand, namesOf } from './catalogueAtHand.ts'
import { entryId, type Outcome, type RunPlan, rowCommandId, type TakeableRow } from './importRun.ts'
import { submit } from './takeOrders.ts'

type UnitRow = Extract<TakeableRow, { readonly kind: 'units' }>

/** What a unit carries a week until somebody who knows says so. */
const usualWeekly = 20

/**
 * Units by name, full name or alias. One that is there is never changed by a table: other words for it, or the name that it
 * had before a town became a street office, wait for somebody's yes. A retired one does not come back; it is added anew.
 */
export const takeUnits = async (desk: Desk, run: RunPlan, rows: readonly UnitRow[]): Promise<readonly Outcome[]> => {
  const known = [...(await catalogueAtHand(desk, 'unit')).values()].filter((one) => !one.retired)
  const drafts: Draft[] = []
  const draftOf = new Map<number, number>()
  const outcomes = rows.map((row): Outcome => {
    const { unit } = row
    const id = entryId(run, 'unit', [nameKey(unit.name)]) as UnitId
    // Added by this very import before the store ended: the draft below comes again and is met with its first verdict.
    const others = known.filter((one) => one.id !== id)
    const found = findUnit(others, unit)
    if (found !== undefined) {
      const changes = changesOf(found, unit)
      if (changes.length === 0) return { kind: 'known' }
      return { kind: 'proposed', change: { stream: found.stream, name: found.words.name ?? '', changes } }
    }
    if ([...draftOf.values()].some((index) => drafts[index]?.stream === unitStream(id))) return { kind: 'known' }
    const stream = unitStream(id)
    const words = wordsOfUnit(unit)
    draftOf.set(row.row, drafts.length)
    drafts.push({
      type: 'addUnit',
      id: rowCommandId(run, row.row, 'unit'),
      stream,
      touches: [stream],
      body: { kind: unit.kind, weekly: usualWeekly, words },
    })
    return { kind: 'taken' }
  })
  const verdicts = await submit(desk, run, drafts)
  return rows.map((row, at) => {
    const verdict = verdicts[draftOf.get(row.row) ?? -1]
    if (verdict?.kind !== 'refused') return outcomes[at] ?? { kind: 'known' }
    if (verdict.refusal.code === 'already-exists') return { kind: 'known' }
    return { kind: 'refused', refused: { code: 'too-long', column: '', value: row.unit.name.slice(0, 80) } }
  })
}

const findUnit = (known: readonly AtHand[], unit: ImportedUnit): AtHand | undefined => {
  const candidates = known.map((one) => ({
    id: one.stream,
    name: one.words.name ?? '',
    aliases: namesOf(one).slice(1),
  }))
  for (const name of [unit.name, unit.fullName]) {
    if (name === '') continue
    const match = proposeMatch(name, candidates)
    if (match.kind === 'same') return known.find((one) => one.stream === match.id)
    const [best] = match.kind === 'proposed' ? match.near : []
    if (best?.why === 'ending') return known.find((one) => one.stream === best.id)
  }
  return undefined
}

/** Columns that feed no field are kept beside the duties, so that nothing in the table is lost. */
const wordsOfUnit = (unit: ImportedUnit) => ({
  name: unit.name,
  fullName: unit.fullName || unit.name,
  duties: [unit.duties, ...unit.extra.map(([header, value]) => `${header}：${value}`)]
    .filter((one) => one !== '')
    .join('\n'),
  contacts: contactsText([{ role: '', name: unit.contact, phone: unit.phone }]),
  aliases: aliasLines(unit.aliases),
})

const changesOf = (found: AtHand, unit: ImportedUnit): readonly FieldChange[] => {
  const now = wordsOfUnit(unit)
  const { words } = found
  const changes: FieldChange[] = []
  const put = (field: string, before: string, next: string): void => {
    if (next !== '' && next !== before) changes.push({ field, before, now: next })
  }
  put('name', words.name ?? '', unit.name)
  put('fullName', words.fullName ?? '', unit.fullName)
  put('duties', words.duties ?? '', now.duties)
  const known = contactsOf(words.contacts ?? '')
  const has = known.some((one) => one.name === unit.contact && one.phone === unit.phone)
  if (!has) put('contacts', words.contacts ?? '', contactsText([...known, ...contactsOf(now.contacts)]))
  const fresh = unit.aliases.filter((one) => !namesOf(found).includes(one))
  if (fresh.length > 0) put('aliases', words.aliases ?? '', aliasLines([...aliasList(words.aliases ?? ''), ...fresh]))
  return changes
}
