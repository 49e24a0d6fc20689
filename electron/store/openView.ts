import type { Commit } from '../../ledger/ledger.ts'
import { matchingOrders, searchHits } from '../../ledger/search/searchHits.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import { firstIds, inOrder, sortKeys, stillShown, viewList } from '../../ledger/sqlite/viewLists.ts'
import { viewCondition, type ViewPlan, viewPlan } from '../../ledger/sqlite/viewQuery.ts'
import type { Block, OpenedView, ViewNews, ViewSpec } from '../../shared/contract/views.ts'
import { IdSet } from '../../shared/kernel/idSet.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { SpanClock } from '../../shared/views/spanBounds.ts'
import { FrozenList } from './frozenList.ts'
import { listDifference } from './listDifference.ts'
import { movedRows } from './movedRows.ts'
import type { ReceivedOrder } from './receivedOrder.ts'
import { searchedList } from './searchedList.ts'

/** Rows in the answer that opens a view: more than any screen shows at once. */
export const firstBlock = 100
/** So long the answer waits for the list, ms: in most ledgers it is there by then, and nothing has to be counted afterwards. */
const listPatience = 20
/** More changed orders than this are not opened one by one to see whether a search finds them. */
const openedOneByOne = 500

/** Lists have a reader of their own, so that a long one never stands before a block. */
export type ViewReaders = { readonly blocks: SqlReader; readonly lists: SqlReader }

type Changes = Pick<Commit, 'changedOrders' | 'createdOrders'> & {
  /** The person's own act, which applies at once; what others did waits until it is asked for. */
  readonly own: boolean
}

/**
 * One view as the store keeps it: filter and sort answered once, then a frozen order. The person's own commands hide and
 * bring back rows; what else changes waits and is counted until it is asked for.
 *
 *     opening ──first rows──> listing ──list of ids──> frozen ──close──> closed
 */
export class OpenView {
  readonly id: number
  readonly spec: ViewSpec
  readonly #plan: ViewPlan
  /** What the search found; null without one. */
  readonly #hits: Promise<IdSet> | null
  readonly #list: Promise<FrozenList>
  #version = 1
  readonly #arrived = new IdSet()
  readonly #moved = new IdSet()
  #behind = ''

  private constructor(
    id: number,
    spec: ViewSpec,
    found: {
      readonly plan: ViewPlan
      readonly hits: Promise<IdSet> | null
      readonly list: Promise<FrozenList>
    },
  ) {
    this.id = id
    this.spec = spec
    this.#plan = found.plan
    this.#hits = found.hits
    this.#list = found.list
    // A view that was cancelled while listing answers nobody any more; its requests are refused as stale.
    found.list.catch(() => undefined)
    found.hits?.catch(() => undefined)
  }

  /** The first rows at once; the list of ids follows, and `onCounted` says how many there are if the answer could not. */
  static async open(
    db: ViewReaders,
    id: number,
    spec: ViewSpec,
    clock: SpanClock,
    received: ReceivedOrder,
    onCounted: (news: ViewNews) => void,
  ): Promise<{ readonly view: OpenView; readonly opened: OpenedView }> {
    const plan = viewPlan(spec, clock, await sortKeys(db.blocks, spec.sort))
    const known = (): Promise<Int32Array | null> => received.inSort(db.lists, spec.sort)
    if (spec.search !== '') {
      const isAtHand = received.isAtHand(spec.sort)
      const found = await searchedList({ ...db, plan, typed: spec.search, known, isAtHand, wanted: firstBlock })
      const list = found.list.then((ids) => new FrozenList(ids))
      const view = new OpenView(id, spec, { plan, hits: found.hits, list })
      const opened = await view.#opened(db, found.first, found.total, onCounted)
      return { view, opened }
    }
    const first = await firstIds(db.blocks, plan, firstBlock)
    const list =
      first.list !== null
        ? Promise.resolve(new FrozenList(first.list))
        : known().then(async (order) => new FrozenList(await viewList(db.lists, plan, null, order)))
    const view = new OpenView(id, spec, { plan, hits: null, list })
    const opened = await view.#opened(db, first.ids, null, onCounted)
    return { view, opened }
  }

  /** The answer with the first rows. Where nobody knows yet how many there are, the list may say it at once or later. */
  async #opened(
    db: ViewReaders,
    first: readonly number[],
    known: number | null,
    onCounted: (news: ViewNews) => void,
  ): Promise<OpenedView> {
    const [rows, listed] = await Promise.all([rowsById(db.blocks, first), known === null ? soon(this.#list) : null])
    const told = known ?? listed?.total ?? null
    void this.#list.then(
      ({ total }) => {
        if (total !== told) onCounted({ kind: 'viewCounted', view: this.id, version: this.version, total })
      },
      () => undefined,
    )
    return { view: this.id, version: this.#version, total: told ?? rows.length, counted: told !== null, rows }
  }

  get version(): number {
    return this.#version
  }

  async block(db: SqlReader, from: number, to: number): Promise<Block> {
    const list = await this.#list
    const version = this.#version
    return { version, total: list.total, rows: await rowsById(db, list.slice(from, to)) }
  }

  async rowIds(from: number, to: number): Promise<{ readonly version: number; readonly rows: readonly RowId[] }> {
    const list = await this.#list
    return { version: this.#version, rows: list.slice(from, to) as readonly RowId[] }
  }

  async positionOf(row: RowId): Promise<number | null> {
    return (await this.#list).positionOf(row)
  }

  async allBut(except: readonly RowId[]): Promise<readonly RowId[]> {
    const list = await this.#list
    return list.allBut(new Set(except)) as readonly RowId[]
  }

  /** What changed orders mean for this view: by the person's own act rows leave or return at once, all else is counted. */
  async take(db: ViewReaders, changes: Changes): Promise<readonly ViewNews[]> {
    const list = await this.#list
    const known = changes.changedOrders.filter((id) => list.knows(id))
    const strangers = [...changes.createdOrders, ...changes.changedOrders.filter((id) => !list.knows(id))]
    const inside = await this.#shown(db.blocks, known, strangers)
    const patched = changes.own ? await this.#patch(db.blocks, list, known, inside) : null
    for (const id of strangers) {
      if (inside.has(id)) this.#arrived.add(id)
      else this.#arrived.delete(id)
    }
    const moved = await movedRows(list, known, inside, (ids) => inOrder(db.blocks, this.#plan, ids))
    for (const id of known) {
      if (moved.has(id)) this.#moved.add(id)
      else this.#moved.delete(id)
    }
    const behind = this.#behindNews()
    return [patched, behind].filter((news) => news !== null)
  }

  /** Other tables answer now: what asking again would change is counted, as if others had done it, and nothing moves. */
  async compare(db: ViewReaders): Promise<readonly ViewNews[]> {
    const list = await this.#list
    const { search } = this.spec
    const hits = search === '' ? null : await searchHits(db.lists, search)
    const { arrived, moved } = listDifference(list.visible, await viewList(db.lists, this.#plan, hits, null))
    for (const id of arrived) this.#arrived.add(id)
    for (const id of moved) this.#moved.add(id)
    const behind = this.#behindNews()
    return behind === null ? [] : [behind]
  }

  /** Orders whose time out of sight is over. A view keeps the clock of its opening: asked anew, it would show them or not. */
  async comeBack(db: ViewReaders, orders: readonly number[], clock: SpanClock): Promise<readonly ViewNews[]> {
    const list = await this.#list
    const condition = viewCondition(this.spec, clock)
    const shown = await stillShown(db.blocks, condition, orders)
    const hits = this.#hits === null ? null : await this.#hits
    for (const id of orders) {
      const isIn = shown.has(id) && (hits === null || hits.has(id))
      if (list.positionOf(id) !== null) {
        if (!isIn) this.#moved.add(id)
      } else if (isIn) this.#arrived.add(id)
    }
    const behind = this.#behindNews()
    return behind === null ? [] : [behind]
  }

  async #patch(
    db: SqlReader,
    list: FrozenList,
    known: readonly number[],
    inside: ReadonlySet<number>,
  ): Promise<ViewNews | null> {
    const from = list.patch(
      known.filter((id) => !inside.has(id)),
      known.filter((id) => inside.has(id)),
    )
    if (from === null) return null
    this.#version += 1
    // The block that changed first goes along: it is what the person looks at, and asking for it takes another trip.
    const first = Math.floor(from / firstBlock) * firstBlock
    const version = this.#version
    const rows = await rowsById(db, list.slice(first, first + firstBlock))
    return { kind: 'viewPatched', view: this.id, version, total: list.total, from, block: { from: first, rows } }
  }

  /** Told when the numbers are others than they were told last. */
  #behindNews(): ViewNews | null {
    const behind = `${this.#arrived.size} ${this.#moved.size}`
    if (behind === (this.#behind === '' ? '0 0' : this.#behind)) return null
    this.#behind = behind
    return { kind: 'viewBehind', view: this.id, arrived: this.#arrived.size, moved: this.#moved.size }
  }

  /** Which of these orders the view would show now. What the search found stays found; others are compared with it anew. */
  async #shown(db: SqlReader, known: readonly number[], strangers: readonly number[]): Promise<ReadonlySet<number>> {
    const all = [...known, ...strangers]
    if (all.length === 0) return new Set()
    const shown = await stillShown(db, this.#plan.condition, all)
    if (this.#hits === null) return shown
    const hits = await this.#hits
    const unsure = strangers.filter((id) => shown.has(id) && !hits.has(id))
    const found =
      unsure.length <= openedOneByOne
        ? await matchingOrders(db, this.spec.search, unsure)
        : IdSet.of(await searchHits(db, this.spec.search))
    return new Set([...shown].filter((id) => hits.has(id) || found.has(id)))
  }
}

const soon = async (list: Promise<FrozenList>): Promise<FrozenList | null> => {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), listPatience)
  })
  const first = await Promise.race([list.catch(() => null), patience])
  clearTimeout(timer)
  return first
}
