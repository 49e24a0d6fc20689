import type { DomainEvent, Words } from '../domain/event.ts'
import type { ReportWords } from '../domain/order/orderEvents.ts'

export const noWords: ReportWords = {
  title: '',
  text: '',
  reporter: '',
  phone: '',
  address: '',
  town: '',
  category: '',
  sourceName: '',
  sourceId: '',
  extra: '',
}

/** Whether an event says for the first time what the reporter said, and gives the order its number. */
export const beginsOrder = <Event extends { readonly type: string }>(
  event: Event,
): event is Event & { readonly type: 'OrderReported' | 'OrderImportedClosed' } =>
  event.type === 'OrderReported' || event.type === 'OrderImportedClosed'

/** Whether an event says anew what the reporter said; all others leave an order's words as they stand. */
export const changesWords = (type: string): boolean =>
  type === 'OrderReported' ||
  type === 'OrderImportedClosed' ||
  type === 'OrderCorrected' ||
  type === 'OrderCorrectionAccepted'

/** The fold of what was reported and corrected: the words of an order as they stand now. */
export const mergeWords = (before: ReportWords, type: DomainEvent['type'], words: Words | null): ReportWords =>
  changesWords(type) && words !== null
    ? { ...before, ...(type === 'OrderImportedClosed' ? ofReport(words) : words) }
    : before

/** What a source wrote of its own course stands in the same event, and is no word of the report. */
const ofReport = (words: Words): Partial<ReportWords> =>
  Object.fromEntries(Object.entries(words).filter(([field]) => Object.hasOwn(noWords, field)))
