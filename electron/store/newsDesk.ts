import type { HeardCommit, Ledger } from '../../ledger/ledger.ts'
import { levelSearch } from '../../ledger/search/searchIndex.ts'
import { intAt, intOrNullAt } from '../../ledger/sqlite/driver.ts'
import type { DeskNews } from '../../shared/contract/desk.ts'
import { type StreamKind, splitStream } from '../../shared/domain/streams.ts'
import { DAY, type Instant } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Desk } from './desk.ts'
import { watchAlarms } from './alarmHandlers.ts'
import { spanClock } from './spanClock.ts'
import { overview } from './viewHandlers.ts'

const catalogueKinds: ReadonlySet<StreamKind> = new Set(['unit', 'category', 'town', 'route'])

/** Keeps a burst of commits from counting every lane again for each of them. */
const overviewPause = 60

/**
 * What the store tells the window unasked: changed rows and the view's patches right after a commit, then the counts, then
 * how far search has read; and, at the next deadline or yellow light, the rows whose light changed.
 */
export class NewsDesk {
  readonly #desk: Desk
  readonly #busy: () => boolean
  readonly #stop = new AbortController()
  #overviewTimer: NodeJS.Timeout | null = null
  #lightTimer: NodeJS.Timeout | null = null
  #levelling = false
  readonly #alarms: ReturnType<typeof watchAlarms>
  /** Orders that an import brought while it was running: told together when it is over. */
  #arrivals: number[] = []

  /** `busy`: an import is under way; the index and the counts wait, so that the desk is ready to work sooner. */
  constructor(desk: Desk, busy: () => boolean) {
    this.#desk = desk
    this.#busy = busy
    desk.ledger.onCommit((commit) => void this.#committed(commit))
    this.#alarms = watchAlarms(desk)
    this.levelSearch()
    void this.#wakeAtNextLight()
  }

  close(): void {
    this.#stop.abort()
    if (this.#overviewTimer !== null) clearTimeout(this.#overviewTimer)
    if (this.#lightTimer !== null) clearTimeout(this.#lightTimer)
  }

  async #committed(commit: HeardCommit): Promise<void> {
    if (commit.events.some(({ stream }) => catalogueKinds.has(splitStream(stream).kind)))
      this.#desk.publish({ kind: 'catalogue' })
    if (this.#busy() && commit.changedOrders.length === 0) {
      this.#arrivals.push(...commit.createdOrders)
      return
    }
    await this.#tellView(commit, !commit.background)
    if (commit.changedOrders.length > 0)
      this.#desk.publish({ kind: 'rowsChanged', rows: commit.changedOrders as RowId[] })
    this.#countSoon()
    this.levelSearch()
  }

  /** The import is over: what it brought is told, counted and read into the index. */
  importOver(): void {
    const createdOrders = this.#arrivals
    this.#arrivals = []
    void this.#tellView({ changedOrders: [], createdOrders }, false)
    void this.#count()
    this.levelSearch()
  }

  /** New tables are in their place: what is counted and searched comes from them now. */
  projectionsLevel(): void {
    this.#alarms.tell()
    this.#desk.received.forget()
    void this.#compareView()
    void this.#count()
    this.levelSearch()
  }

  async #tellView(changes: Pick<HeardCommit, 'changedOrders' | 'createdOrders'>, own: boolean): Promise<void> {
    const { view, publish } = this.#desk
    if (view === null) return
    for (const news of await view.take(this.#desk, { ...changes, own }).catch(() => [])) publish(news)
  }

  /** Orders that were put aside and are due again: like what comes from elsewhere, they wait until the list is asked for. */
  async #tellBack(orders: readonly number[]): Promise<void> {
    const { view, publish } = this.#desk
    if (view === null || orders.length === 0) return
    const clock = await spanClock(this.#desk)
    for (const news of await view.comeBack(this.#desk, orders, clock).catch(() => [])) publish(news)
  }

  async #compareView(): Promise<void> {
    const { view, publish } = this.#desk
    if (view === null) return
    for (const news of await view.compare(this.#desk).catch(() => [])) publish(news)
  }

  #countSoon(): void {
    if (this.#overviewTimer !== null) return
    this.#overviewTimer = setTimeout(() => {
      this.#overviewTimer = null
      void this.#count()
      void this.#wakeAtNextLight()
    }, overviewPause)
  }

  async #count(): Promise<void> {
    if (this.#stop.signal.aborted) return
    this.#desk.publish({ kind: 'overview', overview: await overview(this.#desk) })
  }

  /** Reads on where the index stopped. */
  levelSearch(): void {
    if (this.#levelling || this.#busy()) return
    this.#levelling = true
    void levelSearch(this.#desk.ledger, this.#stop.signal, (level) => {
      this.#desk.publish({ kind: 'search', level })
    })
      .catch((problem: unknown) => process.stderr.write(`search index: ${String(problem)}\n`))
      .finally(() => {
        this.#levelling = false
      })
  }

  async #wakeAtNextLight(): Promise<void> {
    if (this.#stop.signal.aborted) return
    const now = this.#desk.ledger.now()
    const next = await nextLight(this.#desk.ledger, now)
    if (this.#lightTimer !== null) clearTimeout(this.#lightTimer)
    // A timer longer than 24.8 days fires at once; a day is often enough to look again.
    const wait = Math.min(next === null ? DAY : next - now, DAY) + 1
    this.#lightTimer = setTimeout(() => void this.#lightChanged(now), wait)
    this.#lightTimer.unref()
  }

  async #lightChanged(since: Instant): Promise<void> {
    const until = this.#desk.ledger.now()
    const rows = await this.#desk.ledger.reader.all(
      `SELECT id FROM board WHERE due_at > ? AND due_at <= ? UNION SELECT id FROM board WHERE yellow_at > ? AND yellow_at <= ?
       UNION SELECT id FROM board WHERE stage_due_at > ? AND stage_due_at <= ?`,
      [since, until, since, until, since, until],
    )
    const back = await this.#desk.ledger.reader.all('SELECT id FROM board WHERE aside_until > ? AND aside_until <= ?', [
      since,
      until,
    ])
    await this.#tellBack(back.map((row) => intAt(row, 'id')))
    const news: DeskNews = { kind: 'rowsChanged', rows: [...rows, ...back].map((row) => intAt(row, 'id') as RowId) }
    if (news.rows.length > 0) this.#desk.publish(news)
    await this.#count()
    await this.#wakeAtNextLight()
  }
}

const nextLight = async (ledger: Ledger, now: Instant): Promise<Instant | null> => {
  const row = await ledger.reader.get(
    `SELECT min(at) AS at FROM (SELECT min(due_at) AS at FROM board WHERE due_at > ?
       UNION ALL SELECT min(yellow_at) AS at FROM board WHERE yellow_at > ?
       UNION ALL SELECT min(stage_due_at) AS at FROM board WHERE stage_due_at > ?
       UNION ALL SELECT min(aside_until) AS at FROM board WHERE aside_until > ?)`,
    [now, now, now, now],
  )
  return intOrNullAt(row ?? {}, 'at')
}
