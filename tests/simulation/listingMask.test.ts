import { afterEach, beforeEach, expect, test } from 'vitest'
import { gridMeasure } from '../../shared/documents/gridMeasure.ts'
import { layoutTable } from '../../shared/documents/layoutTable.ts'
import { lineText, type PaperLine } from '../../shared/documents/paperPage.ts'
import { listingTable } from '../../shared/documents/supervisionTables.ts'
import { privacies } from '../../shared/domain/order/orderState.ts'
import { DAY, fromChina } from '../../shared/kernel/chinaTime.ts'
import { en } from '../../shared/text/en.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { type Harness, openHarness, recordTables } from './deskHarness.ts'

const clock = fromChina(2026, 11, 2, 10)
let harness: Harness
beforeEach(async () => {
  harness = await openHarness(() => clock)
})
afterEach(() => harness.close())

const value = <Value>(
  reply: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown },
): Value => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}

const paper = {
  unitName: '市住房和城乡建设局',
  basis: '《办法》',
  instruction: '',
  reason: '',
  requirements: '给欧阳建国（138 1234 6210）修好电梯',
  reply: '',
  contact: '王明',
  phone: '0532-88400000',
  officeName: '市办实事推进中心',
  copyTo: '',
  conditions: '欧阳建国所住楼的电梯恢复运行满三日',
}

/** A listing whose words name the reporter, not signed yet. */
const draft = async (privacy: (typeof privacies)[number]) => {
  const { verbs } = harness
  const title = '欧阳建国（138-1234 6210）反映电梯停运'
  const words = { title, text: '', reporter: '欧阳建国', phone: '13812346210', address: '', town: '', category: '' }
  const marks = { urgency: 'general', privacy, concerns: null, category: null, town: null } as const
  const { row } = value(await verbs.report({ channel: 'hotline', receivedAt: null, words, marks }))
  const lead = value(await verbs.overview({})).lanes[0]?.unit
  if (lead === undefined) throw new Error('no unit')
  const target = { kind: 'rows' as const, rows: [row] }
  const dispatched = { target, lead, supporting: [], deadline: { kind: 'setting' as const }, note: '', seen: [] }
  expect(value(await verbs.dispatch(dispatched)).done).toBe(1)
  const start = value(await verbs.noticeFacts({ target, kind: 'listing' }))
  const form = { unit: start.unit, orders: [row], dueAt: start.replyBy ?? clock + DAY, words: paper, case: start.case }
  const rest = { cause: 'overdue', seal: true, slip: false, kind: 'listing', grounds: null } as const
  const drafted = value(await verbs.draftNotice({ ...form, ...rest }))
  return { row, target, form: { ...form, ...rest }, drafted }
}

/** Signed while the reporter was open, served and answered; protected only afterwards. */
const list = async (privacy: (typeof privacies)[number]): Promise<void> => {
  const { verbs } = harness
  const { target, drafted } = await draft('open')
  value(await verbs.signOffNotice({ notice: drafted.row, step: drafted.step }))
  const paperOf = { case: drafted.row, step: drafted.step }
  value(await verbs.serveNotice({ ...paperOf, how: 'person', servedAt: clock, to: '收发室' }))
  const replied = { from: '张三', text: '已电话告知欧阳建国13812346210，周五前修好' }
  value(await verbs.recordReply({ ...paperOf, repliedAt: clock, words: replied }))
  if (privacy === 'open') return
  const act = { type: 'markOrder', urgency: 'general', privacy, concerns: null, reason: '诉求人要求' } as const
  expect(value(await verbs.act({ target, act, seen: [] })).done).toBe(1)
}

const bare = (text: string): string => text.replace(/\s/gu, '')

/** What stands in each cell of the pages, its lines joined: a name can part at the end of one. */
const cellTexts = (lines: readonly PaperLine[]): readonly string[] => {
  const cells = new Map<number, string>()
  for (const line of lines) if (line.role === 'cell') cells.set(line.x, `${cells.get(line.x) ?? ''}${lineText(line)}`)
  return [...cells.values()]
}

test.each(privacies)(
  'R-READING-4 the listing board, on the wall and on paper, names nobody who is protected: %s',
  async (privacy) => {
    await list(privacy)
    const listings = value(await harness.verbs.listings({}))
    expect(listings).toHaveLength(1)
    const [listed] = listings
    const screen = JSON.stringify(listings)
    // The very lines that the printer sets; a cell's text goes on in its next line.
    const pages = layoutTable(listingTable(listings, '市办实事推进中心', clock), gridMeasure)
    const print = cellTexts(pages.flatMap(({ lines }) => lines)).join('\n')
    // A blank can be where a line ends, and is not set there.
    for (const board of [screen, print].map(bare)) {
      expect(board).toContain('反映电梯停运')
      // An open reporter's own words stand as they were said.
      expect(board.includes('欧阳建国')).toBe(privacy === 'open')
      expect(board.includes(bare('138-1234 6210'))).toBe(privacy === 'open')
      expect(board).toContain('所住楼的电梯恢复运行满三日')
      expect(board).toContain('周五前修好')
      expect(board.includes('13812346210')).toBe(privacy === 'open')
    }
    // What the center and the unit wrote about the case names them as little as the titles do.
    for (const written of [listed?.conditions, listed?.requirements, listed?.lastReply]) {
      expect(written?.includes('欧阳建国')).toBe(privacy === 'open')
    }
    expect(listed?.requirements.includes('138 1234 6210')).toBe(privacy === 'open')
  },
)

test.each(privacies)(
  'R-READING-7 a paper that names a protected reporter is not signed off, and says which order it is: %s',
  async (privacy) => {
    const { verbs, dump } = harness
    const { row, drafted, form } = await draft(privacy)
    const { number } = value(await verbs.order({ row })).row
    const before = await dump(recordTables)
    const tried = await verbs.signOffNotice({ notice: drafted.row, step: drafted.step })
    if (privacy === 'open') return expect(tried.ok).toBe(true)
    expect(tried).toEqual({ ok: false, error: { kind: 'refused', code: 'paper-names-reporter', number } })
    expect(await dump(recordTables)).toEqual(before)
    for (const { refusals } of [zhCN, en]) expect(refusals.codes['paper-names-reporter'].next).not.toBe('')
    // Once the name and the number are out of the words, it is.
    const words = { ...form.words, requirements: '修好电梯', conditions: '电梯恢复运行满三日' }
    const { kind: _kind, grounds: _grounds, case: _case, ...revised } = form
    value(await verbs.reviseNotice({ ...revised, words, notice: drafted.row, step: drafted.step }))
    value(await verbs.signOffNotice({ notice: drafted.row, step: drafted.step }))
  },
)
