import type { Draft } from '../../../ledger/ledger.ts'
import type { FieldChange } from '../../../shared/contract/importRuns.ts'
import { personStream, unitStream } from '../../../shared/domain/streams.ts'
import type { PersonId, StreamName, UnitId } from '../../../shared/kernel/ids.ts'
import { nameKey } from '../../../shared/matching/nameKey.ts'
import type { Desk } from '../desk.ts'
import { type AtHand, catalogueAtHand, namesOf } from './catalogueAtHand.ts'
import { entryId, type Outcome, type RunPlan, rowCommandId, type TakeableRow } from './importRun.ts'
import { submit } from './takeOrders.ts'

type PersonRow = Extract<TakeableRow, { readonly kind: 'persons' }>

/** Persons by name. What a table says anew of somebody who is here, a role or a unit, waits for somebody's yes. */
export const takePersons = async (
  desk: Desk,
  run: RunPlan,
  rows: readonly PersonRow[],
): Promise<readonly Outcome[]> => {
  const [persons, units] = await Promise.all([catalogueAtHand(desk, 'person'), catalogueAtHand(desk, 'unit')])
  const drafts: Draft[] = []
  const draftOf = new Map<number, number>()
  const taken = new Set<StreamName>()
  const outcomes = rows.map((row): Outcome => {
    const { person } = row
    const unit = unitOf(units, person.unitId, person.unit)
    if (unit === null && person.unit !== '')
      return { kind: 'refused', refused: { code: 'unknown-unit', column: '', value: person.unit.slice(0, 80) } }
    const id = entryId(run, 'person', [nameKey(person.name), unit ?? '']) as PersonId
    const stream = personStream(id)
    const found = [...persons.values()].find(
      (one) => one.stream !== stream && nameKey(one.words.name ?? '') === nameKey(person.name),
    )
    if (found !== undefined && !found.retired) {
      const changes = changesOf(found, person.role, unit, units)
      if (changes.length === 0) return { kind: 'known' }
      return { kind: 'proposed', change: { stream: found.stream, name: found.words.name ?? '', changes } }
    }
    if (taken.has(stream)) return { kind: 'known' }
    taken.add(stream)
    draftOf.set(row.row, drafts.length)
    const touches = unit === null ? [stream] : [stream, unitStream(unit)]
    const body = { role: person.role, unit, words: { name: person.name } }
    drafts.push({ type: 'addPerson', id: rowCommandId(run, row.row, 'person'), stream, touches, body })
    return { kind: 'taken' }
  })
  const verdicts = await submit(desk, run, drafts)
  return rows.map((row, at) => {
    const verdict = verdicts[draftOf.get(row.row) ?? -1]
    if (verdict?.kind !== 'refused') return outcomes[at] ?? { kind: 'known' }
    if (verdict.refusal.code === 'already-exists') return { kind: 'known' }
    const code =
      verdict.refusal.code === 'unit-missing' || verdict.refusal.code === 'unit-unknown' ? 'unknown-unit' : 'too-long'
    return { kind: 'refused', refused: { code, column: '', value: row.person.name.slice(0, 80) } }
  })
}

const unitOf = (units: ReadonlyMap<StreamName, AtHand>, id: string | null, name: string): UnitId | null => {
  if (id !== null && units.has(unitStream(id as UnitId))) return id as UnitId
  const key = nameKey(name)
  if (key === '') return null
  const found = [...units.values()].find((one) => !one.retired && namesOf(one).some((known) => nameKey(known) === key))
  return found === undefined ? null : (found.id as UnitId)
}

const changesOf = (
  found: AtHand,
  role: string,
  unit: UnitId | null,
  units: ReadonlyMap<StreamName, AtHand>,
): readonly FieldChange[] => {
  const before = { role: String(found.data.role ?? ''), unit: (found.data.unit as UnitId | null | undefined) ?? null }
  const nameOf = (id: UnitId | null): string => (id === null ? '' : (units.get(unitStream(id))?.words.name ?? ''))
  return [
    ...(role === before.role ? [] : [{ field: 'role', before: before.role, now: role }]),
    ...(unit === null || unit === before.unit
      ? []
      : [{ field: 'unit', before: nameOf(before.unit), now: nameOf(unit) }]),
  ]
}
