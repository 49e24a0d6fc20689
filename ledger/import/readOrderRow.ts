import type { ImportedCourse, ImportedOrder, ImportedRow, RowRefusal } from '../../shared/contract/importRows.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { channelOf } from '../../shared/matching/channelOf.ts'
import { categoryIn, codeIn, extraOf, keep, type RowPlan, refusalAt, sideWhenIn, whenIn, wordsIn } from './rowPlan.ts'
import { orderKindOf, stateKind } from '../../shared/matching/sourceState.ts'
import type { Cell } from './table.ts'
import { titleFromText } from './titleFromText.ts'

/** What a row says; which row of the file it is, its caller knows. */
export type ReadRow = Result<RowBody, RowRefusal>
type RowBody = WithoutRow<Exclude<ImportedRow, { readonly kind: 'refused' }>>
type WithoutRow<R> = R extends { readonly row: number } ? Omit<R, 'row'> : never

/**
 * One row as a new order or, where the source is through with it, as history. Pure, and knows no other rows: without an id
 * column the source id is `derivedId`, which the caller brings. Titles: the title column; where it is empty or missing, the
 * first sentence of the words; where a table has neither column, the category (open city data have nothing else).
 */
export const readOrderRow = (plan: RowPlan, cells: readonly Cell[], derivedId: string): ReadRow => {
  const refuse = (...at: Parameters<typeof refusalAt> extends [unknown, unknown, ...infer Rest] ? Rest : never) =>
    err(refusalAt(plan, cells, ...at))
  const { mapping } = plan.plan
  const sourceId = mapping.sourceId === null ? derivedId : codeIn(plan, cells, 'sourceId')
  if (sourceId === '') return refuse('no-source-id', 'sourceId')

  const text = wordsIn(plan, cells, 'text')
  const category = categoryIn(plan, cells)
  const named = wordsIn(plan, cells, 'title') || titleFromText(text)
  const title = mapping.title === null && mapping.text === null ? category : named
  if (title === '' && text === '') return refuse('no-title-and-text', null)

  const when = whenIn(plan, cells, 'receivedAt')
  if (!when.ok) return refuse(when.error, 'receivedAt')

  const extra = extraOf(plan, cells)
  const channel = wordsIn(plan, cells, 'channel')
  // What the source calls its channel is kept, because ours are fewer.
  if (channel !== '') keep(plan, cells, 'channel', extra)
  const town = wordsIn(plan, cells, 'town')
  const order: ImportedOrder = {
    sourceId,
    title,
    text,
    reporter: wordsIn(plan, cells, 'reporter'),
    phone: codeIn(plan, cells, 'phone'),
    address: wordsIn(plan, cells, 'address'),
    town,
    townId: plan.towns.get(town) ?? null,
    category,
    categoryId: plan.categories.get(category) ?? null,
    channel: channel === '' ? plan.usualChannel : (plan.channels.get(channel) ?? channelOf(channel)),
    receivedAt: when.value,
    extra,
  }
  const state = wordsIn(plan, cells, 'state')
  const kind = orderKindOf(state, plan.states, plan.plan)
  if (kind === 'history') return ok({ kind, order, course: { ...readCourse(plan, cells, extra), closed: true } })
  for (const field of courseFields) keep(plan, cells, field, extra)
  return ok({ kind: 'newOrders', order })
}

const courseFields = ['state', 'unit', 'reply', 'repliedAt', 'closedAt'] as const

/** What the source says about the course of an order. Times that cannot be read go to `extra` as they stand. */
export const readCourse = (plan: RowPlan, cells: readonly Cell[], extra: [string, string][]): ImportedCourse => {
  const state = wordsIn(plan, cells, 'state')
  const unit = wordsIn(plan, cells, 'unit')
  return {
    state,
    closed: (plan.states.get(state) ?? stateKind(state)) === 'history',
    unit,
    unitId: plan.units.get(unit) ?? null,
    reply: wordsIn(plan, cells, 'reply'),
    repliedAt: sideWhenIn(plan, cells, 'repliedAt', extra),
    closedAt: sideWhenIn(plan, cells, 'closedAt', extra),
  }
}
