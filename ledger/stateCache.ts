import type { StreamState } from '../shared/domain/states.ts'
import { isOrderStream } from '../shared/domain/streams.ts'
import type { StreamName } from '../shared/kernel/ids.ts'
import type { StreamRow } from './sqlite/entries.ts'

/**
 * States of the streams that many commands share (units, persons, registers, settings), each good for one version of its stream.
 * A register grows by an entry with every document: folded anew for each, a year's last close would read all the others.
 * Orders are not kept: each is touched a few times in its life, and there are many.
 */
export class StateCache {
  readonly #states = new Map<StreamName, { readonly version: number; readonly state: StreamState }>()

  /** The state of a stream at this version, if it is known. */
  at({ name, version }: StreamRow): StreamState | null {
    const kept = this.#states.get(name)
    return kept !== undefined && kept.version === version ? kept.state : null
  }

  /** Only what is in the file: never before its commit. */
  keep(name: StreamName, version: number, state: StreamState): void {
    if (!isOrderStream(name)) this.#states.set(name, { version, state })
    if (this.#states.size > mostKept) this.#states.clear()
  }
}

/** Far more than an office has units, persons, categories and registers. */
const mostKept = 20_000
