import type { Instant } from '../../kernel/chinaTime.ts'
import { MINUTE } from '../../kernel/chinaTime.ts'

/**
 * A person's PIN on this device. It is no part of the record: what is kept is a salted hash in a table of its own, and how many
 * attempts failed. These are the rules for it; hashing is the ledger's.
 */
export type PinProblem = 'length' | 'digits' | 'simple'
export const pinLength = { least: 4, most: 12 } as const

/** Why these characters are no PIN, or null. */
export const pinProblem = (pin: string): PinProblem | null => {
  if (!/^[0-9]*$/.test(pin)) return 'digits'
  if (pin.length < pinLength.least || pin.length > pinLength.most) return 'length'
  return isSimple(pin) ? 'simple' : null
}

/** One digit over and over, or a run up or down: 0000, 1234, 9876. */
const isSimple = (pin: string): boolean => {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  const [step = 0] = steps
  return steps.size === 1 && Math.abs(step) <= 1
}

/** Failed attempts since the last right one, and until when no further one is heard. */
export type Attempts = { readonly failed: number; readonly lockedUntil: Instant | null }
export const noAttempts: Attempts = { failed: 0, lockedUntil: null }

/** After so many failures the PIN rests; each further failure lets it rest again, twice as long, at most an hour. */
export const attemptsAllowed = 5
const firstRest = 5 * MINUTE
const longestRest = 60 * MINUTE

export const isLocked = ({ lockedUntil }: Attempts, now: Instant): boolean => lockedUntil !== null && now < lockedUntil

export const afterFailure = ({ failed }: Attempts, now: Instant): Attempts => {
  const count = failed + 1
  if (count < attemptsAllowed) return { failed: count, lockedUntil: null }
  return { failed: count, lockedUntil: now + Math.min(firstRest * 2 ** (count - attemptsAllowed), longestRest) }
}

/** How many more wrong ones are heard before the PIN rests. */
export const attemptsLeft = ({ failed }: Attempts): number => Math.max(0, attemptsAllowed - failed)
