import { expect, test } from '@playwright/test'
import { chinaDate } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf, expectSound } from '../e2e/closedLedger.ts'
import { makeHome } from '../e2e/deskHome.ts'
import { type LaunchedDesk, launchDesk } from '../e2e/launchDesk.ts'
import { leaveNotice, openFromRegister } from '../e2e/pages/noticePage.ts'
import { chooseAllPapers, jobScreen, leaveJob, makeSignedPapers, turnStates } from '../e2e/pages/printJobPage.ts'
import { pdfFacts, pdfText } from '../e2e/paperRuler.ts'
import { type PrivateSpooler, startSpooler } from './privateSpooler.ts'

/** Real prints through a private CUPS, whose spool holds the bytes that a printer gets. The tests go on where the last stopped. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.printing
const year = chinaDate(Date.now()).year
let spooler: PrivateSpooler
let desk: LaunchedDesk
/** Copies of every document that the spool ever got. */
const sent: number[] = []

test.beforeAll(async () => {
  spooler = await startSpooler()
  spooler.addPrinter('office')
  spooler.addPrinter('spare')
  process.env.CUPS_SERVER = spooler.server
  await makeSignedPapers(place.data, 3)
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await desk.close().catch(() => undefined)
  await spooler.stop()
  place.remove()
})

const numberIn = (file: string): string => /督〔\d+〕\d+号/u.exec(pdfText(file).replace(/\s/gu, ''))?.[0] ?? ''
const printed = (from = 0) =>
  spooler
    .jobs()
    .slice(from)
    .map(({ file, printer, copies, duplex }) => ({ number: numberIn(file), printer, copies, duplex }))
const paper = (n: number, more: object = {}) => ({
  number: `督〔${year}〕${n}号`,
  printer: 'office',
  copies: 1,
  duplex: 'DuplexNoTumble',
  ...more,
})

test('One notice goes to the printer as it stands on the screen, in as many copies as asked for, and is recorded.', async () => {
  const { page } = desk
  await openFromRegister(desk, `督〔${year}〕1号`)
  await page.getByLabel(zhCN.notices.print.copies, { exact: true }).fill('2')
  await page.keyboard.press('Control+p')
  await expect(page.getByText(zhCN.notices.said.printed(2, 'office'))).toBeVisible()
  await expect.poll(() => printed().length).toBe(1)
  expect(printed()).toEqual([paper(1, { copies: 2 })])
  const [job] = spooler.jobs()
  expect(pdfFacts(job?.file ?? '')).toMatchObject({ pages: 1 })
  await leaveNotice(desk)
})

test('R-PRINT-2 Three papers twice, set by set: six documents in the spool, in order, on both sides.', async () => {
  await chooseAllPapers(desk)
  const screen = jobScreen(desk)
  await screen.getByLabel(words.copies).fill('2')
  await expect(screen.getByText(words.again(1))).toBeVisible()
  await screen.getByRole('button', { name: words.start(3) }).click()
  await expect(screen.getByText(words.done(6))).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => printed(1).length).toBe(6)
  expect(printed(1)).toEqual([1, 2, 3, 1, 2, 3].map((n) => paper(n)))
  await leaveJob(desk)
})

test('R-PRINT-6 A printer that stands still stops the job in clear words; after a restart it goes on at the named sheet, on another printer.', async () => {
  await chooseAllPapers(desk)
  const screen = () => jobScreen(desk)
  spooler.stopPrinter('office', 'media-jam')
  await screen()
    .getByRole('button', { name: words.start(3) })
    .click()
  await expect(screen().getByRole('alert')).toContainText(words.troubles['printer-stopped'].what)
  await expect(screen().getByRole('alert')).toContainText('stopped')
  expect(await turnStates(desk)).toEqual(['waiting', 'waiting', 'waiting'])
  expect(spooler.jobs()).toHaveLength(7)
  spooler.startPrinter('office')
  await screen().getByRole('button', { name: words.resume, exact: true }).click()
  await expect(screen().getByText(words.done(3))).toBeVisible({ timeout: 60_000 })
  expect(printed(7)).toEqual([1, 2, 3].map((n) => paper(n)))
  await leaveJob(desk)

  // Once more, and the printer is taken away between two sheets: the program is closed, and goes on elsewhere.
  await chooseAllPapers(desk)
  await screen().getByLabel(words.copies).fill('20')
  await screen().getByText(words.grouped, { exact: true }).click()
  await desk.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents === undefined) throw new Error('no window')
    // The moment is the test's, the trouble is real: the second time that printers are asked for, this one is gone.
    const ask = contents.getPrintersAsync.bind(contents)
    let asked = 0
    contents.getPrintersAsync = async () => {
      asked += 1
      const all = await ask()
      return asked < 2 ? all : all.filter(({ name }) => name !== 'office')
    }
  })
  await screen()
    .getByRole('button', { name: words.start(3) })
    .click()
  await expect(screen().getByRole('alert')).toContainText(words.troubles['no-printer'].what)
  expect(await turnStates(desk)).toEqual(['printed', 'waiting', 'waiting'])
  expect(printed(10)).toEqual([paper(1, { copies: 20 })])
  sent.push(...spooler.jobs().map(({ copies }) => copies))
  await desk.close()
  // With a printer its documents leave the spool.
  spooler.removePrinter('office')
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
  await desk.page.getByRole('navigation').getByTitle(zhCN.desk.rail.notices, { exact: true }).click()
  await desk.page.getByRole('button', { name: words.openJob }).click()
  await expect(screen().getByText(words.leftOver(1, 3))).toBeVisible()
  await screen().getByRole('combobox').selectOption('spare')
  // Of twenty copies of one sheet each, the nineteenth and twentieth came out bad.
  await screen().getByLabel(words.fromSheet).fill('19')
  await screen().getByRole('button', { name: words.resume, exact: true }).click()
  await expect(screen().getByText(words.done(3))).toBeVisible({ timeout: 60_000 })
  expect(printed()).toEqual([
    paper(1, { copies: 2, printer: 'spare' }),
    paper(2, { copies: 20, printer: 'spare' }),
    paper(3, { copies: 20, printer: 'spare' }),
  ])
})

test('Without any printer the screen says so and offers files.', async () => {
  sent.push(...spooler.jobs().map(({ copies }) => copies))
  spooler.removePrinter('spare')
  await leaveJob(desk)
  await chooseAllPapers(desk)
  const screen = jobScreen(desk)
  await expect(screen.getByRole('button', { name: words.startFiles(3) })).toBeVisible()
  await screen.getByText(words.toPrinter, { exact: true }).click()
  await expect(screen.getByText(words.noPrinters)).toBeVisible()
  await expect(screen.getByRole('button', { name: words.start(3) })).toBeDisabled()
  await leaveJob(desk)
})

test('The closed ledger has a print for each document that the spool got.', async () => {
  await desk.close()
  await expectSound(place.ledger)
  const recorded = await eventsOf(place.ledger, 'NoticePrinted')
  expect(recorded).toHaveLength(sent.length)
  expect(recorded.map((event) => (event as { readonly copies: number }).copies)).toEqual(sent)
  // Each paper is its own PDF: no two are the same bytes.
  expect(new Set(recorded.map((event) => (event as { readonly sha256: string }).sha256)).size).toBe(sent.length)
})
