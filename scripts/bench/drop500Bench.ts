import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDesk } from '../../electron/store/desk.ts'
import { orderHandlers } from '../../electron/store/orderHandlers.ts'
import { type Commit, Ledger } from '../../ledger/ledger.ts'
import { intAt } from '../../ledger/sqlite/driver.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { launchDesk } from '../../tests/e2e/launchDesk.ts'
import { importThroughWindow } from '../../tests/e2e/pages/importPage.ts'
import { bareCommit, type WrittenRows } from './baseline/bareCommit.ts'
import { timeDrops } from './timeDrops.ts'
import { writtenBy } from './writtenBy.ts'
import { type Bench, median, printSamples, realWorkbook, rounded } from './measuring.ts'

const rounds = 5
const dropped = 500

/**
 * 500 orders dropped on a unit. Shown: in the real window, from the release of the mouse to the frame in which the rows have
 * changed, which is after the commit. The commit alone: from BEGIN until the disk has it, beside the sqlite3 package alone
 * writing the very same rows, on copies of the same ledger of 4,326 orders.
 */
export const drop500Bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'youjie-bench-'))
  const desk = await launchDesk({ home: folder, data: join(folder, 'data'), size: { width: 1600, height: 900 } })
  await importThroughWindow(desk, realWorkbook(), '市民留言')
  const shown = await timeDrops(desk, dropped, rounds)
  const ledger = desk.ledger
  await desk.close()
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const one = join(folder, `ours-${round}.db`)
    const other = join(folder, `bare-${round}.db`)
    copyFileSync(ledger, one)
    copyFileSync(ledger, other)
    const { tookMs, rows } = await timeCommit(one)
    ours.push(tookMs)
    bare.push(await bareCommit(other, rows))
  }
  rmSync(folder, { recursive: true, force: true })
  printSamples('durable and shown', shown)
  printSamples('the commit alone', ours)
  printSamples('bare SQLite, the same rows', bare)
  return {
    metrics: { shownMs: rounded(median(shown)), commitMs: rounded(median(ours)), orders: 4326, dropped },
    baseline: { bareCommitMs: rounded(median(bare)) },
    ratio: { commit: rounded(median(ours) / median(bare), 2) },
  }
}

/** The same gesture on a copy of the ledger, through the handler that answers the window. */
const timeCommit = async (file: string): Promise<{ readonly tookMs: number; readonly rows: WrittenRows }> => {
  const opened = await Ledger.open(file)
  if (!opened.ok) throw new Error(opened.error.detail)
  const ledger = opened.value
  const commits: Commit[] = []
  ledger.onCommit((commit) => commits.push(commit))
  const desk = await openDesk(ledger, () => {})
  const targets = await ledger.reader.all(
    "SELECT id FROM board WHERE status = 'reported' ORDER BY received_at DESC LIMIT ?",
    [dropped],
  )
  const lead = intAt((await ledger.reader.get('SELECT id FROM unit_card ORDER BY id LIMIT 1')) ?? {}, 'id')
  const acted = await orderHandlers(desk).dispatch({
    target: { kind: 'rows', rows: targets.map((row) => intAt(row, 'id') as RowId) },
    lead: lead as RowId,
    supporting: [],
    deadline: { kind: 'setting' },
    note: '',
    seen: [],
  })
  const [commit] = commits
  if (!acted.ok || acted.value.done !== dropped || commit === undefined) throw new Error('the drop was refused')
  const rows = await writtenBy(ledger.reader, commit)
  await desk.close()
  await ledger.close()
  return { tookMs: commit.tookMs, rows }
}
