import { type Calendar, calendarOf } from '../shared/calendar/calendarOf.ts'
import { defaultCalendar } from '../shared/calendar/defaultCalendar.ts'
import { defaultLimits } from '../shared/domain/limits/defaultLimits.ts'
import type { LimitsState } from '../shared/domain/limits/limits.ts'
import { calendarStream, limitsStream } from '../shared/domain/streams.ts'
import type { StreamName } from '../shared/kernel/ids.ts'
import { foldStreams } from './foldStreams.ts'
import type { SqlReader } from './sqlite/driver.ts'
import { streamsByName } from './sqlite/entries.ts'
import { StateCache } from './stateCache.ts'

/** What every command may know of the office's rules, as they stand. */
export type StandingFacts = { readonly calendar: Calendar; readonly limits: LimitsState }

/**
 * Calendar and limits change a few times a year and are asked for with every chunk: each is folded and made ready once a version
 * of its stream. The owner of a connection keeps one of these.
 */
export class StandingRules {
  readonly states = new StateCache()
  readonly #versions = new Map<StreamName, number>()
  #calendar: Calendar = calendarOf(defaultCalendar)
  #limits: LimitsState = defaultLimits

  async read(db: SqlReader): Promise<StandingFacts> {
    const names = [calendarStream, limitsStream]
    const rows = await streamsByName(db, names)
    const moved = [...rows.values()].filter((row) => this.#versions.get(row.name) !== row.version)
    if (moved.length > 0) {
      const { states } = await foldStreams(db, moved)
      for (const { name, version } of moved) {
        const state = states.get(name)
        this.#versions.set(name, version)
        if (state?.kind === 'calendar') this.#calendar = calendarOf(state.calendar)
        if (state?.kind === 'limits') this.#limits = state.limits
      }
    }
    return { calendar: this.#calendar, limits: this.#limits }
  }
}
