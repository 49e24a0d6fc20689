import type { Inbox } from '../../shared/contract/views.ts'

/** As they stand in the rail; the keys 1 to 7 follow this order. */
export const railInboxes = [
  'toDispatch',
  'dispatched',
  'dueToday',
  'overdue',
  'supervised',
  'declined',
  'all',
] as const satisfies readonly Inbox[]
