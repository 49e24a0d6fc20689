import * as z from 'zod'
import { roles } from '../domain/person/person.ts'
import type { PinProblem } from '../domain/person/pin.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import type { Made, PersonCard } from './desk.ts'
import { line, rowId } from './fields.ts'

/** Who works here, and who is on duty at this desk. A PIN travels from the window to the store only, and is never answered. */
const pin = z.string().max(64)
/** How many minutes without a key or the mouse cover the desk of a person with a PIN; null for never. */
export const lockChoices = [3, 5, 10, 15, 30] as const
export const lockMinutes = z.literal(lockChoices).nullable()
export const usualLockMinutes = 10
const body = z.object({ role: z.enum(roles), unit: rowId.nullable(), name: line })

export const personRequests = {
  persons: z.object({}),
  addPerson: body,
  changePerson: body.extend({ person: rowId }),
  retirePerson: z.object({ person: rowId }),
  restorePerson: z.object({ person: rowId }),
  /** `pin` null takes it away. `current`: one's own PIN as it is, where there is one. */
  setPin: z.object({ person: rowId, pin: pin.nullable(), current: pin.nullable() }),
  /** From now on this person is on duty. `pin` null: tried without one, which goes where the person has none. */
  switchPerson: z.object({ person: rowId, pin: pin.nullable() }),
  setLock: z.object({ minutes: lockMinutes }),
} as const

export type PersonEntry = PersonCard & {
  /** First letters of the name's pinyin. */
  readonly initials: string
  readonly unit: RowId | null
  readonly retired: boolean
  readonly hasPin: boolean
  /** When they were last put on duty at this device; null for never. */
  readonly lastUsedAt: Instant | null
  readonly onDuty: boolean
}

/** When this device covers the desk. `hasPin`: the person on duty has one; nobody else is ever locked out. */
export type DeskLock = { readonly minutes: z.infer<typeof lockMinutes>; readonly hasPin: boolean }

/** What is wrong with a PIN that was typed. */
export type PinFailure = { readonly kind: 'pin' } & (
  | { readonly code: 'needed' }
  | { readonly code: 'wrong'; readonly left: number; readonly until: Instant | null }
  | { readonly code: 'locked'; readonly until: Instant }
  | { readonly code: PinProblem }
  /** A signature needs a PIN, and this person has none yet. */
  | { readonly code: 'none' }
)

export type PersonReplies = {
  /** Those used last come first, then the others by name; the retired at the end. */
  readonly persons: readonly PersonEntry[]
  readonly addPerson: Made
  readonly changePerson: Made
  readonly retirePerson: Made
  readonly restorePerson: Made
  readonly setPin: Made
  readonly switchPerson: PersonCard
  readonly setLock: DeskLock
}
