import { Worker } from 'node:worker_threads'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { makeBackup } from './makeBackup.ts'

export type BackupAsked = { readonly ledger: string; readonly folder: string; readonly now: Instant }
type Said = { readonly share: number } | { readonly made: true } | { readonly problem: string }

/** Somebody who makes a backup and tells how far it is, 0..1. */
export type BackingUp = (asked: BackupAsked, onProgress: (share: number) => void) => Promise<void>

/**
 * In a thread of its own that is gone afterwards: packing a record of years and opening each of its words is minutes of
 * arithmetic, in which the desk must answer. `script`: a module that calls `serveBackup`.
 */
export const backUpAside =
  (script: string | URL): BackingUp =>
  (asked, onProgress) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { workerData: asked })
      worker.on('message', (said: Said) => {
        if ('share' in said) onProgress(said.share)
        else if ('made' in said) resolve()
        else reject(new Error(said.problem))
      })
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`the thread ended with ${code}`)))
    })

/** The other end, in the thread. */
export const serveBackup = async (
  { ledger, folder, now }: BackupAsked,
  port: { readonly postMessage: (said: Said) => void },
): Promise<void> => {
  try {
    await makeBackup(ledger, folder, now, (share) => port.postMessage({ share }))
    port.postMessage({ made: true })
  } catch (problem) {
    port.postMessage({ problem: problem instanceof Error ? problem.message : String(problem) })
  }
}
