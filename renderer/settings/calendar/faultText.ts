import type { CalendarFault } from '../../../shared/calendar/checkCalendar.ts'
import type { Text } from '../../../shared/text/zhCN.ts'

/** What is wrong with a calendar, where, and what to do. */
export const faultText = (text: Text, fault: CalendarFault): string => {
  const { codes, failed } = text.refusals
  const { section } = text.calendar
  const where = (): string => {
    if ('on' in fault) return `${fault.year}-${fault.on}`
    if ('year' in fault) return section.year(fault.year)
    if ('season' in fault) return fault.season === null ? section.usual : `${section.season} ${fault.season + 1}`
    return section.yellow
  }
  return section.faultAt(where(), failed(codes[fault.code]))
}
