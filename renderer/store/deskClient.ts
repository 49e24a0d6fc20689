import type { DeskFailure, DeskNews, DeskVerb, DeskVerbs } from '../../shared/contract/desk.ts'
import { deskVerbs } from './deskVerbs.ts'

/** What a request ends with when the store's process ended before it answered; `failureText` has words for it. */
export const storeGone: DeskFailure = { kind: 'not-saved', detail: 'store-gone' }

/**
 *   waiting ──attach──> attached ──detach──> waiting
 *
 * Requests made while waiting are kept and sent over the next port; requests that were under way when a port was lost end
 * with `storeGone`, because nobody can know here whether they were done: the store tells by its rows.
 */
export type DeskClient = {
  readonly verbs: DeskVerbs
  readonly onNews: (listener: (news: DeskNews) => void) => () => void
  readonly attach: (port: MessagePort) => void
  readonly detach: () => void
}

type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: DeskFailure }
type FromStore = ({ readonly id: number } & Reply) | { readonly news: DeskNews }

export const createDeskClient = (): DeskClient => {
  let port: MessagePort | null = null
  let lastId = 0
  const pending = new Map<number, (reply: Reply) => void>()
  const unsent: (readonly [number, DeskVerb, object])[] = []
  const listeners = new Set<(news: DeskNews) => void>()

  const receive = (message: FromStore): void => {
    if ('news' in message) {
      for (const listener of [...listeners]) listener(message.news)
      return
    }
    const settle = pending.get(message.id)
    pending.delete(message.id)
    settle?.(message.ok ? { ok: true, value: message.value } : { ok: false, error: message.error })
  }

  const send = (id: number, verb: DeskVerb, request: object): void => {
    if (port === null) unsent.push([id, verb, request])
    else port.postMessage({ id, verb, request })
  }

  const ask = (verb: DeskVerb, request: object): Promise<Reply> => {
    lastId += 1
    const id = lastId
    return new Promise((resolve) => {
      pending.set(id, resolve)
      send(id, verb, request)
    })
  }

  const detach = (): void => {
    port?.close()
    port = null
    const waiting = new Set(unsent.map(([id]) => id))
    for (const [id, settle] of [...pending]) {
      if (waiting.has(id)) continue
      pending.delete(id)
      settle({ ok: false, error: storeGone })
    }
  }

  const attach = (next: MessagePort): void => {
    if (port !== null) detach()
    port = next
    // The store is our own program and its replies are typed by the contract; only what comes from outside is parsed.
    next.onmessage = (event: MessageEvent<FromStore>) => receive(event.data)
    for (const [id, verb, request] of unsent.splice(0)) send(id, verb, request)
  }

  const verbs = Object.fromEntries(
    deskVerbs.map((verb) => [verb, (request: object) => ask(verb, request)]),
  ) as unknown as DeskVerbs

  return {
    verbs,
    attach,
    detach,
    onNews: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
