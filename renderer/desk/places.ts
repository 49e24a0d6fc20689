import type { BridgeReplies } from '../../shared/contract/bridge.ts'
import type { OrderDetail, RefusedOrder } from '../../shared/contract/desk.ts'
import type { UnsentReport } from '../../shared/contract/unsent.ts'
import type { Row, Selection } from '../../shared/contract/views.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { FilterColumn } from '../../shared/views/filterColumns.ts'
import type { PrintOpening } from '../printing/PrintJobScreen.tsx'
import type { Section } from '../settings/sections.ts'
import type { SettingKey } from '../settings/settingIndex.ts'
import type { SourceTab } from '../sources/sourceTabs.ts'
import { createSource, type Source } from '../store/source.ts'
import type { Concerned, Outside } from './gestures.ts'
import type { Anchor } from './Popover.tsx'
import type { AskedAct } from './acts/actRequest.ts'

/** What fills the window below the title bar. */
export type Screen =
  | { readonly kind: 'desk' }
  | { readonly kind: 'notices' }
  /** Many papers as one job. */
  | { readonly kind: 'printing'; readonly open: PrintOpening; readonly back: Screen }
  /** `back`: the case that it belongs to, where the person came from there. */
  | { readonly kind: 'notice'; readonly open: NoticeOpening; readonly back?: Screen }
  | { readonly kind: 'supervision'; readonly tab: SupervisionTab }
  | { readonly kind: 'case'; readonly case: RowId; readonly from: SupervisionTab }
  /** The papers about one order. */
  | { readonly kind: 'papers'; readonly order: RowId }
  | { readonly kind: 'handover' }
  | { readonly kind: 'unsent' }
  /** Opened at a section, and at a setting in it. */
  | { readonly kind: 'settings'; readonly section?: Section; readonly setting?: SettingKey }

/** The lists of supervision. */
export type SupervisionTab = 'proposals' | 'cases' | 'receipts' | 'listings' | 'assessment'

export type NoticeOpening =
  | { readonly kind: 'new'; readonly target: Selection }
  /** The next paper of a case. */
  | { readonly kind: 'climb'; readonly case: RowId; readonly paper: PaperKind }
  | { readonly kind: 'existing'; readonly notice: RowId; readonly step: number }

/** Orders that a gesture is about, as they were when it began. */
export type Aim = {
  readonly target: Selection
  readonly count: number
  /** Number of the one order; null for several. */
  readonly number: string | null
  /** The one order has a lead unit already. */
  readonly dispatched: boolean
}

/** What floats over it, one at a time. */
export type Overlay =
  | { readonly kind: 'import'; readonly chosen: BridgeReplies['chooseImport'] }
  | { readonly kind: 'sources'; readonly tab: SourceTab }
  /** Goes on with this draft; null: with the newest, or anew where there is none. */
  | { readonly kind: 'report'; readonly unsent: UnsentReport | null }
  | { readonly kind: 'correct'; readonly detail: OrderDetail }
  | { readonly kind: 'decline'; readonly aim: Aim }
  /** A complaint was to go to the unit that it is about. */
  | { readonly kind: 'concerned'; readonly concerned: Concerned }
  /** The dispatch catalogue says otherwise. */
  | { readonly kind: 'outside'; readonly outside: Outside }
  /** `supporting`: units that were dropped on as such. */
  | { readonly kind: 'palette'; readonly aim: Aim; readonly supporting?: readonly RowId[] }
  | { readonly kind: 'bulk' | 'export' | 'orderList'; readonly aim: Aim }
  | { readonly kind: 'act'; readonly name: AskedAct; readonly aim: Aim; readonly detail: OrderDetail | null }
  /** This order beside those that may report the same. */
  | { readonly kind: 'duplicates'; readonly row: RowId }
  /** Nothing yet: the order that the next dialog rests on is being read. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'acts'; readonly row: Row; readonly detail: OrderDetail | null }
  | { readonly kind: 'refused'; readonly refused: readonly RefusedOrder[] }
  | { readonly kind: 'keys' }
  /** Everything that can be done and gone to, by typing. */
  | { readonly kind: 'commands' }
  /** Who works here now. */
  | { readonly kind: 'persons' }

/** The filter's panel, at the head or button that opened it. */
export type OpenFilter = { readonly column: FilterColumn; readonly anchor: Anchor }

export type Places = {
  readonly screen: Source<Screen>
  readonly filter: Source<OpenFilter | null>
  readonly closeFilter: () => void
  readonly overlay: Source<Overlay | null>
}

export const createPlaces = (): Places => {
  const filter = createSource<OpenFilter | null>(null)
  return {
    screen: createSource<Screen>({ kind: 'desk' }),
    overlay: createSource<Overlay | null>(null),
    filter,
    closeFilter: () => filter.set(null),
  }
}
