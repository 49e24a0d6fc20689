import type { StreamName } from '../kernel/ids.ts'
import type { CalendarEventBody } from './calendar/calendar.ts'
import type { AlarmEventBody } from './alarm/alarm.ts'
import type { CategoryEventBody } from './catalogue/category.ts'
import type { RouteEventBody } from './catalogue/route.ts'
import type { TownEventBody } from './catalogue/town.ts'
import type { HandoverEventBody } from './handover/handover.ts'
import type { ImportEventBody } from './importing/importRun.ts'
import type { LimitsEventBody } from './limits/decideLimits.ts'
import type { OrderEventBody } from './order/orderEvents.ts'
import type { OfficePaperEventBody } from './officePaper/officePapers.ts'
import type { FormEventBody } from './officePaper/paperForms.ts'
import type { PersonEventBody } from './person/person.ts'
import type { ReadingEventBody } from './reading/reading.ts'
import type { RegisterEventBody } from './register/register.ts'
import type { SettingsEventBody } from './settings/settings.ts'
import type { ProposalEventBody } from './supervision/answeredProposals.ts'
import type { RulesEventBody } from './supervision/rules.ts'
import type { SupervisionEventBody } from './supervision/supervisionEvents.ts'
import type { UnitEventBody } from './unit/unit.ts'

/** Everything that a person typed; sealed with the stream's key before it reaches the ledger, never read by `decide`. */
export type Words = Readonly<Record<string, string>>

export type EventBody =
  | OrderEventBody
  | SupervisionEventBody
  | RegisterEventBody
  | UnitEventBody
  | CategoryEventBody
  | TownEventBody
  | RouteEventBody
  | PersonEventBody
  | HandoverEventBody
  | AlarmEventBody
  | ReadingEventBody
  | SettingsEventBody
  | OfficePaperEventBody
  | FormEventBody
  | CalendarEventBody
  | LimitsEventBody
  | ImportEventBody
  | RulesEventBody
  | ProposalEventBody

/** A fact: its `data` carries results (instants, numbers, ids), never rules; its `words` are what somebody typed. */
export type DomainEvent = EventBody & { readonly stream: StreamName }
export type EventType = EventBody['type']
