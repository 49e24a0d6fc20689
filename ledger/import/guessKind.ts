import type { ImportField, Mapping } from '../../shared/contract/importFields.ts'
import type { ImportKind } from '../../shared/domain/importing/importRun.ts'
import type { KindReason } from '../../shared/contract/importing.ts'
import { guessMapping } from './guessMapping.ts'
import { isClosedState } from '../../shared/matching/sourceState.ts'

export type GuessedKind = { readonly kind: ImportKind; readonly reasons: readonly KindReason[] }

/** What is asked of a sheet to guess what it is. */
export type SheetSigns = {
  readonly header: readonly string[]
  readonly isEmpty: (column: number) => boolean
  /** The different values of a column with their counts. */
  readonly valuesOf: (column: number) => readonly (readonly [string, number])[]
}

/**
 * What a table is, by its header and, for a state, by its values. The kinds are asked in this order, because each shares
 * columns with the next: levels make a catalogue; a name with a role or duties and no matter makes persons or units; an id
 * with a reply or a state and neither title nor words makes updates; mostly closed states or replies make history.
 */
export const guessKind = (signs: SheetSigns): GuessedKind => {
  const { header, isEmpty } = signs
  const mapped = (kind: ImportKind) => guessMapping(header, kind, isEmpty).mapping
  const orders = mapped('newOrders')
  const has = (mapping: Mapping, ...fields: readonly ImportField[]): boolean =>
    fields.every((field) => mapping[field] !== null)
  const because = (mapping: Mapping, fields: readonly ImportField[], lacks: readonly ImportField[]): KindReason[] => [
    { code: 'has', headers: fields.flatMap((field) => headerOf(header, mapping[field])) },
    ...(lacks.length === 0 ? [] : [{ code: 'lacks' as const, fields: [...lacks] }]),
  ]
  const isMatter = has(orders, 'title') || has(orders, 'text')

  const categories = mapped('categories')
  const levels = (['level1', 'level2', 'level3'] as const).filter((field) => has(categories, field))
  const isOrder = isMatter || has(orders, 'receivedAt') || has(orders, 'sourceId')
  if (!isOrder && (levels.length >= 2 || (levels.length === 1 && has(categories, 'code'))))
    return { kind: 'categories', reasons: because(categories, levels, ['sourceId', 'text']) }
  // An Open311 list of services has descriptions, which are no matters: nothing in it has a number or a time.
  if (has(categories, 'level1', 'code') && !has(orders, 'sourceId') && !has(orders, 'receivedAt'))
    return { kind: 'categories', reasons: because(categories, ['level1', 'code'], ['sourceId', 'receivedAt']) }

  if (!isOrder) {
    const persons = mapped('persons')
    if (has(persons, 'name', 'role') || (namesPersons(header) && has(persons, 'name') && has(persons, 'unit')))
      return {
        kind: 'persons',
        reasons: because(persons, ['name', has(persons, 'role') ? 'role' : 'unit'], ['title', 'text']),
      }
    const units = mapped('units')
    const telling = (['fullName', 'duties', 'contact', 'phone', 'unitKind', 'aliases'] as const).filter((field) =>
      has(units, field),
    )
    if (has(units, 'name') && telling.length > 0)
      return { kind: 'units', reasons: because(units, ['name', ...telling], ['title', 'text']) }
  }

  const news = (['reply', 'state'] as const).filter((field) => has(orders, field))
  if (has(orders, 'sourceId') && news.length > 0 && !isMatter && !has(orders, 'category'))
    return { kind: 'updates', reasons: because(orders, ['sourceId', ...news], ['title', 'text']) }

  if (orders.state !== null) {
    const values = signs.valuesOf(orders.state)
    const total = values.reduce((sum, [, count]) => sum + count, 0)
    const closed = values.reduce((sum, [value, count]) => sum + (isClosedState(value) ? count : 0), 0)
    if (closed > 0)
      return {
        kind: closed * 2 > total ? 'history' : 'newOrders',
        reasons: [{ code: 'closed-states', header: headerOf(header, orders.state)[0] ?? '', closed, total }],
      }
  }
  const answered = (['reply', 'closedAt'] as const).filter((field) => has(orders, field))
  if (isMatter && orders.state === null && answered.length === 2)
    return { kind: 'history', reasons: because(orders, answered, []) }
  const shown = (['sourceId', 'title', 'text', 'receivedAt', 'category'] as const).filter((field) => has(orders, field))
  return { kind: 'newOrders', reasons: shown.length === 0 ? [] : because(orders, shown, []) }
}

const headerOf = (header: readonly string[], column: number | null): readonly string[] => {
  const name = column === null ? undefined : header[column]
  return name === undefined ? [] : [name]
}

/** 姓名 is a person's; 名称 is a unit's. */
const namesPersons = (header: readonly string[]): boolean =>
  header.some((name) => /姓名|人员|person|full ?name/iu.test(name))
