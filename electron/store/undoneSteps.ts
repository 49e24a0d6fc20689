import { type Entry, openEvent } from '../../ledger/entry.ts'
import { foldEntries } from '../../ledger/foldStreams.ts'
import { isKnownEvent } from '../../shared/domain/knownEvents.ts'
import type { CommandId, StreamName } from '../../shared/kernel/ids.ts'

/** A step that was taken back: by which entry, what it was, and the life cycle that the order had right after. */
export type UndoneStep = { readonly by: Entry; readonly step: Entry; readonly lifecycle: number }

/** What an entry took back of an order, out of the order's own entries; null where it took nothing back. */
export const undoneStep = (by: Entry, stream: StreamName, entries: readonly Entry[]): UndoneStep | null => {
  const undoes = undoesOf(by, stream)
  const step = undoes === null ? undefined : entries.find(({ command }) => command.id === undoes)
  if (step === undefined) return null
  const until = entries.filter(({ seq }) => seq <= by.seq)
  const state = foldEntries(until, new Set([stream])).states.get(stream)
  return state?.kind === 'order' ? { by, step, lifecycle: state.order.lifecycle } : null
}

export const undoesOf = (entry: Entry, stream: StreamName): CommandId | null => {
  for (const stored of entry.events) {
    if (stored.stream !== stream || !isKnownEvent(stored)) continue
    const event = openEvent(stored)
    if (event.type === 'OrderDispatchUndone' || event.type === 'OrderStepUndone') return event.data.undoes
  }
  return null
}
