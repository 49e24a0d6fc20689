import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { expect } from '@playwright/test'
import { officePaperNames } from '../../shared/documents/officePaper.ts'
import { paperWords } from '../../shared/documents/paperWords.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { type LaunchedDesk, launchDesk } from '../../tests/e2e/launchDesk.ts'
import { leaveNotice, openFromRegister, savePdfAs } from '../../tests/e2e/pages/noticePage.ts'
import { followOrder } from '../../tests/e2e/pages/orderActs.ts'
import { clearSearch, openInbox } from '../../tests/e2e/pages/deskPage.ts'
import { openSupervision } from '../../tests/e2e/pages/supervisionPage.ts'
import { pdfFacts } from '../../tests/e2e/paperRuler.ts'
import { madeLedger } from '../makeLedger/makeLedger.ts'
import { contactSheet } from './contactSheet.ts'
import { type FilledPaper, fillLedger } from './fillLedger.ts'

/**
 * `npm run documents -- --out DIR`: one PDF of each kind of paper and list, printed by the real window out of a made ledger,
 * and `contact-sheet.png` with every page of them.
 */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'documents-out' } } })
const out = resolve(values.out)
mkdirSync(out, { recursive: true })

const orders = 1_000
const home = mkdtempSync(join(tmpdir(), 'youjie-documents-'))
const data = join(home, 'data')
mkdirSync(data)
copyFileSync(await madeLedger(orders), join(data, 'ledger.db'))
const filled = await fillLedger(join(data, 'ledger.db'))
const desk = await launchDesk({ home, data, cover: false, size: { width: 1600, height: 900 } })
const { page } = desk
const notices = zhCN.notices
const files: string[] = []

/** Files are numbered in the order of the family, and say their kind in both languages. */
const fileFor = (chinese: string, english: string): string => {
  const file = join(out, `${String(files.length + 1).padStart(2, '0')}-${chinese}-${english}.pdf`)
  files.push(file)
  return file
}
const told = (file: string): void => console.log(`${file}  ${pdfFacts(file).pages} pages`)

try {
  await page.locator('[data-inbox="toDispatch"]').waitFor()
  for (const paper of filled) {
    const file = paper.of === 'case' ? await ofCase(desk, paper) : await ofOrder(desk, paper)
    told(file)
  }
  told(await orderList())
  told(await table('listings', '挂牌督办榜', 'listing-board'))
  told(await table('assessment', '督办考核表', 'assessment'))
  const pages = await contactSheet(page, files, join(out, 'contact-sheet.png'))
  console.log(`${files.length} files, ${pages} pages, ${join(out, 'contact-sheet.png')}`)
} finally {
  await desk.close()
  rmSync(home, { recursive: true, force: true })
}

async function ofCase(
  opened: LaunchedDesk,
  { kind, number }: Extract<FilledPaper, { readonly of: 'case' }>,
): Promise<string> {
  const file = fileFor(paperWords[kind].name, kind)
  await openFromRegister(opened, number)
  await savePdfAs(opened, file)
  await expect(page.getByText(notices.said.recordedAs(1))).toBeVisible()
  await leaveNotice(opened)
  return file
}

async function ofOrder(
  opened: LaunchedDesk,
  { kind, number, order }: Extract<FilledPaper, { readonly of: 'order' }>,
): Promise<string> {
  const english = kind.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)
  const file = fileFor(officePaperNames[kind], english)
  await followOrder(opened, order)
  await page.keyboard.press('Control+p')
  await page.getByRole('button', { name: zhCN.officePapers.open(number), exact: true }).click()
  await savePdfAs(opened, file)
  await expect(page.getByText(notices.said.recordedAs(1))).toBeVisible()
  await leaveNotice(opened)
  return file
}

async function orderList(): Promise<string> {
  const file = fileFor(zhCN.officePapers.list.name, 'order-list')
  await clearSearch(desk)
  await openInbox(desk, 'overdue')
  await page.getByRole('button', { name: zhCN.officePapers.list.open, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await desk.answerSave(file)
  await dialog.getByRole('button', { name: zhCN.handover.pdf, exact: true }).click()
  await expect(dialog.getByRole('status')).toHaveText(zhCN.handover.printed(file))
  await page.keyboard.press('Escape')
  return file
}

async function table(tab: 'listings' | 'assessment', chinese: string, english: string): Promise<string> {
  const file = fileFor(chinese, english)
  await openSupervision(desk, 'listings')
  if (tab === 'assessment') await page.getByRole('tab', { name: zhCN.supervision.tabs.assessment }).click()
  await desk.answerSave(file)
  await page.getByRole('button', { name: zhCN.handover.pdf, exact: true }).click()
  await expect(page.getByText(zhCN.handover.printed(file))).toBeVisible()
  await page.keyboard.press('Escape')
  return file
}
