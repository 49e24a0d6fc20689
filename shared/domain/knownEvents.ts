import type { EventType } from './event.ts'
import { orderEventVersions } from './order/orderEvents.ts'

/** Every event that this program can fold, with its newest version. A stream with another one came from a newer program and is read-only here. */
const known: Readonly<Record<EventType, number>> = {
  ...orderEventVersions,
  UnitAdded: 2,
  UnitChanged: 2,
  UnitRetired: 1,
  PersonAdded: 1,
  PersonChanged: 1,
  PersonRetired: 1,
  PersonRestored: 1,
  CategoryAdded: 1,
  CategoryChanged: 1,
  CategoryRetired: 1,
  CategoryRestored: 1,
  TownAdded: 1,
  TownChanged: 1,
  TownRetired: 1,
  TownRestored: 1,
  RouteSet: 1,
  RouteEnded: 1,
  ShiftHandedOver: 1,
  ShiftTakenOver: 1,
  HandoverWithdrawn: 1,
  PersonalDataRead: 1,
  AlarmAcknowledged: 1,
  NumberGiven: 1,
  ArchiveNumberGiven: 1,
  ArchiveNumberVoided: 1,
  SettingsChanged: 1,
  CalendarChanged: 1,
  LimitsChanged: 2,
  ImportBegun: 1,
  ImportAccounted: 1,
  ImportUndone: 1,
  ImportReturned: 1,
  NumberVoided: 1,
  SupervisionRulesChanged: 1,
  ProposalDismissed: 1,
  NoticeDrafted: 2,
  NoticeRevised: 2,
  NoticeChecked: 1,
  NoticeSignedOff: 2,
  NoticePrinted: 2,
  NoticeVoided: 1,
  UnitReminded: 1,
  NoticeServed: 1,
  ReceiptRecorded: 1,
  ReplyRecorded: 1,
  ReplyJudged: 1,
  SupervisionEnded: 1,
}

const versions: ReadonlyMap<string, number> = new Map(Object.entries(known))

export const isKnownEvent = ({ type, v }: { readonly type: string; readonly v: number }): boolean =>
  v <= (versions.get(type) ?? 0)
