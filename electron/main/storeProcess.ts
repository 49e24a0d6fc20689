import { randomUUID } from 'node:crypto'
import { basename, join } from 'node:path'
import { type BrowserWindow, ipcMain, MessageChannelMain, shell, type UtilityProcess, utilityProcess } from 'electron'
import { type FromShell, practiceFlag, type ToShell } from '../../shared/contract/shellPort.ts'
import { isDesk } from './denyByDefault.ts'

/** Most that a parser process may hold; a workbook of 100,000 long rows needs about half of it. */
const parserMegabytes = 900
/** A store that lived so long was well: its end is not counted with the ones before. */
const soundLife = 60_000

/** The file that a store owns, and whether it is the practice ledger. */
export type OpenLedger = { readonly file: string; readonly practice: boolean }

/**
 * The store process and the parser processes beside it. The shell brokers their ports and restarts a store that ended;
 * what goes through the ports it never sees.
 */
export class StoreProcess {
  #ledger: OpenLedger
  readonly #parsers = new Map<string, UtilityProcess>()
  /** Null between the end of one store and the start of the next. */
  #process: UtilityProcess | null
  /** Started, idle, without a file. */
  #spare: UtilityProcess | null = null
  #window: BrowserWindow | null = null
  #closing: (() => void) | null = null
  #startedAt = 0
  /** Ends that followed a short life, one upon the other. */
  #quickEnds = 0
  /** What was said while no store was there; a message that is posted to a process that ended is lost without a word. */
  readonly #unsent: (readonly [FromShell, Electron.MessagePortMain | undefined])[] = []
  closed = false

  constructor(file: string) {
    this.#ledger = { file, practice: false }
    this.#process = this.#start()
  }

  /** The window asks for its port when it listens: one that is sent earlier would be lost without a word. */
  attach(window: BrowserWindow): void {
    this.#window = window
    ipcMain.on('youjie:port-wanted', (event) => {
      if (event.sender !== window.webContents || !isDesk(event.senderFrame?.url)) return
      const { port1, port2 } = new MessageChannelMain()
      this.#tell({ kind: 'connect' }, port1)
      event.sender.postMessage('youjie:port', null, [port2])
    })
  }

  /** Starts a parser before it is needed: while the person looks for the file, it loads its libraries. */
  warmParser(): void {
    this.#spare ??= this.#forkParser()
  }

  /**
   * Hands a file that the person chose to a parser; the store asks it for rows under the id that is returned. A pasted table
   * has no path: the store gets its words from the window.
   */
  beginImport(path: string, fileName = basename(path)): { readonly import: string; readonly fileName: string } {
    const id = randomUUID()
    this.warmParser()
    const parser = this.#spare
    this.#spare = null
    if (parser === null) throw new Error('no parser')
    const { port1, port2 } = new MessageChannelMain()
    this.#parsers.set(id, parser)
    parser.postMessage(null, [port1])
    parser.once('exit', () => {
      if (this.#parsers.delete(id)) this.#tell({ kind: 'parserGone', import: id })
    })
    this.#tell({ kind: 'import', import: id, path, fileName }, port2)
    return { import: id, fileName }
  }

  /** Tells the store of a file that the person picked; the window gets a token for it and never the path. */
  offerFile(path: string): { readonly picked: string; readonly fileName: string } {
    const picked = randomUUID()
    const fileName = basename(path)
    this.#tell({ kind: 'picked', picked, path, fileName })
    return { picked, fileName }
  }

  /** A file that the person named: the store writes it when the window asks under the id. */
  beginExport(path: string): string {
    const id = randomUUID()
    this.#tell({ kind: 'exportTarget', export: id, path })
    return id
  }

  /** A new process for each file: whatever a file does to it, the next one starts clean. */
  #forkParser(): UtilityProcess {
    const parser = utilityProcess.fork(join(import.meta.dirname, 'parser.js'), [], {
      serviceName: 'youjie-parser',
      // As a V8 flag: the Node option of the same name has no effect in a utility process.
      execArgv: [`--js-flags=--max-old-space-size=${parserMegabytes}`],
    })
    parser.once('exit', () => {
      if (this.#spare === parser) this.#spare = null
    })
    return parser
  }

  /** Whether the window works on the practice ledger now. */
  get practice(): boolean {
    return this.#ledger.practice
  }

  /** Closes the ledger that is open and opens another one; the window has to begin anew afterwards. */
  async switchTo(ledger: OpenLedger): Promise<void> {
    await this.#end()
    this.#closing = null
    this.#ledger = ledger
    this.#process = this.#start()
    for (const [message, port] of this.#unsent.splice(0)) this.#tell(message, port)
  }

  /** Closes the ledger; a store that does not answer within ten seconds is ended, its ledger being safe by its log. */
  async close(): Promise<void> {
    await this.#end()
    this.closed = true
  }

  #end(): Promise<void> {
    for (const parser of this.#parsers.values()) parser.kill()
    this.#parsers.clear()
    this.#spare?.kill()
    this.#spare = null
    return new Promise((resolve) => {
      if (this.#process === null) {
        resolve()
        return
      }
      const timer = setTimeout(() => this.#process?.kill(), 10_000)
      this.#closing = () => {
        clearTimeout(timer)
        this.#process = null
        resolve()
      }
      this.#tell({ kind: 'close' })
    })
  }

  #start(): UtilityProcess {
    this.#startedAt = Date.now()
    const { file, practice } = this.#ledger
    const args = practice ? [file, practiceFlag] : [file]
    const child = utilityProcess.fork(join(import.meta.dirname, 'store.js'), args, {
      serviceName: 'youjie-store',
    })
    child.on('message', (message: ToShell) => {
      if (message.kind === 'showFile') {
        if (message.program) void shell.openPath(message.path)
        else shell.showItemInFolder(message.path)
        return
      }
      if (message.kind !== 'importOver') return
      const parser = this.#parsers.get(message.import)
      this.#parsers.delete(message.import)
      parser?.kill()
    })
    child.once('exit', () => this.#ended())
    return child
  }

  #ended(): void {
    if (this.#closing !== null) {
      this.#closing()
      return
    }
    this.#process = null
    // They spoke to the store that is no more; their files are chosen again.
    for (const parser of this.#parsers.values()) parser.kill()
    this.#parsers.clear()
    this.#quickEnds = Date.now() - this.#startedAt > soundLife ? 1 : this.#quickEnds + 1
    this.#window?.webContents.send('youjie:news', { kind: 'storeGone' })
    setTimeout(() => this.#startAgain(), restartPause(this.#quickEnds))
  }

  #startAgain(): void {
    if (this.closed) return
    this.#process = this.#start()
    for (const [message, port] of this.#unsent.splice(0)) this.#tell(message, port)
  }

  #tell(message: FromShell, port?: Electron.MessagePortMain): void {
    if (this.#process === null) this.#unsent.push([message, port])
    else this.#process.postMessage(message, port === undefined ? [] : [port])
  }
}

/** At once at first; a store that cannot live is tried again ever more rarely, up to every ten seconds, and never given up. */
const restartPause = (quickEnds: number): number => (quickEnds <= 3 ? 0 : Math.min(10_000, 125 * 2 ** (quickEnds - 3)))
