import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { app } from 'electron'

/**
 * Where everything lies. The data folder holds the ledger and nothing of the browser; the profile holds the browser's
 * things and nothing of the ledger, so that a read-only or moved data folder never keeps the window from opening.
 * Order: `--data=DIR`, `YOUJIE_DATA`, the folder chosen in the program, `<application data>/youjie-desk/data`.
 */
export type Places = {
  readonly data: string
  readonly ledger: string
  /** The folder of the practice ledger and of all that comes with it; thrown away as one. */
  readonly practice: string
  readonly profile: string
}

export const dataFolder = (): Places => {
  const home = join(app.getPath('appData'), 'youjie-desk')
  const standard = join(home, 'data')
  const data = resolve(app.commandLine.getSwitchValue('data') || process.env.YOUJIE_DATA || chosen(home) || standard)
  // The lock against a second start lies in the profile; one profile a data folder makes it a lock on the data folder.
  const name = data === standard ? 'profile' : `profile-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`
  return { data, ledger: join(data, 'ledger.db'), practice: join(data, 'practice'), profile: join(home, name) }
}

const pointer = (home: string): string => join(home, 'data-folder.json')

const chosen = (home: string): string | null => {
  try {
    const parsed: unknown = JSON.parse(readFileSync(pointer(home), 'utf8'))
    return typeof parsed === 'object' && parsed !== null && 'folder' in parsed && typeof parsed.folder === 'string'
      ? parsed.folder
      : null
  } catch {
    // No pointer, or one that cannot be read: the standard folder is the answer to both.
    return null
  }
}

export const rememberDataFolder = (folder: string): void => {
  const file = pointer(join(app.getPath('appData'), 'youjie-desk'))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ folder }))
}
