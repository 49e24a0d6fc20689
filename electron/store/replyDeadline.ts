import { deadlineFrom } from '../../shared/calendar/deadlineFrom.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { StandingRules } from '../../ledger/standingFacts.ts'
import type { Desk } from './desk.ts'

/** When what a paper asks for is due by the working calendar; null where the calendar has no table for that year. */
export class ReplyDeadlines {
  readonly #desk: Desk
  readonly #standing = new StandingRules()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  async calendar() {
    return (await this.#standing.read(this.#desk.ledger.reader)).calendar
  }

  /** The reply that a rung asks for; a delisting asks for none and is dated by its day. */
  async reply(kind: PaperKind): Promise<Instant | null> {
    const { papers } = (await this.#standing.read(this.#desk.ledger.reader)).limits
    const days = kind === 'delisting' ? 1 : papers[kind]
    return this.#workingDays(this.#desk.ledger.now(), days)
  }

  async receipt(servedAt: Instant): Promise<Instant | null> {
    const { papers } = (await this.#standing.read(this.#desk.ledger.reader)).limits
    return this.#workingDays(servedAt, papers.receipt)
  }

  async #workingDays(from: Instant, amount: number): Promise<Instant | null> {
    const due = deadlineFrom(await this.calendar(), from, { kind: 'workingDays', amount })
    return due.ok ? due.value.dueAt : null
  }
}
