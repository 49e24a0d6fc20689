import { fromChina, type Instant } from '../../../shared/kernel/chinaTime.ts'
import { wordLimits } from '../../../shared/domain/order/wordLimits.ts'
import { unreachable } from '../../../shared/kernel/unreachable.ts'
import { fromChinaInput } from '../../forms/chinaInput.ts'
import type { ActField, FieldName } from './orderActs.ts'

/** What stands in a dialog's fields, as typed or chosen; '' where nothing was said yet. */
export type ActDraft = Readonly<Partial<Record<FieldName, string>>>
export type ActProblem = 'missing' | 'tooLong' | 'badWhen'
export type ActProblems = Readonly<Partial<Record<FieldName, ActProblem>>>

/** Which fields of a dialog are asked, given what was said in the others: a call that reached nobody cannot be counted. */
export const fieldsAsked = (fields: readonly ActField[], draft: ActDraft): readonly ActField[] =>
  fields.filter(({ name }) => {
    if (name === 'effective') return draft.contacted !== 'no'
    if (name === 'delivery' && fields.some((field) => field.name === 'grant')) return draft.grant !== 'no'
    if (name === 'nextCallAt') return draft.contacted === 'no' || draft.effective === 'no'
    return true
  })

/** What keeps the dialog from being sent, a field each. An unsatisfied verdict needs a reason, like every text that is asked for. */
export const problemsOf = (fields: readonly ActField[], draft: ActDraft): ActProblems => {
  const problems: Partial<Record<FieldName, ActProblem>> = {}
  for (const field of fieldsAsked(fields, draft)) {
    const problem = problemOf(field, draft)
    if (problem !== null) problems[field.name] = problem
  }
  return problems
}

const problemOf = (field: ActField, draft: ActDraft): ActProblem | null => {
  const typed = draft[field.name] ?? ''
  switch (field.kind) {
    case 'words':
      if (typed.length > wordLimits.text) return 'tooLong'
      return isNeeded(field, draft) && typed.trim() === '' ? 'missing' : null
    case 'line':
      if (typed.length > wordLimits.line) return 'tooLong'
      return field.needed && typed.trim() === '' ? 'missing' : null
    case 'later':
    case 'moment':
      if (typed === '') return field.kind === 'later' || field.needed ? 'missing' : null
      return momentOf(typed) === null ? 'badWhen' : null
    case 'day':
      return dayOf(typed) === null ? 'badWhen' : null
    case 'order':
    case 'unit':
    case 'yesNo':
    case 'choice':
      return typed.trim() === '' ? 'missing' : null
    case 'concerns':
    case 'scan':
      return null
    default:
      return unreachable(field)
  }
}

/** A review that is not satisfied says why; what is marked confidential needs no reason. */
const isNeeded = (field: Extract<ActField, { kind: 'words' }>, draft: ActDraft): boolean =>
  field.needed || (field.name === 'reason' && draft.satisfaction === 'not')

/** What a moment field holds; null where it is no moment. */
export const momentOf = (typed: string): Instant | null => fromChinaInput(typed)

/** Noon in Shanghai of the day that a date field holds: a day has no hour, and noon is that day in every reading. */
export const dayOf = (typed: string): Instant | null => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(typed)
  if (match === null) return null
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  return fromChina(year, month, day, 12)
}
