import type { CalendarProblem } from '../calendar/calendarProblem.ts'
import type { CalendarFaultCode } from '../calendar/checkCalendar.ts'
import type { StreamName } from '../kernel/ids.ts'
import type { LimitsFault } from './limits/decideLimits.ts'
import type { SupervisionRefusalCode } from './supervision/supervisionRefusals.ts'

/** Why a command was not accepted; the words and the next step stand in `shared/text`. */
export type RefusalCode =
  | 'already-exists'
  | 'not-found'
  | 'lifecycle-moved'
  | 'title-and-text-missing'
  | 'received-out-of-range'
  | 'words-too-long'
  | 'nothing-changed'
  | 'not-awaiting-acceptance'
  | 'already-dispatched'
  | 'already-with-unit'
  | 'declined-already'
  | 'not-dispatched'
  | 'unit-unknown'
  | 'unit-retired'
  | 'unit-twice'
  | 'deadline-past'
  | 'deadline-too-far'
  | 'reason-missing'
  | 'acted-since'
  | 'nothing-to-undo'
  | 'no-orders'
  | 'not-of-this-unit'
  | 'already-signed-off'
  | 'not-signed-off'
  | 'requirements-missing'
  | 'name-missing'
  | 'prefix-malformed'
  | 'setting-out-of-range'
  | 'copies-out-of-range'
  | 'category-unknown'
  | 'category-retired'
  | 'category-too-deep'
  | 'category-level-fixed'
  | 'town-retired'
  | 'not-retired'
  | 'period-malformed'
  | 'route-overlaps'
  | 'person-unknown'
  | 'person-retired'
  | 'last-administrator'
  | 'unit-missing'
  | 'handover-to-oneself'
  | 'too-many-points'
  | 'not-the-taker'
  | 'not-the-giver'
  | 'taken-over-already'
  | 'handover-withdrawn'
  | 'count-wrong'
  | 'needs-newer-program'
  | 'settings-moved'
  | CalendarFaultCode
  | CalendarProblem['code']
  | LimitsFault
  | 'rows-unaccounted'
  | SupervisionRefusalCode

export type Refusal = {
  readonly code: RefusalCode
  /** The stream that stood in the way: the order, the unit, the notice. */
  readonly stream: StreamName
}
