import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { levelProjections, requestRebuild } from '../../ledger/projections/buildShadows.ts'
import { ordersAfter } from '../../ledger/projections/orderFold.ts'
import { blobAt } from '../../ledger/sqlite/driver.ts'
import { verifyLedger } from '../../ledger/verify.ts'
import { type Harness, openHarness, projectionTables, recordTables } from './deskHarness.ts'
import { gesture, mark, newPlay, openPlay, play } from './gestures.ts'
import { long, runs } from './runs.ts'

// Each run begins a ledger of its own, with all that a first start brings along: on a busy machine that adds up.
vi.setConfig({ testTimeout: long ? 1_800_000 : 180_000 })

const gestures = fc.array(gesture, { minLength: 5, maxLength: 40 })

/** A fresh ledger, the gestures played on it, then the check; fast-check prints the seed of what fails. */
const afterGestures = (check: (harness: Harness) => Promise<void>, numRuns = runs(6, 60)) =>
  fc.assert(
    fc.asyncProperty(gestures, async (acts) => {
      const { harness, played } = await openPlay()
      try {
        for (const act of acts) await play(harness, played, act)
        await check(harness)
      } finally {
        await harness.close()
      }
    }),
    { numRuns },
  )

test('R-LEDGER-10 the chain verifies and the board is the fold of the record after any gestures', async () => {
  await afterGestures(async ({ ledger }) => {
    expect((await verifyLedger(ledger.reader)).problems).toEqual([])
  })
})

test('R-LEDGER-10 a rebuild gives identical rows', async () => {
  await afterGestures(async ({ ledger, dump }) => {
    // A fact's row number says when it was written down, and nothing else.
    const facts = () =>
      ledger.reader.all('SELECT order_id, command, item, unit, at FROM unit_fact ORDER BY order_id, command, item')
    const before = { ...(await dump(projectionTables)), facts: await facts() }
    await ledger.queue.transaction((db) => requestRebuild(db))
    await levelProjections(ledger.queue, new AbortController().signal, () => {})
    expect({ ...(await dump(projectionTables)), facts: await facts() }).toEqual(before)
  })
})

test('R-LEDGER-3 no typed word stands in clear in any entry', async () => {
  await afterGestures(async ({ ledger }) => {
    const rows = await ledger.reader.all('SELECT bytes FROM entry')
    const seen = rows.filter((row) => Buffer.from(blobAt(row, 'bytes')).includes(mark))
    expect(seen).toEqual([])
    // Nor escaped, nor in base64: what is sealed is not merely dressed up.
    const texts = rows.map((row) => Buffer.from(blobAt(row, 'bytes')).toString('utf8'))
    expect(texts.filter((text) => text.includes('\\u6c34'))).toEqual([])
    expect(texts.filter((text) => text.includes(Buffer.from(mark).toString('base64').slice(0, 6)))).toEqual([])
  })
})

test('R-LEDGER-5 a refusal changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(gestures, async (acts) => {
      const { harness, played } = await openPlay()
      try {
        for (const act of acts) {
          // A notice is up to three commands, of which the first may be accepted: the refusal of a part is not of the whole.
          if (act.kind === 'notice') continue
          const before = await harness.dump([...recordTables, ...projectionTables])
          const outcome = await play(harness, played, act)
          const refused = outcome !== null && (!outcome.ok || nothingDone(outcome.value))
          if (refused) expect(await harness.dump([...recordTables, ...projectionTables])).toEqual(before)
        }
      } finally {
        await harness.close()
      }
    }),
    { numRuns: runs(4, 30) },
  )
})

const nothingDone = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'done' in value && value.done === 0

test('R-LEDGER-11 replay after random edits of settings and units gives identical state', async () => {
  await afterGestures(
    async (harness) => {
      const { ledger, verbs } = harness
      const before = (await ordersAfter(ledger.reader, 0)).changes
      const overview = await verbs.overview({})
      if (!overview.ok) throw new Error('no overview')
      for (const { unit } of overview.value.lanes.slice(0, 5)) {
        await verbs.changeUnit({ unit, kind: 'other', weekly: 1, words: { name: '改了名', fullName: '改了全名' } })
        await verbs.retireUnit({ unit })
      }
      const words = { officeName: '改了的中心', contact: '', phone: '' }
      await verbs.changeSettings({ naturalDays: 99, noticeDays: 98, noticePrefix: '改', words })
      expect((await ordersAfter(ledger.reader, 0)).changes).toEqual(before)
    },
    runs(4, 40),
  )
})

test('R-REGISTER-1 numbers of notices are continuous: 1, 2, 3 ... whatever was refused between them', async () => {
  await afterGestures(async ({ verbs }) => {
    const notices = await verbs.notices({})
    if (!notices.ok) throw new Error('no notices')
    // Each kind of paper has a register of its own.
    for (const kind of new Set(notices.value.map((card) => card.kind))) {
      const numbers = notices.value.flatMap((card) =>
        card.kind === kind && card.number !== null ? [card.number.n] : [],
      )
      expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1))
    }
  })
})

test('R-LEDGER-13 undo of a group restores what nobody acted on and names the rest', async () => {
  const harness = await openHarness()
  try {
    const { verbs } = harness
    const played = await newPlay(harness)
    for (let at = 0; at < 12; at += 1)
      await play(harness, played, {
        kind: 'report',
        words: [`第${at}件`, '内容', '', '', '', '', ''],
        day: 1,
        channel: 0,
      })
    const [lead, other] = played.units
    if (lead === undefined || other === undefined) throw new Error('no units')
    const before = await harness.dump(['board'])
    const give = (rows: typeof played.orders, unit: typeof lead) =>
      verbs.dispatch({
        target: { kind: 'rows', rows },
        lead: unit,
        supporting: [],
        deadline: { kind: 'setting' },
        note: '',
        seen: [],
      })
    const dropped = await give(played.orders, lead)
    if (!dropped.ok) throw new Error('refused')
    expect(dropped.value).toMatchObject({ done: 12, refused: [] })
    const moved = await give(played.orders.slice(0, 2), other)
    if (!moved.ok) throw new Error('refused')
    expect(moved.value.redispatched).toBe(2)
    const undone = await verbs.undo({ group: dropped.value.group })
    if (!undone.ok) throw new Error('refused')
    expect(undone.value.done).toBe(10)
    expect(undone.value.refused.map(({ row, code }) => ({ row, code }))).toEqual(
      [played.orders[1], played.orders[0]].map((row) => ({ row, code: 'acted-since' })),
    )
    // What was undone stands as before, but for the life cycle that counts the two steps.
    const place = ({ lifecycle: _, ...row }: Record<string, unknown>) => row
    const after = await harness.dump(['board'])
    expect((after.board ?? []).slice(2).map(place)).toEqual((before.board ?? []).slice(2).map(place))
    expect((after.board ?? []).slice(0, 2).map((row) => row.lead)).toEqual([other, other])
    // The two that were moved go back to the first unit when that step is taken back.
    const second = await verbs.undo({ group: moved.value.group })
    expect(second.ok && second.value.done).toBe(2)
  } finally {
    await harness.close()
  }
})
