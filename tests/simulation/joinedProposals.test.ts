import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskVerbs } from '../../shared/contract/desk.ts'
import type { ProposalItem } from '../../shared/contract/supervision.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import { DAY, fromChina } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, RowId } from '../../shared/kernel/ids.ts'
import { groundsOf, rowsOf, takeProposals } from '../../renderer/supervision/takeProposal.ts'
import { order, otherOrder } from './builders.ts'
import { CaseDesk } from './caseDesk.ts'
import { type Harness, openHarness } from './deskHarness.ts'

/** Monday 2 November 2026, 10:00; the test moves it. */
let clock = 0
let harness: Harness
beforeEach(async () => {
  clock = fromChina(2026, 11, 2, 10)
  harness = await openHarness(() => clock)
})
afterEach(() => harness.close())

const value = <Value>(
  reply: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown },
): Value => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}

const dispatched = async (at: number, days: number): Promise<RowId> => {
  const { verbs } = harness
  const told = { title: '电梯停运', text: '', reporter: '王建国', phone: '', address: '', town: '', category: '' }
  const { row } = value(await verbs.report({ channel: 'hotline', receivedAt: null, words: told }))
  const lead = value(await verbs.hello({})).overview.lanes[at]?.unit
  if (lead === undefined) throw new Error('no unit')
  const deadline = { kind: 'limit', limit: { kind: 'workingDays', amount: days } } as const
  const target = { kind: 'rows' as const, rows: [row] }
  const acted = await verbs.dispatch({ target, lead, supporting: [], deadline, note: '', seen: [] })
  expect(value(acted).done).toBe(1)
  return row
}
const proposed = async (): Promise<readonly ProposalItem[]> => value(await harness.verbs.proposals({})).items

test('R-SUPERVISION-25 proposals of one unit become one paper about all their orders, and each is answered by its own ground', async () => {
  const { verbs } = harness
  const [first, second, other] = [await dispatched(0, 1), await dispatched(0, 2), await dispatched(1, 1)]
  clock = fromChina(2026, 11, 5, 10)
  const items = await proposed()
  expect(items.map(({ to, orders }) => [to, orders[0]?.row])).toEqual([
    ['reminder', first],
    ['reminder', other],
    ['reminder', second],
  ])
  const [one, , two] = items
  if (one === undefined || two === undefined) throw new Error('not proposed')
  // The window's verbs take rows as numbers and parse them; behind it they are rows already.
  const windowVerbs = verbs as unknown as DeskVerbs
  const settings = value(await verbs.hello({})).settings
  const made = value(await takeProposals(windowVerbs, [one, two], 'reminder', settings, clock))
  const { card, words } = value(await verbs.notice({ notice: made.row, step: made.step }))
  expect(card).toMatchObject({ kind: 'reminder', orders: [first, second], cause: 'overdue' })
  expect(words.reason).toBe('')
  expect((await proposed()).map(({ orders }) => orders[0]?.row)).toEqual([other])
  // Each order's deadline is answered for that order alone.
  const answered = await harness.ledger.reader.all(
    "SELECT subject, rule, basis FROM answered_ground WHERE of = 'order' ORDER BY subject, rule",
  )
  expect(answered).toEqual(
    [...one.grounds, ...two.grounds].map(({ key, rule, basis }) => ({ subject: key, rule, basis })),
  )
})

test('R-SUPERVISION-25 one call reminds of all that were chosen, and a paper of two units is refused', async () => {
  const { verbs } = harness
  await dispatched(0, 1)
  await dispatched(0, 1)
  await dispatched(1, 1)
  clock += 3 * DAY
  const items = await proposed()
  const remind = (chosen: readonly ProposalItem[]) =>
    verbs.remindUnit({
      case: null,
      orders: rowsOf(chosen),
      cause: 'overdue',
      to: '李科长',
      note: '',
      grounds: groundsOf(chosen),
    })
  expect(await remind(items)).toMatchObject({ ok: false, error: { kind: 'refused', code: 'not-of-this-unit' } })
  const same = items.filter(({ unit }) => unit === items[0]?.unit)
  expect(same).toHaveLength(2)
  const { row } = value(await remind(same))
  expect(value(await verbs.caseDetail({ case: row })).orders).toHaveLength(2)
  expect(await proposed()).toHaveLength(1)
})

test('R-SUPERVISION-25 a ground of an order that the paper does not name is refused', () => {
  const desk = new CaseDesk()
  const because = (of: OrderId) => [{ rule: 'overdue', basis: 'due:1', order: of }] as const
  expect(desk.rules.draft({ orders: [order], proposal: because(otherOrder) }, desk.id)).toEqual({
    ok: false,
    error: { code: 'not-of-this-case', stream: orderStream(otherOrder) },
  })
  expect(desk.rules.draft({ orders: [order], proposal: because(order) }, desk.id).ok).toBe(true)
})
