import { expect, type Locator } from '@playwright/test'
import { zhCN } from '../../../shared/text/zhCN.ts'
import type { LaunchedDesk } from '../launchDesk.ts'

const words = zhCN.supervision

/** A list of supervision, by its entry in the rail. */
export const openSupervision = async (
  { page }: LaunchedDesk,
  tab: 'proposals' | 'cases' | 'receipts' | 'listings',
): Promise<void> => {
  await page.locator(`[data-supervision="${tab}"]`).click()
  await expect(page.getByRole('tab', { name: words.tabs[tab] })).toHaveAttribute('aria-selected', 'true')
}

export const caseScreen = ({ page }: LaunchedDesk): Locator =>
  page.getByRole('region', { name: words.title, exact: true })

/** Presses the key of an act and waits for its form. */
export const actKey = async ({ page }: LaunchedDesk, key: string, title: string): Promise<void> => {
  await expect(page.getByRole('button', { name: new RegExp(`^${title}`, 'u') })).toBeVisible()
  await page.keyboard.press(key)
  await expect(page.getByRole('dialog', { name: title })).toBeVisible()
}

export const fillFact = async ({ page }: LaunchedDesk, label: string, value: string): Promise<void> => {
  await page
    .getByRole('dialog')
    .getByLabel(new RegExp(`^${label}`, 'u'))
    .fill(value)
}

/** Sends the form and waits until the record has it: keys of the screen behind it work only then. */
export const sendDialog = async ({ page }: LaunchedDesk): Promise<void> => {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
