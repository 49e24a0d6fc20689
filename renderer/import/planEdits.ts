import type { Channel } from '../../shared/domain/order/orderState.ts'
import { channelOf } from '../../shared/matching/channelOf.ts'
import { orderKindOf } from '../../shared/matching/sourceState.ts'
import type { ValueMatch } from '../../shared/contract/importPlan.ts'
import { mostValues } from '../../shared/contract/importFields.ts'
import { fieldsOfKind, type ImportField } from '../../shared/contract/importFields.ts'
import type { SheetLook } from '../../shared/contract/importing.ts'
import type { ImportPlan, ImportRules } from '../../shared/contract/importPlan.ts'

/** What a person changes in a plan. Pure; each answers the whole plan anew. */
export const putColumn = (plan: ImportPlan, field: ImportField, column: number | null): ImportPlan => ({
  ...plan,
  mapping: { ...plan.mapping, [field]: column },
  // A column that is read is not left out.
  ignored: plan.ignored.filter((one) => one !== column),
})

export const toggleIgnored = (plan: ImportPlan, column: number): ImportPlan => ({
  ...plan,
  ignored: plan.ignored.includes(column)
    ? plan.ignored.filter((one) => one !== column)
    : [...plan.ignored, column].sort((a, b) => a - b),
})

type ListRule = 'states' | 'channels' | 'towns' | 'categories' | 'units'

/** What the file says under this value is taken as `means`; a value stands in its list once. */
export const putValue = <R extends ListRule>(
  plan: ImportPlan,
  rule: R,
  said: string,
  means: ImportRules[R][number][1],
): ImportPlan => {
  const list: readonly (readonly [string, unknown])[] = plan.rules[rule]
  const put = list.some(([value]) => value === said)
    ? list.map((one) => (one[0] === said ? [said, means] : one))
    : [...list, [said, means]]
  return { ...plan, rules: { ...plan.rules, [rule]: put } }
}

/** Several values at once, as far as nothing was decided about them yet. */
export const putAll = (
  plan: ImportPlan,
  rule: 'towns' | 'categories' | 'units',
  fresh: readonly (readonly [string, string | null])[],
): ImportPlan => {
  const decided = new Set(plan.rules[rule].map(([said]) => said))
  const put = fresh.filter(([said]) => !decided.has(said)).map(([said, id]): ValueMatch => [said, id])
  return put.length === 0 ? plan : putRules(plan, { [rule]: [...plan.rules[rule], ...put].slice(0, mostValues) })
}

/** Nothing is decided about this value any more. */
export const dropValue = (plan: ImportPlan, rule: 'towns' | 'categories' | 'units', said: string): ImportPlan =>
  putRules(plan, { [rule]: plan.rules[rule].filter(([value]) => value !== said) })

export const putRules = (plan: ImportPlan, rules: Partial<ImportRules>): ImportPlan => ({
  ...plan,
  rules: { ...plan.rules, ...rules },
})

/** Columns that feed no field. */
export const otherColumns = (header: readonly string[], plan: ImportPlan): readonly number[] => {
  const fed = new Set(fieldsOfKind[plan.kind].map((field) => plan.mapping[field]))
  return header.flatMap((_, column) => (fed.has(column) ? [] : [column]))
}

export type PlanProblem = 'needs-columns' | 'source-missing' | 'source-too-long'

/** What must be put right before rows can be taken. */
export const planProblem = ({ kind, mapping }: ImportPlan, sourceName: string, longest: number): PlanProblem | null => {
  const has = (field: ImportField): boolean => mapping[field] !== null
  const enough = {
    newOrders: () => has('title') || has('text') || has('category'),
    history: () => has('title') || has('text') || has('category'),
    updates: () => has('sourceId') && (has('reply') || has('state')),
    categories: () => has('level1'),
    units: () => has('name') || has('fullName'),
    persons: () => has('name'),
  }
  if (!enough[kind]()) return 'needs-columns'
  if (sourceName.trim() === '') return 'source-missing'
  return sourceName.trim().length > longest ? 'source-too-long' : null
}

/** The words of the columns that have a catalogue, as the store is asked about them. */
export const catalogueWords = (look: SheetLook): Record<'towns' | 'categories' | 'units', string[]> => {
  const said = (field: ImportField): string[] =>
    look.values.find((values) => values.field === field)?.values.map(([value]) => value) ?? []
  return { towns: said('town'), categories: said('category'), units: said('unit') }
}

/** The rule that holds the matches of a field. */
export const ruleOf = { town: 'towns', category: 'categories', unit: 'units' } as const

/** How many different words of these columns nobody has decided about. */
export const undecided = (look: SheetLook, plan: ImportPlan): number =>
  (['town', 'category', 'unit'] as const).reduce((sum, field) => {
    const decided = new Set(plan.rules[ruleOf[field]].map(([said]) => said))
    const values = look.values.find((one) => one.field === field)?.values ?? []
    return sum + values.filter(([value]) => !decided.has(value)).length
  }, 0)

/** How many rows of the sheet become new orders and how many history, where its states tell them apart; else null. */
export const rowsByState = (
  look: SheetLook,
  plan: ImportPlan,
): { readonly orders: number; readonly history: number } | null => {
  const states = look.values.find(({ field }) => field === 'state')
  if (states === undefined || (plan.kind !== 'newOrders' && plan.kind !== 'history')) return null
  const decided = new Map(plan.rules.states)
  let history = 0
  let orders = 0
  for (const [value, count] of states.values)
    if (orderKindOf(value, decided, plan) === 'history') history += count
    else orders += count
  return history > 0 && orders > 0 ? { orders, history } : null
}

/** The channel of rows that name none: the one that was set, else what the name of the source says. */
export const usualChannel = ({
  plan,
  sourceName,
}: {
  readonly plan: ImportPlan
  readonly sourceName: string
}): Channel => plan.rules.defaultChannel ?? channelOf(sourceName)

/** Whether a category of this table is a path of levels, which takes more room. */
export const hasLevels = ({ mapping }: ImportPlan): boolean => mapping.level2 !== null || mapping.level3 !== null
