import { expect, type Locator } from '@playwright/test'
import { zhCN } from '../../../shared/text/zhCN.ts'
import type { LaunchedDesk } from '../launchDesk.ts'

const words = zhCN.settings

/** The settings screen with one of its sections open. */
export const openSettings = async ({ page }: LaunchedDesk, section: keyof typeof words.sections): Promise<Locator> => {
  await page.getByRole('navigation').getByTitle(zhCN.desk.rail.settings, { exact: true }).click()
  const screen = page.getByRole('region', { name: words.title, exact: true })
  const menu = screen.getByRole('navigation', { name: words.title, exact: true })
  await menu.getByRole('button', { name: words.sections[section], exact: true }).click()
  await expect(menu.getByRole('button', { name: words.sections[section] })).toHaveAttribute('aria-current', 'page')
  return screen
}

export const leaveSettings = async ({ page }: LaunchedDesk): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: words.title, exact: true })).toHaveCount(0)
}
