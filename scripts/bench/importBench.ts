import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { intAt, openReader } from '../../ledger/sqlite/driver.ts'
import { launchDesk } from '../../tests/e2e/launchDesk.ts'
import { importThroughWindow } from '../../tests/e2e/pages/importPage.ts'
import { type Bench, median, printSamples, realWorkbook, rounded } from './measuring.ts'

const rounds = 5

/**
 * From choosing the workbook of 4,326 messages to the report of its import (ready to work) and to a level search index,
 * through the real window with a real mouse; beside the bare parser in a process of its own. What the person does between
 * preview and 导入 is not counted. The index is watched from outside, in the ledger file.
 */
export const importBench: Bench = async () => {
  const workbook = realWorkbook()
  const bare: number[] = []
  const ready: number[] = []
  const level: number[] = []
  const [reading, taking]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    bare.push(timeBareParser(workbook))
    const desk = await launchDesk()
    const { readingMs, takingMs, taken, refused } = await importThroughWindow(desk, workbook, '市民留言')
    const begun = performance.now()
    await searchIsLevel(desk.ledger)
    const behind = performance.now() - begun
    if (taken + refused !== 4326) throw new Error(`${taken} taken and ${refused} refused are not 4,326 rows`)
    reading.push(readingMs)
    taking.push(takingMs)
    ready.push(readingMs + takingMs)
    level.push(readingMs + takingMs + behind)
    await desk.close()
  }
  printSamples('bare parser, a process', bare)
  printSamples('read', reading)
  printSamples('taken over', taking)
  printSamples('ready to work', ready)
  printSamples('search level', level)
  const base = median(bare)
  return {
    metrics: { readyMs: rounded(median(ready)), searchLevelMs: rounded(median(level)), rows: 4326 },
    baseline: { bareParserMs: rounded(base) },
    ratio: { ready: rounded(median(ready) / base, 2), searchLevel: rounded(median(level) / base, 2) },
  }
}

const timeBareParser = (workbook: string): number => {
  const begun = performance.now()
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'baseline/bareParser.mjs'), workbook], {
    encoding: 'utf8',
  })
  if (run.status !== 0 || Number(run.stdout) < 4326) throw new Error(`the bare parser failed: ${run.stderr}`)
  return performance.now() - begun
}

const searchIsLevel = async (ledger: string): Promise<void> => {
  const db = await openReader(ledger)
  try {
    for (;;) {
      const row = await db.get(
        "SELECT (SELECT max(seq) FROM entry) - coalesce((SELECT cursor FROM projection WHERE name = 'search'), 0) AS behind",
      )
      if (intAt(row ?? {}, 'behind') === 0) return
      await pause(5)
    }
  } finally {
    await db.close()
  }
}
