import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { blobAt } from '../../ledger/sqlite/driver.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf, expectSound, readLedger } from './closedLedger.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import {
  clearSearch,
  countOf,
  detailPanel,
  expectTotal,
  openInbox,
  rowAt,
  searchFor,
  soon,
  toast,
  totalShown,
} from './pages/deskPage.ts'
import { declineDialog, reportByForm } from './pages/orderForms.ts'
import { leaveSettings, openSettings } from './pages/settingsPage.ts'
import { shootEverywhere } from './pages/shots.ts'

/**
 * R-LEDGER-18, as a person does it in the window and as somebody would look for it on the disk afterwards: bytes of every file in
 * the data folder and the profile, packed ones unpacked.
 */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.keeping
let desk: LaunchedDesk
const start = async () => {
  desk = await launchDesk({ home: place.home, data: place.data, size: { width: 1366, height: 768 } })
  await expect(desk.page.getByTestId('total')).toBeVisible()
}
test.beforeAll(start)
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const said = {
  title: '瓊瑤齋漏雨瓦當脱落',
  reporter: '歐陽璞鈺',
  phone: '13799160284',
  address: '鶴鳴巷之七丙',
  text: '屋脊鴟吻已歪，恐砸行人',
}
const reason = '已由房屋權屬訴訟處理'
const fileBytes = Buffer.from(`扫描件 ${'璩'.repeat(400)} 的照片`, 'utf8')
const kept = { title: '望湖小区南门路灯不亮', reporter: '王建国', phone: '13800000001', address: '南门', text: '三盏' }

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)

/** Where a sequence of bytes lies, by file; of packed files what they hold. */
const placesOf = (needles: readonly Buffer[]): readonly string[] =>
  filesIn(place.home).flatMap((path) => {
    const bytes = readFileSync(path)
    const looked = path.endsWith('.gz') ? [bytes, gunzipSync(bytes)] : [bytes]
    return looked.some((one) => needles.some((needle) => one.includes(needle)))
      ? [path.slice(place.home.length + 1)]
      : []
  })
const wordPlaces = (word: string): readonly string[] =>
  placesOf([Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')])
const keyPlaces = (): readonly string[] => placesOf([key, Buffer.from(key.toString('base64'))])
const everyWord = [...Object.values(said), reason]

const backUp = async (count: number): Promise<void> => {
  const screen = await openSettings(desk, 'data')
  await screen.getByRole('button', { name: words.backup.now }).click()
  await expect(screen.getByRole('cell', { name: words.backup.verified })).toHaveCount(count, { timeout: 30_000 })
  await leaveSettings(desk)
}

let key = Buffer.alloc(0)
let stream = ''

test('An order with a file is reported, declined, and lies in two places: the ledger and its backup.', async () => {
  const { page } = desk
  await reportByForm(desk, kept)
  await reportByForm(desk, said)
  await openInbox(desk, 'all')
  // The rail counts a moment after the list.
  await expect.poll(async () => (await totalShown(desk)) - (await countOf(desk, 'all')), soon).toBe(0)
  await searchFor(desk, said.title)
  await expectTotal(desk, 1)
  await rowAt(desk, 0).click({ position: { x: 300, y: 10 } })
  await expect(detailPanel(desk)).toContainText(said.text)
  const scan = place.file('扫描.png')
  writeFileSync(scan, fileBytes)
  await desk.answerOpen(scan)
  await page.keyboard.press(';')
  await expect(detailPanel(desk).getByRole('button', { name: '扫描.png' })).toBeVisible()
  await page.keyboard.press('x')
  await declineDialog(desk).getByLabel(zhCN.forms.decline.reason).fill(reason)
  await page.keyboard.press('Control+Enter')
  await expect(toast(desk, zhCN.desk.toast.declined(1))).toBeVisible()
  await clearSearch(desk)
  await backUp(1)
  await desk.close()

  // What is looked for can be found: the title in clear, the words' key in the ledger and in the backup, the file in both.
  expect(wordPlaces(said.title)).toContain('data/ledger.db')
  stream = await readLedger(place.ledger, async (db) => {
    const row = await db.get(
      'SELECT s.name, k.key FROM board b JOIN stream s ON s.id = b.id JOIN stream_key k ON k.stream = s.id WHERE b.title = ?',
      [said.title],
    )
    key = Buffer.from(blobAt(row ?? {}, 'key'))
    return String(row?.name)
  })
  expect(keyPlaces()).toEqual(expect.arrayContaining(['data/ledger.db', expect.stringMatching(/keys\.gz$/u)]))
  expect(placesOf([fileBytes])).toHaveLength(3)
})

test('R-LEDGER-18 After the reporter was erased nothing that was said, its key or its file is in any byte on the disk.', async () => {
  await start()
  const screen = await openSettings(desk, 'data')
  await screen.getByRole('textbox', { name: words.erase.find }).fill(said.phone)
  await screen.getByRole('button', { name: words.erase.search, exact: true }).click()
  await screen.getByRole('checkbox').check()
  await screen.getByRole('textbox', { name: words.erase.typed(words.erase.word) }).fill(words.erase.word)
  await shootEverywhere(desk, 'erase-chosen')
  await screen.getByRole('button', { name: words.erase.confirm(1), exact: true }).click()
  await expect(screen.getByText(words.erase.finished(1))).toBeVisible({ timeout: 30_000 })
  await shootEverywhere(desk, 'erase-done')
  // Typed a moment ago and gone from the field with what was found.
  await leaveSettings(desk)
  await backUp(2)
  await desk.close()
  writeFileSync(place.file('扫描.png'), '')
  for (const word of everyWord) expect([word, wordPlaces(word)]).toEqual([word, []])
  expect(keyPlaces()).toEqual([])
  expect(placesOf([fileBytes])).toEqual([])
  await expectSound(place.ledger)
  expect(await eventsOf(place.ledger, 'OrderReporterErased')).toHaveLength(1)
})

test('R-LEDGER-18 A restore of the backup from before the erasure brings back the order and none of its words.', async () => {
  await start()
  const screen = await openSettings(desk, 'data')
  await screen.getByRole('button', { name: words.backup.restore }).last().click()
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByRole('button', { name: words.restore.confirm, exact: true }).click()
  await expect(dialog).toHaveCount(0, { timeout: 60_000 })
  await leaveSettings(desk)
  await openInbox(desk, 'all')
  await expectTotal(desk, 2)
  await searchFor(desk, kept.title)
  await expectTotal(desk, 1)
  await clearSearch(desk)
  await desk.close()
  for (const word of everyWord) expect([word, wordPlaces(word)]).toEqual([word, []])
  expect(keyPlaces()).toEqual([])
  expect(placesOf([fileBytes])).toEqual([])
  await expectSound(place.ledger)
  const left = await readLedger(place.ledger, (db) =>
    db.all('SELECT b.status FROM board b JOIN stream s ON s.id = b.id WHERE s.name = ?', [stream]),
  )
  expect(left).toEqual([{ status: 'declined' }])
  await start()
})
