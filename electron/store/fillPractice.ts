import { HOUR, type Instant } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import {
  practiceOffice,
  type PracticeOrder,
  practiceOrders,
  practiceReturnReason,
} from '../../shared/text/practiceOrders.ts'
import type { Desk } from './desk.ts'
import type { DeskHandlers } from './deskHandlers.ts'
import { overview } from './viewHandlers.ts'

/**
 * Fills a practice ledger that was just made, by the acts that anybody would do: there is no state that its record does not explain.
 * What the calendar of this day does not allow is left as it is; the rest is enough to practise on.
 */
export const fillPractice = async (desk: Desk, verbs: DeskHandlers): Promise<void> => {
  const { lanes, inboxes } = await overview(desk)
  if (inboxes.all > 0) return
  const now = desk.ledger.now()
  const hello = await verbs.hello({})
  if (hello.ok) {
    const { settings } = hello.value
    await verbs.changeSettings({ ...settings, words: { ...settings.words, officeName: practiceOffice } })
  }
  const unitNamed = (name: string): RowId | null => lanes.find((lane) => lane.name === name)?.unit ?? null
  for (const order of practiceOrders) await play(verbs, order, now, unitNamed)
}

const play = async (
  verbs: DeskHandlers,
  order: PracticeOrder,
  now: Instant,
  unitNamed: (name: string) => RowId | null,
): Promise<void> => {
  const { title, text, town, category, reporter, phone, address } = order
  const made = await verbs.report({
    channel: order.channel,
    receivedAt: now - order.hoursAgo * HOUR,
    words: { title, text, town, category, reporter, phone, address },
    marks: { town: null, category: null, urgency: order.urgency, privacy: 'open', concerns: null },
  })
  if (!made.ok) throw new Error(`practice: ${title}: ${JSON.stringify(made.error)}`)
  const unit = order.with === null ? null : unitNamed(order.with.unit)
  if (order.with === null || unit === null) return
  const target = { kind: 'rows' as const, rows: [made.value.row] }
  const plain = { supporting: [], deadline: { kind: 'setting' as const }, note: '', seen: [] }
  const dispatched = await verbs.dispatch({ target, lead: unit, ...plain })
  if (!dispatched.ok || order.with.stage === 'dispatched') return
  if (order.with.stage === 'signed') await verbs.act({ target, act: { type: 'signOrder', unit }, seen: [] })
  else await verbs.act({ target, act: { type: 'returnOrder', unit, reason: practiceReturnReason }, seen: [] })
}
