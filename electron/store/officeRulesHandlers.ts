import { calendarHistory, limitsHistory, type RuleVersion } from '../../ledger/ruleHistory.ts'
import { ordersAtHand } from '../../ledger/sqlite/boardQueries.ts'
import { personNames } from '../../ledger/sqlite/cardQueries.ts'
import type { SqlReader } from '../../ledger/sqlite/driver.ts'
import { streamIdAt } from '../../ledger/sqlite/streamIds.ts'
import type { CountedLimit } from '../../shared/calendar/limit.ts'
import type { OfficeRulesReplies, OfficeRulesReply } from '../../shared/contract/officeRules.ts'
import type { LimitMatch, LimitOverride } from '../../shared/domain/limits/limits.ts'
import { limitsFor } from '../../shared/domain/limits/limitsFor.ts'
import { calendarStream, limitsStream } from '../../shared/domain/streams.ts'
import type { CategoryId, RowId } from '../../shared/kernel/ids.ts'
import { err, ok } from '../../shared/kernel/result.ts'
import { notesOf } from './calendarNotesOf.ts'
import { type Desk, submitOne } from './desk.ts'
import { limitsOfOrders } from './limitsOfOrders.ts'
import { officeRules } from './officeRules.ts'
import type { Handlers } from './portServer.ts'
import { selectedRows } from './viewHandlers.ts'

/** More orders at once have hardly ever other limits than the first of them, and the chip must not wait. */
const mostLookedAt = 2000

/** The calendar and the limits that deadlines are counted with. A change moves no deadline that was given. */
export const officeRulesHandlers = (desk: Desk): Pick<Handlers, keyof OfficeRulesReplies> => ({
  officeRules: async () => ok(await rulesInFull(desk)),
  changeCalendar: async ({ seen, calendar, notes }) => {
    const body = { seen, calendar, words: { notes: JSON.stringify(notes) } }
    const [stream, touches] = [calendarStream, [calendarStream]]
    return told(desk, await submitOne(desk, { type: 'changeCalendar', stream, touches, body }))
  },
  changeLimits: async ({ seen, limits }) => {
    const overrides = await overrideIds(desk.ledger.reader, limits.overrides)
    if (overrides === null) return err({ kind: 'not-found' })
    const body = { seen, limits: { ...limits, overrides } }
    const [stream, touches] = [limitsStream, [limitsStream]]
    return told(desk, await submitOne(desk, { type: 'changeLimits', stream, touches, body }))
  },
  dispatchLimits: async ({ target }) => {
    const selected = await selectedRows(desk, target)
    if (!selected.ok) return selected
    const db = desk.ledger.reader
    const { limits } = await desk.ledger.standing()
    const orders = await ordersAtHand(db, selected.value.slice(0, mostLookedAt))
    const found = new Map<string, CountedLimit>()
    for (const of of (await limitsOfOrders(db, limits, orders)).values()) {
      const { delivery } = limitsFor(limits, of)
      found.set(`${delivery.amount} ${delivery.kind}`, delivery)
    }
    return ok([...found.values()])
  },
})

const rulesInFull = async (desk: Desk): Promise<OfficeRulesReply> => {
  const db = desk.ledger.reader
  const [rules, names, calendars, limits] = await Promise.all([
    officeRules(desk.ledger),
    personNames(db),
    calendarHistory(db),
    limitsHistory(db),
  ])
  const changed = (version: RuleVersion<unknown> | undefined) => {
    const set = version?.set ?? null
    return set === null ? null : { at: set.at, by: names.get(set.by) ?? '' }
  }
  const [calendar, limit] = [calendars.at(-1), limits.at(-1)]
  return {
    ...rules,
    notes: notesOf(calendar?.notes ?? ''),
    calendarChanged: changed(calendar),
    limitsChanged: changed(limit),
  }
}

const told = async (desk: Desk, done: Awaited<ReturnType<typeof submitOne>>) => {
  if (!done.ok) return done
  desk.publish({ kind: 'officeRules', rules: await officeRules(desk.ledger) })
  return ok(await rulesInFull(desk))
}

type RowOverride = LimitMatch<RowId> & { readonly limits: Parameters<typeof given>[0] }

/** Exceptions by the ids of their categories; null where a row is no category. */
export const overrideIds = async (
  db: SqlReader,
  overrides: readonly RowOverride[],
): Promise<readonly LimitOverride[] | null> => {
  const found: LimitOverride[] = []
  for (const one of overrides) {
    const category = one.category === null ? null : await streamIdAt<CategoryId>(db, one.category, 'category')
    if (one.category !== null && category === null) return null
    found.push({ ...one, category, limits: given(one.limits) })
  }
  return found
}

/** An absent limit and one that is `undefined` are the same to the schema and not to the types. */
const given = (
  limits: Partial<{ [Name in keyof LimitOverride['limits']]: LimitOverride['limits'][Name] | undefined }>,
) => Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined)) as LimitOverride['limits']
