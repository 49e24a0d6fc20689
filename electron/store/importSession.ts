import { createHash } from 'node:crypto'
import type { Draft, Verdict } from '../../ledger/ledger.ts'
import type { DeskNews, ImportReport } from '../../shared/contract/desk.ts'
import { rowsPerChunk } from '../../shared/contract/importFields.ts'
import {
  type ImportPreview,
  type ImportRefusal,
  type ParserReply,
  type ParserRequest,
  parserReply,
  type SheetLook,
} from '../../shared/contract/importing.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import type { ImportedCourse, ImportedOrder, ImportedRow, RefusedRow } from '../../shared/contract/importRows.ts'
import type { Group } from '../../shared/domain/command.ts'
import type { RefusalCode } from '../../shared/domain/refusal.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { type OrderId, uuidV8 } from '../../shared/kernel/ids.ts'
import { sourceNameOf } from '../../shared/matching/sourceName.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { type Desk, newGroup, onDuty } from './desk.ts'
import type { Port } from './portServer.ts'

/** The report lists at most this many refused rows; their count has no limit. */
const listedRows = 5000

/**
 * One file on its way in. The parser process holds the parsed table; rows are pulled chunk by chunk, the next one while
 * the last is being committed.
 *
 *     reading ──preview──> waiting ──take──> taking ──> reported
 *        └── failed           └── cancel ──┴────────> reported (cancelled)
 */
export class ImportSession {
  readonly id: string
  readonly #fileName: string
  readonly #port: Port
  readonly #publish: (news: DeskNews) => void
  readonly #done: () => void
  readonly #stop = new AbortController()
  #preview: ImportPreview | null = null
  readonly #looking: ((look: SheetLook | null) => void)[] = []
  #awaiting: ((reply: RowsReply) => void) | null = null
  #phase: 'open' | 'taking' | 'over' = 'open'
  /** Why no more rows will come, once the parser's process has ended. */
  #gone: ImportRefusal | null = null

  constructor(
    id: string,
    path: string,
    fileName: string,
    port: Port,
    publish: (news: DeskNews) => void,
    done: () => void,
  ) {
    this.id = id
    this.#fileName = fileName
    this.#port = port
    this.#publish = publish
    this.#done = done
    port.on('message', ({ data }) => this.#receive(parserReply.parse(data)))
    port.start()
    // A pasted table has no path: its words come from the window.
    if (path !== '') this.#ask({ kind: 'open', path, fileName })
  }

  /** Whether rows are being written into the ledger now. */
  get taking(): boolean {
    return this.#phase === 'taking'
  }

  /** The parser's process ended by itself, usually for want of memory. What was taken until then is reported. */
  parserGone(): void {
    this.#gone = { code: 'parser-stopped', fileName: this.#fileName }
    if (this.#awaiting !== null) this.#answer(noRows(this.#gone))
    else if (this.#phase !== 'taking') this.#fail(this.#gone)
  }

  /** Free until rows are taken; afterwards it stops behind the chunk that is being written, and the report says so. */
  cancel(): boolean {
    if (this.#phase === 'over') return false
    this.#stop.abort()
    this.#ask({ kind: 'cancel' })
    if (this.#phase !== 'taking') this.#end()
    return true
  }

  /** The words of a pasted table; false when it has some already. */
  paste(text: string, html: string): boolean {
    if (this.#phase !== 'open' || this.#preview !== null) return false
    this.#ask({ kind: 'openText', text, html, fileName: this.#fileName })
    return true
  }

  /** Another sheet or kind, or a changed plan; null when there is no table to look at. The parser answers in turn. */
  look(sheet: number, asKind: ImportPlan['kind'] | null, plan: ImportPlan | null): Promise<SheetLook | null> {
    if (this.#preview === null || this.#phase !== 'open' || this.#gone !== null) return Promise.resolve(null)
    return new Promise((resolve) => {
      this.#looking.push(resolve)
      this.#ask({ kind: 'look', sheet, asKind, plan })
    })
  }

  /** Takes the rows over under this plan; true at once, the report follows as news. */
  take(desk: Desk, sourceName: string, plan: ImportPlan): boolean {
    const preview = this.#preview
    if (preview === null || this.#phase !== 'open') return false
    if (plan.kind !== 'newOrders' && plan.kind !== 'history') return false
    this.#phase = 'taking'
    void this.#takeAll(desk, sourceName, plan, preview).catch((problem: unknown) => {
      process.stderr.write(`import ${this.id}: ${String(problem)}\n`)
      const detail = problem instanceof Error ? problem.message : String(problem)
      this.#fail({ code: 'cannot-read', fileName: this.#fileName, detail })
    })
    return true
  }

  async #takeAll(desk: Desk, sourceName: string, plan: ImportPlan, preview: ImportPreview): Promise<void> {
    const read = preview.sheets[plan.sheet]?.rowCount ?? 0
    const begun = performance.now()
    const person = await onDuty(desk)
    const group = newGroup('import', read)
    const tally: Tally = { taken: 0, known: 0, refused: 0, rows: [] }
    let chunk = this.#rows(sourceName, plan, 0)
    let done = 0
    let stopped = false
    for (;;) {
      const { rows, next, done: last, failed } = await chunk
      if (failed !== undefined) {
        // Nothing was written yet: the file failed. Later, the report tells what was taken before it did.
        if (done === 0 && !this.#stop.signal.aborted) return this.#fail(failed)
        stopped = true
        break
      }
      if (!last && !this.#stop.signal.aborted) chunk = this.#rows(sourceName, plan, next)
      await this.#commit(desk, rows, { sourceName, group, person: person.id }, tally)
      done += rows.length
      this.#publish({
        kind: 'importProgress',
        import: this.id,
        progress: { phase: 'taking', done, total: read },
      })
      stopped = this.#stop.signal.aborted && !last
      if (last || stopped) break
    }
    const report: ImportReport = {
      fileName: this.#fileName,
      format: preview.format,
      encoding: preview.encoding,
      sourceName,
      group: group.id,
      read,
      ...tally,
      seconds: Math.round(performance.now() - begun) / 1000,
      cancelled: stopped,
    }
    this.#publish({ kind: 'importReport', import: this.id, report })
    this.#end()
  }

  async #commit(desk: Desk, rows: readonly ImportedRow[], run: Run, tally: Tally): Promise<void> {
    const taken = rows.flatMap((row) => ('order' in row ? [row] : []))
    for (const row of rows) if (row.kind === 'refused') refuse(tally, { row: row.row, refused: row.refused })
    const drafts = taken.map((row) => draftOf(row, run, desk.ledger.now()))
    const verdicts = await desk.ledger.submit(drafts, { actor: run.person, group: run.group })
    verdicts.forEach((verdict, at) => {
      const row = taken[at]
      if (row !== undefined) count(tally, row.row, row.order, verdict)
    })
  }

  #rows(sourceName: string, plan: ImportPlan, fromRow: number): Promise<RowsReply> {
    if (this.#gone !== null) return Promise.resolve(noRows(this.#gone))
    return new Promise((resolve) => {
      this.#awaiting = resolve
      this.#ask({ kind: 'take', plan, sourceName, fromRow, limit: rowsPerChunk })
    })
  }

  #receive(reply: ParserReply): void {
    switch (reply.kind) {
      case 'progress': {
        const { kind: _, ...progress } = reply
        this.#publish({ kind: 'importProgress', import: this.id, progress })
        break
      }
      case 'preview': {
        const { kind: _, ...preview } = reply
        this.#preview = preview
        this.#publish({ kind: 'importPreview', import: this.id, preview, sourceName: sourceNameOf(this.#fileName) })
        break
      }
      case 'look': {
        const { kind: _, ...look } = reply
        this.#looking.shift()?.(look)
        break
      }
      case 'rows':
        this.#answer({ rows: reply.rows, next: reply.next, done: reply.done })
        break
      case 'failed':
        if (this.#awaiting === null) this.#fail(reply.refusal)
        else this.#answer(noRows(reply.refusal))
        break
      default:
        unreachable(reply)
    }
  }

  #answer(reply: RowsReply): void {
    const settle = this.#awaiting
    this.#awaiting = null
    settle?.(reply)
  }

  #fail(refusal: ImportRefusal): void {
    if (this.#phase === 'over') return
    if (refusal.code !== 'cancelled') this.#publish({ kind: 'importFailed', import: this.id, refusal })
    this.#end()
  }

  #end(): void {
    if (this.#phase === 'over') return
    this.#phase = 'over'
    for (const settle of this.#looking.splice(0)) settle(null)
    this.#done()
  }

  #ask(request: ParserRequest): void {
    this.#port.postMessage(request)
  }
}

type RowsReply = {
  readonly rows: readonly ImportedRow[]
  readonly next: number
  readonly done: boolean
  readonly failed?: ImportRefusal
}
const noRows = (failed: ImportRefusal): RowsReply => ({ rows: [], next: 1, done: true, failed })

type Tally = { taken: number; known: number; refused: number; readonly rows: RefusedRow[] }
type Run = {
  readonly sourceName: string
  readonly group: Group
  readonly person: Parameters<Desk['ledger']['submit']>[1]['actor']
}
type TakenRow = Extract<ImportedRow, { readonly order: ImportedOrder }>

/** The same named source and source id are the same order, on every device and in every year. */
export const importedOrderId = (sourceName: string, sourceId: string): OrderId =>
  uuidV8(createHash('sha256').update(sourceName).update('\0').update(sourceId).digest()) as OrderId

const draftOf = (row: TakenRow, run: Run, now: number): Draft => {
  const { extra, channel, receivedAt, townId: _town, categoryId: _category, ...words } = row.order
  const stream = orderStream(importedOrderId(run.sourceName, words.sourceId))
  const kept = row.kind === 'history' ? [...extra, ...courseWords(row.course)] : extra
  return {
    type: 'reportOrder',
    stream,
    touches: [stream],
    body: {
      channel,
      receivedAt: receivedAt ?? now,
      words: { ...words, sourceName: run.sourceName, extra: kept.length === 0 ? '' : JSON.stringify(kept) },
    },
  }
}

/** What the source says of the order's course, as further columns of the source. */
const courseWords = ({ state, unit, reply, repliedAt, closedAt }: ImportedCourse): [string, string][] =>
  [
    ['办理状态', state],
    ['承办单位', unit],
    ['答复内容', reply],
    ['答复时间', repliedAt === null ? '' : isoMinute(repliedAt)],
    ['办结时间', closedAt === null ? '' : isoMinute(closedAt)],
  ].flatMap(([name = '', value = '']) => (value === '' ? [] : [[name, value]]))

const count = (tally: Tally, row: number, order: ImportedOrder, verdict: Verdict): void => {
  if (verdict.kind !== 'refused') tally.taken += 1
  else if (verdict.refusal.code === 'already-exists') tally.known += 1
  else refuse(tally, { row, refused: rowRefusalOf(verdict.refusal.code, order) })
}

/** What the ledger says of a row, in the words of the report. */
const rowRefusalOf = (code: RefusalCode, order: ImportedOrder): RefusedRow['refused'] => {
  if (code === 'title-and-text-missing') return { code: 'no-title-and-text', column: '', value: '' }
  if (code === 'received-out-of-range')
    return { code: 'bad-date', column: '', value: order.receivedAt === null ? '' : isoMinute(order.receivedAt) }
  return { code: 'too-long', column: '', value: order.title.slice(0, 80) }
}

const refuse = (tally: Tally, row: RefusedRow): void => {
  tally.refused += 1
  if (tally.rows.length < listedRows) tally.rows.push(row)
}
