import * as z from 'zod'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import type { Acted } from './desk.ts'
import { rowId } from './fields.ts'

/** Orders about life and safety that no unit has. */
export const alarmRequests = {
  alarms: z.object({}),
  /** All of these at once, by whoever is on duty. */
  acknowledgeAlarms: z.object({ orders: z.array(rowId).min(1).max(500) }),
} as const

export type Alarm = {
  readonly row: RowId
  readonly number: string
  readonly title: string
  readonly town: string
  readonly receivedAt: Instant
  /** Null: it sounds. */
  readonly answered: { readonly by: string; readonly at: Instant } | null
}
/** Those that sound first, the oldest of them before the others. */
export type Alarms = readonly Alarm[]

export type AlarmReplies = { readonly alarms: Alarms; readonly acknowledgeAlarms: Acted }
