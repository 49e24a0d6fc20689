import { join } from 'node:path'
import { BrowserWindow, Menu, nativeTheme } from 'electron'
import { deskOrigin } from './deskProtocol.ts'

/** The one window: sandboxed, isolated, frameless (the page draws its own title bar). Shown when its first paint is there. */
export const openDeskWindow = (): BrowserWindow => {
  // Without a menu there are no accelerators of the browser's: Ctrl W, Ctrl R and the zoom keys are the desk's to give.
  Menu.setApplicationMenu(null)
  const window = new BrowserWindow({
    width: 1600,
    height: 900,
    minWidth: 1180,
    minHeight: 680,
    frame: false,
    show: false,
    title: '有解调度台',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101316' : '#eff1f3',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${deskOrigin}/index.html`)
  return window
}
