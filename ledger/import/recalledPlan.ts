import { fieldsOfKind, importFields, type Mapping, noMapping } from '../../shared/contract/importFields.ts'
import { type ImportPlan, importPlan } from '../../shared/contract/importPlan.ts'
import type { ValueMatch } from '../../shared/contract/importPlan.ts'
import { headerNames } from './headerKey.ts'

/**
 * A plan of last time for the table of today: the same columns may stand in another order and are found by their names. Ids
 * that the catalogue no longer has are forgotten, so that their words are matched anew. Null when it was written by a
 * version of the program whose plans we cannot read.
 */
export const recalledPlan = (
  then: { readonly header: string; readonly plan: string },
  header: readonly string[],
  sheet: number,
  isKnown: (rule: 'towns' | 'categories' | 'units', id: string) => boolean,
): ImportPlan | null => {
  const plan = parsedPlan(then.plan)
  const names = headerNames(then.header)
  if (plan === null || names === null) return null
  const today = (column: number): number | null => {
    const name = names[column]
    const at = name === undefined ? -1 : header.indexOf(name)
    return at < 0 ? null : at
  }
  const mapping: Mapping = { ...noMapping }
  for (const field of importFields) {
    const column = plan.mapping[field]
    mapping[field] = column === null || !isField(plan.kind, field) ? null : today(column)
  }
  const known = (rule: 'towns' | 'categories' | 'units'): ValueMatch[] =>
    plan.rules[rule].filter(([, id]) => id === null || isKnown(rule, id))
  return {
    ...plan,
    sheet,
    mapping,
    ignored: plan.ignored.map(today).filter((column) => column !== null),
    rules: { ...plan.rules, towns: known('towns'), categories: known('categories'), units: known('units') },
  }
}

const isField = (kind: ImportPlan['kind'], field: (typeof importFields)[number]): boolean =>
  (fieldsOfKind[kind] as readonly string[]).includes(field)

const parsedPlan = (plan: string): ImportPlan | null => {
  try {
    return importPlan.safeParse(JSON.parse(plan)).data ?? null
  } catch {
    return null
  }
}
