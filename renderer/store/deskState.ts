import type { Alarms } from '../../shared/contract/alarms.ts'
import type { DeskNews, Hello, LedgerTrouble, Overview, SearchLevel } from '../../shared/contract/desk.ts'
import type { DeskLock } from '../../shared/contract/persons.ts'
import type { KeepingState } from '../../shared/contract/keeping.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import type { DeskClient } from './deskClient.ts'
import { createSource, type Source } from './source.ts'
import { type WindowRules, windowRules } from './windowRules.ts'

/**
 *   opening ──hello──> ready <──hello── restarting <──store gone── ready
 *      └──trouble──> trouble ──ready──> opening
 */
export type LedgerPhase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'restarting' }
  | { readonly kind: 'trouble'; readonly trouble: LedgerTrouble }

/** What the window knows of the store, each part watched apart, so that a count that changes repaints only its figure. */
export type DeskState = {
  readonly phase: Source<LedgerPhase>
  /** As it was answered at the start; settings, overview and search level live on beside it. */
  readonly hello: Source<Hello | null>
  readonly settings: Source<Hello['settings'] | null>
  readonly rules: Source<WindowRules | null>
  readonly overview: Source<Overview | null>
  readonly search: Source<SearchLevel>
  /** Orders about life and safety that no unit has. */
  readonly alarms: Source<Alarms>
  readonly lock: Source<DeskLock>
  /** The desk is covered until the person on duty, or another, has shown who they are. */
  readonly locked: Source<boolean>
  /** How far the lists are made again, in percent; null when they are not. */
  readonly rebuilding: Source<number | null>
  /** Backups, and one that is being made; null until somebody asked. */
  readonly keeping: Source<KeepingState | null>
}

export const createDeskState = (): DeskState => ({
  phase: createSource<LedgerPhase>({ kind: 'opening' }),
  hello: createSource<Hello | null>(null),
  settings: createSource<Hello['settings'] | null>(null),
  rules: createSource<WindowRules | null>(null),
  overview: createSource<Overview | null>(null),
  search: createSource<SearchLevel>({ indexed: 0, total: 0 }),
  alarms: createSource<Alarms>([]),
  lock: createSource<DeskLock>({ minutes: null, hasPin: false }),
  locked: createSource(false),
  rebuilding: createSource<number | null>(null),
  keeping: createSource<KeepingState | null>(null),
})

/**
 * Asks for everything that the first screen needs besides rows; again after each restart of the store. `rowsFirst` resolves
 * when the rows that came meanwhile are on the screen: units and counts wait that one frame for them.
 */
export const greet = async (client: DeskClient, state: DeskState, rowsFirst: () => Promise<void>): Promise<void> => {
  const answer = await client.verbs.hello({})
  if (answer.ok) await rowsFirst()
  if (!answer.ok) {
    const { error } = answer
    // `no-ledger` is followed by the news of what is wrong with it; a store that ended comes back with a new port.
    if (error.kind === 'no-ledger' || (error.kind === 'not-saved' && error.detail === 'store-gone')) return
    const detail = 'detail' in error ? error.detail : error.kind
    state.phase.set({ kind: 'trouble', trouble: { code: 'other', file: '', detail } })
    return
  }
  const hello = answer.value
  state.settings.set(hello.settings)
  state.rules.set(windowRules(hello.rules))
  state.overview.set(hello.overview)
  state.search.set(hello.search)
  state.lock.set(hello.lock)
  // At the start of the window, not when a store came back under somebody's hands.
  if (state.hello.get() === null) state.locked.set(hello.lock.hasPin)
  state.hello.set(hello)
  state.phase.set({ kind: 'ready' })
  const alarms = await client.verbs.alarms({})
  if (alarms.ok) state.alarms.set(alarms.value)
}

/** The part of the news that changes what everybody sees; screens listen to the rest themselves. */
export const takeNews = (state: DeskState, news: DeskNews, onReady: () => void): void => {
  switch (news.kind) {
    case 'overview':
      state.overview.set(news.overview)
      return
    case 'search':
      state.search.set(news.level)
      return
    case 'rebuilding':
      state.rebuilding.set(news.percent)
      return
    case 'keeping':
      state.keeping.set(news.state)
      return
    case 'settings':
      state.settings.set(news.settings)
      return
    case 'officeRules':
      state.rules.set(windowRules(news.rules))
      return
    case 'persons': {
      const hello = state.hello.get()
      if (hello !== null) state.hello.set({ ...hello, person: news.onDuty })
      state.lock.set(news.lock)
      return
    }
    case 'alarms':
      state.alarms.set(news.alarms)
      return
    case 'ledgerTrouble':
      state.phase.set({ kind: 'trouble', trouble: news.trouble })
      return
    case 'ledgerReady':
      onReady()
      return
    case 'retiming':
    case 'rowsChanged':
    case 'viewPatched':
    case 'viewBehind':
    case 'viewCounted':
    case 'groupProgress':
    case 'exportProgress':
    case 'notices':
    case 'catalogue':
    case 'handovers':
    case 'suggestions':
    case 'importPreview':
    case 'importProgress':
    case 'importReport':
    case 'importsHalted':
    case 'importFailed':
    case 'unsent':
    case 'printJobs':
      return
    default:
      unreachable(news)
  }
}
