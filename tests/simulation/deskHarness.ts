import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Desk, openDesk } from '../../electron/store/desk.ts'
import { type DeskHandlers, deskHandlers } from '../../electron/store/deskHandlers.ts'
import { Imports } from '../../electron/store/importHandlers.ts'
import { firstStart } from '../../ledger/firstStart.ts'
import { Ledger } from '../../ledger/ledger.ts'
import type { SqlRow } from '../../ledger/sqlite/driver.ts'
import type { DeskNews } from '../../shared/contract/desk.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'

/** A real ledger in a folder of its own, driven through the very handlers that answer the window. */
export type Harness = {
  readonly file: string
  readonly desk: Desk
  readonly ledger: Ledger
  readonly verbs: DeskHandlers
  readonly news: DeskNews[]
  /** Every row of the given tables, for comparing a whole ledger before and after. */
  readonly dump: (tables: readonly string[]) => Promise<Readonly<Record<string, readonly SqlRow[]>>>
  readonly close: () => Promise<void>
}

export const projectionTables = [
  'board',
  'board_count',
  'order_day',
  'unit_card',
  'person_card',
  'settings_card',
  'notice_card',
  'case_card',
  'case_order',
  'answered_ground',
  'order_watch',
] as const
export const recordTables = [
  'entry',
  'stream',
  'stream_entry',
  'stream_key',
  'command',
  'command_group',
  'device',
] as const

/**
 * A clock that goes on from a Tuesday morning: deadlines can only be counted in the years of the calendar's tables, and a test must
 * not come to fail because time has passed since it was written.
 */
export const testClock = (): (() => number) => {
  const begun = Date.now()
  return () => fromChina(2026, 11, 24, 10, 2) + Date.now() - begun
}

/** A new ledger in a temporary folder that goes with it. */
export const openHarness = async (now: () => number = testClock()): Promise<Harness> => {
  const folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  const harness = await openHarnessOn(join(folder, 'ledger.db'), now)
  return {
    ...harness,
    close: async () => {
      await harness.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The ledger at `file`, made where there is none and left where it is; `prepare` runs before anything is submitted. */
export const openHarnessOn = async (
  file: string,
  now: () => number = testClock(),
  prepare: (ledger: Ledger) => Promise<void> = async () => {},
): Promise<Harness> => {
  const opened = await Ledger.open(file, now)
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.detail}`)
  const ledger = opened.value
  await prepare(ledger)
  await firstStart(ledger)
  const news: DeskNews[] = []
  const publish = (one: DeskNews) => void news.push(one)
  const desk = await openDesk(ledger, publish)
  return {
    file,
    desk,
    ledger,
    verbs: deskHandlers(desk, new Imports(publish, () => {})),
    news,
    dump: async (tables) => {
      const all: Record<string, readonly SqlRow[]> = {}
      for (const table of tables) all[table] = await ledger.reader.all(`SELECT * FROM ${table} ORDER BY 1, 2`)
      return all
    },
    close: async () => {
      await desk.close()
      await ledger.close()
    },
  }
}
