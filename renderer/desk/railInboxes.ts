import type { Inbox } from '../../shared/contract/views.ts'
import type { IconName } from '../look/iconPaths.ts'

/** As they stand in the rail, in the order of the course; the keys 1 to 9 and 0 are the first ten. */
export const railInboxes = [
  'toDispatch',
  'returned',
  'dispatched',
  'dueToday',
  'overdue',
  'stageLate',
  'toFollowUp',
  'unsatisfied',
  'toClose',
  'supervised',
  'aside',
  'extensions',
  'corrections',
  'declined',
  'closed',
  'all',
] as const satisfies readonly Inbox[]

export const railIcons: Readonly<Record<Inbox, IconName>> = {
  toDispatch: 'inbox',
  aside: 'pause',
  returned: 'undo',
  dispatched: 'dispatch',
  dueToday: 'clock',
  overdue: 'diamond',
  stageLate: 'warning',
  toFollowUp: 'phone',
  unsatisfied: 'alert',
  toClose: 'check',
  extensions: 'calendar',
  corrections: 'edit',
  closed: 'document',
  supervised: 'flag',
  declined: 'ban',
  all: 'list',
}
