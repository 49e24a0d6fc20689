import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge, BridgeVerb } from '../../shared/contract/bridge.ts'

/** The bridge: verbs derived from the contract, never channels. One CommonJS file, because a sandboxed preload loads no second. */
const verbs: Readonly<Record<BridgeVerb, true>> = {
  prepareImport: true,
  chooseImport: true,
  beginPaste: true,
  chooseExport: true,
  saveViews: true,
  savePdf: true,
  saveTable: true,
  printPaper: true,
  printers: true,
  choosePrintFolder: true,
  freePaperPath: true,
  savePaper: true,
  savedPaper: true,
  ownFonts: true,
  chooseFont: true,
  dropFont: true,
  chooseAttachment: true,
  showSaved: true,
  notify: true,
  practice: true,
  window: true,
  chooseDataFolder: true,
  chooseFolder: true,
  about: true,
}
const asking = Object.fromEntries(
  Object.keys(verbs).map((verb) => [verb, (request: unknown) => ipcRenderer.invoke('youjie:bridge', verb, request)]),
)
const importDropped: Bridge['importDropped'] = (file) =>
  ipcRenderer.invoke('youjie:import-path', file instanceof File ? webUtils.getPathForFile(file) : '')

contextBridge.exposeInMainWorld('youjie', { ...asking, importDropped })

// The names are those of shared/contract/bridge.ts, whose schemas must not come into this file.
window.addEventListener('message', (event) => {
  if (event.source === window && event.data?.type === 'youjie:port-wanted') ipcRenderer.send('youjie:port-wanted')
})
ipcRenderer.on('youjie:port', (event) => window.postMessage({ type: 'youjie:port' }, '*', event.ports))
ipcRenderer.on('youjie:news', (_event, news: unknown) => window.postMessage({ type: 'youjie:news', news }, '*'))
