import * as z from 'zod'
import type { OrderStatus } from '../domain/order/orderState.ts'
import { type ErasureGround, erasureGrounds } from '../domain/order/recordShapes.ts'
import type { RefusalCode } from '../domain/refusal.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'

/** Keeping the ledger: backups, restoring, repair, making lists again, erasing a reporter. */
const rowId = z
  .int()
  .positive()
  .transform((value) => value as RowId)
const backupId = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{6}$/u)

/** GB (10^9 bytes) that all backups together may take. */
export const budgetGb = z.int().min(1).max(10_000)
export const usualBudgetGb = 20

export const keepingRequests = {
  /** Answers with or without an open ledger. */
  keeping: z.object({}),
  backUp: z.object({}),
  /** null: beside the ledger. Backups that are there already stay where they are. */
  setBackupFolder: z.object({ folder: z.string().min(1).max(4096).nullable() }),
  setBackupBudget: z.object({ gb: budgetGb }),
  /** What would not be in a ledger that is restored from this backup. */
  restorePreview: z.object({ backup: backupId }),
  restore: z.object({ backup: backupId }),
  /** From the newest verified backup, with the entries that the damaged file still holds. */
  repair: z.object({}),
  rebuild: z.object({}),
  /** Orders by number, telephone or name, as the search box finds them; at most 50. */
  findToErase: z.object({ typed: z.string().min(1).max(200) }),
  erase: z.object({ rows: z.array(rowId).min(1).max(50), ground: z.enum(erasureGrounds) }),
} as const

export type KeepingState = {
  readonly folder: string
  /** Beside the ledger, where nobody has chosen another. */
  readonly usualFolder: boolean
  readonly budgetGb: number
  /** Bytes of all backups and of the files of orders that are kept with them. */
  readonly used: number
  /** What was chosen before cannot be read: the usual folder and room count until somebody chooses again. */
  readonly unreadable: boolean
  readonly backups: readonly BackupCard[]
  /** 0 to 100 while one is being made or restored. */
  readonly running: number | null
  /** Why the last one was not made, in SQLite's or the system's words; null when it was. */
  readonly failure: string | null
}
export type BackupCard = {
  readonly backup: string
  readonly madeAt: Instant
  readonly entries: number
  readonly bytes: number
}

export type RestorePreview = {
  readonly entries: number
  readonly orders: number
  readonly from: Instant | null
  readonly to: Instant | null
  /** The backup's record is the beginning of this one; otherwise it is another ledger's, or this one's before a restore. */
  readonly sameRecord: boolean
}
export type Restored = { readonly salvaged: number }

export type ToErase = {
  readonly row: RowId
  readonly number: string
  readonly title: string
  readonly status: OrderStatus
  /** Cases and handovers whose words go with it. */
  readonly quotes: number
  /** Why it cannot be erased now. */
  readonly problem: RefusalCode | null
}
export type Erased = {
  readonly done: number
  readonly refused: readonly { readonly number: string; readonly code: RefusalCode }[]
  /** Nothing of the words is left in the file, its log and its backups. */
  readonly cleared: boolean
}
export type { ErasureGround }

export type KeepingReplies = {
  readonly keeping: KeepingState
  readonly backUp: { readonly started: boolean }
  readonly setBackupFolder: KeepingState
  readonly setBackupBudget: KeepingState
  readonly restorePreview: RestorePreview
  readonly restore: Restored
  readonly repair: Restored
  readonly rebuild: { readonly started: true }
  readonly findToErase: readonly ToErase[]
  readonly erase: Erased
}
