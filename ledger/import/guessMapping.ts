import { fieldsOfKind, type ImportField, type Mapping, noMapping } from '../../shared/contract/importFields.ts'
import { type ImportKind, importKinds } from '../../shared/domain/importing/importRun.ts'
import type { MappingReason } from '../../shared/contract/importing.ts'
import { excluded, namesByKind, orderNames, predicted } from './fieldNames.ts'

export type GuessedMapping = {
  readonly mapping: Mapping
  readonly reasons: Partial<Record<ImportField, MappingReason>>
}

/**
 * Which column feeds which field of a table of this kind, guessed from the header. Each column is used once and each field
 * has one column; the best match of all is given away first. An exact name beats a name that ends in a known one (the head
 * of a Chinese compound stands last: 诉求人电话 is a telephone number), and that beats a name that merely contains one.
 * `isEmpty`: a column without any value feeds nothing, whatever its name promises.
 */
export const guessMapping = (
  header: readonly string[],
  kind: ImportKind = 'newOrders',
  isEmpty: (column: number) => boolean = () => false,
): GuessedMapping => {
  const matches = header.flatMap((header, column) => {
    const name = readName(header)
    return predicted.test(header) || isEmpty(column)
      ? []
      : fieldsOfKind[kind].map((field) => ({ field, column, score: scoreOf(name, field, kind) }))
  })
  const mapping: Record<ImportField, number | null> = { ...noMapping }
  const reasons: Partial<Record<ImportField, MappingReason>> = {}
  const used = new Set<number>()
  for (const { field, column, score } of matches.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (score === 0) break
    if (mapping[field] !== null || used.has(column)) continue
    mapping[field] = column
    reasons[field] = score >= EXACT ? 'name' : score >= ENDING ? 'name-end' : 'name-part'
    used.add(column)
  }
  if (mapping.level2 !== null || mapping.level3 !== null) putFirstLevel(header, kind, mapping, reasons)
  return { mapping, reasons }
}

/** Deeper levels belong under the first one, and not under another column that also names a category. */
const putFirstLevel = (
  header: readonly string[],
  kind: ImportKind,
  mapping: Record<ImportField, number | null>,
  reasons: GuessedMapping['reasons'],
): void => {
  if (kind !== 'newOrders' && kind !== 'history') return
  const first = header.findIndex((name) => firstLevel.test(readName(name).key))
  if (first < 0 || Object.values(mapping).includes(first)) return
  mapping.category = first
  reasons.category = 'name'
}
const firstLevel = /^(?:一级(?:分类|类别|类目|标签|目录|事项)|大类|level1)$/u

/** Columns of somebody's predictions; they are read by nobody unless the person says so. */
export const suspectColumns = (header: readonly string[]): readonly number[] =>
  header.flatMap((name, column) => (predicted.test(name) ? [column] : []))

/** How many different fields of any kind these cells name outright: two or more make a row a header beyond doubt. */
export const namedFields = (cells: readonly string[]): number => {
  const keys = [...new Set(cells.map((cell) => readName(cell).key))]
  return Math.max(
    ...importKinds.map((kind) => {
      const fields = fieldsOfKind[kind].filter((field) => keys.some((key) => namesOf(field, kind).includes(key)))
      // One name may stand for two fields, and names once all the same.
      const named = keys.filter((key) => fields.some((field) => namesOf(field, kind).includes(key)))
      return Math.min(fields.length, named.length)
    }),
  )
}

const EXACT = 1000
const ENDING = 500
const INSIDE = 100

const namesOf = (field: ImportField, kind: ImportKind): readonly string[] =>
  namesByKind[kind]?.[field] ?? orderNames[field]

type Name = {
  /** Without spaces, signs and remarks in brackets; lower case, half width. */
  readonly key: string
  /** The Latin words in it, so that `id` is not found in `paid`. */
  readonly words: readonly string[]
}

const readName = (header: string): Name => {
  const plain = header.normalize('NFKC')
  const bare = plain.replace(/[([【][^)\]】]*[)\]】]/g, '').trim() || plain
  return {
    key: bare.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''),
    words: bare
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== ''),
  }
}

const scoreOf = (name: Name, field: ImportField, kind: ImportKind): number => {
  if (name.key === '') return 0
  const names = namesOf(field, kind)
  const exact = names.indexOf(name.key)
  if (exact >= 0) return EXACT + names.length - exact
  // Where a kind has its own names for a field, what the others exclude is meant.
  if (namesByKind[kind]?.[field] === undefined && excluded[field]?.test(name.key)) return 0
  return Math.max(...names.map((alias) => partScore(name, alias)))
}

const partScore = (name: Name, alias: string): number => {
  if (/[a-z]/.test(alias)) {
    if (name.words.at(-1) === alias) return ENDING + alias.length
    return name.words.includes(alias) ? INSIDE + alias.length : 0
  }
  if (name.key.endsWith(alias)) return ENDING + 10 * alias.length
  return name.key.includes(alias) ? INSIDE + 10 * alias.length : 0
}
