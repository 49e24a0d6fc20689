import { dropUnsent, keepUnsent, unsentOf } from '../../ledger/unsentReports.ts'
import type { UnsentReplies } from '../../shared/contract/unsent.ts'
import { ok } from '../../shared/kernel/result.ts'
import { type Desk, onDuty } from './desk.ts'
import type { Handlers } from './portServer.ts'

/** Reports that were begun: kept as they are typed, shown to whoever typed them and to nobody else. */
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
})
