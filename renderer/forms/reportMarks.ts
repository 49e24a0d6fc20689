import type { ReportMarks } from '../../shared/contract/reporting.ts'
import { type Privacy, privacies, type Urgency, urgencies } from '../../shared/domain/order/orderState.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { optionNamed, type PickOption } from './pickOptions.ts'

/** The marks of an order as they stand in inputs: the unit that is complained about by its name. */
export type MarksForm = {
  readonly town: RowId | null
  readonly category: RowId | null
  readonly urgency: Urgency
  readonly privacy: Privacy
  readonly concerns: string
}
export const plainMarks: MarksForm = { town: null, category: null, urgency: 'general', privacy: 'open', concerns: '' }

/** A unit that was typed and is none cannot be complained about: it would be lost without a word. */
export const concernsProblem = (typed: string, units: readonly PickOption<RowId>[]): boolean =>
  typed.trim() !== '' && optionNamed(units, typed) === null

export const marksRequest = (form: MarksForm, units: readonly PickOption<RowId>[]): ReportMarks => ({
  ...form,
  concerns: optionNamed(units, form.concerns)?.key ?? null,
})

/** Whether typed words are in the catalogue; null for no words, and for a name that several entries bear. */
export type Known = 'inside' | 'outside' | 'several'
export const knownAs = (typed: string, picked: RowId | null, options: readonly PickOption<RowId>[]): Known | null => {
  const asked = typed.trim().toLowerCase()
  if (asked === '') return null
  if (picked !== null) return 'inside'
  const found = options.filter(({ name, aliases = [] }) =>
    [name, ...aliases].some((known) => known.toLowerCase() === asked),
  )
  if (found.length === 0) return 'outside'
  return found.length === 1 ? 'inside' : 'several'
}

export const urgencyOf = (value: string): Urgency => urgencies.find((known) => known === value) ?? 'general'
export const privacyOf = (value: string): Privacy => privacies.find((known) => known === value) ?? 'open'

/** Marks out of a kept draft: whatever cannot be read is as plain as if nobody had set it. */
export const parseMarks = (value: unknown): MarksForm => {
  if (typeof value !== 'object' || value === null) return plainMarks
  const field = (name: keyof MarksForm): unknown =>
    Object.hasOwn(value, name) ? value[name as keyof typeof value] : null
  const row = (name: keyof MarksForm): RowId | null => {
    const found = field(name)
    return typeof found === 'number' && Number.isSafeInteger(found) && found > 0 ? (found as RowId) : null
  }
  const concerns = field('concerns')
  return {
    town: row('town'),
    category: row('category'),
    urgency: urgencyOf(String(field('urgency'))),
    privacy: privacyOf(String(field('privacy'))),
    concerns: typeof concerns === 'string' ? concerns : '',
  }
}
