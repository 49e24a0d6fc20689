import type { UnitDetailsCard } from '../../shared/contract/catalogue.ts'
import type { DeskRequest, Lane } from '../../shared/contract/desk.ts'
import { aliasList } from '../../shared/domain/catalogue/aliases.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'
import type { UnitKind } from '../../shared/domain/unit/unit.ts'
import { contactsOf, contactsText, type UnitContact } from '../../shared/domain/unit/unitContacts.ts'
import { wholeNumber } from './officeForm.ts'

export const formUnitKinds = ['department', 'town', 'other'] as const satisfies readonly UnitKind[]

/** A unit as it stands in inputs. */
export type UnitForm = {
  readonly name: string
  readonly fullName: string
  readonly kind: UnitKind
  readonly weekly: string
  readonly duties: string
  readonly contacts: readonly UnitContact[]
  /** One a line. */
  readonly aliases: string
}
export type UnitProblem = 'missing' | 'too-long' | 'weekly' | 'taken'

const mostWeekly = 100_000

export const noContact: UnitContact = { role: '', name: '', phone: '' }
export const emptyUnit: UnitForm = {
  name: '',
  fullName: '',
  kind: 'department',
  weekly: '30',
  duties: '',
  contacts: [noContact],
  aliases: '',
}
export const unitFormOf = (
  { name, fullName, kind, weekly }: Lane,
  details: Omit<UnitDetailsCard, 'unit'> | undefined,
): UnitForm => ({
  name,
  fullName,
  kind,
  weekly: String(weekly),
  duties: details?.duties ?? '',
  contacts: [...(details?.contacts ?? []), noContact],
  aliases: details?.aliases.join('\n') ?? '',
})

/** `others`: names of units in use, without this one's own. Two of one name could not be told apart on a lane. */
export const unitProblems = (
  form: UnitForm,
  others: readonly string[],
): Partial<Record<keyof UnitForm, UnitProblem>> => {
  const problems: Partial<Record<keyof UnitForm, UnitProblem>> = {}
  const name = form.name.trim()
  if (name === '') problems.name = 'missing'
  else if (others.includes(name)) problems.name = 'taken'
  for (const field of ['name', 'fullName'] as const)
    if (form[field].length > wordLimits.line) problems[field] = 'too-long'
  if (form.contacts.some((one) => Object.values(one).some((typed) => typed.length > wordLimits.line)))
    problems.contacts = 'too-long'
  if (wholeNumber(form.weekly, mostWeekly) === null) problems.weekly = 'weekly'
  return problems
}

/** Null while a field is wrong. Without a full name, documents address the unit by its short one. */
export const unitRequest = (form: UnitForm, others: readonly string[]): DeskRequest<'addUnit'> | null => {
  const weekly = wholeNumber(form.weekly, mostWeekly)
  if (weekly === null || Object.keys(unitProblems(form, others)).length > 0) return null
  const name = form.name.trim()
  const fullName = form.fullName.trim()
  return {
    kind: form.kind,
    weekly,
    words: { name, fullName: fullName === '' ? name : fullName },
    details: {
      duties: form.duties.trim(),
      contacts: [...contactsOf(contactsText(form.contacts))],
      aliases: [...aliasList(form.aliases)],
    },
  }
}
