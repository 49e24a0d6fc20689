import type { Entry } from '../../ledger/entry.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { streamsByName } from '../../ledger/sqlite/entries.ts'
import type { OrderStanding, ShownClock } from '../../shared/contract/orderActs.ts'
import type { TimelineItem } from '../../shared/contract/timeline.ts'
import type { Actor } from '../../shared/domain/actor.ts'
import { availableCommands } from '../../shared/domain/order/available.ts'
import type { Clock, ClockKind } from '../../shared/domain/order/clock.ts'
import { isInHand, type OrderState, undoableActs, workOf } from '../../shared/domain/order/orderState.ts'
import { roleMay, rolesFor } from '../../shared/domain/permissions.ts'
import { orderStream, unitStream } from '../../shared/domain/streams.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, RowId, UnitId } from '../../shared/kernel/ids.ts'
import { type Desk, onDuty } from './desk.ts'
import { undoesOf, undoneStep } from './undoneSteps.ts'

/** Where an order stands and what may be done with it now, for whoever is on duty. */
export const orderStanding = async (
  desk: Desk,
  order: OrderState,
  entries: readonly Entry[],
  timeline: readonly TimelineItem[],
): Promise<OrderStanding> => {
  const db = desk.ledger.reader
  const work = workOf(order)
  const others = [...(order.status === 'merged' ? [order.into] : []), ...order.absorbed]
  const unitIds = [
    ...(work === null ? [] : [work.assignment.lead, ...work.assignment.supporting]),
    ...(order.concerns === null ? [] : [order.concerns]),
  ]
  const person = await onDuty(desk)
  const rows = await streamsByName(db, [...others.map(orderStream), ...unitIds.map(unitStream)])
  const rowOfUnit = (unit: UnitId): RowId => (rows.get(unitStream(unit))?.id ?? 0) as RowId
  const [numbers, names] = await Promise.all([
    rowsById(
      db,
      others.flatMap((other) => rows.get(orderStream(other))?.id ?? []),
    ),
    unitNames(desk, unitIds),
  ])
  const numberOf = (other: OrderId): string => {
    const row = rows.get(orderStream(other))?.id
    return numbers.find((one) => one.id === row)?.number ?? ''
  }
  const actor: Actor = { id: person.id, role: person.role, unit: person.unit }
  const verdict = 'verdict' in order ? order.verdict : null
  const extension = isInHand(order) ? order.extension : null
  return {
    urgency: order.urgency,
    privacy: order.privacy,
    concerns: order.concerns === null ? null : rowOfUnit(order.concerns),
    sourceDueAt: order.source.dueAt,
    clocks: shownClocks(order, timeline),
    units:
      work === null
        ? []
        : [work.assignment.lead, ...work.assignment.supporting].map((unit) => ({
            unit: rowOfUnit(unit),
            name: names.get(unit) ?? '',
            role: unit === work.assignment.lead ? 'lead' : 'supporting',
            signed: work.signed.includes(unit),
            delivered: work.delivered.includes(unit),
          })),
    closing: work === null ? null : work.assignment.closing,
    extension: extension === null ? null : { unit: names.get(extension.unit) ?? '', until: extension.until },
    counts: order.counts,
    attachments: attachmentsOf(order, timeline),
    mergedInto: order.status === 'merged' ? numberOf(order.into) : null,
    absorbed: order.absorbed.map(numberOf),
    archive: order.status === 'closed' ? order.archive : null,
    verdict,
    calls: order.status === 'delivered' ? { missed: order.attempts, nextAt: order.nextCallAt } : null,
    proposals: order.proposals.length,
    offers: Object.fromEntries(
      availableCommands(backInSight(order, desk.ledger.now()), actor),
    ) as OrderStanding['offers'],
    notice: roleMay(person.role, 'draftNotice')
      ? { allowed: true }
      : { allowed: false, code: 'not-permitted', roles: rolesFor('draftNotice') },
    undo: undoOf(order, entries),
    redo: redoOf(order, entries, timeline),
  }
}

/** What was put aside is not any more once its time has come. */
const backInSight = (order: OrderState, now: Instant): OrderState =>
  order.aside !== null && order.aside <= now ? { ...order, aside: null } : order

const unitNames = async (desk: Desk, units: readonly UnitId[]): Promise<ReadonlyMap<UnitId, string>> => {
  const rows = await desk.ledger.reader.all(
    'SELECT unit, name FROM unit_card WHERE unit IN (SELECT value FROM json_each(?))',
    [JSON.stringify(units)],
  )
  return new Map(rows.map((row) => [String(row.unit) as UnitId, String(row.name)]))
}

/** Names are sealed words of the course; what the order holds of a file is its content's hash. */
const attachmentsOf = (order: OrderState, timeline: readonly TimelineItem[]): OrderStanding['attachments'] =>
  order.attachments.map(({ hash, size, mime }) => {
    const item = timeline.find((one) => one.kind === 'attached' && one.hash === hash)
    return { hash, size, mime, name: item?.kind === 'attached' ? item.name : '' }
  })

const undoOf = (order: OrderState, entries: readonly Entry[]): OrderStanding['undo'] => {
  if (order.undo === null) return null
  const { command, act, back } = order.undo
  const entry = entries.find((one) => one.command.id === command)
  return { ...gestureOf(entry), command, act, back: back.place.status }
}

/** Of what was taken back, the step that can be done again: the last one, while the order stands as the undo left it. */
const redoOf = (
  order: OrderState,
  entries: readonly Entry[],
  timeline: readonly TimelineItem[],
): OrderStanding['redo'] => {
  const stream = orderStream(order.id)
  const by = entries.findLast((entry) => undoesOf(entry, stream) !== null)
  const undone = by === undefined ? null : undoneStep(by, stream, entries)
  if (undone === null || undone.lifecycle !== order.lifecycle) return null
  const act = undoableActs.find((one) => one === undone.step.command.type)
  // Clocks that were counted anew by changed rules are counted anew from the settings, not one by one.
  if (act === undefined || act === 'retimeOrder') return null
  const told = timeline.findLast(({ seq }) => seq === undone.step.seq)
  const lead = told?.kind === 'dispatched' || told?.kind === 'redispatched' ? told.lead : ''
  return { ...gestureOf(undone.by), act, lead }
}

const gestureOf = (entry: Entry | undefined) => ({
  seq: entry?.seq ?? 0,
  group: entry?.command.group?.id ?? null,
  count: entry?.command.group?.size ?? 1,
})

/** What ran, what runs and what is over, in the order of the course. */
const shownClocks = (order: OrderState, timeline: readonly TimelineItem[]): readonly ShownClock[] => {
  const work = workOf(order)
  const waiting = order.status === 'reported' || order.status === 'accepted' ? order : null
  const inHand = isInHand(order) ? order : null
  const delivered = order.status === 'delivered' ? order : null
  const signedAt = lastAt(timeline, 'signed')
  const deliveredAt = lastAt(timeline, 'delivered')
  const reviewedAt = lastAt(timeline, 'reviewed')
  const clocks: ShownClock[] = []
  const show = (kind: ClockKind, clock: Clock | null, running: boolean, stopped: boolean, doneAt: Instant | null) => {
    if (clock === null) return
    clocks.push({ kind, clock, state: stopped ? 'stopped' : running ? 'running' : 'over', doneAt })
  }
  if (waiting !== null) show('dispatch', waiting.clock, true, waiting.asked !== null, null)
  if (work !== null) {
    const awaited = order.status === 'dispatched'
    show('sign', work.assignment.sign, awaited, false, awaited ? null : signedAt)
    show('contact', work.contact, inHand !== null && work.contactedAt === null, false, work.contactedAt)
    const stopped = inHand !== null && work.suspended !== null
    show('delivery', work.assignment.delivery, inHand !== null || order.status === 'returned', stopped, deliveredAt)
  }
  if (delivered !== null) show('review', delivered.review, true, false, reviewedAt)
  return clocks
}

const lastAt = (timeline: readonly TimelineItem[], kind: TimelineItem['kind']): Instant | null =>
  timeline.findLast((item) => item.kind === kind)?.at ?? null
