import { expect, type Locator } from '@playwright/test'
import type { ReportForm } from '../../../shared/contract/desk.ts'
import { zhCN } from '../../../shared/text/zhCN.ts'
import type { LaunchedDesk } from '../launchDesk.ts'

const words = zhCN.forms

export const reportForm = ({ page }: LaunchedDesk): Locator =>
  page.getByRole('dialog', { name: words.report.title, exact: true })
export const correctForm = ({ page }: LaunchedDesk): Locator =>
  page.getByRole('dialog', { name: words.correct.title, exact: true })
export const declineDialog = ({ page }: LaunchedDesk): Locator =>
  page.getByRole('dialog', { name: words.decline.title, exact: true })

export const openReportForm = async (desk: LaunchedDesk): Promise<Locator> => {
  await desk.page.keyboard.press('n')
  const form = reportForm(desk)
  await expect(form.getByLabel(words.field.title, { exact: true })).toBeFocused()
  return form
}

/** The field that is typed into: beside some there is a choice of the same name. */
export const typedField = (form: Locator, name: string): Locator =>
  form.getByLabel(name, { exact: true }).and(form.locator('input, textarea'))

export const fillReport = async (form: Locator, given: Partial<ReportForm>): Promise<void> => {
  for (const [field, value] of Object.entries(given) as [keyof ReportForm, string][])
    await typedField(form, words.field[field]).fill(value)
}

/** A new order by the form alone, from N to the list. */
export const reportByForm = async (desk: LaunchedDesk, given: Partial<ReportForm>): Promise<void> => {
  const form = await openReportForm(desk)
  await fillReport(form, given)
  await desk.page.keyboard.press('Control+Enter')
  await expect(form).toHaveCount(0)
}
