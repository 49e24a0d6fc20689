import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type CrashNews, type CrashOrder, type LongWork, longWorks } from './crashOrder.ts'

/** When a child is killed: so long after its turn came, after it began to work, or after it began its nth transaction. */
export type KillPlan = {
  readonly after: 'go' | 'working' | 'asked' | `${LongWork}:begun`
  readonly count: number
  readonly ms: number
}

export type Death = {
  /** False when the child ended by itself before the kill reached it. */
  readonly killed: boolean
  /** False when it was killed while its file was being opened. */
  readonly worked: boolean
  /** False when the moment of the plan did not come and it was killed all the same. */
  readonly asPlanned: boolean
  /** What it had begun and not ended, as far as it could tell. */
  readonly amid: ReadonlySet<LongWork>
  readonly words: string
}

/** So long after it began to work a moment is waited for. */
const patienceMs = 4000
/** A file that takes longer to open is a fault, and so is a process that never begins to work. */
const openingMs = 90_000

/** A child process that works on a ledger until it is killed. */
export class Victim {
  readonly #child: ChildProcess
  readonly #loaded: Promise<unknown>
  #words = ''

  constructor() {
    this.#child = fork(fileURLToPath(new URL('./crashChild.ts', import.meta.url)), [], {
      execArgv: ['--import', import.meta.resolve('tsx')],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#child.stderr?.on('data', (piece: Buffer) => {
      this.#words = (this.#words + piece.toString()).slice(-4000)
    })
    this.#loaded = Promise.race([once(this.#child, 'message'), once(this.#child, 'exit')])
  }

  async workUntilKilled(order: CrashOrder, plan: KillPlan): Promise<Death> {
    const child = this.#child
    await this.#loaded
    const amid = new Set<LongWork>()
    let worked = false
    let asPlanned = false
    let stuck = false
    let count = 0
    const kill = (): void => void child.kill('SIGKILL')
    const aim = (news: CrashNews | 'go'): void => {
      if (news === plan.after) count += 1
      if (news !== plan.after || count !== plan.count) return
      asPlanned = true
      clearTimeout(patience)
      if (plan.ms === 0) kill()
      else setTimeout(kill, plan.ms)
    }
    let patience = setTimeout(() => {
      stuck = true
      kill()
    }, openingMs)
    child.on('message', (news: CrashNews) => {
      for (const work of longWorks) {
        if (news === `${work}:begun`) amid.add(work)
        if (news === `${work}:ended`) amid.delete(work)
      }
      if (news === 'working') {
        worked = true
        clearTimeout(patience)
        patience = setTimeout(kill, patienceMs)
      }
      aim(news)
    })
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'close') : Promise.resolve()
    if (child.connected) child.send(order)
    aim('go')
    await ended
    clearTimeout(patience)
    const words = stuck ? `it did not begin to work within ${openingMs / 1000} s. ${this.#words}` : this.#words
    return { killed: child.signalCode === 'SIGKILL' && !stuck, worked, asPlanned, amid, words }
  }

  /** Ends one whose turn never came. */
  async dismiss(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}
