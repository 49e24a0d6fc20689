import type { DeskNews } from '../../shared/contract/desk.ts'
import type { importRequests } from '../../shared/contract/importDesk.ts'
import type { importRunRequests } from '../../shared/contract/importRuns.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import { err, ok } from '../../shared/kernel/result.ts'
import type { Desk } from './desk.ts'
import type { ExportTargets } from './exportTargets.ts'
import { matchValues, offerImport } from './importOffer.ts'
import { RunningImports } from './importing/runningImports.ts'
import { importRunHandlers } from './importRunHandlers.ts'
import { ImportSession } from './importSession.ts'
import type { Handlers, Port } from './portServer.ts'

/** The files that are on their way in, by the id that the shell gave each. */
export class Imports {
  readonly #sessions = new Map<string, ImportSession>()
  readonly #publish: (news: DeskNews) => void
  readonly #onEnd: (id: string) => void
  readonly #running: RunningImports
  #desk: Desk | null = null

  constructor(publish: (news: DeskNews) => void, onEnd: (id: string) => void) {
    this.#publish = publish
    this.#onEnd = onEnd
    this.#running = new RunningImports(onEnd)
  }

  /** Whether rows of some file are being written now. */
  get taking(): boolean {
    return this.#running.any || [...this.#sessions.values()].some((session) => session.taking)
  }

  begin(id: string, path: string, fileName: string, port: Port): void {
    const end = () => {
      this.#sessions.delete(id)
      this.#onEnd(id)
    }
    const tell = (news: DeskNews) => {
      if (news.kind === 'importPreview') void this.#offer(fileName, news)
      else this.#publish(news)
    }
    this.#sessions.set(id, new ImportSession(id, path, fileName, port, tell, end))
  }

  /** A preview goes out with what the ledger knows about its source; while no ledger is open, as it came. */
  async #offer(fileName: string, news: Extract<DeskNews, { readonly kind: 'importPreview' }>): Promise<void> {
    const db = this.#desk?.ledger.reader
    if (db === undefined) return this.#publish(news)
    const look = async (plan: ImportPlan) =>
      (await this.#sessions.get(news.import)?.look(plan.sheet, null, plan)) ?? null
    try {
      this.#publish({ ...news, ...(await offerImport(db, fileName, news.preview, look)) })
    } catch (problem) {
      // What was remembered is a help; without it the table is offered as it was guessed.
      process.stderr.write(`import ${news.import}: ${String(problem)}\n`)
      this.#publish(news)
    }
  }

  parserGone(id: string): void {
    this.#sessions.get(id)?.parserGone()
  }

  handlers(
    desk: Desk,
    exports: ExportTargets,
  ): Pick<Handlers, keyof typeof importRequests | keyof typeof importRunRequests> {
    this.#desk = desk
    return {
      ...importRunHandlers(desk, {
        running: this.#running,
        isTaking: (id) => this.#running.has(id) || this.#sessions.get(id)?.taking === true,
        placeOf: (token) => exports.take(token),
      }),
      pasteTable: async ({ import: id, text, html }) => {
        const begun = this.#sessions.get(id)?.paste(text, html) ?? false
        return begun ? ok({ begun }) : err({ kind: 'not-found' })
      },
      lookImport: async ({ import: id, sheet, asKind, plan }) => {
        const look = await this.#sessions.get(id)?.look(sheet, asKind, plan)
        return look === null || look === undefined ? err({ kind: 'not-found' }) : ok(look)
      },
      matchValues: async (said) => ok(await matchValues(desk.ledger.reader, said)),
      takeImport: async ({ import: id, sourceName, plan }) => {
        const started = this.#sessions.get(id)?.take(desk, sourceName.trim(), plan) ?? false
        return started ? ok({ started }) : err({ kind: 'not-found' })
      },
      cancelImport: async ({ import: id }) => ok({ cancelled: this.#sessions.get(id)?.cancel() ?? false }),
    }
  }
}
