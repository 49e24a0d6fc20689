import { ordersByRow } from '../../ledger/projections/orderFold.ts'
import { calendarHistory } from '../../ledger/ruleHistory.ts'
import { explainDeadline } from '../../shared/calendar/explainDeadline.ts'
import type { WhyClock } from '../../shared/contract/retiming.ts'
import { type Clock, clockKinds } from '../../shared/domain/order/clock.ts'
import { runningClock } from '../../shared/domain/order/decideWork.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { notesOf } from './calendarNotesOf.ts'
import type { Desk } from './desk.ts'
import { calendarsByVersion } from './retimingRules.ts'

/** The arithmetic of the clocks that run on an order, each by the calendar that it was counted with; null where there is no order. */
export const whyDeadline = async (desk: Desk, row: RowId): Promise<readonly WhyClock[] | null> => {
  const db = desk.ledger.reader
  const [[change], history] = await Promise.all([ordersByRow(db, [row]), calendarHistory(db)])
  if (change === undefined) return null
  const calendarOfVersion = calendarsByVersion(history.map((one) => one.state))
  const tell = (clock: Clock): WhyClock['told'] => {
    const { calendarVersion } = clock
    if (calendarVersion === null) return { kind: 'before' }
    const calendar = calendarOfVersion(calendarVersion)
    if (calendar === null) return { kind: 'unknown' }
    const found = explainDeadline(calendar, { ...clock, calendarVersion })
    if (!found.ok) return { kind: found.error.code === 'deadline-mismatch' ? 'moved' : 'unknown' }
    const notes = history.find((one) => one.state.version === calendarVersion)?.notes ?? ''
    return { kind: 'explained', explanation: found.value, calendarVersion, reasons: notesOf(notes).days }
  }
  return clockKinds.flatMap((which): readonly WhyClock[] => {
    const clock = runningClock(change.order, which)
    if (clock === null) return []
    const { startsAt, dueAt, yellowAt, limit } = clock
    return [{ which, startsAt, dueAt, yellowAt, limit, told: tell(clock) }]
  })
}
