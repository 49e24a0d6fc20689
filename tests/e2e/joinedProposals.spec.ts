import { mkdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { DAY } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { openHarnessOn } from '../simulation/deskHarness.ts'
import { expectSound } from './closedLedger.ts'
import { coverToday } from './coverToday.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { savePdfAs } from './pages/noticePage.ts'
import { openSupervision } from './pages/supervisionPage.ts'
import { pdfText } from './paperRuler.ts'

/** Five orders that ran over three weeks ago: three of one unit, two of another; each test goes on where the last stopped. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.supervision
const numbers: string[] = []
let desk: LaunchedDesk

test.beforeAll(async () => {
  await coverToday(place.data)
  mkdirSync(place.data, { recursive: true })
  const then = Date.now() - 21 * DAY
  const { verbs, close } = await openHarnessOn(place.ledger, () => then)
  const hello = await verbs.hello({})
  if (!hello.ok) throw new Error('no desk')
  const { naturalDays, noticeDays, noticePrefix } = hello.value.settings
  const office = { officeName: '莱西市办实事推进中心', contact: '王明', phone: '0532-88400000' }
  await verbs.changeSettings({ naturalDays, noticeDays, noticePrefix, words: office })
  for (const lane of [0, 0, 0, 1, 1]) {
    const title = `月湖新苑 ${numbers.length + 1} 号楼电梯停运`
    const told = { title, text: '', reporter: '王建国', phone: '', address: '', town: '', category: '' }
    const reported = await verbs.report({ channel: 'hotline', receivedAt: null, words: told })
    const lead = hello.value.overview.lanes[lane]?.unit
    if (!reported.ok || lead === undefined) throw new Error('no order')
    const deadline = { kind: 'limit', limit: { kind: 'workingDays', amount: 3 } } as const
    const target = { kind: 'rows' as const, rows: [reported.value.row] }
    await verbs.dispatch({ target, lead, supporting: [], deadline, note: '', seen: [] })
    const detail = await verbs.order({ row: reported.value.row })
    numbers.push(detail.ok ? detail.value.row.number : '')
  }
  await close()
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

const row = (at: number) =>
  desk.page.getByRole('table', { name: words.tabs.proposals }).locator('tbody tr', { hasText: numbers[at] ?? '?' })
const box = (at: number) => row(at).getByRole('checkbox')

test('Proposals of one unit are chosen by key and mouse; what cannot join is grey and says why.', async () => {
  const { page } = desk
  await openSupervision(desk, 'proposals')
  await expect(page.getByText(words.proposals.joinHint)).toBeVisible()
  await row(0).locator('[data-row]').focus()
  await page.keyboard.press(' ')
  await expect(box(0)).toBeChecked()
  await expect(page.getByRole('table', { name: words.tabs.proposals })).toBeVisible()
  await expect(box(3)).toBeDisabled()
  await expect(box(3)).toHaveAttribute('title', words.proposals.notJoined['other-unit'])
  await box(1).click()
  await expect(box(1)).toBeChecked()
  await page.getByRole('button', { name: words.proposals.clearChosen }).click()
  await expect(box(3)).toBeEnabled()
  await row(2).locator('[data-row]').focus()
  await page.keyboard.press('a')
  for (const at of [0, 1, 2]) await expect(box(at)).toBeChecked()
  await page.keyboard.press(' ')
  await expect(box(2)).not.toBeChecked()
})

test('One act drafts one notice about all that were chosen, and its paper names each.', async () => {
  const { page } = desk
  await page.keyboard.press('Shift+Enter')
  await expect(page.getByRole('region', { name: zhCN.notices.titles.notice, exact: true })).toBeVisible()
  const file = place.file('joined.pdf')
  await savePdfAs(desk, file)
  await expect(page.getByText(zhCN.notices.said.recordedAs(1))).toBeVisible({ timeout: 20_000 })
  const text = pdfText(file).replace(/\s/gu, '')
  for (const part of ['下列2件事项由你单位主办', numbers[0], numbers[1], '已超期']) expect(text).toContain(part)
  expect(text).not.toContain(numbers[2])
  await page.keyboard.press('Escape')
  await expect(row(0)).toHaveCount(0)
  await expect(row(2)).toBeVisible()
  await expect(row(3)).toBeVisible()
})

test('The desk is sound when it closes: one paper, two orders.', async () => {
  await desk.close()
  const { commands } = await expectSound(place.ledger)
  expect(commands).toMatchObject({ draftNotice: 1, signOffNotice: 1 })
})
