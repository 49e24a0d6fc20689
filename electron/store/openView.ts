import type { Commit } from '../../ledger/ledger.ts'
import { scanUnindexed } from '../../ledger/search/searchIndex.ts'
import { firstRows, rowsById, stillInView, viewIds, viewTotal } from '../../ledger/sqlite/boardQueries.ts'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import type { DeskNews } from '../../shared/contract/desk.ts'
import type { Block, OpenedView, ViewSpec } from '../../shared/contract/views.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { FrozenList } from './frozenList.ts'

/** Rows in the answer that opens a view: more than any screen shows at once. */
export const firstBlock = 100

/**
 * One view as the store keeps it: filter and sort answered once, then a frozen order. The person's own commands hide and
 * bring back rows; what else arrives waits until it is asked for.
 *
 *     opening ──first rows──> listing ──list of ids──> frozen ──close──> closed
 */
export class OpenView {
  readonly id: number
  readonly spec: ViewSpec
  readonly #now: Instant
  readonly #scanned: readonly number[]
  readonly #list: Promise<FrozenList>
  #version = 1
  readonly #arrived = new Set<number>()

  private constructor(id: number, spec: ViewSpec, now: Instant, scanned: readonly number[], list: Promise<FrozenList>) {
    this.id = id
    this.spec = spec
    this.#now = now
    this.#scanned = scanned
    this.#list = list
    // A view that was cancelled while listing answers nobody any more; its requests are refused as stale.
    list.catch(() => undefined)
  }

  /** The first rows by LIMIT at once; the list of ids follows on the same reader, so that nothing is asked twice. */
  static async open(
    db: SqlReader,
    id: number,
    spec: ViewSpec,
    now: Instant,
  ): Promise<{ readonly view: OpenView; readonly opened: OpenedView }> {
    const scanned = spec.search === '' ? [] : await scanUnindexed(db, spec.search)
    const rows = await firstRows(db, spec, now, scanned, firstBlock)
    const total = rows.length < firstBlock ? rows.length : await viewTotal(db, spec, now, scanned)
    const list = viewIds(db, spec, now, scanned).then((ids) => new FrozenList(ids))
    const view = new OpenView(id, spec, now, scanned, list)
    return { view, opened: { view: id, version: 1, total, rows } }
  }

  get version(): number {
    return this.#version
  }

  async block(db: SqlReader, from: number, to: number): Promise<Block> {
    const list = await this.#list
    const version = this.#version
    return { version, total: list.total, rows: await rowsById(db, list.slice(from, to)) }
  }

  async positionOf(row: RowId): Promise<number | null> {
    return (await this.#list).positionOf(row)
  }

  async allBut(except: readonly RowId[]): Promise<readonly RowId[]> {
    const list = await this.#list
    return list.allBut(new Set(except)) as readonly RowId[]
  }

  /** What a commit of the person's own means for this view: rows leave or return at once, new ones wait and are counted. */
  async take(db: SqlReader, commit: Pick<Commit, 'changedOrders' | 'createdOrders'>): Promise<readonly DeskNews[]> {
    const list = await this.#list
    const news: DeskNews[] = []
    const known = commit.changedOrders.filter((id) => list.knows(id))
    if (known.length > 0) {
      const inside = await stillInView(db, this.spec, this.#now, this.#scanned, known)
      const leaving = known.filter((id) => !inside.has(id))
      const from = list.patch(leaving, inside)
      if (from !== null) {
        this.#version += 1
        // The block that changed first goes along: it is what the person looks at, and asking for it takes another trip.
        const first = Math.floor(from / firstBlock) * firstBlock
        const rows = await rowsById(db, list.slice(first, first + firstBlock))
        const block = { from: first, rows }
        news.push({ kind: 'viewPatched', view: this.id, version: this.#version, total: list.total, from, block })
      }
    }
    const strangers = [...commit.createdOrders, ...commit.changedOrders.filter((id) => !list.knows(id))]
    if (strangers.length > 0) {
      const arrived = await stillInView(db, this.spec, this.#now, this.#scanned, strangers)
      if (arrived.size > 0) {
        for (const id of arrived) this.#arrived.add(id)
        news.push({ kind: 'viewBehind', view: this.id, arrived: this.#arrived.size, departed: 0 })
      }
    }
    return news
  }
}
