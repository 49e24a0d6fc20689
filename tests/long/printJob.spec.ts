import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import decodeQR from 'qr/decode.js'
import { chinaDate } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf, expectSound } from '../e2e/closedLedger.ts'
import { makeHome } from '../e2e/deskHome.ts'
import { auditScreen } from '../e2e/pages/screenAudit.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import {
  chooseAllPapers,
  intoFolder,
  jobScreen,
  leaveJob,
  makeSignedPapers,
  turnStates,
} from '../e2e/pages/printJobPage.ts'
import { openRegister } from '../e2e/pages/noticePage.ts'
import { pagePicture, pdfFacts, pdfText } from '../e2e/paperRuler.ts'

/** Three signed notices come out as one job; the tests go on where the last stopped. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.printing
const year = chinaDate(Date.now()).year
const folder = place.file('papers')
let desk: LaunchedDesk

test.beforeAll(async () => {
  await makeSignedPapers(place.data, 3)
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

test('Chosen papers go into a folder one file each, stop in clear words when the folder is gone, and go on after a restart.', async () => {
  await chooseAllPapers(desk)
  await intoFolder(desk, folder, 'each')
  // What lies there already is never written over.
  writeFileSync(join(folder, `督办通知单-督〔${year}〕1号-市住房和城乡建设局.pdf`), 'somebody else')
  rmSync(folder, { recursive: true })
  const screen = jobScreen(desk)
  await screen.getByRole('button', { name: words.startFiles(3) }).click()
  await expect(screen.getByRole('alert')).toContainText(words.troubles['folder-gone'].what)
  expect(await turnStates(desk)).toEqual(['waiting', 'waiting', 'waiting'])

  await desk.close()
  mkdirSync(folder)
  writeFileSync(join(folder, `督办通知单-督〔${year}〕1号-市住房和城乡建设局.pdf`), 'somebody else')
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
  const register = await openRegister(desk)
  await register.getByRole('button', { name: words.openJob }).click()
  // The folder that a person named once needs no second word.
  await jobScreen(desk).getByRole('button', { name: words.resume, exact: true }).click()
  await expect(jobScreen(desk).getByText(words.done(3))).toBeVisible({ timeout: 20_000 })
  expect(await turnStates(desk)).toEqual(['printed', 'printed', 'printed'])
  expect(readdirSync(folder).toSorted()).toEqual([
    `督办通知单-督〔${year}〕1号-市住房和城乡建设局 (2).pdf`,
    `督办通知单-督〔${year}〕1号-市住房和城乡建设局.pdf`,
    `督办通知单-督〔${year}〕2号-市综合行政执法局.pdf`,
    `督办通知单-督〔${year}〕3号-市交通运输局.pdf`,
  ])
  for (const n of [2, 3]) {
    const file = readdirSync(folder).find((name) => name.includes(`${n}号`)) ?? ''
    expect(pdfText(join(folder, file)).replace(/\s/gu, '')).toContain(`督〔${year}〕${n}号`)
    // R-PRINT-12: what a telephone reads off the printed page is the number of its order.
    const { bytes, width, height } = pagePicture(join(folder, file), 1, 300)
    expect(decodeQR({ width, height, data: bytes })).toMatch(new RegExp(`^\\d{6}-000${n}$`, 'u'))
  }
  await leaveJob(desk)
})

test('All in one file, printed on both sides, each paper begins on a front side; they are recorded as reprints.', async () => {
  await chooseAllPapers(desk)
  const screen = jobScreen(desk)
  await expect(screen.getByText(words.again(3))).toBeVisible()
  await audited()
  const joined = place.file('joined')
  await intoFolder(desk, joined, 'joined')
  await screen.getByRole('button', { name: words.startFiles(3) }).click()
  await expect(screen.getByText(words.done(3))).toBeVisible({ timeout: 20_000 })
  const [file = ''] = readdirSync(joined)
  expect(file).toBe(`督办通知单-督〔${year}〕1号等3份.pdf`)
  // One page each, a blank back behind the first two.
  expect(pdfFacts(join(joined, file)).pages).toBe(5)
  const pages = pdfText(join(joined, file)).split('\f')
  expect(pages.slice(0, 5).map((page) => /〔\d+〕(\d)号/u.exec(page.replace(/\s/gu, ''))?.[1] ?? '')).toEqual([
    '1',
    '',
    '2',
    '',
    '3',
  ])
  await leaveJob(desk)
})

test('A full disk and a folder that cannot be written stop the job in clear words; nothing half written stays, and it goes on elsewhere.', async () => {
  await chooseAllPapers(desk)
  const screen = jobScreen(desk)
  const full = place.file('full')
  await intoFolder(desk, full, 'each')
  // The second file is written aside into a device that is always full.
  symlinkSync('/dev/full', join(full, `督办通知单-督〔${year}〕2号-市综合行政执法局.pdf.part`))
  await screen.getByRole('button', { name: words.startFiles(3) }).click()
  await expect(screen.getByRole('alert')).toContainText(words.troubles['no-space'].what)
  await audited()
  expect(await turnStates(desk)).toEqual(['printed', 'waiting', 'waiting'])
  expect(readdirSync(full)).toEqual([`督办通知单-督〔${year}〕1号-市住房和城乡建设局.pdf`])

  await desk.answerOpen('/sys')
  await screen.getByRole('button', { name: words.chooseFolder }).click()
  await screen.getByRole('button', { name: words.resume, exact: true }).click()
  await expect(screen.getByRole('alert')).toContainText(words.troubles['not-writable'].what)
  expect(await turnStates(desk)).toEqual(['printed', 'waiting', 'waiting'])

  await desk.answerOpen(full)
  await screen.getByRole('button', { name: words.chooseFolder }).click()
  await screen.getByRole('button', { name: words.resume, exact: true }).click()
  await expect(screen.getByText(words.done(3))).toBeVisible({ timeout: 20_000 })
  expect(readdirSync(full)).toHaveLength(3)
  await leaveJob(desk)
})

test('The closed ledger holds each print with the hash of its file.', async () => {
  await desk.close()
  await expectSound(place.ledger)
  const printed = await eventsOf(place.ledger, 'NoticePrinted')
  const hashes = [
    ...pdfs(folder),
    ...pdfs(place.file('full')),
    ...Array.from({ length: 3 }, () => pdfs(place.file('joined'))).flat(),
  ]
  expect(printed.map((event) => (event as { readonly sha256?: string }).sha256).toSorted()).toEqual(hashes.toSorted())
})

/** The screen as it stands, in both themes: nothing grave, every control named. */
const audited = async (): Promise<void> => {
  const theme = desk.page.getByRole('button', { name: zhCN.desk.bar.theme, exact: true })
  expect(await auditScreen(desk.page)).toEqual([])
  await theme.click()
  expect(await auditScreen(desk.page, true)).toEqual([])
  await theme.click()
}

const pdfs = (of: string): readonly string[] =>
  readdirSync(of)
    .map((name) => readFileSync(join(of, name)))
    .filter((bytes) => bytes.subarray(0, 4).toString() === '%PDF')
    .map((bytes) => createHash('sha256').update(bytes).digest('hex'))
