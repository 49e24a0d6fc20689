import type { CaseCard } from '../contract/supervision.ts'
import type { Instant } from '../kernel/chinaTime.ts'

/** The unit had until now to return the receipt of the last paper, and did not. */
export const receiptDue = ({ waits }: Pick<CaseCard, 'waits'>, now: Instant): boolean =>
  waits.for === 'receipt' && waits.until !== null && waits.until <= now
