import type { ImportField } from '../../shared/contract/importFields.ts'
import type { DeskFailure, DeskNews, ImportStage } from '../../shared/contract/desk.ts'
import type { ImportReport } from '../../shared/contract/importRuns.ts'
import type { ValueMatches } from '../../shared/contract/importDesk.ts'
import type { ImportPreview, ImportRefusal, MappingReason, SheetLook } from '../../shared/contract/importing.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { putAll } from './planEdits.ts'

export type ChosenFile = { readonly import: string; readonly fileName: string }
export type ImportNews = Extract<DeskNews, { readonly import: string }>

/**
 *   choosing ──chosen──> reading ──preview──> mapping ──take──> taking ──report──> reported
 *       │                   └──failed──┐         │                └──failed──┐
 *       └──not a file──> choosing      └─────────┴──────────> failed <───────┘      (from all of them: again -> choosing)
 */
export type ImportFlow = { readonly place: ImportPlace; readonly early: readonly ImportNews[] }
export type MappingPlace = {
  readonly kind: 'mapping'
  readonly file: ChosenFile
  readonly preview: ImportPreview
  /** The sheet under the plan as the parser last showed it. */
  readonly look: SheetLook
  /** As the person sees and changes it; the look follows. */
  readonly plan: ImportPlan
  readonly reasons: Readonly<Partial<Record<ImportField, MappingReason | 'person'>>>
  readonly kindByHand: boolean
  /** Of the looks that were asked for the last; answers to earlier ones say nothing any more. */
  readonly asked: number
  /** What the words of the columns of towns, categories and units may mean; null until the store has answered. */
  readonly matches: ValueMatches | null
  readonly sourceName: string
  readonly starting: boolean
  readonly failure: DeskFailure | null
}
export type ChoosingTrouble = 'not-a-file' | 'no-dialog' | 'empty-paste' | 'long-paste'
export type ImportPlace =
  | { readonly kind: 'choosing'; readonly trouble: ChoosingTrouble | null }
  | { readonly kind: 'reading'; readonly file: ChosenFile; readonly stage: ImportStage | null }
  | MappingPlace
  | {
      readonly kind: 'taking'
      readonly file: ChosenFile
      readonly rows: number
      readonly done: number
      readonly stopping: boolean
    }
  | { readonly kind: 'reported'; readonly report: ImportReport }
  | { readonly kind: 'failed'; readonly refusal: ImportRefusal }

export type ImportAct =
  | { readonly kind: 'chosen'; readonly file: ChosenFile }
  | { readonly kind: 'notChosen'; readonly trouble: ChoosingTrouble | null }
  | { readonly kind: 'news'; readonly news: ImportNews }
  /** The person changed the plan; `field` is the column that was put by hand. The look number `asked` will follow. */
  | { readonly kind: 'planned'; readonly plan: ImportPlan; readonly field: ImportField | null; readonly asked: number }
  /** Another sheet or kind was asked for; the plan comes with the look. */
  | { readonly kind: 'guessing'; readonly byHand: boolean; readonly asked: number }
  | { readonly kind: 'looked'; readonly look: SheetLook; readonly asked: number }
  | { readonly kind: 'named'; readonly sourceName: string }
  | { readonly kind: 'matched'; readonly matches: ValueMatches; readonly asked: number }
  | { readonly kind: 'starting' }
  | { readonly kind: 'started' }
  | { readonly kind: 'notStarted'; readonly failure: DeskFailure }
  | { readonly kind: 'stopping' }
  /** The report as it stands after rows of it were corrected, taken or struck off. */
  | { readonly kind: 'amended'; readonly report: ImportReport }
  | { readonly kind: 'storeGone' }
  | { readonly kind: 'again' }

/** `heard`: what was said of the chosen file before anybody listened. */
export const startFlow = (chosen: ChosenFile | null, heard: readonly ImportNews[] = []): ImportFlow => {
  if (chosen === null) return { place: { kind: 'choosing', trouble: null }, early: [] }
  const reading: ImportFlow = { place: { kind: 'reading', file: chosen, stage: null }, early: [] }
  return heard
    .filter((news) => news.import === chosen.import)
    .reduce((flow, news) => stepFlow(flow, { kind: 'news', news }), reading)
}

export const stepFlow = (flow: ImportFlow, act: ImportAct): ImportFlow => {
  const { place } = flow
  const at = (next: ImportPlace): ImportFlow => ({ ...flow, place: next })
  switch (act.kind) {
    case 'chosen':
      return startFlow(act.file, flow.early)
    case 'notChosen':
      return place.kind === 'choosing' ? at({ kind: 'choosing', trouble: act.trouble }) : flow
    case 'news':
      return takeNews(flow, act.news)
    case 'planned': {
      if (place.kind !== 'mapping') return flow
      const reasons = act.field === null ? place.reasons : { ...place.reasons, [act.field]: 'person' as const }
      return at({ ...place, plan: act.plan, reasons, asked: act.asked, failure: null })
    }
    case 'guessing':
      return place.kind === 'mapping'
        ? at({ ...place, kindByHand: act.byHand, reasons: {}, asked: act.asked, failure: null })
        : flow
    case 'looked':
      return place.kind === 'mapping' && place.asked === act.asked ? at(lookedAt(place, act.look)) : flow
    case 'named':
      return place.kind === 'mapping' ? at({ ...place, sourceName: act.sourceName, failure: null }) : flow
    case 'matched':
      return place.kind === 'mapping' && place.asked === act.asked ? at(matchedAt(place, act.matches)) : flow
    case 'starting':
      return place.kind === 'mapping' ? at({ ...place, starting: true, failure: null }) : flow
    case 'started':
      return place.kind === 'mapping' ? at(takingFrom(place, 0)) : flow
    case 'notStarted': {
      if (place.kind !== 'mapping') return flow
      if (act.failure.kind === 'import') return at({ kind: 'failed', refusal: act.failure.refusal })
      return at({ ...place, starting: false, failure: act.failure })
    }
    case 'stopping':
      return place.kind === 'taking' ? at({ ...place, stopping: true }) : flow
    case 'amended':
      return place.kind === 'reported' ? at({ kind: 'reported', report: act.report }) : flow
    case 'storeGone':
      // The file was open in a store that is no more, and no news of it will ever come.
      return 'file' in place
        ? at({ kind: 'failed', refusal: { code: 'store-stopped', fileName: place.file.fileName } })
        : flow
    case 'again':
      return startFlow(null)
  }
}

/** How many pieces of news are kept for a file whose name has not come back yet. */
const mostEarly = 50

const takeNews = (flow: ImportFlow, news: ImportNews): ImportFlow => {
  const { place } = flow
  // The parser may be quicker than the answer that names the import: what it says meanwhile is kept for that answer.
  if (place.kind === 'choosing') return { ...flow, early: [...flow.early, news].slice(-mostEarly) }
  if (place.kind === 'reported' || place.kind === 'failed' || news.import !== place.file.import) return flow
  const at = (next: ImportPlace): ImportFlow => ({ ...flow, place: next })
  switch (news.kind) {
    case 'importProgress':
      if (news.progress.phase !== 'taking')
        return place.kind === 'reading' ? at({ ...place, stage: news.progress }) : flow
      if (place.kind === 'mapping') return at(takingFrom(place, news.progress.done))
      return place.kind === 'taking'
        ? at({ ...place, done: news.progress.done, rows: Math.max(place.rows, news.progress.total) })
        : flow
    case 'importPreview':
      return place.kind === 'reading' ? at(mappingFrom(place.file, news.preview, news.sourceName)) : flow
    case 'importReport':
      return at({ kind: 'reported', report: news.report })
    case 'importFailed':
      // The person asked for it and sees the choice of files again; there is nothing to explain.
      return news.refusal.code === 'cancelled' ? startFlow(null) : at({ kind: 'failed', refusal: news.refusal })
    default:
      return unreachable(news)
  }
}

const mappingFrom = (file: ChosenFile, preview: ImportPreview, sourceName: string): ImportPlace => ({
  kind: 'mapping',
  file,
  preview,
  look: preview.look,
  plan: preview.look.plan,
  reasons: preview.look.mappingReasons,
  kindByHand: false,
  asked: 0,
  matches: null,
  sourceName,
  starting: false,
  failure: null,
})

/** A look under the person's own plan brings no reasons: those of the guess stay where the person changed nothing. */
const lookedAt = (place: MappingPlace, look: SheetLook): MappingPlace => ({
  ...place,
  look: look.kindReasons.length > 0 ? look : { ...look, kindReasons: place.look.kindReasons },
  plan: look.plan,
  reasons: { ...look.mappingReasons, ...place.reasons },
})

/** What is the same but for spaces and width is taken as it is; near ones wait for the person. */
const matchedAt = (place: MappingPlace, matches: ValueMatches): MappingPlace => ({
  ...place,
  matches,
  plan: (['towns', 'categories', 'units'] as const).reduce(
    (plan, rule) =>
      putAll(
        plan,
        rule,
        matches[rule].matches.flatMap(({ said, same }) => (same === null ? [] : [[said, same]])),
      ),
    place.plan,
  ),
})

const takingFrom = (place: MappingPlace, done: number): ImportPlace => ({
  kind: 'taking',
  file: place.file,
  rows: place.preview.sheets[place.plan.sheet]?.rowCount ?? 0,
  done,
  stopping: false,
})
