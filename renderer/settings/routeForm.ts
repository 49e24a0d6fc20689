import type { DeskRequest } from '../../shared/contract/desk.ts'
import { type ClosingRule, closingRules } from '../../shared/domain/catalogue/route.ts'
import { chinaDate, fromChina, type Instant } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { optionNamed, type PickOption } from '../forms/pickOptions.ts'

/** A period of the dispatch catalogue as it stands in inputs; days as their inputs show them. */
export type RouteForm = {
  readonly lead: string
  readonly supporting: readonly RowId[]
  readonly closing: ClosingRule
  readonly from: string
  readonly until: string
  readonly basis: string
}
export type RouteProblem = 'leadMissing' | 'unitUnknown' | 'fromMissing' | 'untilBefore'

export const toDay = (at: Instant): string => {
  const { year, month, day } = chinaDate(at)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
/** Midnight in Shanghai; null for what is no day. */
export const fromDay = (typed: string): Instant | null => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed)
  if (found === null) return null
  const at = fromChina(Number(found[1]), Number(found[2]), Number(found[3]))
  return toDay(at) === typed ? at : null
}

export const closingOf = (value: string): ClosingRule => closingRules.find((known) => known === value) ?? 'leadOnly'

export const routeProblems = (
  form: RouteForm,
  options: readonly PickOption<RowId>[],
): Partial<Record<keyof RouteForm, RouteProblem>> => {
  const problems: Partial<Record<keyof RouteForm, RouteProblem>> = {}
  if (form.lead.trim() === '') problems.lead = 'leadMissing'
  else if (optionNamed(options, form.lead) === null) problems.lead = 'unitUnknown'
  const from = fromDay(form.from)
  const until = form.until === '' ? null : fromDay(form.until)
  if (from === null) problems.from = 'fromMissing'
  if (form.until !== '' && (until === null || (from !== null && until <= from))) problems.until = 'untilBefore'
  return problems
}

/** Null while a field is wrong. */
export const routeRequest = (
  category: RowId,
  form: RouteForm,
  options: readonly PickOption<RowId>[],
): DeskRequest<'setRoute'> | null => {
  const lead = optionNamed(options, form.lead)
  const from = fromDay(form.from)
  if (lead === null || from === null || Object.keys(routeProblems(form, options)).length > 0) return null
  const supporting = form.supporting.filter((row) => row !== lead.key)
  const until = form.until === '' ? null : fromDay(form.until)
  return {
    category,
    lead: lead.key,
    supporting: [...supporting],
    closing: form.closing,
    from,
    until,
    basis: form.basis,
  }
}
