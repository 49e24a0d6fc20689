import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { KeptPlace } from '../../shared/contract/unsent.ts'
import type { Selection } from '../../shared/contract/views.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { DeskClient } from '../store/deskClient.ts'
import { createSource, type Source } from '../store/source.ts'

/** What stands in dialogs and was not sent, by place, as the ledger's file keeps it; null until it was asked for. */
export type KeptWordsStore = {
  readonly words: Source<ReadonlyMap<string, string> | null>
  /** Why what was typed last is not kept; null when it is. */
  readonly failure: Source<DeskFailure | null>
  readonly load: () => void
  /** Of letters typed faster than the disk writes, the last state counts. Null: it was sent or dropped. */
  readonly keep: (place: KeptPlace, body: string | null) => void
  /** Drops what stands in forms about nothing in particular whose names begin like this. */
  readonly dropForms: (beginning: string) => void
  /** The page goes away: what waits for the disk is handed over now, whatever is being written. */
  readonly handOver: () => void
}

export const placeKey = ({ form, about }: KeptPlace): string => `${form} ${about ?? ''}`

/** The one order that a gesture is about, or several. */
export const aboutOf = ({ target }: { readonly target: Selection }): RowId | 'many' => {
  const only = target.kind === 'rows' && target.rows.length === 1 ? target.rows[0] : undefined
  return only === undefined ? 'many' : (only as RowId)
}

export const createKeptWords = (
  { verbs, onNews }: Pick<DeskClient, 'verbs' | 'onNews'>,
  personOnDuty: Pick<Source<RowId | null>, 'get' | 'subscribe'>,
): KeptWordsStore => {
  const words = createSource<ReadonlyMap<string, string> | null>(null)
  const failure = createSource<DeskFailure | null>(null)
  const pending = new Map<string, { readonly place: KeptPlace; readonly person: RowId; readonly body: string | null }>()
  let writing = false
  let wanted = false
  let readFor: RowId | null = null

  const read = async (): Promise<void> => {
    const person = personOnDuty.get()
    if (person === null) return
    readFor = person
    const reply = await verbs.keptWords({})
    if (!reply.ok || readFor !== person) return
    const kept = new Map(reply.value.map((one) => [placeKey(one), one.body]))
    // What was typed since it was asked for is newer.
    for (const [key, { body }] of pending) set(kept, key, body)
    words.set(kept)
  }
  const write = async (): Promise<void> => {
    if (writing) return
    writing = true
    for (let next = first(pending); next !== undefined; next = first(pending)) {
      const [key, { place, person, body }] = next
      pending.delete(key)
      const reply = await verbs.keepWords({ ...place, person, body })
      failure.set(reply.ok ? null : reply.error)
    }
    writing = false
  }
  personOnDuty.subscribe(() => {
    if (!wanted || personOnDuty.get() === readFor) return
    words.set(null)
    void read()
  })
  onNews(({ kind }) => {
    if (wanted && kind === 'ledgerReady') void read()
  })
  const keep: KeptWordsStore['keep'] = (place, body) => {
    const person = personOnDuty.get()
    if (person === null) return
    const key = placeKey(place)
    const kept = new Map(words.get() ?? [])
    if (body === null && words.get() !== null && !kept.has(key)) return
    set(kept, key, body)
    if (words.get() !== null) words.set(kept)
    pending.set(key, { place, person, body })
    void write()
  }
  return {
    words,
    failure,
    load: () => {
      if (wanted) return
      wanted = true
      void read()
    },
    keep,
    handOver: () => {
      for (const { place, person, body } of pending.values()) void verbs.keepWords({ ...place, person, body })
      pending.clear()
    },
    dropForms: (beginning) => {
      for (const key of words.get()?.keys() ?? [])
        if (key.startsWith(beginning) && key.endsWith(' ')) keep({ form: key.trimEnd(), about: null }, null)
    },
  }
}

const set = (map: Map<string, string>, key: string, body: string | null): void => {
  if (body === null) map.delete(key)
  else map.set(key, body)
}
const first = <K, V>(map: ReadonlyMap<K, V>): readonly [K, V] | undefined => map.entries().next().value
