import * as z from 'zod'
import { privacies, urgencies } from '../domain/order/orderState.ts'
import { rowId } from './fields.ts'

/** What a report says beside its words. `town` and `category`: as they were picked; null: as the catalogue knows the typed words. */
export const reportMarks = z.object({
  town: rowId.nullable(),
  category: rowId.nullable(),
  urgency: z.enum(urgencies),
  privacy: z.enum(privacies),
  /** The unit that the reporter complains about. */
  concerns: rowId.nullable(),
})
export type ReportMarks = z.infer<typeof reportMarks>
