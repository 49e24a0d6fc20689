import type { Draft } from '../../ledger/ledger.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import type { RetimingPreview, RetimingReplies, RetimingRow } from '../../shared/contract/retiming.ts'
import type { Clock, ClockKind } from '../../shared/domain/order/clock.ts'
import type { OrderState } from '../../shared/domain/order/orderState.ts'
import { retimings } from '../../shared/domain/order/retiming.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { err, ok } from '../../shared/kernel/result.ts'
import { acceptedIn, type Desk, nameRefusals, newGroup, onDuty } from './desk.ts'
import { eachOpenOrder } from './eachOpenOrder.ts'
import { overrideIds } from './officeRulesHandlers.ts'
import type { Handlers } from './portServer.ts'
import { type ProposedRules, retimingRules } from './retimingRules.ts'
import { whyDeadline } from './whyDeadline.ts'

/** Rows of a preview that are sent: the rest is counted. */
const mostRows = 200
const savedRules: ProposedRules = { calendar: null, limits: null }

/** What changed rules would make of deadlines that were given, and carrying it out: one command an order, one group, undone as one. */
export const retimingHandlers = (desk: Desk): Pick<Handlers, keyof RetimingReplies> => {
  let running = new AbortController()
  /** One at a time: a new question stops the one before. */
  const begin = (): { readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void } => {
    running.abort()
    running = new AbortController()
    return { signal: running.signal, onProgress: (done, total) => desk.publish({ kind: 'retiming', done, total }) }
  }
  return {
    whyDeadline: async ({ row }) => {
      const clocks = await whyDeadline(desk, row)
      return clocks === null ? err({ kind: 'not-found' }) : ok({ clocks })
    },
    previewRetiming: async ({ calendar, limits }) => {
      const overrides = limits === null ? [] : await overrideIds(desk.ledger.reader, limits.overrides)
      if (overrides === null) return err({ kind: 'not-found' })
      const proposed = { calendar, limits: limits === null ? null : { ...limits, overrides } }
      return ok(await preview(desk, proposed, begin()))
    },
    retime: async ({ calendarVersion, limitsVersion, reason }) => {
      const standing = await desk.ledger.standing()
      if (standing.calendar.version !== calendarVersion || standing.limits.version !== limitsVersion)
        return err({ kind: 'refused', code: 'settings-moved', number: '' })
      const options = begin()
      const drafts: Draft[] = []
      const looked = await look(desk, savedRules, { ...options, onProgress: () => {} }, (order, changed) => {
        if (changed.length === 0) return
        const stream = orderStream(order.id)
        const clocks = changed.map(({ which, after }) => ({ which, clock: after }))
        const act = { type: 'retimeOrder', body: { clocks, reason } } as const
        drafts.push({ ...act, stream, touches: [stream], lifecycle: order.lifecycle })
      })
      if (!looked || drafts.length === 0) return ok({ group: null, done: 0, stopped: !looked, refused: [] })
      const person = await onDuty(desk)
      const group = newGroup('retime', drafts.length)
      const verdicts = await desk.ledger.submit(drafts, { actor: person.id, group, ...options })
      const refusals = verdicts.flatMap((verdict, at) => {
        const stream = drafts[at]?.stream
        return verdict.kind === 'refused' && stream !== undefined ? [{ code: verdict.refusal.code, stream }] : []
      })
      const done = acceptedIn(verdicts)
      const refused = await nameRefusals(desk, refusals)
      return ok({ group: done === 0 ? null : group.id, done, stopped: verdicts.length < drafts.length, refused })
    },
    stopRetiming: async () => {
      const stopped = !running.signal.aborted
      running.abort()
      return ok({ stopped })
    },
  }
}

type Changed = { readonly which: ClockKind; readonly before: Clock; readonly after: Clock }
type Options = Parameters<typeof eachOpenOrder>[1]

/** Looks at every open order and tells of those with a clock that would change. */
const look = async (
  desk: Desk,
  proposed: ProposedRules,
  options: Options,
  tell: (order: OrderState, changed: readonly Changed[], row: RowId) => void,
  count: (kind: 'own' | 'past' | 'uncovered') => void = () => {},
): Promise<boolean> => {
  const rulesOf = await retimingRules(desk, proposed)
  const now = desk.ledger.now()
  return eachOpenOrder(desk, options, (row, order) => {
    const found = retimings(order, rulesOf(order), now)
    const changed = found.flatMap(({ which, before, outcome }): readonly Changed[] => {
      if (outcome.kind === 'changed') return [{ which, before, after: outcome.after }]
      if (outcome.kind !== 'same') count(outcome.kind)
      return []
    })
    tell(order, changed, row)
  })
}

const preview = async (desk: Desk, proposed: ProposedRules, options: Options): Promise<RetimingPreview | null> => {
  const standing = await desk.ledger.standing()
  const left = { own: 0, past: 0, uncovered: 0 }
  const first: (Omit<RetimingRow, 'number' | 'title'> & { readonly row: RowId })[] = []
  let [checked, changed, earlier] = [0, 0, 0]
  const looked = await look(
    desk,
    proposed,
    options,
    (_, clocks, row) => {
      checked += 1
      for (const { which, before, after } of clocks) {
        changed += 1
        if (after.dueAt < before.dueAt) earlier += 1
        if (first.length < mostRows) first.push({ row, which, before: before.dueAt, after: after.dueAt })
      }
    },
    (kind) => {
      left[kind] += 1
    },
  )
  if (!looked) return null
  const shown = new Map(
    (
      await rowsById(
        desk.ledger.reader,
        first.map((one) => one.row),
      )
    ).map((row) => [row.id, row]),
  )
  const rows = first.map((one): RetimingRow => {
    const row = shown.get(one.row)
    return { ...one, number: row?.number ?? '', title: row?.title ?? '' }
  })
  return {
    ...{ checked, changed, earlier, later: changed - earlier, ...left, rows },
    proposed: proposed.calendar !== null || proposed.limits !== null,
    calendarVersion: standing.calendar.version,
    limitsVersion: standing.limits.version,
  }
}
