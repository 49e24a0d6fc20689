import { guardedMatter } from '../../ledger/sqlite/noticeQueries.ts'
import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { OfficePaperFacts } from '../../shared/contract/officePapers.ts'
import type { TimelineItem } from '../../shared/contract/timeline.ts'
import { workOf } from '../../shared/domain/order/orderState.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Desk } from './desk.ts'
import { openOrder } from './openOrder.ts'
import { orderDetail } from './orderDetail.ts'

/** What the record knows of an order for its papers; null where there is no such order. No protected reporter is named in it. */
export const officePaperFacts = async (desk: Desk, order: RowId): Promise<OfficePaperFacts | null> => {
  const db = desk.ledger.reader
  const [detail, opened, guarded] = await Promise.all([
    orderDetail(desk, order),
    openOrder(desk, order),
    guardedMatter(db, [order]),
  ])
  if (detail === null || opened === null) return null
  const { row, timeline } = detail
  const { cover } = guarded
  return {
    order,
    number: row.number,
    title: guarded.titles.get(order) ?? row.title,
    channel: row.channel,
    town: row.town,
    status: row.status,
    receivedAt: row.receivedAt,
    matter: cover(detail.text),
    ...(await unitsOf(desk, detail)),
    dispatchedAt: detail.dispatchedAt,
    dueAt: workOf(opened.state)?.assignment.delivery.dueAt ?? null,
    extension: extensionOf(timeline, cover),
    course: timeline.flatMap((item) =>
      (item.kind === 'contacted' || item.kind === 'progressed' || item.kind === 'interimDelivered') && item.quote !== ''
        ? [{ at: item.at, unit: item.unit, text: cover(item.quote) }]
        : [],
    ),
    delivery: deliveryOf(timeline, cover),
    verdict: detail.standing.verdict,
  }
}

/** Full names, as letters are addressed. */
const unitsOf = async (
  desk: Desk,
  { standing }: OrderDetail,
): Promise<{ readonly unit: string; readonly supporting: string }> => {
  const rows = await desk.ledger.reader.all(
    'SELECT id, name, full_name FROM unit_card WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(standing.units.map(({ unit }) => unit))],
  )
  const names = new Map(rows.map((row) => [Number(row.id), String(row.full_name) || String(row.name)]))
  const named = (role: 'lead' | 'supporting'): string =>
    standing.units.flatMap((one) => (one.role === role ? [names.get(one.unit) ?? one.name] : [])).join('、')
  return { unit: named('lead'), supporting: named('supporting') }
}

const extensionOf = (
  timeline: readonly TimelineItem[],
  cover: (text: string) => string,
): OfficePaperFacts['extension'] => {
  let found: OfficePaperFacts['extension'] = null
  for (const item of timeline) {
    if (item.kind === 'extensionAsked')
      found = { askedAt: item.at, until: item.until, reason: cover(item.quote), decided: 'open' }
    if (found !== null && item.kind === 'extensionGranted') found = { ...found, decided: 'granted' }
    if (found !== null && item.kind === 'extensionRefused') found = { ...found, decided: 'refused' }
  }
  return found
}

const deliveryOf = (
  timeline: readonly TimelineItem[],
  cover: (text: string) => string,
): OfficePaperFacts['delivery'] => {
  const last = timeline.findLast((item) => item.kind === 'delivered')
  return last?.kind === 'delivered' ? { at: last.at, text: cover(last.quote) } : null
}
