import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { app, type BrowserWindow, dialog, ipcMain, shell } from 'electron'
import { type BridgeReplies, type BridgeVerb, bridgeRequests } from '../../shared/contract/bridge.ts'
import { type Places, rememberDataFolder } from './dataFolder.ts'
import { isDesk } from './denyByDefault.ts'
import type { OwnFonts } from './ownFonts.ts'
import { PrintFolders } from './printFolders.ts'
import { freePath, listPrinters, printPaper, savedPaper, saveInFolder, savePdf } from './printing.ts'
import { Notifications } from './notify.ts'
import { switchPractice } from './practice.ts'
import { saveTable } from './saveTable.ts'
import type { StoreProcess } from './storeProcess.ts'

type Shell = {
  readonly window: BrowserWindow
  readonly store: StoreProcess
  readonly places: Places
  readonly fonts: OwnFonts
}
type Answers = {
  readonly [V in BridgeVerb]: (request: ReturnType<(typeof bridgeRequests)[V]['parse']>) => Promise<BridgeReplies[V]>
}

/** The one door from the window into the shell: known verbs, from our own page only, each request parsed. */
export const serveBridge = (parts: Shell): void => {
  const answers = bridgeAnswers(parts)
  ipcMain.handle('youjie:bridge', async (event, verb: unknown, request: unknown) => {
    if (event.sender !== parts.window.webContents || !isDesk(event.senderFrame?.url)) throw new Error('unknown sender')
    if (typeof verb !== 'string' || !Object.hasOwn(bridgeRequests, verb)) throw new Error('unknown verb')
    const known = verb as BridgeVerb
    const parsed = bridgeRequests[known].parse(request)
    // The schema just used belongs to this verb; the compiler cannot follow the pairing through the union.
    return (answers[known] as (request: unknown) => Promise<unknown>)(parsed)
  })
  ipcMain.handle('youjie:import-path', (event, path: unknown) => {
    if (event.sender !== parts.window.webContents || !isDesk(event.senderFrame?.url)) throw new Error('unknown sender')
    return typeof path === 'string' && path !== '' ? parts.store.beginImport(path) : null
  })
}

/** The file that the person names, with the ending of its format. */
const askWhere = async (window: BrowserWindow, suggestedName: string, ending: string): Promise<string | null> => {
  const chosen = await dialog.showSaveDialog(window, {
    // What cannot stand in the name of a file on some system stands in none.
    defaultPath: `${suggestedName.replace(/[\\/:*?"<>|]/gu, ' ')}.${ending}`,
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  })
  if (chosen.canceled || chosen.filePath === '') return null
  return chosen.filePath.toLowerCase().endsWith(`.${ending}`) ? chosen.filePath : `${chosen.filePath}.${ending}`
}

const bridgeAnswers = ({ window, store, places, fonts }: Shell): Answers => {
  const notifications = new Notifications(window)
  const saved = new Set<string>()
  const printFolders = new PrintFolders(places.profile)
  return {
    prepareImport: async () => {
      store.warmParser()
      return null
    },
    chooseImport: async () => {
      store.warmParser()
      const chosen = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [
          {
            name: 'Excel, CSV, Open311',
            extensions: ['xlsx', 'xls', 'csv', 'txt', 'tsv', 'xml', 'json', 'htm', 'html'],
          },
          { name: '*', extensions: ['*'] },
        ],
      })
      const [path] = chosen.filePaths
      return path === undefined ? null : store.beginImport(path)
    },
    beginPaste: async ({ name }) => store.beginImport('', name),
    chooseAttachment: async () => {
      const chosen = await dialog.showOpenDialog(window, { properties: ['openFile'] })
      const [path] = chosen.filePaths
      return path === undefined ? null : store.offerFile(path)
    },
    chooseExport: async ({ suggestedName, format }) => {
      const path = await askWhere(window, suggestedName, format)
      if (path === null) return null
      saved.add(path)
      return { export: store.beginExport(path), path }
    },
    saveViews: async ({ suggestedName, text }) => {
      const path = await askWhere(window, suggestedName, 'json')
      if (path === null) return { kind: 'cancelled' }
      try {
        await writeFile(path, text)
        return { kind: 'saved', path }
      } catch (problem) {
        return { kind: 'failed', detail: problem instanceof Error ? problem.message : String(problem) }
      }
    },
    savePdf: async ({ suggestedName }) => {
      const outcome = await savePdf(window, suggestedName)
      if (outcome.kind === 'printed') saved.add(outcome.printed.destination)
      return outcome
    },
    saveTable: async ({ suggestedName, bytes }) => {
      const outcome = await saveTable(window, suggestedName, bytes)
      if (outcome.kind === 'saved') saved.add(outcome.path)
      return outcome
    },
    printPaper: (request) => printPaper(window, request),
    printers: () => listPrinters(window),
    choosePrintFolder: async () => {
      const chosen = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
      const [folder] = chosen.filePaths
      if (folder === undefined) return null
      printFolders.add(folder)
      return { folder }
    },
    freePaperPath: async ({ folder, name }) =>
      printFolders.has(folder) ? freePath(folder, name) : { kind: 'failed', code: 'folder-unknown', detail: folder },
    savePaper: async ({ path }) => {
      if (!printFolders.holds(path)) return { kind: 'failed', code: 'folder-unknown', detail: path }
      const outcome = await saveInFolder(window, path)
      if (outcome.kind === 'printed') saved.add(path)
      return outcome
    },
    savedPaper: async ({ path }) => {
      if (!printFolders.holds(path)) return null
      const found = await savedPaper(path)
      if (found !== null) saved.add(path)
      return found
    },
    ownFonts: async () => fonts.list(),
    chooseFont: async ({ face }) => {
      const chosen = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [
          { name: 'TTF, OTF, TTC, WOFF', extensions: ['ttf', 'otf', 'ttc', 'woff', 'woff2'] },
          { name: '*', extensions: ['*'] },
        ],
      })
      const [path] = chosen.filePaths
      return path === undefined ? { kind: 'cancelled' } : fonts.take(face, path)
    },
    dropFont: async ({ face }) => {
      fonts.drop(face)
      return null
    },
    showSaved: async ({ path }) => {
      // Only what was saved from here: a page must not make the shell open folders at will.
      if (saved.has(path)) shell.showItemInFolder(path)
      return null
    },
    notify: async (request) => ({ shown: notifications.show(request) }),
    practice: ({ act }) => switchPractice({ window, store, places }, act),
    window: async ({ act }) => {
      if (act === 'minimize') window.minimize()
      else if (act === 'close') window.close()
      else if (window.isMaximized()) window.unmaximize()
      else window.maximize()
      return null
    },
    chooseDataFolder: async () => {
      const chosen = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
      const [folder] = chosen.filePaths
      if (folder === undefined) return null
      rememberDataFolder(folder)
      app.relaunch({ args: process.argv.slice(1).filter((arg) => !arg.startsWith('--data=')) })
      app.quit()
      return null
    },
    chooseFolder: async () => {
      const chosen = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
      return chosen.filePaths[0] ?? null
    },
    about: async () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      dataFolder: places.data,
      practice: existsSync(places.practice),
    }),
  }
}
