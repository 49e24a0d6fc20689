import { read, utils } from '@e965/xlsx'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { overdueQuery } from '../../ledger/sqlite/proposalQueries.ts'
import { levelProjections, requestRebuild } from '../../ledger/projections/buildShadows.ts'
import { DAY, fromChina, HOUR } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { erasureHandlers } from '../../electron/store/erasureHandlers.ts'
import { Keeper } from '../../electron/store/keeper.ts'
import { type Harness, openHarness } from './deskHarness.ts'
import { receiptDue } from '../../shared/views/receiptDue.ts'

/** A real ledger whose clock the test moves: Monday 2 November 2026, 10:00. */
let clock = 0
let harness: Harness
const value = <Value>(
  reply: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown },
): Value => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}
beforeEach(async () => {
  clock = fromChina(2026, 11, 2, 10)
  harness = await openHarness(() => clock)
})
afterEach(() => harness.close())

const overdueOrder = async (days = 2): Promise<{ readonly row: RowId; readonly lead: RowId }> => {
  const { verbs } = harness
  const noted = {
    title: '月湖新苑电梯停运',
    text: '',
    reporter: '王建国',
    phone: '',
    address: '',
    town: '水集街道',
    category: '',
  }
  const { row } = value(await verbs.report({ channel: 'hotline', receivedAt: null, words: noted }))
  const { overview } = value(await verbs.hello({}))
  const lead = overview.lanes[0]?.unit
  if (lead === undefined) throw new Error('no unit')
  const limit = { kind: 'workingDays', amount: days } as const
  const target = { kind: 'rows' as const, rows: [row] }
  const acted = await verbs.dispatch({
    target,
    lead,
    supporting: [],
    deadline: { kind: 'limit', limit },
    note: '',
    seen: [],
  })
  expect(value(acted).done).toBe(1)
  return { row, lead }
}

const words = {
  unitName: '市住房和城乡建设局',
  basis: '《办法》',
  instruction: '',
  reason: '',
  requirements: '恢复运行',
  reply: '',
  contact: '王明',
  phone: '0532-88400000',
  officeName: '市办实事推进中心',
  copyTo: '',
  conditions: '电梯恢复运行满三日',
}

type Paper = 'reminder' | 'notice' | 'letter' | 'listing' | 'delisting'

const issue = async (kind: Paper, row: RowId, inCase: RowId | null) => {
  const { verbs } = harness
  const start = value(
    inCase === null
      ? await verbs.noticeFacts({ target: { kind: 'rows', rows: [row] }, kind: kind === 'delisting' ? null : kind })
      : await verbs.caseFacts({ case: inCase, kind }),
  )
  const drafted = value(
    await verbs.draftNotice({
      unit: start.unit,
      orders: start.orders.map((order) => order.row),
      cause: 'overdue',
      dueAt: start.replyBy ?? clock + DAY,
      seal: true,
      slip: false,
      words,
      kind,
      case: start.case,
      grounds: null,
    }),
  )
  const signed = value(await verbs.signOffNotice({ notice: drafted.row, step: drafted.step }))
  return { case: drafted.row, step: drafted.step, number: signed.card.number }
}

test('R-SUPERVISION-18 an overdue order is proposed, reminded by word, unanswered, climbs, is listed and delisted; the units’ record shows it', async () => {
  const { verbs } = harness
  const { row, lead } = await overdueOrder()
  expect(value(await verbs.proposals({})).items).toEqual([])
  // Due on Wednesday at the close of office; on Thursday it is one working day over.
  clock = fromChina(2026, 11, 5, 9)
  const [proposal] = value(await verbs.proposals({})).items
  if (proposal === undefined) throw new Error('nothing is proposed')
  expect(proposal).toMatchObject({ case: null, unit: lead, to: 'reminder', reasons: [{ code: 'overdue', days: 1 }] })
  const reminded = value(
    await verbs.remindUnit({
      case: null,
      orders: [row],
      cause: 'overdue',
      to: '李科长',
      note: '请抓紧',
      grounds: [...proposal.grounds],
    }),
  )
  expect(value(await verbs.proposals({})).items).toEqual([])
  expect(value(await verbs.supervisionCounts({}))).toEqual({ proposals: 0, open: 1, receiptsDue: 0, listed: 0 })

  // Five working days to reply, then it is proposed to climb, with both reasons.
  clock = fromChina(2026, 11, 13, 9)
  expect(value(await verbs.proposals({})).items).toMatchObject([
    {
      case: reminded.row,
      rung: 'reminder',
      to: 'notice',
      reasons: [
        { code: 'overdue', days: 7 },
        { code: 'noReply', after: 'reminder', days: 6 },
      ],
    },
  ])
  const notice = await issue('notice', row, reminded.row)
  expect(notice).toMatchObject({ case: reminded.row, step: 2, number: { prefix: '督', year: 2026, n: 1 } })
  value(await verbs.serveNotice({ case: notice.case, step: 2, how: 'person', servedAt: clock, to: '收发室' }))
  clock += 3 * DAY + HOUR
  expect(value(await verbs.supervisionCounts({}))).toMatchObject({ proposals: 0, receiptsDue: 0 })
  clock += DAY
  expect(value(await verbs.supervisionCounts({}))).toMatchObject({ proposals: 1, receiptsDue: 1 })
  const open = value(await verbs.cases({ which: 'open' }))
  expect(open.filter((card) => receiptDue(card, clock)).map((card) => card.case)).toEqual([notice.case])
  value(
    await verbs.recordReceipt({
      case: notice.case,
      step: 2,
      receivedAt: clock,
      promisedAt: null,
      words: { signedBy: '张三', measures: '已派维修', phone: '' },
    }),
  )
  value(
    await verbs.recordReply({
      case: notice.case,
      step: 2,
      repliedAt: clock,
      words: { from: '张三', text: '正在处理' },
    }),
  )
  value(await verbs.judgeReply({ case: notice.case, step: 2, accepted: false, reason: '没有写明时间' }))
  expect(value(await verbs.proposals({})).items[0]).toMatchObject({ to: 'letter' })

  const listing = await issue('listing', row, notice.case)
  expect(listing.number).toMatchObject({ prefix: '挂督', n: 1 })
  expect(value(await verbs.listings({}))).toMatchObject([
    {
      case: notice.case,
      number: '挂督〔2026〕1号',
      conditions: '电梯恢复运行满三日',
      orders: [{ row }],
      lastReply: '正在处理',
    },
  ])
  const early = await verbs.caseFacts({ case: notice.case, kind: 'delisting' })
  expect(early.ok).toBe(true)
  value(await verbs.serveNotice({ case: notice.case, step: 3, how: 'exchange', servedAt: clock, to: '办公室' }))
  value(
    await verbs.recordReply({ case: notice.case, step: 3, repliedAt: clock, words: { from: '张三', text: '已恢复' } }),
  )
  value(await verbs.judgeReply({ case: notice.case, step: 3, accepted: true, reason: '' }))
  expect(value(await verbs.proposals({})).items).toMatchObject([
    { to: 'delisting', reasons: [{ code: 'replyAccepted' }] },
  ])
  const delisting = await issue('delisting', row, notice.case)
  expect(delisting.number).toMatchObject({ prefix: '解挂', n: 1 })
  expect(value(await verbs.listings({}))).toEqual([])
  const detail = value(await verbs.caseDetail({ case: notice.case }))
  expect(detail.card).toMatchObject({ status: 'ended', ending: 'delisted', rung: 'listing' })
  expect(detail.steps.map(({ kind }) => kind)).toEqual(['reminder', 'notice', 'listing', 'delisting'])
  expect(detail.course.map(({ code }) => code).reverse()).toEqual([
    'reminded',
    'drafted',
    'signedOff',
    'served',
    'received',
    'replied',
    'rejected',
    'drafted',
    'signedOff',
    'served',
    'replied',
    'accepted',
    'drafted',
    'signedOff',
    'ended',
  ])

  const period = { from: fromChina(2026, 11, 1), to: fromChina(2026, 12, 1) }
  const [assessed] = value(await verbs.assessment(period))
  expect(assessed).toMatchObject({
    unit: lead,
    assessment: { counts: { reminder: 1, notice: 1, letter: 0, listing: 1, overdue: 1, lateReply: 1 }, replies: 2 },
  })
  const overdue = value(await verbs.assessmentFacts({ ...period, unit: lead, item: 'overdue' }))
  expect(overdue).toMatchObject([{ at: fromChina(2026, 11, 4, 17, 30), order: { row } }])
  const { bytes } = value(await verbs.exportAssessment(period))
  const sheet = read(bytes).Sheets.考核
  const table = utils.sheet_to_json<(string | number)[]>(sheet ?? {}, { header: 1 })
  expect(table[0]).toEqual(['2026-11-01 至 2026-11-30'])
  expect(table[2]?.slice(0, 6)).toEqual([assessed?.unitName, assessed?.assessment.score, 1, 1, 0, 1])
})

test('R-SUPERVISION-22 a dismissed proposal stays away with its reason, and comes back when the order becomes overdue anew', async () => {
  const { verbs } = harness
  await overdueOrder()
  clock = fromChina(2026, 11, 5, 9)
  const [proposal] = value(await verbs.proposals({})).items
  if (proposal === undefined) throw new Error('nothing is proposed')
  const grounds = [...proposal.grounds]
  expect(await verbs.dismissProposal({ grounds, reason: '  ' })).toMatchObject({ error: { code: 'reason-missing' } })
  value(await verbs.dismissProposal({ grounds, reason: '单位已说明' }))
  expect(value(await verbs.proposals({})).items).toEqual([])
  // Five working days over is another rule, on the same deadline.
  clock = fromChina(2026, 11, 11, 9)
  expect(value(await verbs.proposals({})).items).toMatchObject([
    { to: 'notice', grounds: [{ rule: 'longOverdue' }], reasons: [{ days: 5 }] },
  ])
})

test('R-SUPERVISION-1 an order in an open case is not put into another one, and the case’s lists are made again from the record', async () => {
  const { verbs, ledger, dump } = harness
  const { row, lead } = await overdueOrder()
  clock = fromChina(2026, 11, 5, 9)
  const first = await issue('notice', row, null)
  const again = await verbs.draftNotice({
    unit: lead,
    orders: [row],
    cause: 'overdue',
    dueAt: fromChina(2026, 11, 12, 17),
    seal: true,
    slip: false,
    words,
    kind: 'letter',
    case: null,
    grounds: null,
  })
  expect(again).toMatchObject({ error: { code: 'in-another-case' } })
  value(await verbs.voidNotice({ notice: first.case, step: 1, reason: '写错单位' }))
  expect(value(await verbs.notices({}))).toMatchObject([{ status: 'void', voidReason: '写错单位', number: { n: 1 } }])
  const tables = ['case_card', 'case_order', 'notice_card', 'answered_ground', 'order_watch', 'unit_fact'] as const
  const before = await dump(tables)
  await ledger.queue.alone((db) => requestRebuild(db, ['notices', 'orderWatch', 'unitFacts']))
  await levelProjections(ledger.queue, new AbortController().signal, () => {})
  expect(await dump(tables)).toEqual(before)
})

test('R-SETTINGS-4 the letters of numbers are changed by the rules, and those of the notice cannot be theirs', async () => {
  const { verbs } = harness
  const rules = value(await verbs.supervisionRules({}))
  const prefixes = { ...rules.prefixes, letter: '督' }
  expect(await verbs.changeSupervisionRules({ ...rules, prefixes })).toMatchObject({ error: { code: 'prefix-twice' } })
  value(await verbs.changeSupervisionRules({ ...rules, prefixes: { ...rules.prefixes, letter: '莱函' } }))
  expect(value(await verbs.supervisionRules({})).prefixes.letter).toBe('莱函')
})

test('the question for overdue orders reads the board by its deadlines, whatever their number', async () => {
  const query = overdueQuery({ overdue: clock, longOverdue: clock - DAY }, 501)
  if (query === null) throw new Error('no rule is on')
  const plan = await harness.ledger.reader.all(`EXPLAIN QUERY PLAN ${query.sql}`, [...query.params])
  expect(plan.map((row) => String(row.detail)).join()).toMatch(/SEARCH b USING INDEX board_due/u)
})

test('R-ORDER-60 an order under a supervision that goes on is named as such before anybody erases it', async () => {
  const { verbs, desk } = harness
  const { row, lead } = await overdueOrder()
  clock = fromChina(2026, 11, 5, 9)
  const papers = await issue('notice', row, null)
  for (const act of [
    { type: 'signOrder', unit: lead },
    { type: 'deliverOrder', unit: lead, result: '已恢复运行' },
    { type: 'recordReview', solved: true, satisfaction: 'satisfied', reason: '' },
    { type: 'closeOrder', note: '' },
  ] as const)
    expect(value(await verbs.act({ target: { kind: 'rows', rows: [row] }, act, seen: [] })).done).toBe(1)
  const { findToErase } = erasureHandlers(
    desk,
    new Keeper(
      harness.file,
      () => {},
      async () => {},
    ),
  )
  const found = async () => value(await findToErase({ typed: '月湖新苑' })).map((one) => one.problem)
  expect(await found()).toEqual(['erase-case-open'])
  value(await verbs.endSupervision({ case: papers.case, ground: 'delivered', reason: '' }))
  expect(await found()).toEqual([null])
})
