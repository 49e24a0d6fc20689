import { dropUnsent, keepUnsent, unsentOf } from '../../ledger/unsentReports.ts'
import { streamsById, streamsByName } from '../../ledger/sqlite/entries.ts'
import { dropWords, keepWords, wordsOf } from '../../ledger/unsentWords.ts'
import type { KeptWords, UnsentReplies } from '../../shared/contract/unsent.ts'
import type { RowId, StreamName } from '../../shared/kernel/ids.ts'
import { err, ok } from '../../shared/kernel/result.ts'
import { type Desk, onDuty } from './desk.ts'
import type { Handlers } from './portServer.ts'

/** Reports that were begun, and what stands in dialogs: kept as they are typed, shown to whoever typed them and to nobody else. */
export const unsentHandlers = (desk: Desk): Pick<Handlers, keyof UnsentReplies> => ({
  unsentReports: async () => ok(await unsentOf(desk.ledger.reader, (await onDuty(desk)).id)),
  keepUnsent: async ({ id, body }) => {
    const person = await onDuty(desk)
    const changedAt = desk.ledger.now()
    const was = await desk.ledger.queue.transaction((db) => keepUnsent(db, person.id, { id, changedAt, body }))
    if (was === 'begun') desk.publish({ kind: 'unsent' })
    return ok({ changedAt })
  },
  dropUnsent: async ({ id }) => {
    const person = await onDuty(desk)
    await desk.ledger.queue.transaction((db) => dropUnsent(db, person.id, id))
    desk.publish({ kind: 'unsent' })
    return ok(null)
  },
  keptWords: async () => {
    const kept = await wordsOf(desk.ledger.reader, (await onDuty(desk)).id)
    const names = kept.flatMap(({ about }) => (about === '' || about === 'many' ? [] : [about]))
    const rows = await streamsByName(desk.ledger.reader, names)
    return ok(
      kept.flatMap(({ form, about, body }): KeptWords[] => {
        if (about === 'many') return [{ form, about: 'many', body }]
        if (about === '') return [{ form, about: null, body }]
        const row = rows.get(about)
        // Of another copy of the ledger: what it is about is not here.
        return row === undefined ? [] : [{ form, about: row.id as RowId, body }]
      }),
    )
  },
  keepWords: async ({ form, about, person, body }) => {
    const typist = await onDuty(desk)
    if (typist.row !== person) return ok(null)
    const named = await nameOf(desk, about)
    if (named === null) return err({ kind: 'not-found' })
    await desk.ledger.queue.transaction((db) =>
      body === null
        ? dropWords(db, typist.id, { form, about: named })
        : keepWords(db, typist.id, { form, about: named, body }, desk.ledger.now()),
    )
    return ok(null)
  },
})

/** By name, because a row number means nothing in a ledger that was restored. */
const nameOf = async (desk: Desk, about: number | 'many' | null): Promise<StreamName | 'many' | '' | null> => {
  if (about === null) return ''
  if (about === 'many') return about
  return (await streamsById(desk.ledger.reader, [about])).get(about)?.name ?? null
}
