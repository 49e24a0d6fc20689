import { type AlertNews, alertNews } from '../../shared/contract/alertNews.ts'
import type { Inbox } from '../../shared/contract/views.ts'
import type { Role } from '../../shared/domain/person/person.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { createSource, type Source } from '../store/source.ts'

/** What somebody can be told of while the window is not before them; all but `acute` are inboxes that grew. */
export const alertKinds = alertNews
export type AlertKind = AlertNews
export type CountedKind = Exclude<AlertKind, 'acute'> & Inbox
export const countedKinds = alertKinds.filter((kind): kind is CountedKind => kind !== 'acute')

/** What each person chose on this machine; kept beside the program, never in the ledger. */
export type AlertSettings = {
  readonly tell: Readonly<Record<AlertKind, boolean>>
  /** A soft tone with the notification. */
  readonly tone: Readonly<Record<AlertKind, boolean>>
  /** From and until as minutes of a day in Shanghai; until may lie before from: over midnight. */
  readonly quiet: { readonly on: boolean; readonly from: number; readonly until: number }
  /** Whether an order about life and safety sounds until somebody answers. */
  readonly alarmSound: boolean
}

/** Whom each kind concerns, where nobody has chosen anything else. */
const concerned: Readonly<Record<AlertKind, readonly Role[]>> = {
  acute: ['dispatcher', 'chiefDispatcher', 'administrator'],
  toDispatch: ['dispatcher', 'administrator'],
  returned: ['dispatcher', 'chiefDispatcher', 'administrator'],
  overdue: ['dispatcher', 'chiefDispatcher', 'supervisor', 'administrator'],
  stageLate: ['dispatcher'],
  extensions: ['chiefDispatcher', 'administrator'],
  corrections: ['dispatcher'],
  toFollowUp: [],
  unsatisfied: ['supervisor'],
}
export const rolesTold = (kind: AlertKind): readonly Role[] => concerned[kind]

export const usualQuiet = { on: false, from: 22 * 60, until: 7 * 60 + 30 } as const

const everyKind = <T>(value: (kind: AlertKind) => T): Readonly<Record<AlertKind, T>> =>
  Object.fromEntries(alertKinds.map((kind) => [kind, value(kind)])) as Record<AlertKind, T>

export const usualAlerts = (role: Role): AlertSettings => ({
  tell: everyKind((kind) => concerned[kind].includes(role)),
  // No sound where nobody chose one.
  tone: everyKind(() => false),
  quiet: usualQuiet,
  alarmSound: true,
})

/** What was kept, as far as it is understood; the rest is as usual for the role. */
export const readAlerts = (stored: string | null, role: Role): AlertSettings => {
  const usual = usualAlerts(role)
  const kept = parsed(stored)
  const flags = (of: unknown, otherwise: AlertSettings['tell']): AlertSettings['tell'] => {
    const known = isPlain(of) ? of : {}
    return everyKind((kind) => (typeof known[kind] === 'boolean' ? known[kind] : otherwise[kind]))
  }
  const quiet = isPlain(kept.quiet) ? kept.quiet : {}
  return {
    tell: flags(kept.tell, usual.tell),
    tone: flags(kept.tone, usual.tone),
    quiet: {
      on: typeof quiet.on === 'boolean' ? quiet.on : usualQuiet.on,
      from: isMinute(quiet.from) ? quiet.from : usualQuiet.from,
      until: isMinute(quiet.until) ? quiet.until : usualQuiet.until,
    },
    alarmSound: typeof kept.alarmSound === 'boolean' ? kept.alarmSound : usual.alarmSound,
  }
}

export type AlertShelf = {
  /** Those of whoever is on duty; null before anybody is known. */
  readonly settings: Source<AlertSettings | null>
  readonly change: (next: Partial<AlertSettings>) => void
}

type OnDuty = { readonly row: RowId; readonly role: Role }

export const createAlertShelf = (
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  onDuty: Pick<Source<OnDuty | null>, 'get' | 'subscribe'>,
): AlertShelf => {
  const settings = createSource<AlertSettings | null>(null)
  const key = (row: RowId): string => `youjie.alerts.${row}`
  let of: string | null = null
  const follow = (): void => {
    const person = onDuty.get()
    const now = person === null ? null : `${person.row} ${person.role}`
    if (now === of) return
    of = now
    settings.set(person === null ? null : readAlerts(storage.getItem(key(person.row)), person.role))
  }
  onDuty.subscribe(follow)
  follow()
  return {
    settings,
    change: (next) => {
      const [person, now] = [onDuty.get(), settings.get()]
      if (person === null || now === null) return
      const changed = { ...now, ...next }
      settings.set(changed)
      storage.setItem(key(person.row), JSON.stringify(changed))
    },
  }
}

const isMinute = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 24 * 60
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const parsed = (stored: string | null): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(stored ?? 'null')
    return isPlain(value) ? value : {}
  } catch {
    return {}
  }
}
