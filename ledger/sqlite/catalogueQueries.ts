import type { Catalogue, CategoryCard, RouteCard, TownCard, UnitDetailsCard } from '../../shared/contract/catalogue.ts'
import { aliasList } from '../../shared/domain/catalogue/aliases.ts'
import type { CategoryLevel } from '../../shared/domain/catalogue/category.ts'
import { routeFor } from '../../shared/domain/catalogue/routeFor.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { ClosingRule } from '../../shared/domain/catalogue/route.ts'
import { contactsOf } from '../../shared/domain/unit/unitContacts.ts'
import type { CategoryId, PersonId, RowId, TownId, UnitId } from '../../shared/kernel/ids.ts'
import { nameKey } from '../../shared/matching/nameKey.ts'
import type { MatchCandidate } from '../../shared/matching/proposeMatch.ts'
import { intAt, intOrNullAt, type SqlReader, type SqlRow, textAt } from './driver.ts'

/** Questions about the catalogue: the whole of it for the window, and the ids behind names for reports and imports. */
export const catalogue = async (db: SqlReader): Promise<Catalogue> => {
  const [categories, towns, routes, units] = await Promise.all([
    categoryCards(db),
    townCards(db),
    routeCards(db),
    unitDetails(db),
  ])
  return { categories, towns, routes, units }
}

const categoryCards = async (db: SqlReader): Promise<readonly CategoryCard[]> => {
  const rows = await db.all(
    `SELECT c.id, p.id AS parent, c.level, c.name, c.aliases, c.initials, c.retired
     FROM category_card c LEFT JOIN category_card p ON p.category = c.parent ORDER BY c.id`,
  )
  return rows.map((row) => ({
    ...named(row),
    parent: intOrNullAt(row, 'parent') as RowId | null,
    level: intAt(row, 'level') as CategoryLevel,
  }))
}

const townCards = async (db: SqlReader): Promise<readonly TownCard[]> => {
  const rows = await db.all('SELECT id, name, aliases, initials, retired FROM town_card ORDER BY id')
  return rows.map(named)
}

const named = (row: SqlRow) => ({
  row: intAt(row, 'id') as RowId,
  name: textAt(row, 'name'),
  aliases: aliasList(textAt(row, 'aliases')),
  initials: textAt(row, 'initials'),
  retired: intAt(row, 'retired') === 1,
})

const routeCards = async (db: SqlReader): Promise<readonly RouteCard[]> => {
  const rows = await db.all(
    `SELECT c.id, r.lead, r.supporting, r.closing, r.from_at, r.until_at, r.basis
     FROM route_period r JOIN category_card c ON c.category = r.category ORDER BY c.id, r.from_at`,
  )
  return rows.map((row) => ({
    category: intAt(row, 'id') as RowId,
    lead: intAt(row, 'lead') as RowId,
    supporting: JSON.parse(textAt(row, 'supporting')) as readonly RowId[],
    closing: textAt(row, 'closing') as ClosingRule,
    from: intAt(row, 'from_at'),
    until: intOrNullAt(row, 'until_at'),
    basis: textAt(row, 'basis'),
  }))
}

const unitDetails = async (db: SqlReader): Promise<readonly UnitDetailsCard[]> => {
  const rows = await db.all('SELECT id, duties, contacts, aliases FROM unit_card ORDER BY id')
  return rows.map((row) => ({
    unit: intAt(row, 'id') as RowId,
    duties: textAt(row, 'duties'),
    contacts: contactsOf(textAt(row, 'contacts')),
    aliases: aliasList(textAt(row, 'aliases')),
  }))
}

/** Names and aliases of what is in use, for `proposeMatch`. A category also answers to its path, 城乡建设/供热/收费 or 供热/收费. */
export const categoryCandidates = async (db: SqlReader): Promise<readonly MatchCandidate<CategoryId>[]> => {
  const rows = await db.all(
    `SELECT c.category, c.name, c.aliases, coalesce(p.name || '/', '') || c.name AS path,
       coalesce(g.name || '/', '') || coalesce(p.name || '/', '') || c.name AS whole
     FROM category_card c LEFT JOIN category_card p ON p.category = c.parent LEFT JOIN category_card g ON g.category = p.parent
     WHERE c.retired = 0 AND coalesce(p.retired, 0) = 0 AND coalesce(g.retired, 0) = 0 ORDER BY c.id`,
  )
  return rows.map((row) => ({
    id: textAt(row, 'category') as CategoryId,
    name: textAt(row, 'name'),
    aliases: [...new Set([...aliasList(textAt(row, 'aliases')), textAt(row, 'path'), textAt(row, 'whole')])],
  }))
}

export const townCandidates = async (db: SqlReader): Promise<readonly MatchCandidate<TownId>[]> => {
  const rows = await db.all('SELECT town, name, aliases FROM town_card WHERE retired = 0 ORDER BY id')
  return rows.map((row) => ({
    id: textAt(row, 'town') as TownId,
    name: textAt(row, 'name'),
    aliases: aliasList(textAt(row, 'aliases')),
  }))
}

/** A unit answers to its short name, its full name and its aliases. */
export const unitCandidates = async (db: SqlReader): Promise<readonly MatchCandidate<UnitId>[]> => {
  const rows = await db.all('SELECT unit, name, full_name, aliases FROM unit_card WHERE retired = 0 ORDER BY id')
  return rows.map((row) => ({
    id: textAt(row, 'unit') as UnitId,
    name: textAt(row, 'name'),
    aliases: [textAt(row, 'full_name'), ...aliasList(textAt(row, 'aliases'))],
  }))
}

export const personCandidates = async (db: SqlReader): Promise<readonly MatchCandidate<PersonId>[]> => {
  const rows = await db.all('SELECT person, name FROM person_card WHERE retired = 0 ORDER BY id')
  return rows.map((row) => ({ id: textAt(row, 'person') as PersonId, name: textAt(row, 'name'), aliases: [] }))
}

/** Which entry a name means beyond doubt: exactly one that is in use answers to it (`nameKey`). */
export type KnownNames<Id> = (name: string) => Id | null

/** Made once for many names: an import asks for each of its rows. */
export const knownNames = <Id>(candidates: readonly MatchCandidate<Id>[]): KnownNames<Id> => {
  const ids = new Map<string, Id | null>()
  for (const { id, name, aliases } of candidates)
    for (const key of new Set([name, ...aliases].map(nameKey))) ids.set(key, ids.has(key) ? null : id)
  ids.delete('')
  return (name) => ids.get(nameKey(name)) ?? null
}

/** The categories above each one, nearest first; three levels, so two at most. */
export const categoriesAbove = async (db: SqlReader): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows = await db.all(
    `SELECT c.category, c.parent, p.parent AS top FROM category_card c LEFT JOIN category_card p ON p.category = c.parent`,
  )
  const above = (row: SqlRow) => [row.parent, row.top].filter((id): id is string => typeof id === 'string')
  return new Map(rows.map((row) => [textAt(row, 'category'), above(row)]))
}

/** What the dispatch catalogue says for a category, as row numbers of units; they may be retired. */
export type RouteAtHand = {
  readonly lead: number
  readonly supporting: readonly number[]
  readonly closing: ClosingRule
  /** The category that the period is set for: the order's own or one above it. */
  readonly category: string
}

/** The period of the dispatch catalogue in force for a category at an instant; null for none. */
export const routeAt = async (db: SqlReader, category: CategoryId, at: Instant): Promise<RouteAtHand | null> => {
  const above = (await categoriesAbove(db)).get(category) ?? []
  const path = [category as string, ...above]
  const rows = await db.all(
    `SELECT r.category, r.from_at, r.until_at, r.lead, r.supporting, r.closing, c.name FROM json_each(?) j
       JOIN route_period r ON r.category = j.value JOIN category_card c ON c.category = r.category`,
    [JSON.stringify(path)],
  )
  const found = routeFor(category as string, at, {
    periodsOf: (asked) =>
      rows
        .filter((row) => textAt(row, 'category') === asked)
        .map((row) => ({ from: intAt(row, 'from_at'), until: intOrNullAt(row, 'until_at'), row })),
    parentOf: (asked) => path[path.indexOf(asked) + 1] ?? null,
  })
  if (found === null) return null
  const { row } = found.period
  return {
    lead: intAt(row, 'lead'),
    supporting: JSON.parse(textAt(row, 'supporting')) as readonly number[],
    closing: textAt(row, 'closing') as ClosingRule,
    category: textAt(row, 'name'),
  }
}
