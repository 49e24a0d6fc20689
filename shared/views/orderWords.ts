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

/** Whether an event says anew what the reporter said; all others leave an order's words as they stand. */
export const changesWords = (type: string): boolean => type === 'OrderReported' || type === 'OrderCorrected'

/** The fold of what was reported and corrected: the words of an order as they stand now. */
export const mergeWords = (before: ReportWords, type: DomainEvent['type'], words: Words | null): ReportWords =>
  changesWords(type) && words !== null ? { ...before, ...words } : before
