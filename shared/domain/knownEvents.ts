import type { EventType } from './event.ts'

/** Every event type that this program can fold. A stream with another one came from a newer program and is read-only here. */
const known: Readonly<Record<EventType, true>> = {
  OrderReported: true,
  OrderCorrected: true,
  OrderAccepted: true,
  OrderDeclined: true,
  OrderDispatched: true,
  OrderRedispatched: true,
  OrderDispatchUndone: true,
  OrderSupervised: true,
  OrderReporterRevealed: true,
  UnitAdded: true,
  UnitChanged: true,
  UnitRetired: true,
  PersonAdded: true,
  NumberGiven: true,
  SettingsChanged: true,
  NoticeDrafted: true,
  NoticeRevised: true,
  NoticeSignedOff: true,
  NoticePrinted: true,
}

export const isKnownEvent = (type: string): boolean => Object.hasOwn(known, type)
