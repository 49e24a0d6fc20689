import { afterEach, beforeEach, expect, test } from 'vitest'
import { NewsDesk } from '../../electron/store/newsDesk.ts'
import type { Acted } from '../../shared/contract/desk.ts'
import type { Inbox } from '../../shared/contract/views.ts'
import { DAY, fromChina, HOUR } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Harness, openHarness } from './deskHarness.ts'
import { actedOf, over, reportPlain } from './plainOrders.ts'

const morning = fromChina(2026, 11, 24, 10, 2)
let now = morning
let harness: Harness
beforeEach(async () => {
  now = morning
  harness = await openHarness(() => now)
})
afterEach(() => harness.close())

const report = () => reportPlain(harness)
const putAside = async (until: number, ...rows: readonly RowId[]): Promise<Acted> =>
  actedOf(
    await harness.verbs.act({ target: over(...rows), act: { type: 'putAside', until, reason: '等来电' }, seen: [] }),
  )
const takeUp = async (...rows: readonly RowId[]): Promise<Acted> =>
  actedOf(await harness.verbs.act({ target: over(...rows), act: { type: 'takeUp' }, seen: [] }))
const inInbox = async (inbox: Inbox): Promise<readonly RowId[]> => {
  const opened = await harness.verbs.openView({
    inbox,
    unit: null,
    search: '',
    filters: {},
    sort: { column: 'number', direction: 'asc' },
  })
  if (!opened.ok) throw new Error('no view')
  const counted = await harness.verbs.overview({})
  if (!counted.ok) throw new Error('no counts')
  const rows = opened.value.rows.map(({ id }) => id)
  expect([inbox, counted.value.inboxes[inbox]]).toEqual([inbox, rows.length])
  return rows
}
const codes = ({ refused }: Acted): readonly string[] => refused.map(({ code }) => code)

test('R-ORDER-59 what is put aside leaves what waits, stands in a list of its own, and comes back by itself', async () => {
  const [first, second] = [await report(), await report()]
  const done = await putAside(now + 2 * HOUR, first)
  expect(done.done).toBe(1)
  expect([await inInbox('toDispatch'), await inInbox('aside'), await inInbox('all')]).toEqual([
    [second],
    [first],
    [first, second],
  ])
  now += 2 * HOUR
  expect([await inInbox('toDispatch'), await inInbox('aside')]).toEqual([[first, second], []])
  // Its course says who put it aside, until when and why.
  const read = await harness.verbs.order({ row: first })
  expect(read.ok && read.value.timeline.at(-1)).toMatchObject({ kind: 'putAside', until: now, quote: '等来电' })
  expect(read.ok && read.value.standing.offers.takeUp).toMatchObject({ allowed: false, code: 'not-aside' })
})

test('R-ORDER-59 it is taken up before, and taken up and put aside are undone and done again like any gesture', async () => {
  const row = await report()
  const until = now + DAY
  const aside = await putAside(until, row)
  const undone = actedOf(await harness.verbs.undo({ group: aside.group }))
  expect(await inInbox('toDispatch')).toEqual([row])
  expect(actedOf(await harness.verbs.redo({ group: undone.group })).done).toBe(1)
  expect(await inInbox('aside')).toEqual([row])
  const taken = await takeUp(row)
  expect(await inInbox('aside')).toEqual([])
  await harness.verbs.undo({ group: taken.group })
  expect(await inInbox('aside')).toEqual([row])
  const read = await harness.verbs.order({ row })
  expect(read.ok && read.value.row.asideUntil).toBe(until)
})

test('R-ORDER-62 whoever moves an order has it at hand again, also when that is taken back', async () => {
  const row = await report()
  await putAside(now + DAY, row)
  const accepted = actedOf(await harness.verbs.accept({ target: over(row) }))
  expect(await inInbox('toDispatch')).toEqual([row])
  await harness.verbs.undo({ group: accepted.group })
  expect([await inInbox('toDispatch'), await inInbox('aside')]).toEqual([[row], []])
})

test('R-ORDER-61 only what waits is put aside, for a month at most, and nothing that threatens life', async () => {
  const [row, declined, urgent] = [await report(), await report(), await report()]
  await harness.verbs.decline({ target: over(declined), route: 'outside', reason: '不属本市' })
  await harness.verbs.runBulk({ target: over(urgent), act: { kind: 'setUrgency', urgency: 'lifeSafety' } })
  expect(codes(await putAside(now + HOUR, row, declined, urgent)).toSorted()).toEqual([
    'aside-life-safety',
    'declined-already',
  ])
  expect(codes(await putAside(now, row))).toEqual(['aside-out-of-range'])
  expect(codes(await putAside(now + 31 * DAY + 1, row))).toEqual(['aside-out-of-range'])
  expect(codes(await takeUp(declined))).toEqual(['not-aside'])
  // One that turns out to threaten life is in sight from then on.
  await harness.verbs.runBulk({ target: over(row), act: { kind: 'setUrgency', urgency: 'lifeSafety' } })
  expect(await inInbox('toDispatch')).toContain(row)
})

test('R-ORDER-59 an open list is told when an order comes back, and moves only when it is asked', async () => {
  const row = await report()
  await report()
  await putAside(now + 50, row)
  expect(await inInbox('toDispatch')).toHaveLength(1)
  harness.news.length = 0
  const desk = new NewsDesk(harness.desk, () => false)
  try {
    now += 51
    await expect
      .poll(() => harness.news.find(({ kind }) => kind === 'viewBehind'))
      .toMatchObject({
        arrived: 1,
        moved: 0,
      })
    await expect
      .poll(() => harness.news.find((news) => news.kind === 'overview'))
      .toMatchObject({ overview: { inboxes: { toDispatch: 2, aside: 0 } } })
  } finally {
    desk.close()
  }
})
