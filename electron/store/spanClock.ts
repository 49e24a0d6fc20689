import { deadlineFrom } from '../../shared/calendar/deadlineFrom.ts'
import type { SpanClock } from '../../shared/views/spanBounds.ts'
import type { Desk } from './desk.ts'

/** The instant of asking, with the calendar that is in force. */
export const spanClock = async (desk: Desk): Promise<SpanClock> => {
  const now = desk.ledger.now()
  const { calendar } = await desk.ledger.standing()
  return {
    now,
    workingDaysAhead: (days) => {
      const due = deadlineFrom(calendar, now, { kind: 'workingDays', amount: days })
      return due.ok ? due.value.dueAt : null
    },
  }
}
