import type { OrderId, PersonId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'

/**
 * `reading/<id>`: personal data that was read in full in one act, on the screen, on paper or in a file: the audit of reading.
 * A look at one reporter is a fact of that order besides (`OrderReporterRevealed`). No command takes one away.
 */
export type ReadingState = { readonly kind: ReadingKind }
export const readingKinds = ['reveal', 'print', 'export'] as const
export type ReadingKind = (typeof readingKinds)[number]

export type ReadingBody = {
  readonly kind: ReadingKind
  /** How many orders it showed. */
  readonly count: number
  /** They themselves, as far as they can be listed: at most `mostOrdersListed`. */
  readonly orders: readonly OrderId[]
  /** Whether reporters could be read in full, or masked. */
  readonly full: boolean
  /** What it was and where it went: the name of the list, the file, the printer. */
  readonly words: { readonly what: string }
}
export type ReadingCommandBody = { readonly type: 'recordReading'; readonly body: ReadingBody }
export type ReadingEventBody = {
  readonly type: 'PersonalDataRead'
  readonly v: 1
  readonly data: Omit<ReadingBody, 'words'> & { readonly by: PersonId }
  readonly words: { readonly what: string }
}

export const mostOrdersListed = 1_000

export const decideReading = (
  state: ReadingState | null,
  { body }: ReadingCommandBody,
  by: PersonId,
): Result<readonly ReadingEventBody[], { readonly code: RefusalCode }> => {
  if (state !== null) return err({ code: 'already-exists' })
  const { words, ...data } = body
  if (words.what.trim() === '') return err({ code: 'name-missing' })
  if (words.what.length > wordLimits.text) return err({ code: 'words-too-long' })
  if (
    !Number.isSafeInteger(data.count) ||
    data.count < 1 ||
    data.orders.length > Math.min(data.count, mostOrdersListed)
  )
    return err({ code: 'count-wrong' })
  return ok([{ type: 'PersonalDataRead', v: 1, data: { ...data, by }, words }])
}

export const evolveReading = (event: ReadingEventBody): ReadingState => ({ kind: event.data.kind })
