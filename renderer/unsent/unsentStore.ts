import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { UnsentReport } from '../../shared/contract/unsent.ts'
import type { DeskClient } from '../store/deskClient.ts'
import { createSource, type Source } from '../store/source.ts'

/** The reports that the person on duty has begun, as the ledger's file keeps them; null until they were asked for. */
export type UnsentStore = {
  readonly list: Source<readonly UnsentReport[] | null>
  /** Why what was typed last is not kept; null when it is. */
  readonly failure: Source<DeskFailure | null>
  readonly load: () => void
  readonly read: () => Promise<void>
  /** Keeps a form as it stands. Of letters typed faster than the disk writes, the last state counts. */
  readonly keep: (id: string, body: string) => void
  readonly drop: (id: string) => Promise<void>
  /** When everything that was to be kept is. */
  readonly settled: () => Promise<void>
  /** It was sent: whatever comes under its id from now on is kept no more. */
  readonly finish: (id: string) => void
}

export const createUnsentStore = ({ verbs, onNews }: Pick<DeskClient, 'verbs' | 'onNews'>): UnsentStore => {
  const list = createSource<readonly UnsentReport[] | null>(null)
  const failure = createSource<DeskFailure | null>(null)
  const pending = new Map<string, string>()
  const finished = new Set<string>()
  let writing: Promise<void> | null = null
  let wanted = false

  const read = async (): Promise<void> => {
    const reply = await verbs.unsentReports({})
    if (reply.ok) list.set(reply.value)
  }
  const write = async (): Promise<void> => {
    for (let next = first(pending); next !== undefined; next = first(pending)) {
      const [id, body] = next
      pending.delete(id)
      const reply = await verbs.keepUnsent({ id, body })
      failure.set(reply.ok ? null : reply.error)
    }
    writing = null
  }
  onNews(({ kind }) => {
    if (wanted && (kind === 'unsent' || kind === 'persons' || kind === 'ledgerReady')) void read()
  })
  return {
    list,
    failure,
    load: () => {
      if (wanted) return
      wanted = true
      void read()
    },
    read,
    keep: (id, body) => {
      if (finished.has(id)) return
      pending.set(id, body)
      writing ??= write()
    },
    drop: async (id) => {
      pending.delete(id)
      await writing
      const reply = await verbs.dropUnsent({ id })
      failure.set(reply.ok ? null : reply.error)
    },
    settled: async () => {
      while (writing !== null) await writing
    },
    finish: (id) => {
      pending.delete(id)
      finished.add(id)
    },
  }
}

const first = <K, V>(map: ReadonlyMap<K, V>): readonly [K, V] | undefined => map.entries().next().value
