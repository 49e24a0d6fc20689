import { backupsIn } from '../../ledger/backup/backupFiles.ts'
import { buildRestored, swapRestored } from '../../ledger/backup/restoreBackup.ts'
import { restoreLoss } from '../../ledger/backup/restoreLoss.ts'
import { requestRebuild } from '../../ledger/projections/buildShadows.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { KeepingReplies } from '../../shared/contract/keeping.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { backupPlace, chooseBackups } from './backupPlace.ts'
import type { Desk } from './desk.ts'
import { erasureHandlers } from './erasureHandlers.ts'
import type { Keeper } from './keeper.ts'
import type { Handlers } from './portServer.ts'
import type { Rebuilding } from './rebuilding.ts'

export type KeepingVerb = keyof KeepingReplies

/** What the process of the ledger lends for the time of a restore: the file with nobody on it, and its opening afterwards. */
export type LedgerFile = {
  readonly file: string
  readonly let: () => Promise<void>
  readonly take: () => Promise<boolean>
}

type WithoutLedger = 'keeping' | 'setBackupFolder' | 'setBackupBudget' | 'restore' | 'repair'

/** These answer while no ledger could be opened, too: that is when they are needed most. */
export const keepingWithoutLedger = (held: LedgerFile, keeper: Keeper): Pick<Handlers, WithoutLedger> => ({
  keeping: async () => ok(keeper.state()),
  setBackupFolder: async ({ folder }) => {
    chooseBackups(held.file, { folder })
    return ok(keeper.state())
  },
  setBackupBudget: async ({ gb }) => {
    chooseBackups(held.file, { budgetGb: gb })
    return ok(keeper.state())
  },
  restore: ({ backup }) => restoreFrom(held, keeper, (id) => id === backup, false),
  repair: () => restoreFrom(held, keeper, () => true, true),
})

const restoreFrom = async (
  held: LedgerFile,
  keeper: Keeper,
  wanted: (id: string) => boolean,
  damaged: boolean,
): Promise<Result<KeepingReplies['restore'], DeskFailure>> => {
  if (keeper.busy) return err({ kind: 'not-saved', detail: 'busy' })
  const backup = backupsIn(backupPlace(held.file).folder).find((one) => wanted(one.id))
  if (backup === undefined) return err({ kind: 'not-found' })
  return keeper.alone(async () => {
    try {
      const now = Date.now()
      const built = await buildRestored(backup, held.file, now, damaged ? held.file : null)
      await held.let()
      swapRestored(built.file, held.file, now)
      await held.take()
      return ok({ salvaged: built.salvaged.entries })
    } catch (problem) {
      // Whatever failed, the file that was there is there: it opens again as it was.
      await held.take()
      return err({ kind: 'not-saved', detail: problem instanceof Error ? problem.message : String(problem) })
    }
  })
}

export const keepingHandlers = (
  desk: Desk,
  { held, keeper, rebuilding }: { readonly held: LedgerFile; readonly keeper: Keeper; readonly rebuilding: Rebuilding },
): Pick<Handlers, KeepingVerb> => ({
  ...keepingWithoutLedger(held, keeper),
  ...erasureHandlers(desk, keeper),
  backUp: async () => {
    const started = !keeper.busy
    if (started) void keeper.backUp()
    return ok({ started })
  },
  restorePreview: async ({ backup }) => {
    const found = backupsIn(backupPlace(held.file).folder).find((one) => one.id === backup)
    return found === undefined ? err({ kind: 'not-found' }) : ok(await restoreLoss(desk.ledger.reader, found.manifest))
  },
  rebuild: async () => {
    await desk.ledger.queue.transaction((db) => requestRebuild(db))
    rebuilding.start()
    return ok({ started: true as const })
  },
})
