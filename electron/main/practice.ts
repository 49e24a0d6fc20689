import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import type { BridgeReplies, BridgeRequest } from '../../shared/contract/bridge.ts'
import type { Places } from './dataFolder.ts'
import type { StoreProcess } from './storeProcess.ts'

type Shell = { readonly window: BrowserWindow; readonly store: StoreProcess; readonly places: Places }

/**
 * Made-up orders have a ledger of their own, in a folder of their own: nothing of them ever stands in the record that counts, and
 * throwing them away is deleting that folder. A start of the program always opens the ledger that counts.
 */
export const switchPractice = async (
  { window, store, places }: Shell,
  act: BridgeRequest<'practice'>['act'],
): Promise<BridgeReplies['practice']> => {
  try {
    if (act === 'open') {
      await mkdir(places.practice, { recursive: true })
      if (!store.practice) await store.switchTo({ file: join(places.practice, 'ledger.db'), practice: true })
    } else if (store.practice) await store.switchTo({ file: places.ledger, practice: false })
    // Another program may still hold a file for a moment.
    if (act === 'discard') await rm(places.practice, { recursive: true, force: true, maxRetries: 5 })
    return { done: true, detail: '' }
  } catch (problem) {
    return { done: false, detail: problem instanceof Error ? problem.message : String(problem) }
  } finally {
    // What the window knows is of the other ledger. After the answer, which a page that goes away would not get.
    setImmediate(() => window.webContents.reload())
  }
}
