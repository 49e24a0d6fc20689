import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zhCN } from '../../shared/text/zhCN.ts'
import { electronExecutable, type LaunchedDesk, launchDesk, launcherSwitches } from '../../tests/e2e/launchDesk.ts'
import {
  chooseAllPapers,
  intoFolder,
  jobScreen,
  leaveJob,
  makeSignedPapers,
} from '../../tests/e2e/pages/printJobPage.ts'
import { pdfFacts } from '../../tests/e2e/paperRuler.ts'
import { type Bench, median, printSamples, rounded } from './measuring.ts'

const papers = 100
const rounds = 5
const words = zhCN.printing

/**
 * 100 signed notices as one PDF, in the real window: from the press of the button to the frame that says that all are printed and
 * recorded. Beside it the same pages as plain HTML in a bare window on the same runtime, printed and written by Electron alone.
 * Laying the papers out comes before the button and is measured by itself.
 */
export const print100Bench: Bench = async () => {
  const home = mkdtempSync(join(tmpdir(), 'youjie-bench-'))
  await makeSignedPapers(join(home, 'data'), papers)
  const desk = await launchDesk({ home, size: { width: 1366, height: 768 } })
  const [printed, layouts, bare]: [number[], number[], number[]] = [[], [], []]
  const page = join(home, 'pages.html')
  const bareFile = join(home, 'bare.pdf')
  // One before counting, as the baseline has: it also gives the pages that are printed.
  for (let round = -1; round < rounds; round += 1) {
    const folder = join(home, `round-${round}`)
    if (round < 0) await keepPrintedPages(desk)
    const laidOutMs = await timeLayout(desk)
    await intoFolder(desk, folder, 'joined')
    const tookMs = await timeJob(desk)
    await leaveJob(desk)
    if (round < 0) {
      writeFileSync(page, await printedPages(desk))
      continue
    }
    printed.push(tookMs)
    layouts.push(laidOutMs)
    // In turns with ours, so that both meet the same load; it too prints once before it counts.
    bare.push(barePrint(page, bareFile))
  }
  await desk.close()
  const ours = join(home, 'round-0')
  const [file = ''] = readdirSync(ours)
  const counts = [join(ours, file), bareFile].map((path) => pdfFacts(path).pages)
  if (counts[0] !== counts[1]) throw new Error(`not the same pages: ${counts.join(' and ')}`)
  rmSync(home, { recursive: true, force: true })
  printSamples('100 notices as one PDF, recorded', printed)
  printSamples('laying them out', layouts)
  printSamples('bare print of the same pages', bare)
  return {
    metrics: {
      printedMs: rounded(median(printed)),
      laidOutMs: rounded(median(layouts)),
      papers,
      pages: counts[0] ?? 0,
      electron: process.env.YOUJIE_ELECTRON_VERSION ?? '',
    },
    baseline: { barePrintMs: rounded(median(bare)) },
    ratio: {
      printed: rounded(median(printed) / median(bare), 2),
      printedAndLaidOut: rounded((median(printed) + median(layouts)) / median(bare), 2),
    },
  }
}

/** From the key that opens the job to the frame in which every paper is laid out and its missing characters are known. */
const timeLayout = async (desk: LaunchedDesk): Promise<number> => {
  await desk.page.evaluate(() => {
    performance.clearMarks()
    addEventListener('keydown', (event) => event.key === 'p' && performance.mark('bench:begun'), { capture: true })
  })
  const done = desk.page.evaluate(async (total) => {
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const last = document.querySelectorAll('.prt-table tbody tr')[total - 1]?.children[1]?.textContent ?? ''
      const begun = performance.getEntriesByName('bench:begun').at(-1)?.startTime ?? 0
      if (last !== '') return performance.now() - begun
    }
  }, papers)
  await chooseAllPapers(desk)
  return done
}

const timeJob = async (desk: LaunchedDesk): Promise<number> => {
  const done = desk.page.evaluate(async (said) => {
    performance.clearMarks()
    addEventListener('click', () => performance.mark('bench:pressed'), { capture: true, once: true })
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const pressed = performance.getEntriesByName('bench:pressed').at(-1)?.startTime ?? null
      const shown = document.querySelector('.prt-far')?.textContent?.includes(said) ?? false
      if (pressed !== null && shown) return performance.now() - pressed
    }
  }, words.done(papers))
  await jobScreen(desk)
    .getByRole('button', { name: words.startFiles(papers) })
    .click()
  return done
}

/** Keeps what stands in the print root when it is printed, with every style of the page. */
const keepPrintedPages = (desk: LaunchedDesk): Promise<void> =>
  desk.page.evaluate(() => {
    addEventListener('beforeprint', () => {
      const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText)
      const root = document.getElementById('print-root')?.outerHTML ?? ''
      const head = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${styles.join('\n')}</style>`
      Reflect.set(window, 'benchPages', `${head}<body>${root}</body></html>`)
    })
  })
const printedPages = async (desk: LaunchedDesk): Promise<string> => {
  const kept = await desk.page.evaluate(() => String(Reflect.get(window, 'benchPages') ?? ''))
  if (kept === '') throw new Error('the page was printed without a word')
  return kept
}

const barePrint = (page: string, out: string): number => {
  const main = join(import.meta.dirname, 'baseline/barePrint')
  const said = execFileSync(electronExecutable(), [...launcherSwitches, main, page, out, '1'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return Number(/^took ([\d.]+)$/mu.exec(said)?.[1])
}
