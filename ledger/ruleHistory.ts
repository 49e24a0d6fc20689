import type { CalendarState } from '../shared/calendar/calendarState.ts'
import { defaultCalendar } from '../shared/calendar/defaultCalendar.ts'
import { isKnownEvent } from '../shared/domain/knownEvents.ts'
import { evolveLimits } from '../shared/domain/limits/decideLimits.ts'
import { defaultLimits } from '../shared/domain/limits/defaultLimits.ts'
import type { LimitsState } from '../shared/domain/limits/limits.ts'
import { calendarStream, limitsStream } from '../shared/domain/streams.ts'
import type { Instant } from '../shared/kernel/chinaTime.ts'
import type { StreamName } from '../shared/kernel/ids.ts'
import { openEvent, wordsOf } from './entry.ts'
import type { SqlReader } from './sqlite/driver.ts'
import { entriesOf, keysOf, streamsByName } from './sqlite/entries.ts'

/** One version of the office's calendar or limits, with who set it; null for the one that the program brought along. */
export type RuleVersion<State> = {
  readonly state: State
  readonly set: { readonly at: Instant; readonly by: string } | null
  /** The calendar's notes as they were typed; '' where there are none. */
  readonly notes: string
}

/** All versions, oldest first, from the record itself: a deadline is explained with the calendar that it was counted with. */
export const calendarHistory = async (db: SqlReader): Promise<readonly RuleVersion<CalendarState>[]> => [
  { state: defaultCalendar, set: null, notes: '' },
  ...(await changesOf(db, calendarStream, 'CalendarChanged', (data) => data as CalendarState)),
]

export const limitsHistory = async (db: SqlReader): Promise<readonly RuleVersion<LimitsState>[]> => [
  { state: defaultLimits, set: null, notes: '' },
  ...(await changesOf(db, limitsStream, 'LimitsChanged', (data) =>
    evolveLimits({ type: 'LimitsChanged', v: 1, data: data as LimitsState }),
  )),
]

/** `stateOf` beside the type of the event, on which its shape rests. */
const changesOf = async <State>(
  db: SqlReader,
  stream: StreamName,
  type: 'CalendarChanged' | 'LimitsChanged',
  stateOf: (data: unknown) => State,
): Promise<readonly RuleVersion<State>[]> => {
  const row = (await streamsByName(db, [stream])).get(stream)
  if (row === undefined) return []
  const [entries, keys] = await Promise.all([entriesOf(db, [row.id]), keysOf(db, [row.id])])
  const key = keys.get(row.id) ?? null
  return entries.flatMap((entry) =>
    entry.events.flatMap((stored) => {
      if (stored.stream !== stream || stored.type !== type || !isKnownEvent(stored)) return []
      const notes = wordsOf(stored, entry.command.id, key)?.notes ?? ''
      const set = { at: entry.command.statedAt, by: entry.command.actor }
      return [{ state: stateOf(openEvent(stored).data), set, notes }]
    }),
  )
}
