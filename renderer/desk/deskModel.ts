import { createContext, useContext } from 'react'
import type { DeskFailure, DeskVerbs, Lane, OrderDetail } from '../../shared/contract/desk.ts'
import type { Suggestion } from '../../shared/contract/suggestions.ts'
import type { ViewSpec } from '../../shared/contract/views.ts'
import { widestRange } from '../../shared/views/viewLimits.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { en } from '../../shared/text/en.ts'
import { type Text, zhCN } from '../../shared/text/zhCN.ts'
import { failureDetail, failureText } from '../store/failureText.ts'
import { roleObstacle } from '../persons/useObstacle.ts'
import type { CommandType } from '../../shared/domain/command.ts'
import type { Session } from '../store/session.ts'
import { aboutOf } from '../unsent/keptWords.ts'
import { createSource, type Source } from '../store/source.ts'
import { createDeskView, type DeskView } from './deskView.ts'
import { createGestures, type Gestures, plainDispatch } from './gestures.ts'
import { createLaneDrags, type LaneDrags } from './laneDrag.ts'
import { createOrderFiles, type OrderFiles } from './orderFiles.ts'
import { createPlaces, type Places } from './places.ts'
import { createRangeSelection, type RangeSelection } from './rangeSelection.ts'
import { createToasts, type Toasts } from './toasts.ts'

export type DetailSize = 'panel' | 'collapsed' | 'whole'

/** Everything that the desk's parts share; made once beside the session. */
export type DeskModel = {
  readonly view: DeskView
  readonly gestures: Gestures
  readonly files: OrderFiles
  readonly drags: LaneDrags
  readonly places: Places
  readonly toasts: Toasts
  readonly detail: Source<OrderDetail | null>
  /** What is suggested for the focused order, as it stands on the screen. */
  readonly suggestion: Source<Suggestion | null>
  /** An order in full, asked for now; null when it cannot be read. */
  readonly readOrder: (row: RowId) => Promise<OrderDetail | null>
  readonly detailSize: Source<DetailSize>
  /** The first and the last row on the screen, from 0. */
  readonly sight: Source<readonly [number, number]>
  readonly now: Source<number>
  /** Rows whose values changed within the last minute. */
  readonly justChanged: (row: RowId) => boolean
  readonly lane: (unit: RowId) => Lane | undefined
  readonly text: () => Text
  readonly filterUnit: (unit: RowId) => void
  /** Covers the desk; of who has no PIN, it shows what is missing. */
  readonly lock: () => void
  /** Whether the role of who is on duty keeps them from it; then it was said who may. */
  readonly refuses: (command: CommandType) => boolean
  readonly range: RangeSelection
  /** From the last plain click or move to here; too wide a range is refused in words. */
  readonly extendSelection: (index: number) => Promise<void>
  readonly sortBy: (column: ViewSpec['sort']['column']) => void
}

const freshFor = 60_000
/** So long without the window's focus, and what arrived is taken in: nobody is looking, so nothing moves under a pointer. */
const awayFor = 30_000
const tick = 30_000

export const startDeskModel = (page: Window, session: Session): DeskModel => {
  const { client, state, preferences } = session
  const verbs: DeskVerbs = client.verbs
  const text = (): Text => (preferences.language.get() === 'en' ? en : zhCN)
  const view = createDeskView(verbs)
  const range = createRangeSelection(view)
  const toasts = createToasts()
  const places = createPlaces()
  places.screen.subscribe(toasts.leave)
  const explain = (failure: DeskFailure) => ({ message: failureText(text(), failure), detail: failureDetail(failure) })
  const files = createOrderFiles(session.bridge, verbs, toasts, explain)
  const gestures = createGestures(
    verbs,
    view,
    toasts,
    explain,
    () => text().views.bulk,
    (concerned) => places.overlay.set({ kind: 'concerned', concerned }),
    (outside) => places.overlay.set({ kind: 'outside', outside }),
    (aim) => {
      for (const form of ['dispatch.note', 'concerned']) session.kept.keep({ form, about: aboutOf(aim) }, null)
    },
  )
  const lane = (unit: RowId): Lane | undefined => state.overview.get()?.lanes.find((known) => known.unit === unit)
  const drags = createLaneDrags(page, (aim, unit, supporting) => {
    const dropped = lane(unit)
    if (dropped === undefined) return
    // A supporting unit alone is no dispatch: who leads is asked for in the palette.
    if (supporting) places.overlay.set({ kind: 'palette', aim, supporting: [unit] })
    else void gestures.dispatch(aim, { lead: dropped, ...plainDispatch })
  })
  const now = createSource(Date.now())
  page.setInterval(() => now.set(Date.now()), tick)

  const changed = new Map<RowId, number>()
  client.onNews((news) => {
    if (news.kind === 'rowsChanged') {
      const at = Date.now()
      for (const [row, when] of changed) if (at - when > freshFor) changed.delete(row)
      for (const row of news.rows) changed.set(row, at)
    }
    view.takeNews(news)
  })

  let away = 0
  page.addEventListener('blur', () => {
    away = page.setTimeout(() => {
      const list = view.list.get()
      if (list !== null && list.arrived + list.moved > 0) void view.refresh()
    }, awayFor)
  })
  page.addEventListener('focus', () => page.clearTimeout(away))

  // The first rows are asked for together with the rest of the first screen, not after it.
  void view.open({})
  let wasReady = false
  state.phase.subscribe(() => {
    const { kind } = state.phase.get()
    if (kind === 'restarting') toasts.say({ kind: 'storeRestarted' })
    if (kind === 'ready' && (wasReady || view.list.get() === null)) void view.reopen()
    wasReady = wasReady || kind === 'ready'
  })
  session.onShellNews((news) => {
    if (news.kind === 'secondInstance') toasts.say({ kind: 'secondInstance' })
  })

  return {
    view,
    gestures,
    files,
    drags,
    places,
    toasts,
    detail: createSource<OrderDetail | null>(null),
    suggestion: createSource<Suggestion | null>(null),
    readOrder: async (row) => {
      const answer = await verbs.order({ row })
      if (answer.ok) return answer.value
      toasts.say({ kind: 'failed', ...explain(answer.error) })
      return null
    },
    detailSize: createSource<DetailSize>('panel'),
    sight: createSource<readonly [number, number]>([0, 0]),
    now,
    justChanged: (row) => Date.now() - (changed.get(row) ?? 0) < freshFor,
    lane,
    text,
    range,
    extendSelection: async (index) => {
      const within = await range.extendTo(index)
      if (!within) toasts.say({ kind: 'failed', message: text().views.selection.tooMany(widestRange), detail: '' })
    },
    refuses: (command) => {
      const role = state.hello.get()?.person.role
      const obstacle = role === undefined ? null : roleObstacle(text(), role, command)
      if (obstacle !== null) toasts.say({ kind: 'failed', message: obstacle, detail: '' })
      return obstacle !== null
    },
    lock: () => {
      if (state.lock.get().hasPin) state.locked.set(true)
      else places.overlay.set({ kind: 'persons' })
    },
    filterUnit: (unit) => {
      const { unit: only, inbox } = view.spec.get()
      if (only === unit) void view.open({ unit: null })
      // What waits has no unit yet: a unit's orders are among those that were dispatched.
      else void view.open({ unit, inbox: inbox === 'toDispatch' ? 'dispatched' : inbox })
    },
    sortBy: (column) => {
      const { sort } = view.spec.get()
      const first = column === 'receivedAt' ? 'desc' : 'asc'
      const other = sort.direction === 'asc' ? 'desc' : 'asc'
      void view.open({ sort: { column, direction: sort.column === column ? other : first } })
    },
  }
}

export const DeskModelContext = createContext<DeskModel | null>(null)

export const useDeskModel = (): DeskModel => {
  const model = useContext(DeskModelContext)
  if (model === null) throw new Error('useDeskModel: outside of the model that main.tsx starts')
  return model
}
