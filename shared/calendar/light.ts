import type { Instant } from '../kernel/chinaTime.ts'

export type LightColour = 'none' | 'suspended' | 'green' | 'yellow' | 'red'
export type Clock = { readonly dueAt: Instant | null; readonly yellowAt: Instant | null }

/** The light of a running clock: red from the instant of the deadline, yellow from `yellowAt`; none without a deadline. */
export const light = (now: Instant, { dueAt, yellowAt }: Clock, suspended = false): LightColour => {
  if (suspended) return 'suspended'
  if (dueAt === null) return 'none'
  if (now >= dueAt) return 'red'
  return yellowAt !== null && now >= yellowAt ? 'yellow' : 'green'
}
