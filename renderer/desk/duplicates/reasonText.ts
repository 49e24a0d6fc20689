import type { DuplicateReason } from '../../../shared/contract/duplicates.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/kernel/chinaTime.ts'
import { unreachable } from '../../../shared/kernel/unreachable.ts'
import type { Text } from '../../../shared/text/zhCN.ts'

/** One reason in words: 同一地点：和顺小区; 相隔 3 小时. */
export const reasonText = (text: Text, reason: DuplicateReason): string => {
  const { reasons } = text.duplicates
  switch (reason.kind) {
    case 'place':
      return reasons.place(reason.place)
    case 'house':
      return reasons.house(reason.place)
    case 'words':
      return reasons.words(reason.words)
    case 'reporter':
      return reasons.reporter
    case 'apart': {
      const { ms } = reason
      if (ms < MINUTE) return reasons.sameTime
      if (ms < HOUR) return reasons.minutes(Math.round(ms / MINUTE))
      return ms < DAY ? reasons.hours(Math.round(ms / HOUR)) : reasons.days(Math.round(ms / DAY))
    }
    default:
      return unreachable(reason)
  }
}
