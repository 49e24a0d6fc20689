import type { DeskRequest, Hello } from '../../shared/contract/desk.ts'
import { wordLimits } from '../../shared/domain/order/wordLimits.ts'

/** The office's settings as they stand in inputs. */
export type OfficeForm = {
  readonly officeName: string
  readonly contact: string
  readonly phone: string
  readonly noticePrefix: string
}
export type OfficeProblem = 'missing' | 'too-long' | 'prefix'

export const officeFormOf = ({ words, ...settings }: Hello['settings']): OfficeForm => ({
  officeName: words.officeName,
  contact: words.contact,
  phone: words.phone,
  noticePrefix: settings.noticePrefix,
})

/** The same bounds as the settings' own rules, found before anything is sent. */
const prefix = /^[\p{Script=Han}A-Z]{1,8}$/u

export const officeProblems = (form: OfficeForm): Partial<Record<keyof OfficeForm, OfficeProblem>> => {
  const problems: Partial<Record<keyof OfficeForm, OfficeProblem>> = {}
  if (form.officeName.trim() === '') problems.officeName = 'missing'
  for (const field of ['officeName', 'contact', 'phone'] as const)
    if (form[field].length > wordLimits.line) problems[field] = 'too-long'
  if (!prefix.test(form.noticePrefix.trim())) problems.noticePrefix = 'prefix'
  return problems
}

/** Null while a field is wrong. The days of before there were limits stay as they are: old ledgers are read by them, and no new deadline is. */
export const officeRequest = (
  form: OfficeForm,
  { naturalDays, noticeDays }: Pick<Hello['settings'], 'naturalDays' | 'noticeDays'>,
): DeskRequest<'changeSettings'> | null => {
  if (Object.keys(officeProblems(form)).length > 0) return null
  return {
    naturalDays,
    noticeDays,
    noticePrefix: form.noticePrefix.trim(),
    words: { officeName: form.officeName.trim(), contact: form.contact.trim(), phone: form.phone.trim() },
  }
}

/** 1..`most`, written with figures alone; null for anything else. */
export const wholeNumber = (text: string, most: number): number | null => {
  const trimmed = text.trim()
  if (!/^\d{1,9}$/u.test(trimmed)) return null
  const value = Number(trimmed)
  return value >= 1 && value <= most ? value : null
}
