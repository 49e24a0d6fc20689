import { afterEach, beforeEach, expect, test } from 'vitest'
import { orderStream } from '../../shared/domain/streams.ts'
import { fromChina } from '../../shared/kernel/chinaTime.ts'
import type { OrderId, RowId } from '../../shared/kernel/ids.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import { type Harness, openHarness } from './deskHarness.ts'
import { onDuty } from '../../electron/store/desk.ts'

let harness: Harness
let row: RowId
const stream = orderStream('o1' as OrderId)
beforeEach(async () => {
  const now = fromChina(2026, 11, 24, 10)
  harness = await openHarness(() => now)
  const actor = (await onDuty(harness.desk)).id
  const words = { ...noWords, title: '路灯不亮', town: '水集街道', sourceName: '热线', sourceId: 'A1' }
  await harness.ledger.submit(
    [
      {
        type: 'reportOrder',
        stream,
        touches: [stream],
        body: { channel: 'hotline', receivedAt: now, words },
      },
      {
        type: 'proposeCorrection',
        stream,
        touches: [stream],
        body: { channel: null, words: { title: '路灯和井盖', town: '望城街道' } },
      },
    ],
    { actor, group: null },
  )
  const [found] = await harness.ledger.reader.all('SELECT id FROM board')
  row = Number(found?.id) as RowId
})
afterEach(() => harness.close())

const corrections = async () => {
  const answered = await harness.verbs.corrections({ row })
  if (!answered.ok) throw new Error('no answer')
  return answered.value
}

test('what a source says anew waits beside what stands, and only the fields that a person takes are taken over', async () => {
  const [proposal] = await corrections()
  expect(proposal?.fields).toEqual([
    { field: 'title', before: '路灯不亮', after: '路灯和井盖' },
    { field: 'town', before: '水集街道', after: '望城街道' },
  ])
  const id = proposal?.id ?? ''
  expect((await harness.verbs.acceptCorrection({ row, proposal: id, take: ['title'] })).ok).toBe(true)
  expect(await corrections()).toEqual([])
  const detail = await harness.verbs.order({ row })
  expect(detail.ok && detail.value.row).toMatchObject({ title: '路灯和井盖', town: '水集街道' })
  expect(await harness.verbs.acceptCorrection({ row, proposal: id, take: ['town'] })).toMatchObject({ ok: false })
})

test('a correction that is rejected leaves the order as it is and says why in its course', async () => {
  const [proposal] = await corrections()
  const id = proposal?.id ?? ''
  expect(await harness.verbs.rejectCorrection({ row, proposal: id, reason: ' ' })).toMatchObject({
    ok: false,
    error: { code: 'reason-missing' },
  })
  expect((await harness.verbs.rejectCorrection({ row, proposal: id, reason: '已核实原内容' })).ok).toBe(true)
  const detail = await harness.verbs.order({ row })
  expect(detail.ok && detail.value.row.title).toBe('路灯不亮')
  expect(detail.ok && detail.value.timeline.at(-1)).toMatchObject({ kind: 'correctionRejected', quote: '已核实原内容' })
})
