import type { Instant } from '../kernel/chinaTime.ts'
import type { CommandId, DeviceId, GroupId, IncarnationId, PersonId, StreamName } from '../kernel/ids.ts'
import type { CalendarCommandBody } from './calendar/calendar.ts'
import type { AlarmCommandBody } from './alarm/alarm.ts'
import type { CategoryCommandBody } from './catalogue/category.ts'
import type { RouteCommandBody } from './catalogue/route.ts'
import type { TownCommandBody } from './catalogue/town.ts'
import type { HandoverCommandBody } from './handover/handover.ts'
import type { ImportCommandBody } from './importing/importRun.ts'
import type { LimitsCommandBody } from './limits/decideLimits.ts'
import type { OrderCommandBody, OrderCommandType } from './order/orderCommands.ts'
import type { OfficePaperCommandBody } from './officePaper/officePapers.ts'
import type { FormCommandBody } from './officePaper/paperForms.ts'
import type { PersonCommandBody } from './person/person.ts'
import type { ReadingCommandBody } from './reading/reading.ts'
import type { SettingsCommandBody } from './settings/settings.ts'
import type { ProposalCommandBody } from './supervision/answeredProposals.ts'
import type { RulesCommandBody } from './supervision/rules.ts'
import type { SupervisionCommandBody } from './supervision/supervisionCommands.ts'
import type { UnitCommandBody } from './unit/unit.ts'

/** What one gesture asked for at once: 2,000 orders dropped together are one group, undone together. Not a transaction. */
export type Group = {
  readonly id: GroupId
  /** How many commands the gesture meant; fewer may have been accepted. */
  readonly size: number
  /** What the gesture was, as a code: words for it are made from its members. */
  readonly label: GroupLabel
}
export type GroupLabel =
  | 'import'
  | 'undo-import'
  | 'corrections'
  | 'return'
  | 'dispatch'
  | 'redispatch'
  | 'undo'
  | 'accept'
  | 'decline'
  | 'retime'
  | 'set'
  | 'acknowledgeAlarm'
  | 'notice'
  | 'first-start'
  /** Any other act on orders is named by its command. */
  | OrderCommandType

/** A stream that the command reads or appends to, and how far the person's knowledge of it went. */
export type Expectation = {
  readonly stream: StreamName
  /** `null`: decided against whatever the stream has become (policy "any time" or "while state allows"). */
  readonly lifecycle: number | null
}

/** Who, when, on what device, expecting what. Every entry of the ledger begins with one. */
export type Envelope = {
  readonly id: CommandId
  /** The version of the command's shape, raised when its meaning changes. */
  readonly version: 1
  readonly stream: StreamName
  readonly actor: PersonId
  readonly device: DeviceId
  /** New for every restored or copied data folder, so that two copies never speak as one. */
  readonly incarnation: IncarnationId
  /** 1, 2, 3 ... within (device, incarnation). */
  readonly deviceSeq: number
  /** The time that the device states, UTC ms; the order of entries, not this, decides. */
  readonly statedAt: Instant
  readonly group: Group | null
  /** All streams that the command touches, the primary one first. */
  readonly expects: readonly Expectation[]
}

export type CommandBody =
  | OrderCommandBody
  | SupervisionCommandBody
  | UnitCommandBody
  | CategoryCommandBody
  | TownCommandBody
  | RouteCommandBody
  | PersonCommandBody
  | HandoverCommandBody
  | AlarmCommandBody
  | ReadingCommandBody
  | SettingsCommandBody
  | OfficePaperCommandBody
  | FormCommandBody
  | CalendarCommandBody
  | LimitsCommandBody
  | ImportCommandBody
  | RulesCommandBody
  | ProposalCommandBody

export type CommandType = CommandBody['type']
export type Command = Envelope & CommandBody
