import type { PersonId, UnitId } from '../kernel/ids.ts'
import type { Role } from './person/person.ts'

/** Who acts, as the ledger knows the person at that moment. A clerk's `unit` is the one that the clerk works for. */
export type Actor = { readonly id: PersonId; readonly role: Role; readonly unit: UnitId | null }
