import { expect, type Locator } from '@playwright/test'
import { zhCN } from '../../../shared/text/zhCN.ts'
import type { LaunchedDesk } from '../launchDesk.ts'

const words = zhCN.notices

/** A supervision notice for the focused order, from S to the saved PDF. Gives the number that it got. */
export const signOffAsPdf = async (
  desk: LaunchedDesk,
  pdf: string,
  shots: { readonly draft?: () => Promise<void>; readonly saved?: () => Promise<void> } = {},
): Promise<string> => {
  const { page } = desk
  await page.keyboard.press('s')
  const phone = page.getByLabel(words.fields.phone)
  await phone.waitFor()
  await phone.fill('0532-88400000')
  await expect(page.locator('.paper-page')).toHaveCount(1)
  await shots.draft?.()
  await desk.answerSave(pdf)
  await page.getByRole('button', { name: words.acts.signOffAndSavePdf, exact: true }).click()
  await expect(page.getByText(words.said.recordedAs(1))).toBeVisible({ timeout: 20_000 })
  await shots.saved?.()
  const number = await page.locator('.paper-page .paper-line[data-role="number"]').first().innerText()
  return number.replace(/\s/gu, '')
}

export const leaveNotice = async ({ page }: LaunchedDesk): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.locator('.paper-page')).toHaveCount(0)
}

/** The notice screen for the focused order (s) or for the selection (Shift+S). */
export const openNotice = async ({ page }: LaunchedDesk, key: 's' | 'Shift+S'): Promise<void> => {
  await page.keyboard.press(key)
  // The next rung decides which paper it is.
  await page.getByRole('region', { name: /^(?:督办通知单|提醒函|催办通知|挂牌督办通知书)$/u }).waitFor()
}

/** A field by its name; a required one says so after it. */
export const noticeField = ({ page }: LaunchedDesk, name: keyof typeof words.fields & string): Locator =>
  page.getByLabel(new RegExp(`^${String(words.fields[name])}(?: ${zhCN.forms.required})?$`, 'u'))

/** Saves the open notice as a PDF; `null` closes the save dialog without a choice. */
export const savePdfAs = async (desk: LaunchedDesk, file: string | null): Promise<void> => {
  const { page } = desk
  await desk.answerSave(file)
  const button = page.getByRole('button', {
    name: new RegExp(`^(?:${words.acts.savePdf}|${words.acts.signOffAndSavePdf})$`, 'u'),
  })
  await expect(button).toBeEnabled()
  await button.click()
}

export const openRegister = async ({ page }: LaunchedDesk): Promise<Locator> => {
  await page.getByRole('navigation').getByTitle(zhCN.desk.rail.notices, { exact: true }).click()
  const register = page.getByRole('region', { name: words.register.title, exact: true })
  await expect(register).toBeVisible()
  return register
}

export const openFromRegister = async (desk: LaunchedDesk, number: string): Promise<void> => {
  const register = await openRegister(desk)
  await register.getByRole('button', { name: number, exact: true }).click()
  await expect(desk.page.locator('.paper-page')).not.toHaveCount(0)
}
