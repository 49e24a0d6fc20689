import { expect, test } from 'vitest'
import { erasureHandlers } from '../../electron/store/erasureHandlers.ts'
import { Keeper } from '../../electron/store/keeper.ts'
import { verifyLedger } from '../../ledger/verify.ts'
import { defaultFormWords } from '../../shared/documents/defaultPaperWords.ts'
import { DAY, fromChina } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { type Harness, openHarness, testClock } from './deskHarness.ts'

/** A desk with one dispatched order; `clock` can be moved. */
const opened = async () => {
  let late = 0
  const clock = testClock()
  const harness = await openHarness(() => clock() + late)
  const unit = await value(
    harness.verbs.addUnit({
      kind: 'department',
      weekly: 20,
      words: { name: '市住建局', fullName: '市住房和城乡建设局' },
    }),
  )
  const report = await value(
    harness.verbs.report({
      channel: 'hotline',
      receivedAt: null,
      words: {
        title: '电梯停运',
        text: '电梯停了三天',
        reporter: '王小明',
        phone: '13812346210',
        address: '',
        town: '水集街道',
        category: '',
      },
    }),
  )
  const wait = (ms: number): void => {
    late += ms
  }
  return { harness, unit: unit.row, order: report.row, wait }
}

const value = async <T>(reply: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> => {
  const got = await reply
  if (!got.ok) throw new Error(JSON.stringify(got.error))
  return got.value
}
const dispatched = async (harness: Harness, order: RowId, lead: RowId): Promise<void> => {
  const target = { kind: 'rows' as const, rows: [order] }
  const deadline = { kind: 'setting' as const }
  const done = await value(harness.verbs.dispatch({ target, lead, supporting: [], deadline, note: '', seen: [] }))
  expect(done.done).toBe(1)
}
const words = {
  office: '办实事推进中心',
  title: '诉求事项交办单',
  addressee: '市住房和城乡建设局',
  body: '请办理。',
  signer: '',
  present: '',
  absent: '',
  guests: '',
  copyTo: '',
}
const sheet = (order: RowId, form = 0) =>
  ({ order, kind: 'dispatchSheet', form, seal: true, side: 'last', words }) as const

test('R-PAPER-1 a paper comes into the record complete, where its order has come so far, with the next number of its kind', async () => {
  const { harness, order, unit } = await opened()
  try {
    expect(await harness.verbs.signPaper(sheet(order))).toMatchObject({ error: { code: 'not-dispatched' } })
    await dispatched(harness, order, unit)
    const empty = { ...sheet(order), words: { ...words, body: ' ' } }
    expect(await harness.verbs.signPaper(empty)).toMatchObject({ error: { code: 'paper-incomplete' } })
    const report = { ...sheet(order), kind: 'closingReport' } as const
    expect(await harness.verbs.signPaper(report)).toMatchObject({ error: { code: 'delivery-missing' } })
    const [first, second] = [
      await value(harness.verbs.signPaper(sheet(order))),
      await value(harness.verbs.signPaper(sheet(order))),
    ]
    expect(first.number).toEqual({ prefix: '交办', year: 2026, n: 1 })
    expect(second.number.n).toBe(2)
    const minutes = { ...sheet(order), kind: 'minutes', words: { ...words, present: '王五' } } as const
    expect((await value(harness.verbs.signPaper(minutes))).number).toEqual({ prefix: '会纪', year: 2026, n: 1 })
    expect((await value(harness.verbs.officePapers({ order }))).map(({ paper }) => paper)).toEqual([3, 2, 1])
    expect((await verifyLedger(harness.ledger.reader)).problems).toEqual([])
  } finally {
    await harness.close()
  }
})

test('R-PAPER-3 a paper keeps its words and the version of its wording; what is changed later changes no reprint', async () => {
  const { harness, order, unit } = await opened()
  try {
    await dispatched(harness, order, unit)
    await value(harness.verbs.signPaper(sheet(order)))
    const form = { prefix: '莱交', seal: false, side: 'last' } as const
    const body = '请办理{编号}。'
    const changed = await value(
      harness.verbs.changePaperForm({
        kind: 'dispatchSheet',
        seen: 0,
        form,
        words: { title: '交办单', body, copyTo: '督查室' },
      }),
    )
    expect(changed.dispatchSheet).toMatchObject({ form: { ...form, version: 1 }, words: { body } })
    expect(changed.minutes.words).toEqual(defaultFormWords.minutes)
    // Written by the wording of before: not signed under the new one.
    expect(await harness.verbs.signPaper(sheet(order))).toMatchObject({ error: { code: 'settings-moved' } })
    const next = await value(harness.verbs.signPaper(sheet(order, 1)))
    expect(next.number).toEqual({ prefix: '莱交', year: 2026, n: 2 })
    const [, before] = await value(harness.verbs.officePapers({ order }))
    expect(before).toMatchObject({ form: 0, number: { prefix: '交办', n: 1 }, words })
  } finally {
    await harness.close()
  }
})

test('R-PAPER-4 prints are counted; a void paper keeps its number and its reason and is not printed again', async () => {
  const { harness, order, unit } = await opened()
  try {
    await dispatched(harness, order, unit)
    await value(harness.verbs.signPaper(sheet(order)))
    const print = {
      order,
      paper: 1,
      to: 'pdf',
      copies: 1,
      pages: 1,
      sha256: 'a'.repeat(64),
      destination: '/tmp/x.pdf',
    } as const
    await value(harness.verbs.recordPaperPrint(print))
    await value(harness.verbs.recordPaperPrint(print))
    expect(await harness.verbs.voidPaper({ order, paper: 1, reason: ' ' })).toMatchObject({
      error: { code: 'reason-missing' },
    })
    await value(harness.verbs.voidPaper({ order, paper: 1, reason: '主送写错' }))
    const [voided] = await value(harness.verbs.officePapers({ order }))
    expect(voided).toMatchObject({ prints: 2, number: { n: 1 }, voided: { reason: '主送写错' } })
    const { timeline } = await value(harness.verbs.order({ row: order }))
    expect(timeline.slice(-2)).toMatchObject([
      { kind: 'paperSigned', paper: 'dispatchSheet', number: '交办〔2026〕1号', device: null },
      { kind: 'paperVoided', number: '交办〔2026〕1号', quote: '主送写错' },
    ])
    expect(await harness.verbs.recordPaperPrint(print)).toMatchObject({ error: { code: 'document-void' } })
    expect(await harness.verbs.voidPaper({ order, paper: 1, reason: '再来' })).toMatchObject({
      error: { code: 'document-void' },
    })
    expect((await value(harness.verbs.signPaper(sheet(order)))).number.n).toBe(2)
  } finally {
    await harness.close()
  }
})

test('R-PAPER-5 numbers begin anew with the year that it is in Shanghai', async () => {
  const { harness, order, unit, wait } = await opened()
  try {
    await dispatched(harness, order, unit)
    expect((await value(harness.verbs.signPaper(sheet(order)))).number).toMatchObject({ year: 2026, n: 1 })
    wait(fromChina(2027, 1, 1, 0, 1) - fromChina(2026, 11, 24, 10, 2))
    expect((await value(harness.verbs.signPaper(sheet(order)))).number).toMatchObject({ year: 2027, n: 1 })
    wait(-DAY)
    expect((await value(harness.verbs.signPaper(sheet(order)))).number).toMatchObject({ year: 2026, n: 2 })
  } finally {
    await harness.close()
  }
})

test('R-READING-7 R-PAPER-6 a paper names no protected reporter, and its facts cover the name', async () => {
  const { harness, order, unit } = await opened()
  try {
    await dispatched(harness, order, unit)
    const report = await value(
      harness.verbs.report({
        channel: 'hotline',
        receivedAt: null,
        words: {
          title: '王小明反映噪声',
          text: '王小明说夜里有噪声',
          reporter: '王小明',
          phone: '',
          address: '',
          town: '',
          category: '',
        },
        marks: { urgency: 'general', privacy: 'confidential', town: null, category: null, concerns: null },
      }),
    )
    await dispatched(harness, report.row, unit)
    const facts = await value(harness.verbs.officePaperFacts({ order: report.row }))
    expect(`${facts.title}${facts.matter}`).not.toContain('王小明')
    const named = { ...sheet(report.row), words: { ...words, body: '请回复王小明。' } }
    expect(await harness.verbs.signPaper(named)).toMatchObject({ error: { code: 'paper-names-reporter' } })
    const { orders, more } = await value(
      harness.verbs.listedOrders({ target: { kind: 'rows', rows: [order, report.row] }, full: false }),
    )
    expect(more).toBe(false)
    expect(orders.map(({ title, unit: lead }) => [title, lead])).toEqual([
      ['电梯停运', '市住建局'],
      ['***反映噪声', '市住建局'],
    ])
  } finally {
    await harness.close()
  }
})

test('R-PAPER-6 erasing the order makes its papers unreadable and leaves their numbers', async () => {
  const { harness, order, unit } = await opened()
  try {
    await dispatched(harness, order, unit)
    await value(harness.verbs.signPaper(sheet(order)))
    for (const act of [
      { type: 'signOrder', unit },
      { type: 'deliverOrder', unit, result: '已修复' },
      { type: 'recordReview', solved: true, satisfaction: 'satisfied', reason: '' },
      { type: 'closeOrder', note: '' },
    ] as const)
      expect((await value(harness.verbs.act({ target: { kind: 'rows', rows: [order] }, act, seen: [] }))).done).toBe(1)
    const keeper = new Keeper(
      harness.file,
      () => {},
      async () => {},
    )
    const erased = await value(erasureHandlers(harness.desk, keeper).erase({ rows: [order], ground: 'asked' }))
    expect(erased).toMatchObject({ done: 1, refused: [] })
    const [paper] = await value(harness.verbs.officePapers({ order }))
    expect(paper).toMatchObject({ number: { n: 1 }, words: { body: '', title: '', addressee: '' } })
    expect((await verifyLedger(harness.ledger.reader)).problems).toEqual([])
  } finally {
    await harness.close()
  }
})

test('R-FORM-2 the letters of these papers are taken for notices and the other papers of supervision too', async () => {
  const { harness } = await opened()
  try {
    const office = { officeName: '办实事推进中心', contact: '', phone: '' }
    const settings = { naturalDays: 5, noticeDays: 5, noticePrefix: '交办', words: office }
    expect(await harness.verbs.changeSettings(settings)).toMatchObject({ error: { code: 'prefix-twice' } })
    const rules = await value(harness.verbs.supervisionRules({}))
    const prefixes = { ...rules.prefixes, letter: '会纪' }
    expect(await harness.verbs.changeSupervisionRules({ ...rules, prefixes })).toMatchObject({
      error: { code: 'prefix-twice' },
    })
    await value(harness.verbs.changeSettings({ ...settings, noticePrefix: '莱督' }))
  } finally {
    await harness.close()
  }
})
