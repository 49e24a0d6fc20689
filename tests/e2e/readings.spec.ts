import { mkdirSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { DAY, isoMinute } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { openHarnessOn } from '../simulation/deskHarness.ts'
import { eventsOf, expectSound } from './closedLedger.ts'
import { coverToday } from './coverToday.ts'
import { makeHome } from './deskHome.ts'
import { type LaunchedDesk, launchDesk } from './launchDesk.ts'
import { clickRow, detailPanel, expectTotal } from './pages/deskPage.ts'
import { leaveSettings, openSettings } from './pages/settingsPage.ts'

const place = makeHome()
const words = zhCN.readings
/** Longer ago than the six months that are asked for. */
const longAgo = Date.now() - 200 * DAY
const phone = '13800006210'
let desk: LaunchedDesk
let number = ''
let onDuty = ''

test.beforeAll(async () => {
  await coverToday(place.data)
  mkdirSync(place.data, { recursive: true })
  const { verbs, close } = await openHarnessOn(place.ledger, () => longAgo)
  const told = { title: '路灯不亮', text: '', reporter: '王建国', phone, address: '', town: '', category: '' }
  const reported = await verbs.report({ channel: 'hotline', receivedAt: null, words: told })
  const hello = await verbs.hello({})
  const added = await verbs.addPerson({ name: '李静', role: 'dispatcher', unit: null })
  if (!reported.ok || !hello.ok || !added.ok) throw new Error('no order')
  onDuty = hello.value.person.name
  const order = await verbs.order({ row: reported.value.row })
  number = order.ok ? order.value.row.number : ''
  await verbs.switchPerson({ person: added.value.row, pin: null })
  const seen = await verbs.reveal({ row: reported.value.row })
  if (!seen.ok) throw new Error('not revealed')
  await verbs.switchPerson({ person: hello.value.person.row, pin: null })
  await close()
  desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
})
test.afterAll(async () => {
  await desk.close()
  place.remove()
})

test('R-READING-2 looking at a reporter is recorded and shown, found by person and day, and kept longer than six months', async () => {
  const { page } = desk
  await expectTotal(desk, 1)
  await clickRow(desk, 0)
  await expect(detailPanel(desk)).not.toContainText(phone)
  await detailPanel(desk).getByRole('button', { name: zhCN.desk.detail.reveal }).click()
  await expect(detailPanel(desk)).toContainText(phone)
  const screen = await openSettings(desk, 'readings')
  await expect(screen.getByText(words.kept)).toBeVisible()
  const rows = screen.getByRole('table', { name: zhCN.settings.sections.readings }).locator('tbody tr')
  await expect(rows).toHaveCount(2)
  const [mine, theirs] = [rows.filter({ hasText: onDuty }), rows.filter({ hasText: '李静' })]
  for (const row of [mine, theirs]) {
    await expect(row).toHaveCount(1)
    for (const part of [words.kinds.reveal, number, words.full]) await expect(row).toContainText(part)
  }
  await expect(screen).not.toContainText(phone)

  await screen.getByLabel(words.person, { exact: true }).selectOption({ label: '李静' })
  await expect(rows).toHaveCount(1)
  await expect(theirs).toContainText(isoMinute(longAgo).slice(0, 10))
  const day = isoMinute(Date.now() - DAY).slice(0, 10)
  await screen.getByLabel(words.from, { exact: true }).fill(day)
  await expect(screen.getByText(words.none)).toBeVisible()
  await screen.getByLabel(words.person, { exact: true }).selectOption({ label: words.anyPerson })
  await expect(rows).toHaveCount(1)
  await expect(mine).toHaveCount(1)
  await screen.getByLabel(words.from, { exact: true }).fill('')
  await screen.getByLabel(words.until, { exact: true }).fill(day)
  await expect(theirs).toHaveCount(1)
  await expect(mine).toHaveCount(0)
  await leaveSettings(desk)
  await page.keyboard.press('Escape')
})

test('R-READING-2 both looks stand in the closed ledger, with who looked', async () => {
  await desk.close()
  const { commands } = await expectSound(place.ledger)
  expect(commands).toMatchObject({ revealReporter: 2 })
  expect(await eventsOf(place.ledger, 'PersonalDataRead')).toHaveLength(2)
})
