import { expect } from '@playwright/test'
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
