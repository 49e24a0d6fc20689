import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { serveTask, type TaskPort, threadTask } from '../threadTask.ts'
import { makeBackup } from './makeBackup.ts'

export type BackupAsked = { readonly ledger: string; readonly folder: string; readonly now: Instant }

/** Somebody who makes a backup and tells how far it is, 0..1. */
export type BackingUp = (asked: BackupAsked, onProgress: (share: number) => void) => Promise<void>

/**
 * In a thread of its own: packing a record of years and opening each of its words is minutes of arithmetic, in which the desk
 * must answer. `script`: a module that calls `serveBackup`.
 */
export const backUpAside =
  (script: string | URL): BackingUp =>
  (asked, onProgress) =>
    threadTask(script, asked, onProgress)

/** The other end, in the thread. */
export const serveBackup = ({ ledger, folder, now }: BackupAsked, port: TaskPort): Promise<void> =>
  serveTask(port, async (tell: (share: number) => void) => {
    await makeBackup(ledger, folder, now, tell)
  })
