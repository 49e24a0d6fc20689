import { app } from 'electron'
import { serveBridge } from './bridgeGateway.ts'
import { dataFolder } from './dataFolder.ts'
import { denyByDefault } from './denyByDefault.ts'
import { OwnFonts } from './ownFonts.ts'
import { readFirstFiles, registerDeskScheme, serveDeskProtocol } from './deskProtocol.ts'
import { openDeskWindow } from './deskWindow.ts'
import { bringForward, tellFocus } from './notify.ts'
import { StoreProcess } from './storeProcess.ts'

/** The shell: windows, files, printing, processes. It never sees an order. */
const places = dataFolder()
app.setPath('userData', places.profile)
registerDeskScheme()
// Chromium's own controls (dates, times) speak the product's first language on every machine.
app.commandLine.appendSwitch('lang', 'zh-CN')

// One program a data folder: the second start only brings the first one to the front, and says so there.
if (!app.requestSingleInstanceLock()) {
  process.stderr.write(`有解调度台 is already open on ${places.data}; its window was brought to the front.\n`)
  app.exit(3)
} else {
  void readFirstFiles()
  void start()
}

async function start(): Promise<void> {
  await app.whenReady()
  const store = new StoreProcess(places.ledger)
  denyByDefault()
  const fonts = new OwnFonts(places.profile)
  serveDeskProtocol((name) => fonts.open(name))
  const window = openDeskWindow()
  store.attach(window)
  serveBridge({ window, store, places, fonts })
  tellFocus(window)
  app.on('second-instance', () => {
    bringForward(window)
    window.webContents.send('youjie:news', { kind: 'secondInstance' })
  })
  app.on('window-all-closed', () => app.quit())
  // The ledger is closed and checkpointed before the program ends, however it ends.
  app.on('before-quit', (event) => {
    if (store.closed) return
    event.preventDefault()
    void store.close().then(() => app.quit())
  })
}
