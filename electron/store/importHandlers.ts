import type { DeskNews } from '../../shared/contract/desk.ts'
import type { importRequests } from '../../shared/contract/importDesk.ts'
import { err, ok } from '../../shared/kernel/result.ts'
import type { Desk } from './desk.ts'
import { ImportSession } from './importSession.ts'
import type { Handlers, Port } from './portServer.ts'

/** The files that are on their way in, by the id that the shell gave each. */
export class Imports {
  readonly #sessions = new Map<string, ImportSession>()
  readonly #publish: (news: DeskNews) => void
  readonly #onEnd: (id: string) => void

  constructor(publish: (news: DeskNews) => void, onEnd: (id: string) => void) {
    this.#publish = publish
    this.#onEnd = onEnd
  }

  /** Whether rows of some file are being written now. */
  get taking(): boolean {
    return [...this.#sessions.values()].some((session) => session.taking)
  }

  begin(id: string, path: string, fileName: string, port: Port): void {
    const end = () => {
      this.#sessions.delete(id)
      this.#onEnd(id)
    }
    this.#sessions.set(id, new ImportSession(id, path, fileName, port, this.#publish, end))
  }

  parserGone(id: string): void {
    this.#sessions.get(id)?.parserGone()
  }

  handlers(desk: Desk): Pick<Handlers, keyof typeof importRequests> {
    return {
      pasteTable: async ({ import: id, text, html }) => {
        const begun = this.#sessions.get(id)?.paste(text, html) ?? false
        return begun ? ok({ begun }) : err({ kind: 'not-found' })
      },
      lookImport: async ({ import: id, sheet, asKind, plan }) => {
        const look = await this.#sessions.get(id)?.look(sheet, asKind, plan)
        return look === null || look === undefined ? err({ kind: 'not-found' }) : ok(look)
      },
      takeImport: async ({ import: id, sourceName, plan }) => {
        const started = this.#sessions.get(id)?.take(desk, sourceName.trim(), plan) ?? false
        return started ? ok({ started }) : err({ kind: 'not-found' })
      },
      cancelImport: async ({ import: id }) => ok({ cancelled: this.#sessions.get(id)?.cancel() ?? false }),
    }
  }
}
