import type { CalendarProblem } from '../../shared/calendar/calendarProblem.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { PinFailure } from '../../shared/contract/persons.ts'
import type { RefusalDetail } from '../../shared/domain/refusal.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import type { Text } from '../../shared/text/zhCN.ts'

/** What went wrong and what to do next, in one line. */
export const failureText = (text: Text, failure: DeskFailure): string => {
  const { codes, failures, refused, failed } = text.refusals
  if (failure.kind === 'refused') return refused(failure.number, codes[failure.code], moreText(text, failure.more))
  if (failure.kind === 'not-saved' && failure.detail === 'store-gone') return failed(failures['store-gone'])
  if (failure.kind === 'pin') return pinText(text, failure)
  if (failure.kind === 'calendar') return calendarText(text, failure.problem)
  if (failure.kind === 'too-many-rows') return text.views.exporting.tooMany(failure.most)
  return failed(failures[failure.kind])
}

/** Who may do it, how many stand in the way, or how much is missing. */
export const moreText = (text: Text, more: RefusalDetail | undefined): string => {
  if (more === undefined) return ''
  switch (more.kind) {
    case 'roles':
      return text.refusals.only(more.roles.map((role) => text.desk.roles[role]))
    case 'count':
      return text.refusals.count(more.count)
    case 'calls':
      return text.refusals.calls(more.needed, more.made)
    default:
      return unreachable(more)
  }
}

/** Names the year that has no table. */
const calendarText = (text: Text, problem: CalendarProblem): string => {
  const { codes, failed, yearMissing } = text.refusals
  return problem.code === 'year-not-covered' ? yearMissing(problem.year) : failed(codes[problem.code])
}

const pinText = (text: Text, failure: PinFailure): string => {
  const { pinFailure } = text.persons
  if (failure.code === 'wrong' && failure.until === null) return pinFailure.wrong(failure.left)
  if (failure.code === 'wrong' || failure.code === 'locked')
    return pinFailure.lockedUntil(isoMinute(failure.until ?? 0).slice(-5))
  return text.refusals.failed(pinFailure[failure.code])
}

/** The small print under it, when there is any. */
export const failureDetail = (failure: DeskFailure): string => ('detail' in failure ? failure.detail : '')
