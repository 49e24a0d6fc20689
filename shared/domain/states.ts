import type { CalendarState } from '../calendar/calendarState.ts'
import type {
  CategoryId,
  HandoverId,
  OrderId,
  PersonId,
  ReadingId,
  StreamName,
  SupervisionId,
  TownId,
  UnitId,
} from '../kernel/ids.ts'
import { unreachable } from '../kernel/unreachable.ts'
import { evolveCalendar } from './calendar/calendar.ts'
import { type AlarmState, evolveAlarm } from './alarm/alarm.ts'
import { type CategoryState, evolveCategory } from './catalogue/category.ts'
import { evolveRoute, type RouteState } from './catalogue/route.ts'
import { evolveTown, type TownState } from './catalogue/town.ts'
import type { DomainEvent } from './event.ts'
import { evolveHandover, type HandoverState } from './handover/handover.ts'
import { evolveImport, type ImportState } from './importing/importRun.ts'
import { evolveLimits } from './limits/decideLimits.ts'
import type { LimitsState } from './limits/limits.ts'
import { evolveOrder } from './order/evolveOrder.ts'
import { isOrderEvent } from './order/orderEvents.ts'
import type { OrderState } from './order/orderState.ts'
import { evolveOfficePapers, type OfficePapers } from './officePaper/officePapers.ts'
import type { OfficePaperKind } from './officePaper/officePaperKinds.ts'
import { defaultForms, evolveForms, type PaperForms } from './officePaper/paperForms.ts'
import { evolvePerson, type PersonState } from './person/person.ts'
import { evolveReading, type ReadingState } from './reading/reading.ts'
import { emptyRegister, evolveRegister, type RegisterState } from './register/register.ts'
import { defaultSettings, evolveSettings, type SettingsState } from './settings/settings.ts'
import {
  alarmStream,
  archiveRegister,
  categoryStream,
  documentRegister,
  handoverStream,
  importStream,
  officePaperStream,
  officeRegister,
  orderStream,
  paperFormsStream,
  personStream,
  proposalStream,
  readingStream,
  routeStream,
  settingsStream,
  splitStream,
  supervisionRulesStream,
  supervisionStream,
  townStream,
  unitStream,
} from './streams.ts'
import { type AnsweredProposals, evolveProposals } from './supervision/answeredProposals.ts'
import { evolveSupervision } from './supervision/evolveSupervision.ts'
import type { PaperKind } from './supervision/ladder.ts'
import { defaultRules, evolveRules, type SupervisionRules } from './supervision/rules.ts'
import type { SupervisionState } from './supervision/supervisionState.ts'
import { evolveUnit, type UnitState } from './unit/unit.ts'

/** The open state of one stream, by its kind. */
export type StreamState =
  | { readonly kind: 'order'; readonly order: OrderState }
  | { readonly kind: 'unit'; readonly unit: UnitState }
  | { readonly kind: 'person'; readonly person: PersonState }
  | { readonly kind: 'supervision'; readonly supervision: SupervisionState }
  | { readonly kind: 'register'; readonly register: RegisterState }
  | { readonly kind: 'settings'; readonly settings: SettingsState }
  | { readonly kind: 'calendar'; readonly calendar: CalendarState }
  | { readonly kind: 'limits'; readonly limits: LimitsState }
  | { readonly kind: 'import'; readonly import: ImportState }
  | { readonly kind: 'category'; readonly category: CategoryState }
  | { readonly kind: 'town'; readonly town: TownState }
  | { readonly kind: 'route'; readonly route: RouteState }
  | { readonly kind: 'handover'; readonly handover: HandoverState }
  | { readonly kind: 'reading'; readonly reading: ReadingState }
  | { readonly kind: 'alarm'; readonly alarm: AlarmState }
  | { readonly kind: 'supervisionRules'; readonly rules: SupervisionRules }
  | { readonly kind: 'officePaper'; readonly papers: OfficePapers }
  | { readonly kind: 'paperForms'; readonly forms: PaperForms }
  | { readonly kind: 'proposal'; readonly proposals: AnsweredProposals }

/** Exactly the streams that a command lists; a stream that does not exist yet is absent. */
export type States = ReadonlyMap<StreamName, StreamState>

export const orderIn = (states: States, id: OrderId): OrderState | null => {
  const found = states.get(orderStream(id))
  return found?.kind === 'order' ? found.order : null
}
export const unitIn = (states: States, id: UnitId): UnitState | null => {
  const found = states.get(unitStream(id))
  return found?.kind === 'unit' ? found.unit : null
}
export const personIn = (states: States, id: PersonId): PersonState | null => {
  const found = states.get(personStream(id))
  return found?.kind === 'person' ? found.person : null
}
export const categoryIn = (states: States, id: CategoryId): CategoryState | null => {
  const found = states.get(categoryStream(id))
  return found?.kind === 'category' ? found.category : null
}
export const townIn = (states: States, id: TownId): TownState | null => {
  const found = states.get(townStream(id))
  return found?.kind === 'town' ? found.town : null
}
export const routeIn = (states: States, id: CategoryId): RouteState | null => {
  const found = states.get(routeStream(id))
  return found?.kind === 'route' ? found.route : null
}
export const handoverIn = (states: States, id: HandoverId): HandoverState | null => {
  const found = states.get(handoverStream(id))
  return found?.kind === 'handover' ? found.handover : null
}
export const alarmIn = (states: States, id: OrderId): AlarmState | null => {
  const found = states.get(alarmStream(id))
  return found?.kind === 'alarm' ? found.alarm : null
}
export const readingIn = (states: States, id: ReadingId): ReadingState | null => {
  const found = states.get(readingStream(id))
  return found?.kind === 'reading' ? found.reading : null
}
export const supervisionIn = (states: States, id: SupervisionId): SupervisionState | null => {
  const found = states.get(supervisionStream(id))
  return found?.kind === 'supervision' ? found.supervision : null
}
export const registerIn = (states: States, kind: PaperKind, year: number): RegisterState => {
  const found = states.get(documentRegister(kind, year))
  return found?.kind === 'register' ? found.register : emptyRegister
}
export const archiveIn = (states: States, year: number): RegisterState => {
  const found = states.get(archiveRegister(year))
  return found?.kind === 'register' ? found.register : emptyRegister
}
export const settingsIn = (states: States): SettingsState => {
  const found = states.get(settingsStream)
  return found?.kind === 'settings' ? found.settings : defaultSettings
}

export const importIn = (states: States, id: string): ImportState | null => {
  const found = states.get(importStream(id))
  return found?.kind === 'import' ? found.import : null
}
export const rulesIn = (states: States): SupervisionRules => {
  const found = states.get(supervisionRulesStream)
  return found?.kind === 'supervisionRules' ? found.rules : defaultRules
}
export const officePapersIn = (states: States, order: OrderId): OfficePapers | null => {
  const found = states.get(officePaperStream(order))
  return found?.kind === 'officePaper' ? found.papers : null
}
export const formsIn = (states: States): PaperForms => {
  const found = states.get(paperFormsStream)
  return found?.kind === 'paperForms' ? found.forms : defaultForms
}
export const officeRegisterIn = (states: States, kind: OfficePaperKind, year: number): RegisterState => {
  const found = states.get(officeRegister(kind, year))
  return found?.kind === 'register' ? found.register : emptyRegister
}
export const proposalsIn = (states: States, subject: OrderId | SupervisionId): AnsweredProposals | null => {
  const found = states.get(proposalStream(subject))
  return found?.kind === 'proposal' ? found.proposals : null
}

/** One step of the fold, for whatever kind of stream the event belongs to. */
export const evolve = (state: StreamState | null, event: DomainEvent): StreamState => {
  const { id } = splitStream(event.stream)
  if (isOrderEvent(event))
    return { kind: 'order', order: evolveOrder(id as OrderId, state?.kind === 'order' ? state.order : null, event) }
  switch (event.type) {
    case 'UnitAdded':
    case 'UnitChanged':
    case 'UnitRetired':
      return { kind: 'unit', unit: evolveUnit(id as UnitId, state?.kind === 'unit' ? state.unit : null, event) }
    case 'PersonAdded':
    case 'PersonChanged':
    case 'PersonRetired':
    case 'PersonRestored': {
      const before = state?.kind === 'person' ? state.person : null
      return { kind: 'person', person: evolvePerson(id as PersonId, before, event) }
    }
    case 'CategoryAdded':
    case 'CategoryChanged':
    case 'CategoryRetired':
    case 'CategoryRestored': {
      const before = state?.kind === 'category' ? state.category : null
      return { kind: 'category', category: evolveCategory(id as CategoryId, before, event) }
    }
    case 'TownAdded':
    case 'TownChanged':
    case 'TownRetired':
    case 'TownRestored':
      return { kind: 'town', town: evolveTown(id as TownId, state?.kind === 'town' ? state.town : null, event) }
    case 'RouteSet':
    case 'RouteEnded': {
      const before = state?.kind === 'route' ? state.route : null
      return { kind: 'route', route: evolveRoute(id as CategoryId, before, event) }
    }
    case 'ShiftHandedOver':
    case 'ShiftTakenOver':
    case 'HandoverWithdrawn': {
      const before = state?.kind === 'handover' ? state.handover : null
      return { kind: 'handover', handover: evolveHandover(id as HandoverId, before, event) }
    }
    case 'AlarmAcknowledged':
      return { kind: 'alarm', alarm: evolveAlarm(event) }
    case 'PersonalDataRead':
      return { kind: 'reading', reading: evolveReading(event) }
    case 'NumberGiven':
    case 'NumberVoided':
    case 'ArchiveNumberGiven':
    case 'ArchiveNumberVoided':
    case 'PaperNumberGiven':
    case 'PaperNumberVoided': {
      const before = state?.kind === 'register' ? state.register : emptyRegister
      return { kind: 'register', register: evolveRegister(before, event) }
    }
    case 'PaperSigned':
    case 'PaperPrinted':
    case 'PaperVoided': {
      const before = state?.kind === 'officePaper' ? state.papers : null
      return { kind: 'officePaper', papers: evolveOfficePapers(before, event) }
    }
    case 'PaperFormChanged':
      return {
        kind: 'paperForms',
        forms: evolveForms(state?.kind === 'paperForms' ? state.forms : defaultForms, event),
      }
    case 'SupervisionRulesChanged':
      return { kind: 'supervisionRules', rules: evolveRules(event) }
    case 'ProposalDismissed':
      return {
        kind: 'proposal',
        proposals: evolveProposals(state?.kind === 'proposal' ? state.proposals : null, event),
      }
    case 'SettingsChanged':
      return { kind: 'settings', settings: evolveSettings(event) }
    case 'CalendarChanged':
      return { kind: 'calendar', calendar: evolveCalendar(event) }
    case 'LimitsChanged':
      return { kind: 'limits', limits: evolveLimits(event) }
    case 'NoticeDrafted':
    case 'NoticeRevised':
    case 'NoticeSignedOff':
    case 'NoticePrinted':
    case 'NoticeChecked':
    case 'NoticeVoided':
    case 'UnitReminded':
    case 'NoticeServed':
    case 'ReceiptRecorded':
    case 'ReplyRecorded':
    case 'ReplyJudged':
    case 'SupervisionEnded': {
      const before = state?.kind === 'supervision' ? state.supervision : null
      return { kind: 'supervision', supervision: evolveSupervision(id as SupervisionId, before, event) }
    }
    case 'ImportBegun':
    case 'ImportAccounted':
    case 'ImportUndone':
    case 'ImportReturned':
      return { kind: 'import', import: evolveImport(state?.kind === 'import' ? state.import : null, event) }
    default:
      return unreachable(event)
  }
}
