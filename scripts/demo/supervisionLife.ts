import { join } from 'node:path'
import { expect } from '@playwright/test'
import { zhCN } from '../../shared/text/zhCN.ts'
import type { LaunchedDesk } from '../../tests/e2e/launchDesk.ts'
import { noticeField, savePdfAs } from '../../tests/e2e/pages/noticePage.ts'
import { actKey, caseScreen, fillFact, openSupervision, sendDialog } from '../../tests/e2e/pages/supervisionPage.ts'

const words = zhCN.supervision
const acts = words.detail.acts

/** The case of a signed notice goes on: served, answered and not accepted, listed, answered again, delisted. */
export const listAndDelist = async (
  desk: LaunchedDesk,
  out: string,
  shot: (name: string) => Promise<void>,
): Promise<{ readonly listing: string; readonly delisting: string }> => {
  const { page } = desk
  await openSupervision(desk, 'cases')
  await shot('cases')
  await page.getByRole('table', { name: words.tabs.cases }).getByRole('row').nth(1).click()
  await serve(desk)
  await reply(desk, '正在协调，暂无完成时间')
  await actKey(desk, 'j', acts.reject)
  await fillFact(desk, words.detail.reason, '没有明确完成时间')
  await sendDialog(desk)
  await expect(caseScreen(desk)).toContainText(words.cases.waitsFor.next)
  await shot('case')
  // The letter on the way to the listing: a case climbs by its own papers.
  await page.keyboard.press('u')
  await fillPhone(desk)
  await page.getByRole('button', { name: zhCN.notices.acts.signOff, exact: true }).click()
  await expect(page.getByText(/^已签发，文号 函/u)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(caseScreen(desk)).toContainText('函〔')
  await page.keyboard.press('u')
  const listing = await signed(desk, join(out, 'listing.pdf'), '挂督')
  await shot('listing-notice')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: words.tabs.listings }).click()
  const board = page.getByRole('table', { name: words.listings.heading })
  await expect(board).toContainText(listing)
  await shot('listing-board')
  await board.getByRole('row').nth(1).click()
  await serve(desk)
  await reply(desk, '已办结，已向反映人说明')
  await actKey(desk, 'a', acts.accept)
  await sendDialog(desk)
  await expect(caseScreen(desk)).toContainText(words.cases.waitsFor.delisting)
  await page.keyboard.press('d')
  const delisting = await signed(desk, join(out, 'delisting.pdf'), '解挂')
  await page.keyboard.press('Escape')
  await expect(caseScreen(desk)).toContainText(words.cases.endings.delisted)
  await shot('case-delisted')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: words.tabs.assessment }).click()
  await expect(page.getByRole('table', { name: words.tabs.assessment })).toBeVisible()
  await shot('assessment')
  await page.keyboard.press('Escape')
  return { listing, delisting }
}

const serve = async (desk: LaunchedDesk): Promise<void> => {
  await actKey(desk, 's', acts.serve)
  await fillFact(desk, words.detail.to, '办公室')
  await sendDialog(desk)
}

const reply = async (desk: LaunchedDesk, text: string): Promise<void> => {
  await actKey(desk, 'p', acts.reply)
  await fillFact(desk, words.detail.replyText, text)
  await sendDialog(desk)
}

/** A new office has no telephone yet, and no paper goes out without one. */
const fillPhone = async (desk: LaunchedDesk): Promise<void> => {
  const phone = noticeField(desk, 'phone')
  if ((await phone.inputValue()) === '') await phone.fill('0532-88400000')
}

/** The paper on the screen is signed off and saved; its number. */
const signed = async (desk: LaunchedDesk, file: string, prefix: string): Promise<string> => {
  await fillPhone(desk)
  await savePdfAs(desk, file)
  await expect(desk.page.getByText(zhCN.notices.said.recordedAs(1))).toBeVisible({ timeout: 20_000 })
  const said = desk.page.getByText(new RegExp(`^已签发，文号 ${prefix}`, 'u'))
  await expect(said).toBeVisible({ timeout: 20_000 })
  return new RegExp(`${prefix}〔\\d+〕\\d+号`, 'u').exec(await said.innerText())?.[0] ?? ''
}
