import type { DeskFailure, DeskNews, ImportReport, ImportStage } from '../../shared/contract/desk.ts'
import type { ImportPreview, ImportRefusal, Mapping } from '../../shared/contract/importing.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { sourceNameOf } from './sourceName.ts'

export type ChosenFile = { readonly import: string; readonly fileName: string }
export type ImportNews = Extract<DeskNews, { readonly import: string }>

/**
 *   choosing ──chosen──> reading ──preview──> mapping ──take──> taking ──report──> reported
 *       │                   └──failed──┐         │                └──failed──┐
 *       └──not a file──> choosing      └─────────┴──────────> failed <───────┘      (from all of them: again -> choosing)
 */
export type ImportFlow = { readonly place: ImportPlace; readonly early: readonly ImportNews[] }
export type ImportPlace =
  | { readonly kind: 'choosing'; readonly trouble: 'not-a-file' | 'no-dialog' | null }
  | { readonly kind: 'reading'; readonly file: ChosenFile; readonly stage: ImportStage | null }
  | {
      readonly kind: 'mapping'
      readonly file: ChosenFile
      readonly preview: ImportPreview
      readonly mapping: Mapping
      readonly sourceName: string
      readonly starting: boolean
      readonly failure: DeskFailure | null
    }
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
  | { readonly kind: 'notChosen'; readonly trouble: 'not-a-file' | 'no-dialog' | null }
  | { readonly kind: 'news'; readonly news: ImportNews }
  | { readonly kind: 'mapped'; readonly mapping: Mapping }
  | { readonly kind: 'named'; readonly sourceName: string }
  | { readonly kind: 'starting' }
  | { readonly kind: 'started' }
  | { readonly kind: 'notStarted'; readonly failure: DeskFailure }
  | { readonly kind: 'stopping' }
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
    case 'mapped':
      return place.kind === 'mapping' ? at({ ...place, mapping: act.mapping, failure: null }) : flow
    case 'named':
      return place.kind === 'mapping' ? at({ ...place, sourceName: act.sourceName, failure: null }) : flow
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
      return place.kind === 'reading' ? at(mappingFrom(place.file, news.preview)) : flow
    case 'importReport':
      return at({ kind: 'reported', report: news.report })
    case 'importFailed':
      // The person asked for it and sees the choice of files again; there is nothing to explain.
      return news.refusal.code === 'cancelled' ? startFlow(null) : at({ kind: 'failed', refusal: news.refusal })
    default:
      return unreachable(news)
  }
}

const mappingFrom = (file: ChosenFile, preview: ImportPreview): ImportPlace => ({
  kind: 'mapping',
  file,
  preview,
  mapping: preview.guess,
  sourceName: sourceNameOf(file.fileName),
  starting: false,
  failure: null,
})

const takingFrom = (place: Extract<ImportPlace, { kind: 'mapping' }>, done: number): ImportPlace => ({
  kind: 'taking',
  file: place.file,
  rows: place.preview.rowCount,
  done,
  stopping: false,
})
