import { type BuildProgress, levelProjections } from '../../ledger/projections/buildShadows.ts'
import type { OrderReading } from '../../ledger/projections/ordersAhead.ts'
import { readAside } from '../../ledger/projections/readAside.ts'
import type { Desk } from './desk.ts'

/**
 * Makes projections again in the background where a new version of the program, or a command, asks for it: the desk works
 * meanwhile, and the window says how far it is.
 */
export class Rebuilding {
  readonly #desk: Desk
  readonly #onLevel: () => void
  readonly #reading: ((file: string) => OrderReading) | undefined
  readonly #stop = new AbortController()
  #running = false
  #again = false

  /** `onLevel`: tables took the place of others; whoever shows them asks again. `aside`: the script of the reading thread. */
  constructor(desk: Desk, onLevel: () => void, aside: string | null = null) {
    this.#desk = desk
    this.#reading = aside === null ? undefined : readAside(aside)
    this.#onLevel = onLevel
    this.start()
  }

  close(): void {
    this.#stop.abort()
  }

  start(): void {
    this.#again = this.#running
    if (this.#running) return
    this.#running = true
    void this.#run()
      .catch((problem: unknown) => process.stderr.write(`rebuild: ${String(problem)}\n`))
      .finally(() => {
        this.#running = false
        if (this.#again && !this.#stop.signal.aborted) this.start()
      })
  }

  /** Waits until everything is level and what was replaced is cleared away. */
  async finish(): Promise<void> {
    this.start()
    while (this.#running && !this.#stop.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  async #run(): Promise<void> {
    let told: number | null = null
    const tell = (percent: number | null): void => {
      if (percent === told) return
      told = percent
      this.#desk.publish({ kind: 'rebuilding', percent })
    }
    const onStep = ({ names, share }: BuildProgress): void => {
      if (names.length > 0) tell(Math.floor(share * 100))
      // What is cleared away after the swap is of no interest to the person.
      else if (told !== null) {
        tell(null)
        this.#onLevel()
      }
    }
    await levelProjections(this.#desk.ledger.queue, this.#stop.signal, onStep, this.#reading)
    if (told === null || this.#stop.signal.aborted) return
    tell(null)
    this.#onLevel()
  }
}
