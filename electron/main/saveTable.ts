import { rename, rm, writeFile } from 'node:fs/promises'
import { type BrowserWindow, dialog } from 'electron'
import type { SaveOutcome } from '../../shared/contract/bridge.ts'

/** Asks where a workbook goes and writes it there; what is in it was made in the store, the shell does not look. */
export const saveTable = async (
  window: BrowserWindow,
  suggestedName: string,
  bytes: Uint8Array,
): Promise<SaveOutcome> => {
  const chosen = await dialog.showSaveDialog(window, {
    defaultPath: suggestedName,
    filters: [{ name: 'Excel', extensions: ['xlsx'] }],
  })
  if (chosen.canceled || chosen.filePath === '') return { kind: 'cancelled' }
  const path = chosen.filePath
  // Written aside and renamed: a full disk leaves no half a table under the name that was asked for.
  const aside = `${path}.part`
  try {
    await writeFile(aside, bytes)
    await rename(aside, path)
    return { kind: 'saved', path }
  } catch (problem) {
    await rm(aside, { force: true })
    return { kind: 'failed', detail: problem instanceof Error ? problem.message : String(problem) }
  }
}
