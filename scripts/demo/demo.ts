import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { expect } from '@playwright/test'
import { intAt, openReader } from '../../ledger/sqlite/driver.ts'
import { launchDesk } from '../../tests/e2e/launchDesk.ts'
import {
  clearSearch,
  dragRange,
  dragRowOver,
  expectTotal,
  laneAt,
  numberAt,
  openInbox,
  rowAt,
  searchFor,
  selectRange,
  sortBy,
  toast,
  totalShown,
  undoLast,
} from '../../tests/e2e/pages/deskPage.ts'
import { liveReturned, liveReworked, liveWholeWay } from '../../tests/e2e/pages/orderLives.ts'
import { importThroughWindow } from '../../tests/e2e/pages/importPage.ts'
import { listAndDelist } from './supervisionLife.ts'
import { leaveNotice, signOffAsPdf } from '../../tests/e2e/pages/noticePage.ts'

/**
 * `npm run demo -- --in FILE --out DIR`: the center's job in the real window with mouse and keyboard. Leaves the closed ledger,
 * the notice as PDF, a screenshot a step and `demo.json`.
 */
const { values } = parseArgs({
  options: {
    in: { type: 'string', default: join(import.meta.dirname, 'sample.xlsx') },
    out: { type: 'string', default: 'demo-out' },
  },
})
const input = resolve(values.in)
const out = resolve(values.out)
if (!existsSync(input)) {
  console.error(`${input}: there is no such file. Usage: npm run demo -- --in FILE --out DIR`)
  process.exit(2)
}
emptyOut(out)

const seconds: Record<string, number> = {}
let shots = 0
const desk = await launchDesk({ data: out, cover: true, size: { width: 1600, height: 900 } })
const { page } = desk
const shot = async (name: string): Promise<void> => {
  shots += 1
  await page.screenshot({ path: join(out, `${String(shots).padStart(2, '0')}-${name}.png`) })
}
const step = async <T>(name: string, task: () => Promise<T>): Promise<T> => {
  const begun = performance.now()
  const value = await task()
  seconds[name] = Math.round(performance.now() - begun) / 1000
  console.log(`${name.padEnd(10)} ${seconds[name].toFixed(2)} s`)
  await shot(name)
  return value
}

await step('start', async () => {
  await page.locator('[data-inbox="toDispatch"]').waitFor()
})
const imported = await step('import', async () => {
  const done = await importThroughWindow(desk, input, basename(input).replace(/\.[^.]+$/u, ''), {
    preview: () => shot('import-preview'),
    report: () => shot('import-report'),
  })
  await openInbox(desk, 'toDispatch')
  await expectTotal(desk, done.taken)
  return done
})
await step('sort', async () => {
  await sortBy(desk, 'title')
  await sortBy(desk, 'receivedAt')
  await expect(rowAt(desk, 0)).toBeVisible()
})
const searched = await step('search', async () => {
  const words = await wordsToFind()
  await searchFor(desk, words)
  await expect.poll(() => totalShown(desk)).toBeLessThan(imported.taken)
  return { words, found: await totalShown(desk) }
})
await clearSearch(desk)
await expectTotal(desk, imported.taken)

// Three lanes, 8 + 7 + 6 orders; the first drop is also shown while the mouse is still down.
await step('drag-1', async () => {
  await selectRange(desk, 0, 7)
  await dragRowOver(desk, 0, laneAt(desk, 0))
  await shot('dragging')
  await page.mouse.up()
  await expect(toast(desk, '已派')).toBeVisible()
  await expectTotal(desk, imported.taken - 8)
})
await step('drag-2', async () => {
  await dragRange(desk, 2, 8, laneAt(desk, 2))
  await expectTotal(desk, imported.taken - 15)
})
await step('drag-3', async () => {
  await dragRange(desk, 1, 6, laneAt(desk, 4))
  await expectTotal(desk, imported.taken - 21)
})
await step('undo', async () => {
  await undoLast(desk)
  await expectTotal(desk, imported.taken - 15)
})
await step('drag-again', async () => {
  await dragRange(desk, 1, 6, laneAt(desk, 4))
  await expectTotal(desk, imported.taken - 21)
})
const number = await step('notice', async () => {
  await openInbox(desk, 'dispatched')
  await expectTotal(desk, 21)
  await rowAt(desk, 0).click({ position: { x: 300, y: 10 } })
  return signOffAsPdf(desk, join(out, 'notice.pdf'), { draft: () => shot('notice-draft') })
})
await leaveNotice(desk)
await step('register', async () => {
  await page.getByRole('navigation').getByTitle('督办登记簿').click()
  await expect(page.getByRole('button', { name: number })).toBeVisible()
})
await page.keyboard.press('Escape')
const lives = await step('lives', async () => {
  await openInbox(desk, 'toDispatch')
  const numbers = await Promise.all([0, 1, 2].map((at) => numberAt(desk, at)))
  const [whole = '', returned = '', reworked = ''] = numbers
  await liveWholeWay(desk, whole, shot)
  await liveReturned(desk, returned, shot)
  await liveReworked(desk, reworked, shot)
  await clearSearch(desk)
  return { wholeWay: whole, returned, reworked }
})
const supervised = await step('supervision', () => listAndDelist(desk, out, shot))
await desk.close()

const db = await openReader(join(out, 'ledger.db'))
const dispatched = intAt((await db.get("SELECT count(*) AS n FROM board WHERE status = 'dispatched'")) ?? {}, 'n')
await db.close()
const { read, taken, known, refused } = imported
const result = {
  input: basename(input),
  rows: read,
  taken,
  known,
  refused,
  searched,
  dispatched,
  notice: number,
  lives,
  ...supervised,
  seconds,
  electron: process.env.YOUJIE_ELECTRON_VERSION ?? '',
  electronSource: process.env.YOUJIE_ELECTRON_SOURCE ?? '',
}
writeFileSync(join(out, 'demo.json'), `${JSON.stringify(result, null, 2)}\n`)
console.log(`\n${taken} of ${read} rows taken in, ${refused} refused, ${dispatched} dispatched, notice ${number}`)
console.log(`ledger, PDF, screenshots and demo.json are in ${out}`)

/** Two characters out of a title on the screen: something that is there, whatever file was imported. */
async function wordsToFind(): Promise<string> {
  const titles = await page.locator('.ag-row .c-title').allInnerTexts()
  const pair = /\p{Script=Han}{2}/u.exec(titles.find((title) => /\p{Script=Han}{2}/u.test(title)) ?? '')?.[0]
  return pair ?? titles[0]?.slice(0, 4) ?? ''
}

/** A folder of an earlier demo is emptied; anything else is left alone. */
function emptyOut(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    if (!existsSync(join(folder, 'ledger.db')) && !existsSync(join(folder, 'demo.json'))) {
      console.error(`${folder} holds other things; name an empty folder with --out`)
      process.exit(2)
    }
    for (const name of readdirSync(folder))
      if (/^(?:ledger\.db.*|demo\.json|(?:notice|listing|delisting)\.pdf|\d\d-.*\.png)$/u.test(name))
        rmSync(join(folder, name))
  }
  mkdirSync(folder, { recursive: true })
}
