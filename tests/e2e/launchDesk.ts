import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { coverToday } from './coverToday.ts'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

/** The real program in its real window, with a data folder and a profile of its own. */
export type LaunchedDesk = {
  readonly app: ElectronApplication
  readonly page: Page
  readonly data: string
  readonly ledger: string
  /** What the next file dialog answers: real dialogs belong to the desktop and cannot be driven. */
  readonly answerOpen: (path: string) => Promise<void>
  readonly answerSave: (path: string | null) => Promise<void>
  /** Closes the window as a person does and waits until the ledger is closed. */
  readonly close: () => Promise<void>
}

export const root = resolve(import.meta.dirname, '../..')

/** Switches that only a launcher of ours adds: Chromium's sandbox cannot run as root. */
export const launcherSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export const launchDesk = async (
  options: {
    readonly data?: string
    /** Where the profile goes; a second start on the same folder must share it. */
    readonly home?: string
    readonly size?: { readonly width: number; readonly height: number }
    /** Whether a new ledger can count deadlines from today on, however old the program is; so where a home is given. */
    readonly cover?: boolean
  } = {},
): Promise<LaunchedDesk> => {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'youjie-home-'))
  const data = options.data ?? join(home, 'data')
  if (options.cover ?? options.home !== undefined) await coverToday(data)
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [...launcherSwitches, root, `--data=${data}`],
    cwd: root,
    env: { ...environment(), XDG_CONFIG_HOME: join(home, 'config') },
  })
  const page = await app.firstWindow()
  if (options.size !== undefined)
    await app.evaluate(({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height)
    }, options.size)
  return {
    app,
    page,
    data,
    ledger: join(data, 'ledger.db'),
    answerOpen: (path) =>
      app.evaluate(({ dialog }, answer) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [answer] })
      }, path),
    answerSave: (path) =>
      app.evaluate(({ dialog }, answer) => {
        dialog.showSaveDialog = async () => ({ canceled: answer === null, filePath: answer ?? '' })
      }, path),
    close: async () => {
      await app.close()
      if (options.home === undefined) rmSync(home, { recursive: true, force: true })
    },
  }
}

export const electronExecutable = (): string => {
  const executable = process.env.YOUJIE_ELECTRON
  if (executable === undefined)
    throw new Error('YOUJIE_ELECTRON is not set: start this through npm test, npm run demo or npm run bench')
  return executable
}

const environment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
