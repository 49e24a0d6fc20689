import type { EventType } from './event.ts'

/** Every event that this program can fold, with its newest version. A stream with another one came from a newer program and is read-only here. */
const known: Readonly<Record<EventType, number>> = {
  OrderReported: 1,
  OrderCorrected: 1,
  OrderAccepted: 1,
  OrderDeclined: 1,
  OrderDispatched: 1,
  OrderRedispatched: 1,
  OrderDispatchUndone: 1,
  OrderSupervised: 1,
  OrderReporterRevealed: 1,
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
  NumberGiven: 1,
  SettingsChanged: 1,
  CalendarChanged: 1,
  LimitsChanged: 1,
  NoticeDrafted: 1,
  NoticeRevised: 1,
  NoticeSignedOff: 1,
  NoticePrinted: 1,
  ImportBegun: 1,
  ImportAccounted: 1,
  ImportUndone: 1,
}

const versions: ReadonlyMap<string, number> = new Map(Object.entries(known))

export const isKnownEvent = ({ type, v }: { readonly type: string; readonly v: number }): boolean =>
  v <= (versions.get(type) ?? 0)
