import type { NonWorking } from '../../shared/calendar/nonWorking.ts'
import type { CountedLimit, Limit } from '../../shared/calendar/limit.ts'
import type { Text } from '../../shared/text/zhCN.ts'

/** `5 个工作日` */
export const limitText = (text: Text, { kind, amount }: CountedLimit): string => text.calendar.limit[kind](amount)

export const anyLimitText = (text: Text, limit: Limit): string =>
  limit.kind === 'picked' ? text.calendar.picked : limitText(text, limit)

/** Why nobody can deliver at a moment: `是国庆节放假`. */
export const nonWorkingText = (text: Text, reason: NonWorking): string => {
  const { nonWorking, holiday, dayOff, festivals } = text.calendar
  if (reason.why !== 'off') return nonWorking[reason.why]
  return reason.festival === null ? dayOff : holiday(festivals[reason.festival])
}
