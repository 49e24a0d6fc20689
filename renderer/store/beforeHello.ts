import type { Hello } from '../../shared/contract/desk.ts'
import { defaultLimits } from '../../shared/domain/limits/defaultLimits.ts'
import { type Inbox, inboxes } from '../../shared/contract/views.ts'
import type { RowId } from '../../shared/kernel/ids.ts'

/**
 * What the frame of the desk is drawn from while the store is still opening the ledger: nothing. The grid, the fonts and
 * the layout are ready by the time the first rows come; figures are hidden until then (`.opening`), so that no zero flashes.
 */
export const beforeHello: Hello = {
  person: { row: 0 as RowId, name: '', role: 'viewer' },
  lock: { minutes: null, hasPin: false },
  settings: {
    naturalDays: 1,
    noticeDays: 1,
    noticePrefix: '',
    words: { officeName: '', contact: '', phone: '' },
  },
  rules: {
    calendar: { version: 0, hours: { usual: [], seasons: [] }, years: [], yellowPercent: 20 },
    limits: { ...defaultLimits, overrides: [] },
  },
  overview: {
    lanes: [],
    inboxes: Object.fromEntries(inboxes.map((inbox) => [inbox, 0])) as Record<Inbox, number>,
    today: { reported: 0, dispatched: 0 },
  },
  search: { indexed: 0, total: 0 },
  ledgerFile: '',
  practice: false,
  entries: 0,
}
