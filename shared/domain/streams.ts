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
import type { OfficePaperKind } from './officePaper/officePaperKinds.ts'
import type { PaperKind } from './supervision/ladder.ts'

/** The names of streams are made and taken apart here only; the `as` beside each shape is what the brand rests on. */
export const orderStream = (id: OrderId): StreamName => `order/${id}` as StreamName
export const unitStream = (id: UnitId): StreamName => `unit/${id}` as StreamName
export const personStream = (id: PersonId): StreamName => `person/${id}` as StreamName
export const supervisionStream = (id: SupervisionId): StreamName => `supervision/${id}` as StreamName
export const categoryStream = (id: CategoryId): StreamName => `category/${id}` as StreamName
export const townStream = (id: TownId): StreamName => `town/${id}` as StreamName
/** The dispatch catalogue of one category. */
export const routeStream = (id: CategoryId): StreamName => `route/${id}` as StreamName
export const handoverStream = (id: HandoverId): StreamName => `handover/${id}` as StreamName
/** Who answered the alarm of an order. */
export const alarmStream = (id: OrderId): StreamName => `alarm/${id}` as StreamName
export const readingStream = (id: ReadingId): StreamName => `reading/${id}` as StreamName
export const settingsStream: StreamName = 'settings' as StreamName
export const calendarStream: StreamName = 'calendar' as StreamName
export const limitsStream: StreamName = 'limits' as StreamName
/** An import's id is also that of the group of everything it brought. */
export const importStream = (id: string): StreamName => `import/${id}` as StreamName

/** The files of closed orders in one year. */
export const archiveRegister = (year: number): StreamName => `register/archive-${year}` as StreamName

export const supervisionRulesStream: StreamName = 'supervisionRules' as StreamName
/** What was answered to the proposals about one order or one case. */
export const proposalStream = (subject: OrderId | SupervisionId): StreamName => `proposal/${subject}` as StreamName
/** The numbers of one kind of document in one year; the notice's keep the name that its first entries gave them. */
export const documentRegister = (kind: PaperKind, year: number): StreamName =>
  `register/${kind === 'notice' ? 'supervision' : kind}-${year}` as StreamName

/** The papers about one order beside those of supervision. */
export const officePaperStream = (id: OrderId): StreamName => `officePaper/${id}` as StreamName
export const officeRegister = (kind: OfficePaperKind, year: number): StreamName =>
  `register/${kind}-${year}` as StreamName
/** Wording, letters, copies and seal place of each kind of paper. */
export const paperFormsStream: StreamName = 'paperForms' as StreamName

const kinds = [
  'order',
  'unit',
  'person',
  'supervision',
  'register',
  'settings',
  'calendar',
  'limits',
  'category',
  'town',
  'route',
  'handover',
  'reading',
  'alarm',
  'import',
  'supervisionRules',
  'proposal',
  'officePaper',
  'paperForms',
] as const
export type StreamKind = (typeof kinds)[number]

/** Safe on names that only a newer program makes. */
export const isOrderStream = (name: StreamName): boolean => name.startsWith('order/')

/** Kind and id of a stream's name; throws on a name that no code of ours makes. */
export const splitStream = (name: StreamName): { readonly kind: StreamKind; readonly id: string } => {
  const slash = name.indexOf('/')
  const kind = slash < 0 ? name : name.slice(0, slash)
  if (!(kinds as readonly string[]).includes(kind)) throw new Error(`stream ${name}: unknown kind`)
  return { kind: kind as StreamKind, id: slash < 0 ? '' : name.slice(slash + 1) }
}
