import { deadlineFrom } from '../../shared/calendar/deadlineFrom.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import { StandingRules } from '../../ledger/standingFacts.ts'
import { settings } from '../../ledger/sqlite/cardQueries.ts'
import { supervisionRules } from '../../ledger/sqlite/caseQueries.ts'
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
    const db = this.#desk.ledger.reader
    const [rules, office] = await Promise.all([supervisionRules(db), settings(db)])
    const days = { ...rules.replyDays, notice: office.noticeDays, delisting: 1 }[kind]
    return this.#workingDays(this.#desk.ledger.now(), days)
  }

  async receipt(servedAt: Instant): Promise<Instant | null> {
    const { receiptDays } = await supervisionRules(this.#desk.ledger.reader)
    return this.#workingDays(servedAt, receiptDays)
  }

  async #workingDays(from: Instant, amount: number): Promise<Instant | null> {
    const due = deadlineFrom(await this.calendar(), from, { kind: 'workingDays', amount })
    return due.ok ? due.value.dueAt : null
  }
}
