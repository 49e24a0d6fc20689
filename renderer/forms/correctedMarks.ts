import type { Lane, OrderDetail } from '../../shared/contract/desk.ts'
import type { ReportMarks } from '../../shared/contract/reporting.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { optionNamed, type PickOption } from './pickOptions.ts'
import type { MarksForm } from './reportMarks.ts'

/** The marks as they stand, in inputs, with the unit's row beside its name: a retired unit is offered no more and still is the one. */
export type MarksBefore = { readonly form: MarksForm; readonly concerns: RowId | null }

export const marksKnown = (
  { standing }: { readonly standing: Pick<OrderDetail['standing'], 'urgency' | 'privacy' | 'concerns'> },
  lanes: readonly Pick<Lane, 'unit' | 'name'>[],
): MarksBefore => {
  const { urgency, privacy, concerns } = standing
  const name = lanes.find((lane) => lane.unit === concerns)?.name ?? ''
  return { form: { town: null, category: null, urgency, privacy, concerns: name }, concerns }
}

/** Null: nothing was changed. Town and category that were picked anew go with it, those that were only typed are found by the store. */
export const marksChanged = (
  { form: before, concerns }: MarksBefore,
  form: MarksForm,
  units: readonly PickOption<RowId>[],
): ReportMarks | 'no-such-unit' | null => {
  if (JSON.stringify(form) === JSON.stringify(before)) return null
  if (form.concerns === before.concerns) return { ...form, concerns }
  if (form.concerns.trim() === '') return { ...form, concerns: null }
  const unit = optionNamed(units, form.concerns)
  return unit === null ? 'no-such-unit' : { ...form, concerns: unit.key }
}

/** Taking a reporter's protection away, or the complaint, needs a reason. */
export const loosens = ({ form: before, concerns }: MarksBefore, form: MarksForm): boolean =>
  (before.privacy !== 'open' && form.privacy === 'open') || (concerns !== null && form.concerns.trim() === '')
