import { random } from '../../ledger/randomPool.ts'
import { insertRun } from '../../ledger/staging/importRuns.ts'
import { deleteStaging, stagingPath } from '../../ledger/staging/stagingFile.ts'
import type { DeskNews } from '../../shared/contract/desk.ts'
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
import { sourceNameOf } from '../../shared/matching/sourceName.ts'
import type { RefusalCode } from '../../shared/domain/refusal.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { type Desk, onDuty } from './desk.ts'
import { importReport } from './importing/importReports.ts'
import { notBegun, type RunPlan } from './importing/importRun.ts'
import { type RowsReply, takeOver } from './importing/takeOver.ts'
import type { Port } from './portServer.ts'

/**
 * One file on its way in. The parser process holds the parsed table; when it is taken over, the parser first writes it into a
 * staging file, so that neither its end nor the store's loses a row; then rows are pulled chunk by chunk, the next one
 * while the last is being committed.
 *
 *     reading ──preview──> waiting ──take──> staging ──staged──> taking ──> reported
 *        └── failed           └── cancel: over      └── cancel, failed: nothing was written
 */
export class ImportSession {
  readonly id: string
  readonly #fileName: string
  readonly #port: Port
  readonly #publish: (news: DeskNews) => void
  readonly #done: () => void
  readonly #stop = new AbortController()
  readonly #looking: ((look: SheetLook | null) => void)[] = []
  #preview: ImportPreview | null = null
  #awaiting: ((reply: RowsReply) => void) | null = null
  #staged: ((reply: Staged | ImportRefusal) => void) | null = null
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
    port.on('message', ({ data }) => {
      const reply = parserReply.safeParse(data)
      if (this.#gone !== null) return
      if (reply.success) this.#receive(reply.data)
      // What a file made of its process cannot be trusted any more: the session ends as if the process had.
      else this.#lose(reply.error.message)
    })
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
    if (this.#gone === null) this.#lose('its process ended')
  }

  #lose(why: string): void {
    process.stderr.write(`import ${this.id}: the parser is lost: ${why}\n`)
    this.#gone = { code: 'parser-stopped', fileName: this.#fileName }
    for (const settle of this.#looking.splice(0)) settle(null)
    if (this.#staged !== null) this.#answerStaged(this.#gone)
    else if (this.#awaiting !== null) this.#answer(noRows(this.#gone))
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
    if (preview === null || this.#phase !== 'open' || preview.sheets[plan.sheet] === undefined) return false
    this.#phase = 'taking'
    void this.#takeAll(desk, sourceName, plan, preview).catch((problem: unknown) => {
      process.stderr.write(`import ${this.id}: ${problem instanceof Error ? problem.stack : String(problem)}\n`)
      const detail = problem instanceof Error ? problem.message : String(problem)
      this.#fail({ code: 'cannot-read', fileName: this.#fileName, detail })
      // What was written stays, and the import can be gone on with.
      this.#publish({ kind: 'importsHalted' })
    })
    return true
  }

  async #takeAll(desk: Desk, sourceName: string, plan: ImportPlan, preview: ImportPreview): Promise<void> {
    const sheet = preview.sheets[plan.sheet]
    const read = sheet?.rowCount ?? 0
    const person = await onDuty(desk)
    const path = stagingPath(desk.ledger.file, this.id)
    const keys = { staging: random(32), key: random(32) }
    const staged = await this.#stage(plan.sheet, path, keys.staging)
    const first = 'code' in staged || this.#stop.signal.aborted ? null : await this.#rows(sourceName, plan, 0)
    if ('code' in staged || first === null || first.failed !== undefined || this.#stop.signal.aborted) {
      deleteStaging(path)
      return this.#fail('code' in staged ? staged : (first?.failed ?? { code: 'cancelled', fileName: this.#fileName }))
    }
    const run: RunPlan = {
      import: this.id,
      fileName: this.#fileName,
      format: preview.format,
      encoding: preview.encoding,
      sourceName,
      plan,
      header: sheet?.header ?? [],
      person: person.id,
      begunAt: desk.ledger.now(),
      read,
      dayOrders: staged.dayOrders,
    }
    await desk.ledger.queue.transaction((db) =>
      insertRun(db, { import: run.import, ...keys, plan: run, progress: notBegun }),
    )
    const began = performance.now()
    const refused = await takeOver({
      desk,
      run,
      keys,
      from: notBegun,
      first,
      rows: (fromRow) => this.#rows(sourceName, plan, fromRow),
      signal: this.#stop.signal,
      tell: (progress) => this.#publish({ kind: 'importProgress', import: this.id, progress }),
    })
    if (refused !== null) return this.#fail(this.#notBegun(refused.code))
    const report = await importReport(desk, this.id)
    if (report === null) throw new Error(`import ${this.id}: no report of what was taken over`)
    // Where no row is left nothing is kept of the run: what the record does not say is known here alone.
    const { format, encoding } = preview
    const seconds = (performance.now() - began) / 1000
    this.#publish({ kind: 'importReport', import: this.id, report: { ...report, format, encoding, seconds } })
    this.#end()
  }

  /** Why the import itself was refused, in a word that the screen has a sentence for. */
  #notBegun(code: RefusalCode): ImportRefusal {
    const fileName = this.#fileName
    if (code === 'name-missing') return { code: 'source-missing', fileName }
    if (code === 'not-permitted') return { code, fileName }
    throw new Error(`import ${this.id}: ${code}`)
  }

  #stage(sheet: number, path: string, key: Uint8Array): Promise<Staged | ImportRefusal> {
    if (this.#gone !== null) return Promise.resolve(this.#gone)
    return new Promise((resolve) => {
      this.#staged = resolve
      this.#ask({ kind: 'stage', sheet, path, key: Buffer.from(key).toString('base64') })
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
        const sourceName = sourceNameOf(this.#fileName)
        this.#publish({ kind: 'importPreview', import: this.id, preview, sourceName })
        break
      }
      case 'look': {
        const { kind: _, ...look } = reply
        this.#looking.shift()?.(look)
        break
      }
      case 'staged':
        this.#answerStaged({ dayOrders: reply.dayOrders })
        break
      case 'rows':
        this.#answer({ rows: reply.rows, next: reply.next, done: reply.done })
        break
      case 'failed':
        if (this.#staged !== null) this.#answerStaged(reply.refusal)
        else if (this.#awaiting !== null) this.#answer(noRows(reply.refusal))
        else this.#fail(reply.refusal)
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

  #answerStaged(reply: Staged | ImportRefusal): void {
    const settle = this.#staged
    this.#staged = null
    settle?.(reply)
  }

  #fail(refusal: ImportRefusal): void {
    if (this.#phase === 'over') return
    // Asked for after rows were wanted, a cancel is told, because the screen waits for the report; before, nobody does.
    if (refusal.code !== 'cancelled' || this.#phase === 'taking')
      this.#publish({ kind: 'importFailed', import: this.id, refusal })
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

type Staged = { readonly dayOrders: RunPlan['dayOrders'] }

const noRows = (failed: ImportRefusal): RowsReply => ({ rows: [], next: 1, done: true, failed })
