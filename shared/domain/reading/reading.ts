import type { OrderId } from '../../kernel/ids.ts'
import { err, ok, type Result } from '../../kernel/result.ts'
import { wordLimits } from '../order/wordLimits.ts'
import type { RefusalCode } from '../refusal.ts'

/**
 * `reading/<id>`: personal data that left the screen in one act, on paper or in a file. Looking at one reporter in full is a
 * fact of that order (`OrderReporterRevealed`); both together are the audit of reading. No command takes one away.
 */
export type ReadingState = { readonly kind: ReadingKind }
export const readingKinds = ['print', 'export'] as const
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
  readonly data: Omit<ReadingBody, 'words'>
  readonly words: { readonly what: string }
}

export const mostOrdersListed = 1_000

export const decideReading = (
  state: ReadingState | null,
  { body }: ReadingCommandBody,
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
  return ok([{ type: 'PersonalDataRead', v: 1, data, words }])
}

export const evolveReading = (event: ReadingEventBody): ReadingState => ({ kind: event.data.kind })
