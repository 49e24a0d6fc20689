import * as z from 'zod'
import { type AlarmReplies, type Alarms, alarmRequests } from './alarms.ts'
import { type KeepingReplies, type KeepingState, keepingRequests } from './keeping.ts'
import type { CalendarProblem } from '../calendar/calendarProblem.ts'
import type { GroupLabel } from '../domain/command.ts'
import type { ReportWords } from '../domain/order/orderEvents.ts'
import { channels, closingRules, lawfulRoutes } from '../domain/order/orderState.ts'
import type { TimelineItem } from './timeline.ts'
import type { Role } from '../domain/person/person.ts'
import type { RefusalCode, RefusalDetail } from '../domain/refusal.ts'
import type { SettingsState, SettingsWords } from '../domain/settings/settings.ts'
import { type UnitKind, unitKinds } from '../domain/unit/unit.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import { type CatalogueReplies, catalogueRequests } from './catalogue.ts'
import { type BulkNews, type BulkReplies, bulkRequests } from './bulk.ts'
import { type AttachmentReplies, attachmentRequests } from './attachments.ts'
import { type CorrectionReplies, correctionRequests } from './corrections.ts'
import { type DuplicateReplies, duplicateRequests } from './duplicates.ts'
import { type ExportFailure, type ExportNews, type ExportReplies, exportRequests } from './exporting.ts'
import { deadlineChoice } from './deadlineChoice.ts'
import { type ConcernedReplies, concernedRequests } from './concerned.ts'
import { instant, line, rowId, text } from './fields.ts'
import { type FindReplies, findRequests } from './finding.ts'
import { type HandoverReplies, handoverRequests } from './handovers.ts'
import { type ImportReplies, importRequests } from './importDesk.ts'
import type { ImportPreview, ImportProgress, ImportRefusal } from './importing.ts'
import { type ImportReport, type ImportRunReplies, importRunRequests } from './importRuns.ts'
import { type NoticeReplies, noticeRequests } from './notices.ts'
import { type OfficeRules, type OfficeRulesNews, type OfficeRulesReplies, officeRulesRequests } from './officeRules.ts'
import { type OfficePaperReplies, officePaperRequests } from './officePapers.ts'
import { type OrderStanding, orderActRequests } from './orderActs.ts'
import { type OutsideCatalogueReplies, outsideCatalogueRequests } from './outsideCatalogue.ts'
import { type DeskLock, type PersonReplies, personRequests, type PinFailure } from './persons.ts'
import { type PrintingNews, type PrintingReplies, printingRequests } from './printing.ts'
import { type ReadingReplies, readingRequests } from './readings.ts'
import { reportMarks } from './reporting.ts'
import { type RetimingNews, type RetimingReplies, retimingRequests } from './retiming.ts'
import { type ReturnReplies, returnRequests } from './returns.ts'
import { type SuggestionReplies, suggestionRequests } from './suggestions.ts'
import { type SupervisionReplies, supervisionRequests } from './supervision.ts'
import { type UnsentNews, type UnsentReplies, unsentRequests } from './unsent.ts'
import { type Inbox, type Row, selection, type ViewNews, type ViewReplies, viewRequests } from './views.ts'

/**
 * What the desk's window and the store say to each other over their own MessagePort. Each request is declared once, here:
 * the store parses what comes in with these schemas; the window's verbs and their replies take their types from `DeskVerbs`.
 * Instants are UTC ms. Row ids are the device's own integers (a unit's, an order's, a notice's), never sent elsewhere.
 */
export type DeadlineChoice = z.infer<typeof deadlineChoice>

const reportWords = z.object({
  title: z.string().max(1000),
  text,
  reporter: line,
  phone: line,
  address: line,
  town: line,
  category: line,
})
export type ReportForm = z.infer<typeof reportWords>

const unitBody = z.object({
  kind: z.enum(unitKinds),
  weekly: z.int().min(1).max(100_000),
  words: z.object({ name: line, fullName: line }),
  /** Without them a change leaves duties, contacts and other names as they are. */
  details: z
    .object({
      duties: text,
      contacts: z.array(z.object({ role: line, name: line, phone: line })).max(50),
      aliases: z.array(line).max(100),
    })
    .optional(),
})

export const deskRequests = {
  /** Everything the first screen needs besides the rows: one round trip at the start. */
  hello: z.object({}),
  ...viewRequests,
  ...bulkRequests,
  ...correctionRequests,
  ...attachmentRequests,
  ...exportRequests,
  overview: z.object({}),
  order: z.object({ row: rowId }),
  dispatch: z.object({
    target: selection,
    lead: rowId,
    supporting: z.array(rowId).max(50),
    deadline: deadlineChoice,
    note: text,
    /** Whose delivery delivers the order; the lead's alone where nothing else is said. */
    closing: z.enum(closingRules).optional(),
    /** A chief's reason for giving a complaint to the very unit that it is about. */
    decision: text.optional(),
    /** Life cycles as the person saw them, [row, lifecycle], for the rows on the screen. */
    seen: z.array(z.tuple([rowId, z.int()])).max(100_000),
  }),
  accept: z.object({ target: selection }),
  decline: z.object({ target: selection, route: z.enum(lawfulRoutes), reason: text }),
  /** Takes back a dispatch gesture: what can still be undone is, the rest is named. */
  undo: z.object({ group: z.uuid() }),
  /** Does again what a gesture of undoing, this group, took back; what somebody acted on since is named. */
  redo: z.object({ group: z.uuid() }),
  report: z.object({
    channel: z.enum(channels),
    receivedAt: instant.nullable(),
    words: reportWords,
    marks: reportMarks.optional(),
    /** The draft that it was: gone with the report. */
    unsent: z.uuid().optional(),
  }),
  ...unsentRequests,
  /** `reason`: for marks that take a reporter's protection away; marks that are not given stay as they are. */
  correct: z.object({
    row: rowId,
    channel: z.enum(channels).nullable(),
    words: reportWords.partial(),
    marks: reportMarks.optional(),
    reason: text.optional(),
  }),
  /** The reporter in full; that somebody looked is recorded first. */
  reveal: z.object({ row: rowId }),
  ...noticeRequests,
  ...supervisionRequests,
  ...officePaperRequests,
  addUnit: unitBody,
  changeUnit: unitBody.extend({ unit: rowId }),
  retireUnit: z.object({ unit: rowId }),
  ...orderActRequests,
  ...catalogueRequests,
  ...personRequests,
  ...alarmRequests,
  ...concernedRequests,
  ...suggestionRequests,
  ...duplicateRequests,
  ...findRequests,
  ...outsideCatalogueRequests,
  ...readingRequests,
  ...printingRequests,
  ...handoverRequests,
  ...officeRulesRequests,
  ...retimingRequests,
  changeSettings: z.object({
    naturalDays: z.int(),
    noticeDays: z.int(),
    noticePrefix: z.string().max(20),
    words: z.object({ officeName: line, contact: line, phone: line }),
  }),
  ...importRequests,
  ...keepingRequests,
  ...importRunRequests,
  ...returnRequests,
  /** Tries to open the ledger again after it could not be opened. */
  retryOpen: z.object({}),
} as const

export type DeskVerb = keyof typeof deskRequests
export type DeskRequest<V extends DeskVerb> = z.input<(typeof deskRequests)[V]>

export type Lane = {
  readonly unit: RowId
  readonly name: string
  readonly fullName: string
  readonly kind: UnitKind
  /** First letters of the name's pinyin: zjj. */
  readonly initials: string
  readonly retired: boolean
  /** Orders due a week that the unit usually carries. */
  readonly weekly: number
  readonly open: number
  readonly overdue: number
  readonly dueThisWeek: number
  /** Given back by the unit and not adjudicated yet. */
  readonly returned: number
}
export type Overview = {
  readonly lanes: readonly Lane[]
  readonly inboxes: Readonly<Record<Inbox, number>>
  readonly today: TodayCounts
}
export type TodayCounts = { readonly reported: number; readonly dispatched: number }

export type Hello = {
  readonly person: PersonCard
  readonly lock: DeskLock
  readonly settings: SettingsState & { readonly words: SettingsWords }
  /** What deadlines are counted with. */
  readonly rules: OfficeRules
  readonly overview: Overview
  readonly search: SearchLevel
  /** The ledger file, for the person's eyes. */
  readonly ledgerFile: string
  /** The practice ledger: made-up orders, apart from the ledger that counts. */
  readonly practice: boolean
  readonly entries: number
}
export type PersonCard = { readonly row: RowId; readonly name: string; readonly role: Role }
export type SearchLevel = { readonly indexed: number; readonly total: number }

export type OrderDetail = {
  readonly row: Row
  readonly text: string
  readonly address: string
  /** Masked unless revealed: 138****6210. */
  readonly phone: string
  readonly source: { readonly name: string; readonly id: string }
  readonly extra: readonly (readonly [string, string])[]
  readonly dispatchedAt: Instant | null
  readonly standing: OrderStanding
  readonly timeline: readonly TimelineItem[]
}
export type Revealed = {
  readonly reporter: string
  readonly phone: string
  readonly address: string
  readonly words: ReportWords
}

export type RefusedOrder = {
  readonly row: RowId | null
  readonly number: string
  readonly title: string
  readonly code: RefusalCode
  readonly more?: RefusalDetail
}
/** The outcome of a gesture on one or many orders: how many were accepted, and each refusal with its order. */
export type Acted = {
  readonly group: string
  readonly label: GroupLabel
  readonly done: number
  readonly redispatched: number
  readonly refused: readonly RefusedOrder[]
  /** Not asked of the ledger any more, because the person stopped it. */
  readonly left: number
}

export type Made = { readonly row: RowId }
export type DeskFailure =
  | {
      readonly kind: 'refused'
      readonly code: RefusalCode
      readonly number: string
      /** Who may do it, or how many stand in the way. */
      readonly more?: RefusalDetail
    }
  | { readonly kind: 'stale-view' }
  | ExportFailure
  | { readonly kind: 'mixed-units' }
  | PinFailure
  /** Whoever is on duty cannot be retired. */
  | { readonly kind: 'on-duty' }
  /** Somebody else's PIN is the administrator's to set. */
  | { readonly kind: 'administrator-only' }
  | { readonly kind: 'not-found' }
  /** A deadline cannot be counted; nothing was asked of the ledger. */
  | { readonly kind: 'calendar'; readonly problem: CalendarProblem }
  | { readonly kind: 'import'; readonly refusal: ImportRefusal }
  /** Nothing was written; `detail` is for the small print. */
  | { readonly kind: 'not-saved'; readonly detail: string }
  | { readonly kind: 'no-ledger' }
  | { readonly kind: 'malformed'; readonly detail: string }

export type DeskReplies = ViewReplies &
  BulkReplies &
  CorrectionReplies &
  AttachmentReplies &
  ExportReplies &
  OfficeRulesReplies &
  RetimingReplies &
  CatalogueReplies &
  NoticeReplies &
  SupervisionReplies &
  OfficePaperReplies &
  PersonReplies &
  AlarmReplies &
  HandoverReplies &
  ConcernedReplies &
  SuggestionReplies &
  DuplicateReplies &
  FindReplies &
  OutsideCatalogueReplies &
  ReadingReplies &
  PrintingReplies &
  ImportReplies &
  KeepingReplies &
  ImportRunReplies &
  ReturnReplies &
  UnsentReplies & {
    readonly hello: Hello
    readonly overview: Overview
    readonly order: OrderDetail
    readonly dispatch: Acted
    readonly accept: Acted
    readonly decline: Acted
    readonly undo: Acted
    readonly redo: Acted
    readonly act: Acted
    readonly report: Made
    readonly correct: Made
    readonly reveal: Revealed
    readonly addUnit: Made
    readonly changeUnit: Made
    readonly retireUnit: Made
    readonly changeSettings: Made
    readonly retryOpen: { readonly opened: boolean }
  }

/** What the window can ask: each verb with its request and its reply. */
export type DeskVerbs = {
  readonly [V in DeskVerb]: (
    request: DeskRequest<V>,
  ) => Promise<
    { readonly ok: true; readonly value: DeskReplies[V] } | { readonly ok: false; readonly error: DeskFailure }
  >
}

/** What the store says unasked. */
export type DeskNews =
  | ViewNews
  | BulkNews
  | ExportNews
  | OfficeRulesNews
  | RetimingNews
  | UnsentNews
  | PrintingNews
  | { readonly kind: 'overview'; readonly overview: Overview }
  | { readonly kind: 'search'; readonly level: SearchLevel }
  /** Projections are being made again while the desk works, so far in percent; null when the new ones are in their place. */
  | { readonly kind: 'rebuilding'; readonly percent: number | null }
  | { readonly kind: 'keeping'; readonly state: KeepingState }
  | { readonly kind: 'settings'; readonly settings: Hello['settings'] }
  /** Categories, towns, routes or units changed: ask again where they are shown. */
  | { readonly kind: 'catalogue' }
  /** Shifts were handed over, taken over or withdrawn. */
  | { readonly kind: 'handovers' }
  /** Orders about life and safety that no unit has: whole, whenever they changed. */
  | { readonly kind: 'alarms'; readonly alarms: Alarms }
  /** Something was learnt: another unit may be suggested now. */
  | { readonly kind: 'suggestions' }
  /** Persons or their PINs changed, or somebody else is on duty. */
  | { readonly kind: 'persons'; readonly onDuty: PersonCard; readonly lock: DeskLock }
  /** A paper, a case or an answer to a proposal changed. */
  | { readonly kind: 'notices' }
  /** `sourceName`: what this source was called last time, or may be called after its file. */
  | {
      readonly kind: 'importPreview'
      readonly import: string
      readonly preview: ImportPreview
      readonly sourceName: string
    }
  | { readonly kind: 'importProgress'; readonly import: string; readonly progress: ImportStage }
  | { readonly kind: 'importReport'; readonly import: string; readonly report: ImportReport }
  /** Which imports stand broken off may have changed. */
  | { readonly kind: 'importsHalted' }
  | { readonly kind: 'importFailed'; readonly import: string; readonly refusal: ImportRefusal }
  /** The ledger could not be opened; the window stays and says what to do. */
  | { readonly kind: 'ledgerTrouble'; readonly trouble: LedgerTrouble }
  | { readonly kind: 'ledgerReady' }

export type LedgerTrouble = {
  readonly code: 'newer-version' | 'read-only' | 'not-a-ledger' | 'damaged' | 'busy' | 'no-space' | 'other'
  readonly file: string
  readonly detail: string
}

/** Reading is the parser's, taking the ledger's: `done` of `total` rows decided and committed. */
export type ImportStage = ImportProgress | { readonly phase: 'taking'; readonly done: number; readonly total: number }
