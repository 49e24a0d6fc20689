import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Port } from '../../electron/store/portServer.ts'
import { parserLoaded } from './parserLoaded.ts'

/** As the shell limits it, in `electron/main/storeProcess.ts`. */
const parserMegabytes = 900
/** A process that once needed so much is not used again: its memory would be laid at the door of the next file. */
const wornBytes = 400 * 2 ** 20

export type ParserEnd = {
  /** It ran into its memory limit; otherwise it died of something else. */
  readonly forMemory: boolean
  readonly words: string
}

/** A parser process that is used for many files, one after the other, and made anew when one has ended it. */
export class FuzzParser {
  #child: ChildProcess | null = null
  #words = ''

  /** A port to a living parser. `heard` is called with each of its messages, `ended` when the process is no more. */
  async connect(heard: () => void, ended: (end: ParserEnd) => void, thrown: (problem: unknown) => void): Promise<Port> {
    const child = this.#child ?? (await this.#start())
    child.removeAllListeners('message')
    child.removeAllListeners('close')
    child.once('close', (code, signal) => {
      this.#child = null
      const forMemory = /heap out of memory|Reached heap limit|Allocation failed/.test(this.#words)
      ended({ forMemory, words: `exit code ${code}, signal ${signal}: ${this.#words.slice(0, 1500)}` })
    })
    resetPeak(child.pid)
    return {
      postMessage: (message) => void child.send(message as object),
      on: (_, listener) =>
        child.on('message', (data) => {
          heard()
          // What is thrown here would end the store.
          try {
            listener({ data })
          } catch (problem) {
            thrown(problem)
          }
        }),
      start: () => {},
    }
  }

  /** The most memory that the process held since it was connected, in bytes; 0 where the system does not tell. */
  peak(): number {
    return peakOf(this.#child?.pid)
  }

  /** The processor time that the process has used, in ms: on a busy machine the clock alone would blame the file. */
  usedMs(): number {
    const pid = this.#child?.pid
    const file = `/proc/${pid}/stat`
    if (pid === undefined || !existsSync(file)) return Number.POSITIVE_INFINITY
    const fields = readFileSync(file, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    // Clock ticks, a hundred a second, in user and in system mode.
    return 10 * (Number(fields[11]) + Number(fields[12]))
  }

  /** Makes ready for the next file. */
  async settle(): Promise<void> {
    if (peakOf(this.#child?.pid) > wornBytes) await this.end()
  }

  async end(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    child.removeAllListeners('close')
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(fileURLToPath(new URL('./parserChild.ts', import.meta.url)), [], {
      execArgv: ['--import', import.meta.resolve('tsx'), `--max-old-space-size=${parserMegabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#words = ''
    child.stderr?.on('data', (piece: Buffer) => {
      this.#words = (this.#words + piece.toString()).slice(-8000)
    })
    child.on('error', () => {})
    this.#child = child
    const [first]: unknown[] = await once(child, 'message')
    if (first !== parserLoaded) throw new Error(`the parser process began with ${String(first)}`)
    return child
  }
}

const peakOf = (pid: number | undefined): number => {
  const file = `/proc/${pid}/status`
  if (pid === undefined || !existsSync(file)) return 0
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

const resetPeak = (pid: number | undefined): void => {
  const file = `/proc/${pid}/clear_refs`
  if (pid === undefined || !existsSync(file)) return
  writeFileSync(file, '5')
}
