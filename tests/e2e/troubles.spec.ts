import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { openWriter } from '../../ledger/sqlite/driver.ts'
import type { LedgerTrouble } from '../../shared/contract/desk.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { expectSound, readLedger } from './closedLedger.ts'
import { makeHome, sample, sampleTaken } from './deskHome.ts'
import { electronExecutable, type LaunchedDesk, launchDesk, launcherSwitches, root } from './launchDesk.ts'
import {
  clickRow,
  dragRowOn,
  expectDispatched,
  expectLane,
  expectTotal,
  openInbox,
  selectFirst,
  soon,
  toast,
} from './pages/deskPage.ts'
import { chooseTable, importThroughWindow, openImport } from './pages/importPage.ts'

/** First a desk at work that loses its store; then its ledger, closed, is given to the program in every bad state. */
test.describe.configure({ mode: 'serial' })

const place = makeHome()
const words = zhCN.desk
const housing = '市住建局'
const longRows = 5000
let desk: LaunchedDesk
let running = false
const start = async (data = place.data): Promise<void> => {
  desk = await launchDesk({ home: place.home, data, size: { width: 1366, height: 768 } })
  running = true
}
const stop = async (): Promise<void> => {
  if (running) await desk.close()
  running = false
}

test.beforeAll(async () => {
  await start()
  await importThroughWindow(desk, sample, '样例')
})
test.afterAll(async () => {
  await stop()
  place.remove()
})

/** Of the program that this test started, and of no other. */
const storePid = (): Promise<number> =>
  desk.app.evaluate(({ app }) => app.getAppMetrics().find((part) => part.name === 'youjie-store')?.pid ?? 0)

const killStore = async (): Promise<void> => {
  const pid = await storePid()
  expect(pid).toBeGreaterThan(0)
  process.kill(pid, 'SIGKILL')
  await expect.poll(storePid, soon).not.toBe(pid)
}

test('A second start on the same data folder ends with code 3 and its reason; the first window says so and stays.', async () => {
  const second = spawn(electronExecutable(), [...launcherSwitches, root, `--data=${place.data}`], {
    cwd: root,
    env: { ...process.env, XDG_CONFIG_HOME: place.file('config') },
  })
  let said = ''
  second.stderr.on('data', (part: Buffer) => {
    said += part.toString('utf8')
  })
  const code = await new Promise<number | null>((resolve) => second.once('close', resolve))
  expect(code).toBe(3)
  expect(said).toContain(`already open on ${place.data}`)
  await expect(toast(desk, words.toast.secondInstance)).toBeVisible()
  await expectTotal(desk, sampleTaken)
})

test('A store that is killed comes back by itself: the window says so, and nothing that was saved is gone.', async () => {
  await selectFirst(desk, 3)
  await dragRowOn(desk, 0, housing)
  await expectDispatched(desk, 3, housing)
  await killStore()
  await expect(toast(desk, words.toast.storeRestarted)).toBeVisible()
  await expectTotal(desk, sampleTaken - 3)
  await expectLane(desk, housing, 3)
  await openInbox(desk, 'dispatched')
  await expectTotal(desk, 3)
  await openInbox(desk, 'toDispatch')
  await clickRow(desk, 0)
  await dragRowOn(desk, 0, housing)
  await expectDispatched(desk, 1, housing)
  await expectLane(desk, housing, 4)
})

test('A store that ends again and again is started each time, and the window goes on with it.', async () => {
  for (const time of [2, 3, 4, 5])
    await test.step(`its end number ${time}`, async () => {
      await killStore()
      await openInbox(desk, time % 2 === 0 ? 'dispatched' : 'toDispatch')
      await expectTotal(desk, time % 2 === 0 ? 4 : sampleTaken - 4)
    })
})

test('A store that is killed while rows are written keeps the written ones; the import says so and can be repeated.', async () => {
  const { page } = desk
  const table = ['工单编号,来电时间,标题']
    .concat(Array.from({ length: longRows }, (_, at) => `LD${100000 + at},2026-11-02 09:30,路灯不亮第${at}处`))
    .join('\r\n')
  writeFileSync(place.file('long.csv'), table)
  await openImport(desk)
  await chooseTable(desk, place.file('long.csv'))
  await page.getByRole('button', { name: zhCN.importing.preview.take(longRows) }).click()
  await expect(page.getByRole('progressbar', { name: zhCN.importing.stage.takingTitle })).toBeVisible()
  await killStore()
  const failed = page.getByRole('alert')
  const { failed: said } = zhCN.importing
  for (const part of [said.files['store-stopped'].what, said.files['store-stopped'].next, said.safePart])
    await expect(failed).toContainText(part)
  await page.keyboard.press('Escape')
  const again = await importThroughWindow(desk, place.file('long.csv'), 'long')
  expect(again.taken + again.known).toBe(longRows)
  await stop()
  const { orders, commands } = await expectSound(place.ledger)
  expect(orders).toBe(sampleTaken + longRows)
  expect(commands).toMatchObject({ reportOrder: sampleTaken + longRows, dispatchOrder: 4 })
})

/** The good ledger, from which each bad one is made; small, because it is copied often. */
const good = place.file('good.db')
const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

type BadLedger = readonly [string, LedgerTrouble['code'], (file: string) => Promise<void> | void]
const badLedgers: readonly BadLedger[] = [
  [
    'of a newer version',
    'newer-version',
    async (file) => {
      copyFileSync(good, file)
      const db = await openWriter(file)
      await db.exec('PRAGMA user_version = 990')
      await db.close()
    },
  ],
  ['that is a text', 'not-a-ledger', (file) => writeFileSync(file, '这不是台账，是一封信。\n'.repeat(200))],
  [
    'of another program',
    'not-a-ledger',
    async (file) => {
      const db = await openWriter(file)
      await db.exec('CREATE TABLE song (title TEXT); INSERT INTO song VALUES (1)')
      await db.close()
    },
  ],
  [
    'that was cut off in a copy',
    'damaged',
    (file) => {
      copyFileSync(good, file)
      truncateSync(file, 200_000)
    },
  ],
  [
    'with pages overwritten',
    'damaged',
    (file) => {
      const bytes = readFileSync(good)
      bytes.fill(0xa5, 100, 4096)
      writeFileSync(file, bytes)
    },
  ],
]

test('A ledger that cannot be used is refused in words and not touched, whatever is wrong; the window lives on.', async () => {
  copyFileSync(place.ledger, good)
  const ledger = place.file('bad/ledger.db')
  mkdirSync(place.file('bad'))
  let launched = false
  for (const [what, code, make] of badLedgers)
    await test.step(`a ledger ${what}`, async () => {
      for (const part of ['', '-wal', '-shm']) rmSync(`${ledger}${part}`, { force: true })
      await make(ledger)
      const before = hashOf(ledger)
      if (launched) await retry()
      else await start(place.file('bad'))
      launched = true
      await expectTrouble(code, ledger)
      expect(hashOf(ledger)).toBe(before)
    })
  await desk.page.getByRole('button', { name: words.bar.theme, exact: true }).click()
  await expect(desk.page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('Once the good ledger is in its place again, trying again opens it with all that was in it.', async () => {
  const ledger = place.file('bad/ledger.db')
  for (const part of ['', '-wal', '-shm']) rmSync(`${ledger}${part}`, { force: true })
  copyFileSync(good, ledger)
  await retry()
  await expectTotal(desk, sampleTaken - 4 + longRows)
  await expectLane(desk, housing, 4)
  await stop()
})

test('A data folder that cannot be made or written is told; with the way free, trying again begins a ledger.', async () => {
  const blocked = place.file('blocked')
  writeFileSync(blocked, 'in the way')
  await start(blocked)
  await expectTrouble('read-only', blocked)
  expect(readFileSync(blocked, 'utf8')).toBe('in the way')
  rmSync(blocked)
  await retry()
  await expect(desk.page.getByRole('heading', { name: words.empty.ledgerTitle })).toBeVisible()
  await stop()
  await expectSound(`${blocked}/ledger.db`)
  expect(await readLedger(`${blocked}/ledger.db`, (db) => db.all('SELECT name FROM person_card'))).toHaveLength(1)
})

const retry = async (): Promise<void> => {
  await desk.page.getByRole('button', { name: words.state.retry }).click()
}

const expectTrouble = async (code: LedgerTrouble['code'], file: string): Promise<void> => {
  const trouble = desk.page.getByRole('alert')
  const { title, safe, next } = words.state.troubles[code]
  await expect(trouble).toContainText(code)
  await expect(trouble.getByRole('heading', { name: title })).toBeVisible()
  for (const part of [file, safe, next]) await expect(trouble).toContainText(part)
  await expect(trouble.getByRole('button', { name: words.state.retry })).toBeEnabled()
  await expect(trouble.getByRole('button', { name: words.state.chooseFolder })).toBeEnabled()
}
