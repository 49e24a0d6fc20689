import type { CalendarProblem } from '../../shared/calendar/calendarProblem.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { failureText } from '../store/failureText.ts'
import type { DeadlineProblem } from './dispatchDeadline.ts'

/** Why a deadline cannot be given, and what to do about it. */
export const deadlineProblemText = (text: Text, problem: DeadlineProblem | CalendarProblem): string => {
  switch (problem.code) {
    case 'wrong-amount':
      return text.calendar.dispatch.wrongAmount(problem.most)
    case 'wrong-time':
      return text.desk.palette.wrongTime
    default:
      return failureText(text, { kind: 'calendar', problem })
  }
}
