import { headerKey } from '../../ledger/import/headerKey.ts'
import { recalledPlan } from '../../ledger/import/recalledPlan.ts'
import { categoryCandidates, townCandidates, unitCandidates } from '../../ledger/sqlite/catalogueQueries.ts'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import { streamsByName } from '../../ledger/sqlite/entries.ts'
import { lastPlanFor } from '../../ledger/sqlite/sourceQueries.ts'
import type { MatchesOf, ValueMatches } from '../../shared/contract/importDesk.ts'
import { importFields } from '../../shared/contract/importFields.ts'
import type { ImportPreview, KindReason, MappingReason, SheetLook } from '../../shared/contract/importing.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import { levelsOf } from '../../shared/matching/categoryPath.ts'
import { type MatchCandidate, type NameMatch, proposeMatch } from '../../shared/matching/proposeMatch.ts'
import { sourceNameOf } from '../../shared/matching/sourceName.ts'
import { importedOrderId } from './importing/importRun.ts'

/** What the ledger knows about a table that was just read: how it was imported last time, and which of its ids are orders. */
export type ImportOffer = { readonly preview: ImportPreview; readonly sourceName: string }

/** `look` shows the sheet under another plan; null when the parser is gone. */
export const offerImport = async (
  db: SqlReader,
  fileName: string,
  preview: ImportPreview,
  look: (plan: ImportPlan) => Promise<SheetLook | null>,
): Promise<ImportOffer> => {
  const recalled = await recallPlan(db, preview)
  const sourceName = recalled?.sourceName ?? sourceNameOf(fileName)
  const planned = recalled === null ? null : await look(recalled.plan)
  const shown = planned === null ? preview.look : { ...planned, ...rememberedReasons(planned.plan) }
  const known = await knownIds(db, sourceName, shown.sampleIds)
  const kindReasons: KindReason[] =
    known === 0
      ? shown.kindReasons
      : [...shown.kindReasons, { code: 'known-ids', known, total: shown.sampleIds.length }]
  return { preview: { ...preview, look: { ...shown, kindReasons } }, sourceName }
}

/** A sheet under the plan that its columns had last time, whichever sheet of the file it is now: the one that is shown goes first. */
const recallPlan = async (
  db: SqlReader,
  { sheets, look }: ImportPreview,
): Promise<{ readonly sourceName: string; readonly plan: ImportPlan } | null> => {
  const order = [look.plan.sheet, ...sheets.keys()].filter((index, at, all) => all.indexOf(index) === at)
  for (const index of order) {
    const sheet = sheets[index]
    const key = sheet === undefined || sheet.rowCount === 0 ? null : headerKey(JSON.stringify(sheet.header))
    const then = key === null ? null : await lastPlanFor(db, key)
    if (sheet === undefined || then === null) continue
    const ids = await catalogueIds(db)
    const plan = recalledPlan(then, sheet.header, index, (rule, id) => ids[rule].has(id))
    if (plan !== null) return { sourceName: then.source, plan }
  }
  return null
}

const catalogueIds = async (db: SqlReader) => {
  const [towns, categories, units] = await Promise.all([townCandidates(db), categoryCandidates(db), unitCandidates(db)])
  return {
    towns: new Set<string>(towns.map(({ id }) => id)),
    categories: new Set<string>(categories.map(({ id }) => id)),
    units: new Set<string>(units.map(({ id }) => id)),
  }
}

const rememberedReasons = (plan: ImportPlan): Pick<SheetLook, 'kindReasons' | 'mappingReasons'> => ({
  kindReasons: [{ code: 'remembered' }],
  mappingReasons: Object.fromEntries(
    importFields.flatMap((field) => (plan.mapping[field] === null ? [] : [[field, 'remembered' as MappingReason]])),
  ),
})

/** How many of these ids of a source are orders already. */
export const knownIds = async (db: SqlReader, sourceName: string, ids: readonly string[]): Promise<number> =>
  ids.length === 0
    ? 0
    : (
        await streamsByName(
          db,
          ids.map((id) => orderStream(importedOrderId(sourceName, id))),
        )
      ).size

/** What the words of a table may mean in the catalogue, each once; `same` ones may be taken without asking. */
export const matchValues = async (
  db: SqlReader,
  said: {
    readonly towns: readonly string[]
    readonly categories: readonly string[]
    readonly units: readonly string[]
  },
): Promise<ValueMatches> => ({
  towns: matchesOf(said.towns, said.towns.length === 0 ? [] : await townCandidates(db)),
  categories: matchesOf(said.categories, said.categories.length === 0 ? [] : await categoryCandidates(db)),
  units: matchesOf(said.units, said.units.length === 0 ? [] : await unitCandidates(db)),
})

const matchesOf = (said: readonly string[], candidates: readonly MatchCandidate<string>[]): MatchesOf => {
  const names = new Map(candidates.map(({ id, name }) => [id, name]))
  return {
    known: candidates.map(({ id, name, aliases }) => ({ id, name: fullNameOf(name, aliases) })),
    matches: said.map((words) => {
      const match = matchOf(words, candidates)
      if (match.kind === 'same') return { said: words, same: match.id, near: [] }
      const near = match.kind === 'proposed' ? match.near : []
      return { said: words, same: null, near: near.map(({ id, why }) => ({ id, name: names.get(id) ?? '', why })) }
    }),
  }
}

/** A path that nothing goes with is looked for by its last level, for a person to confirm: another office's levels above differ. */
const matchOf = (words: string, candidates: readonly MatchCandidate<string>[]): NameMatch<string> => {
  const whole = proposeMatch(words, candidates)
  const last = levelsOf(words).at(-1) ?? ''
  if (whole.kind !== 'none' || last === words) return whole
  const found = proposeMatch(last, candidates)
  return found.kind === 'same' ? { kind: 'proposed', near: [{ id: found.id, likeness: 0.8, why: 'shortened' }] } : found
}

/** A category also answers to its whole path, which tells two of the same name apart. */
const fullNameOf = (name: string, aliases: readonly string[]): string =>
  aliases.find((alias) => alias.endsWith(`/${name}`)) ?? name
