import type { Draft } from '../../../ledger/ledger.ts'
import { deleteRows, rowsByNumber, runById, updateProgress } from '../../../ledger/staging/importRuns.ts'
import { categoryStream, personStream, splitStream, unitStream } from '../../../shared/domain/streams.ts'
import type { CategoryId, PersonId, StreamName, UnitId } from '../../../shared/kernel/ids.ts'
import { acceptedIn, type Desk, newGroup, onDuty } from '../desk.ts'
import { type AtHand, catalogueAtHand } from './catalogueAtHand.ts'
import { forgetWhenEmpty, moved } from './correctRows.ts'
import { planOf, progressOf } from './importReports.ts'
import type { CatalogueChange, KeptRow } from './importRun.ts'
import { account } from './takeOver.ts'

/**
 * What a table said anew about a unit, a person or a category that is there: taken over as a change of it, or struck off. A
 * change that is refused stays in the report.
 */
export const judgeRows = async (
  desk: Desk,
  id: string,
  numbers: readonly number[],
  accept: boolean,
): Promise<boolean> => {
  const stored = await runById(desk.ledger.reader, id)
  if (stored === null) return false
  const rows = (await rowsByNumber(desk.ledger.reader, id, stored.key, numbers)) as readonly KeptRow[]
  const asked = rows.filter(({ outcome }) => outcome.kind === 'proposed')
  const run = planOf(stored)
  const accepted = accept ? await change(desk, asked) : new Set(asked.map(({ row }) => row))
  let { counts } = progressOf(stored)
  const settled = asked.filter(({ row }) => accepted.has(row))
  for (const row of settled) counts = moved(counts, run, row, run.plan.kind, { kind: accept ? 'taken' : 'known' })
  const progress = { ...progressOf(stored), counts }
  await desk.ledger.queue.transaction(async (db) => {
    await deleteRows(
      db,
      id,
      settled.map(({ row }) => row),
    )
    await updateProgress(db, id, stored.key, progress)
  })
  if (settled.length > 0) await account(desk, run, progress)
  await forgetWhenEmpty(desk, id)
  return true
}

/** Which rows the ledger took. */
const change = async (desk: Desk, rows: readonly KeptRow[]): Promise<ReadonlySet<number>> => {
  const [units, persons, categories] = await Promise.all([
    catalogueAtHand(desk, 'unit'),
    catalogueAtHand(desk, 'person'),
    catalogueAtHand(desk, 'category'),
  ])
  const known = new Map([...units, ...persons, ...categories])
  const drafts = rows.flatMap(({ row, outcome }) => {
    const changes = outcome.kind === 'proposed' ? outcome.change : undefined
    const found = changes === undefined ? undefined : known.get(changes.stream as StreamName)
    const draft = changes === undefined || found === undefined ? null : draftOf(found, changes, units)
    return draft === null ? [] : [{ row, draft }]
  })
  const person = await onDuty(desk)
  const verdicts = await desk.ledger.submit(
    drafts.map(({ draft }) => draft),
    { actor: person.id, group: newGroup('import', drafts.length) },
  )
  return new Set(drafts.flatMap(({ row }, at) => (acceptedIn(verdicts.slice(at, at + 1)) === 1 ? [row] : [])))
}

const draftOf = (found: AtHand, { changes }: CatalogueChange, units: ReadonlyMap<StreamName, AtHand>): Draft | null => {
  const now = new Map(changes.map((change) => [change.field, change.now]))
  const { stream } = found
  const word = (field: string): string => now.get(field) ?? found.words[field] ?? ''
  switch (splitStream(stream).kind) {
    case 'unit':
      return {
        type: 'changeUnit',
        stream: unitStream(found.id as UnitId),
        touches: [stream],
        body: {
          kind: found.data.kind as 'department',
          weekly: Number(found.data.weekly),
          words: {
            name: word('name'),
            fullName: word('fullName'),
            duties: word('duties'),
            contacts: word('contacts'),
            aliases: word('aliases'),
          },
        },
      }
    case 'person': {
      const named = now.get('unit')
      const unit =
        named === undefined
          ? ((found.data.unit as UnitId | null | undefined) ?? null)
          : (([...units.values()].find((one) => one.words.name === named)?.id as UnitId | undefined) ?? null)
      return {
        type: 'changePerson',
        stream: personStream(found.id as PersonId),
        touches: unit === null ? [stream] : [stream, unitStream(unit)],
        body: {
          role: (now.get('role') ?? found.data.role) as 'viewer',
          unit,
          words: { name: found.words.name ?? '' },
        },
      }
    }
    case 'category': {
      const parent = (found.data.parent as CategoryId | null | undefined) ?? null
      return {
        type: 'changeCategory',
        stream: categoryStream(found.id as CategoryId),
        touches: parent === null ? [stream] : [stream, categoryStream(parent)],
        body: { parent, words: { name: word('name'), aliases: word('aliases') } },
      }
    }
    default:
      return null
  }
}
