import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { CrashNews, CrashOrder } from './crashChild.ts'

/** When a child is killed: so long after its turn came, after it began to work, or after it began its nth transaction. */
export type KillPlan = {
  readonly after: 'go' | Exclude<CrashNews, 'loaded'>
  readonly count: number
  readonly ms: number
}

export type Death = {
  /** False when the child ended by itself before the kill reached it. */
  readonly killed: boolean
  readonly worked: boolean
  readonly words: string
}

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
    let worked = false
    let count = 0
    const aim = (news: CrashNews | 'go'): void => {
      if (news === plan.after) count += 1
      if (news !== plan.after || count !== plan.count) return
      if (plan.ms === 0) child.kill('SIGKILL')
      else setTimeout(() => child.kill('SIGKILL'), plan.ms)
    }
    child.on('message', (news: CrashNews) => {
      worked ||= news === 'working'
      aim(news)
    })
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'close') : Promise.resolve()
    if (child.connected) child.send(order)
    aim('go')
    await ended
    return { killed: child.signalCode === 'SIGKILL', worked, words: this.#words }
  }

  /** Ends one whose turn never came. */
  async dismiss(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}
