import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { chinaDate } from '../../shared/kernel/chinaTime.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { eventsOf } from './closedLedger.ts'
import { makeHome } from './deskHome.ts'
import { launchDesk } from './launchDesk.ts'
import { chooseAllPapers, intoFolder, jobScreen, makeSignedPapers, turnStates } from './pages/printJobPage.ts'

const words = zhCN.printing
const year = chinaDate(Date.now()).year

// Restarts, one file for all, and a real printer: tests/long/printJob.spec.ts.
test('R-PRINT-3 Chosen papers come out as a file each; a folder that is gone stops the job in clear words, and it goes on where it stopped.', async () => {
  const place = makeHome()
  await makeSignedPapers(place.data, 2)
  const desk = await launchDesk({ home: place.home, size: { width: 1366, height: 768 } })
  try {
    await chooseAllPapers(desk)
    const folder = place.file('papers')
    await intoFolder(desk, folder, 'each')
    rmSync(folder, { recursive: true })
    const screen = jobScreen(desk)
    await screen.getByRole('button', { name: words.startFiles(2) }).click()
    await expect(screen.getByRole('alert')).toContainText(words.troubles['folder-gone'].what)
    expect(await turnStates(desk)).toEqual(['waiting', 'waiting'])
    mkdirSync(folder)
    await screen.getByRole('button', { name: words.resume, exact: true }).click()
    await expect(screen.getByText(words.done(2))).toBeVisible()
    expect(await turnStates(desk)).toEqual(['printed', 'printed'])
    await desk.close()
    const names = readdirSync(folder).toSorted()
    expect(names).toEqual([
      `督办通知单-督〔${year}〕1号-市住房和城乡建设局.pdf`,
      `督办通知单-督〔${year}〕2号-市综合行政执法局.pdf`,
    ])
    expect(await eventsOf(place.ledger, 'NoticePrinted')).toMatchObject(
      names.map((name) => ({
        to: 'pdf',
        sha256: createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      })),
    )
  } finally {
    await desk.close().catch(() => undefined)
    place.remove()
  }
})
