import { workingDaysAgo, workingDaysBetween } from '../../shared/calendar/workingDays.ts'
import { missingYear } from '../../shared/calendar/workingTime.ts'
import type { ProposalItem, Proposals } from '../../shared/contract/supervision.ts'
import { type Proposal, proposals } from '../../shared/domain/supervision/proposals.ts'
import { DAY } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { caseCards, ordersById, ordersOfCases, supervisionRules } from '../../ledger/sqlite/caseQueries.ts'
import {
  answeredGrounds,
  leadsOf,
  ordersInCases,
  overdueOrders,
  repeatedOrders,
  watchedCases,
} from '../../ledger/sqlite/proposalQueries.ts'
import type { Desk } from './desk.ts'
import type { ReplyDeadlines } from './replyDeadline.ts'

/** Lists longer than a person can work through are cut off; the longest overdue come first. */
const mostOverdue = 500

/** What the rules propose at this moment, computed from what stands in the ledger. */
export const currentProposals = async (
  desk: Desk,
  deadlines: ReplyDeadlines,
): Promise<{ readonly proposed: readonly Proposal[]; readonly more: boolean; readonly uncovered: boolean }> => {
  const db = desk.ledger.reader
  const now = desk.ledger.now()
  const [rules, calendar, cases, inCases] = await Promise.all([
    supervisionRules(db),
    deadlines.calendar(),
    watchedCases(db),
    ordersInCases(db),
  ])
  const { overdue, longOverdue } = rules.orderRules
  const cutoff = ({ on, threshold }: typeof overdue) => (on ? workingDaysAgo(calendar, now, threshold) : null)
  const late = await overdueOrders(db, { overdue: cutoff(overdue), longOverdue: cutoff(longOverdue) }, mostOverdue + 1)
  const { unsatisfied, returned, reworked, instructed } = rules.orderRules
  const least = ({ on, threshold }: typeof overdue) => (on ? threshold : null)
  const repeated = await repeatedOrders(
    db,
    {
      unsatisfied: least(unsatisfied),
      returned: least(returned),
      reworked: least(reworked),
      instructed: least(instructed),
    },
    mostOverdue + 1,
  )
  const shown = [...late.slice(0, mostOverdue), ...repeated.slice(0, mostOverdue)]
  // An order that both kinds of rules propose comes with both queries.
  const orders = [...new Map([...inCases, ...shown].map((order) => [order.key, order])).values()]
  const answered = await answeredGrounds(
    db,
    orders.map(({ key }) => key),
  )
  const clock = { now, workingDays: (from: number, to: number) => workingDaysBetween(calendar, from, to) }
  return {
    proposed: proposals(orders, cases, rules, answered, clock),
    more: late.length > mostOverdue || repeated.length > mostOverdue,
    // Ninety days are as far back as any threshold looks.
    uncovered: missingYear(calendar, now - 90 * DAY, now) !== null,
  }
}

/** The same with the words that a person needs to decide: unit, orders, and where the case stands. */
export const proposalList = async (desk: Desk, deadlines: ReplyDeadlines): Promise<Proposals> => {
  const db = desk.ledger.reader
  const { proposed, more, uncovered } = await currentProposals(desk, deadlines)
  const cards = new Map((await caseCards(db, 'open')).map((card) => [card.case, card]))
  const rows = proposed.flatMap((each) => each.orders)
  const [orders, leads, ofCases] = await Promise.all([
    ordersById(db, rows),
    leadsOf(db, rows),
    ordersOfCases(
      db,
      proposed.flatMap((each) => (each.case === null ? [] : [each.case])),
    ),
  ])
  const items = proposed.flatMap((each): readonly ProposalItem[] => {
    const card = each.case === null ? undefined : cards.get(each.case as RowId)
    const lead = leads.get(each.orders[0] ?? 0)
    const unit = card === undefined ? lead : { unit: card.unit as number, name: card.unitName }
    if (unit === undefined) return []
    // A case climbs with all its orders.
    const about =
      card === undefined ? each.orders.flatMap((row) => orders.get(row) ?? []) : (ofCases.get(card.case) ?? [])
    return [
      {
        case: card?.case ?? null,
        unit: unit.unit as RowId,
        unitName: unit.name,
        orders: about,
        rung: card?.rung ?? null,
        to: each.to,
        reasons: each.reasons,
        grounds: each.grounds.map((ground) => ({ ...ground, key: ground.key as RowId })),
      },
    ]
  })
  return { items, more, uncovered }
}
