import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { afterFailure, attemptsLeft, isLocked, noAttempts } from '../shared/domain/person/pin.ts'
import type { Instant } from '../shared/kernel/chinaTime.ts'
import type { PersonId } from '../shared/kernel/ids.ts'
import type { Ledger } from './ledger.ts'
import { dropPin, pinOf, saveAttempts, savePin } from './sqlite/pinQueries.ts'

/** OWASP's parameters for scrypt (2^15, 8, 3 would be a second here): about 60 ms, so that a copied file is slow to guess at. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const hashBytes = 32

const hashOf = (pin: string, salt: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, cost, (problem, hash) => (problem ? reject(problem) : resolve(hash)))
  })

/** Only the salted hash reaches the file; null takes the PIN away. The caller has checked the PIN by the rules. */
export const setPin = async (ledger: Ledger, person: PersonId, pin: string | null): Promise<void> => {
  if (pin === null) return ledger.queue.alone((db) => dropPin(db, person))
  const salt = randomBytes(16)
  const hash = await hashOf(pin, salt)
  await ledger.queue.alone((db) => savePin(db, person, { salt, hash }, ledger.now()))
}

export type PinAnswer =
  | { readonly kind: 'right' }
  /** The person has no PIN. */
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly left: number; readonly lockedUntil: Instant | null }
  | { readonly kind: 'locked'; readonly until: Instant }

/** A locked PIN is not even compared; a wrong one is counted before the answer is given, so that a restart forgives nothing. */
export const checkPin = async (ledger: Ledger, person: PersonId, pin: string): Promise<PinAnswer> => {
  const known = await pinOf(ledger.reader, person)
  if (known === null) return { kind: 'none' }
  const now = ledger.now()
  const { attempts } = known
  if (isLocked(attempts, now)) return { kind: 'locked', until: attempts.lockedUntil ?? now }
  if (timingSafeEqual(await hashOf(pin, known.salt), known.hash)) {
    if (attempts.failed > 0) await ledger.queue.alone((db) => saveAttempts(db, person, noAttempts))
    return { kind: 'right' }
  }
  const next = await ledger.queue.alone(async (db) => {
    // Asked again on the writer: two attempts at once must count as two.
    const after = afterFailure((await pinOf(db, person))?.attempts ?? attempts, now)
    await saveAttempts(db, person, after)
    return after
  })
  return { kind: 'wrong', left: attemptsLeft(next), lockedUntil: next.lockedUntil }
}
