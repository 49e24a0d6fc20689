import { expect, test } from 'vitest'
import { openHarness } from './deskHarness.ts'
import { newPlay, play } from './gestures.ts'

test('a signed notice says what it said on the day, whatever becomes of its orders', async () => {
  const harness = await openHarness()
  try {
    const { verbs } = harness
    const played = await newPlay(harness)
    await play(harness, played, { kind: 'report', words: ['电梯停运', '三天', '', '', '', '', ''], day: 1, channel: 0 })
    const [row] = played.orders
    const [lead, other, helper] = played.units
    if (row === undefined || lead === undefined || other === undefined || helper === undefined) throw new Error('empty')
    const target = { kind: 'rows' as const, rows: [row] }
    const deadline = { kind: 'limit', limit: { kind: 'naturalDays', amount: 3 } } as const
    await verbs.dispatch({ target, lead, supporting: [helper], deadline, note: '', seen: [] })
    const facts = await verbs.noticeFacts({ target, kind: null })
    if (!facts.ok) throw new Error('no facts')
    const words = {
      basis: '',
      instruction: '',
      reason: '',
      requirements: '三日内恢复',
      reply: '',
      contact: '',
      phone: '',
    }
    const draft = await verbs.draftNotice({
      unit: lead,
      orders: [row],
      cause: 'decision',
      dueAt: facts.value.replyBy ?? 0,
      seal: false,
      slip: true,
      words: { ...words, unitName: facts.value.unitName, officeName: '中心', copyTo: '', conditions: '' },
      kind: 'notice',
      case: null,
      grounds: null,
    })
    if (!draft.ok) throw new Error('no draft')
    const signed = await verbs.signOffNotice({ notice: draft.value.row, step: 1 })
    await verbs.dispatch({ target, lead: other, supporting: [], deadline: { kind: 'setting' }, note: '', seen: [] })
    await verbs.correct({ row, channel: null, words: { title: '改过的标题' } })
    const later = await verbs.notice({ notice: draft.value.row, step: 1 })
    if (!signed.ok || !later.ok) throw new Error('no notice')
    expect(later.value.facts).toEqual(signed.value.facts)
    expect(later.value.facts).toMatchObject({
      unit: lead,
      supporting: '市交通局',
      orders: [{ row, title: '电梯停运' }],
    })
    expect(later.value.card).toMatchObject({ seal: false, slip: true })
  } finally {
    await harness.close()
  }
})
