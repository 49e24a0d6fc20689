import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator } from '@playwright/test'
import { zhCN } from '../../../shared/text/zhCN.ts'
import { openHarnessOn } from '../../simulation/deskHarness.ts'
import { type SignedPaper, signPapers } from '../../simulation/signedPapers.ts'
import { coverToday } from '../coverToday.ts'
import type { LaunchedDesk } from '../launchDesk.ts'
import { openRegister } from './noticePage.ts'

const words = zhCN.printing

/** A data folder with notices that are signed off, made through the handlers that answer the window. */
export const makeSignedPapers = async (data: string, count: number): Promise<readonly SignedPaper[]> => {
  mkdirSync(data, { recursive: true })
  await coverToday(data)
  const harness = await openHarnessOn(join(data, 'ledger.db'), Date.now)
  const papers = await signPapers(harness, count)
  await harness.close()
  return papers
}

/** Every signed paper of the register chosen, and the job's screen open with all of them laid out. */
export const chooseAllPapers = async (desk: LaunchedDesk): Promise<void> => {
  const register = await openRegister(desk)
  await register.getByRole('checkbox', { name: words.chooseAll }).click()
  await desk.page.keyboard.press('Control+p')
  await expect(jobScreen(desk)).toBeVisible()
}

export const jobScreen = ({ page }: LaunchedDesk): Locator =>
  page.getByRole('region', { name: words.title, exact: true })

export const intoFolder = async (desk: LaunchedDesk, folder: string, shape: 'each' | 'joined'): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const screen = jobScreen(desk)
  await screen.getByText(words.toFolder, { exact: true }).click()
  await desk.answerOpen(folder)
  await screen.getByRole('button', { name: words.chooseFolder }).click()
  await screen.getByText(words[shape], { exact: true }).click()
}

export const turnStates = (desk: LaunchedDesk): Promise<readonly (string | null)[]> =>
  jobScreen(desk)
    .locator('tr[data-status]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-status')))

/** From the job back over the register to the desk. */
export const leaveJob = async (desk: LaunchedDesk): Promise<void> => {
  const { page } = desk
  await page.keyboard.press('Escape')
  await expect(jobScreen(desk)).toHaveCount(0)
  await expect(page.getByRole('region', { name: zhCN.notices.register.title, exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: zhCN.notices.register.title, exact: true })).toHaveCount(0)
}
