import { pinyinInitials } from '../pinyinInitials.ts'
import { intAt, type SqlReader, textAt } from '../sqlite/driver.ts'
import { normalise, type SearchTerm } from './tokens.ts'

/** Orders that a term means without standing in their words: those of a unit, of a town by its initials, of a document. */
export type NamedOrders = { readonly sql: string; readonly params: readonly string[] }

/** The condition on the board for what a term names; null when it names nothing. */
export const namedOrders = async (db: SqlReader, { typed }: SearchTerm): Promise<NamedOrders | null> => {
  const [units, towns, documents] = await Promise.all([
    unitsNamed(db, typed),
    townsNamed(db, typed),
    documentsNamed(db, typed),
  ])
  const parts = [
    units.length > 0 ? 'lead IN (SELECT value FROM json_each(?))' : '',
    towns.length > 0 ? 'town IN (SELECT value FROM json_each(?))' : '',
    documents.length > 0 ? 'id IN (SELECT value FROM json_each(?))' : '',
  ].filter((part) => part !== '')
  if (parts.length === 0) return null
  const params = [units, towns, documents].filter((list) => list.length > 0).map((list) => JSON.stringify(list))
  return { sql: parts.join(' OR '), params }
}

/** Who works here and is meant, by the whole name or all of its initials: a beginning would name half of the office. */
export const personsNamed = async (db: SqlReader, { typed }: SearchTerm): Promise<readonly string[]> => {
  if (!isLetters(typed) && !/^\p{Script=Han}{2,}$/u.test(typed)) return []
  const persons = await db.all('SELECT person FROM person_card WHERE initials = ? OR name = ?', [typed, typed])
  return persons.map((person) => textAt(person, 'person'))
}

const isLetters = (term: string): boolean => /^[a-z]{2,12}$/u.test(term)

const unitsNamed = async (db: SqlReader, term: string): Promise<readonly number[]> => {
  if (!isLetters(term) && !/^\p{Script=Han}{2,}/u.test(term)) return []
  const units = await db.all('SELECT id, name, full_name, initials FROM unit_card')
  return units
    .filter((unit) =>
      isLetters(term)
        ? startsInitials(textAt(unit, 'name'), textAt(unit, 'initials'), term)
        : normalise(textAt(unit, 'name')).includes(term) || normalise(textAt(unit, 'full_name')).includes(term),
    )
    .map((unit) => intAt(unit, 'id'))
}

/** 市 stands before almost every department: people type what comes after it. */
const startsInitials = (name: string, initials: string, term: string): boolean =>
  initials.startsWith(term) || (name.startsWith('市') && initials.slice(1).startsWith(term))

/** By their initials only: a town's name stands in the words of its orders. */
const townsNamed = async (db: SqlReader, term: string): Promise<readonly string[]> => {
  if (!isLetters(term)) return []
  const rows = await db.all(
    `WITH RECURSIVE step(town) AS (
       SELECT min(town) FROM board
       UNION ALL SELECT (SELECT min(town) FROM board WHERE town > step.town) FROM step WHERE step.town IS NOT NULL
       LIMIT 2000)
     SELECT town FROM step WHERE town IS NOT NULL AND town <> ''`,
  )
  const towns = rows.map((row) => textAt(row, 'town'))
  const initials = await pinyinInitials(towns)
  return towns.filter((_, at) => initials[at]?.startsWith(term) ?? false)
}

/** 督〔2026〕1号 however its brackets were typed, or only its end: 〔2026〕1. */
const documentsNamed = async (db: SqlReader, term: string): Promise<readonly number[]> => {
  const number = documentKey(term)
  if (number === null) return []
  const notices = await db.all('SELECT number, orders FROM notice_card WHERE number IS NOT NULL')
  return notices
    .filter((notice) => documentKey(textAt(notice, 'number'))?.endsWith(number) ?? false)
    .flatMap((notice) => JSON.parse(textAt(notice, 'orders')) as number[])
}

/** `督|2026|1`, from what stands on paper or what somebody typed of it; null for anything else. */
export const documentKey = (text: string): string | null => {
  const found = /^(\p{Script=Han}{0,12})[〔[(【{［（]\s*(\d{4})\s*[〕\])】}］）]\s*第?0*(\d{1,6})号?$/u.exec(
    normalise(text),
  )
  return found === null ? null : `|${found[1]}|${found[2]}|${found[3]}`.replace(/^\|\|/u, '|')
}
