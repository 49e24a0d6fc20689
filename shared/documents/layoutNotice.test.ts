import { expect, test } from 'vitest'
import { gridMeasure } from './gridMeasure.ts'
import { layoutNotice } from './layoutNotice.ts'
import type { NoticeData } from './noticeData.ts'
import { lineText, type PaperPage, type PaperRole } from './paperPage.ts'
import { sampleNotice, sampleOrder } from './sampleNotice.ts'

const pagesOf = (changes: Partial<NoticeData> = {}): readonly PaperPage[] =>
  layoutNotice({ ...sampleNotice, ...changes }, gridMeasure)
const textOf = (pages: readonly PaperPage[], role?: PaperRole): string =>
  pages
    .flatMap((page) => page.lines)
    .filter((line) => role === undefined || line.role === role)
    .map(lineText)
    .join('')

test('an ordinary notice is one page with head, number, title, seal place and copies', () => {
  const pages = pagesOf()
  expect(pages).toHaveLength(1)
  expect(textOf(pages, 'mark')).toBe('莱西市办实事推进中心')
  expect(textOf(pages, 'number')).toBe('莱督〔2026〕12号')
  expect(textOf(pages, 'addressee')).toBe('市住房和城乡建设局：')
  expect(textOf(pages, 'date')).toBe('2026年11月24日')
  expect(textOf(pages, 'body')).toContain('联系人：王**，电话：0532-8840****。')
  expect(textOf(pages, 'copyTo')).toBe('抄送：市督查考核中心，水集街道办事处。')
  expect(pages[0]?.seals).toHaveLength(1)
})

test('an ordinary notice stays on one page for titles of every usual length', () => {
  for (let length = 1; length <= 40; length += 1) {
    const title = '电'.repeat(length)
    const pages = pagesOf({ subject: '', orders: [{ ...sampleOrder, title }] })
    expect(pages).toHaveLength(1)
    expect(textOf(pages, 'body')).toContain(title)
  }
})

test('a draft shows its year and that it has no number yet', () => {
  expect(textOf(pagesOf({ number: null }), 'number')).toBe('莱督〔2026〕（未签发）号')
})

test('an ordinary notice names its matter in the title', () => {
  expect(textOf(pagesOf(), 'title')).toBe('关于限期办结月湖新苑电梯停运事项的督办通知单')
})

test('each cause has its wording', () => {
  const body = (changes: Partial<NoticeData>): string => textOf(pagesOf({ basis: '', ...changes }), 'body')
  expect(body({ subject: '', orders: [{ ...sampleOrder, title: '谁来修？' }] })).toContain(
    '截至11月24日，已超过办理期限5天，现予以督办。',
  )
  expect(body({ cause: 'unsatisfied' })).toContain('该事项办结后经回访，反映人不满意，现予以督办。')
  expect(body({ cause: 'decision' })).toContain('经我中心研究，现对该事项予以督办。')
  expect(body({ reason: '连续两次未按期反馈。' })).toContain('连续两次未按期反馈，现予以督办。')
  expect(body({ reason: '已超过办理期限，现予以督办。' }).match(/现予以督办/gu)).toHaveLength(1)
})

test('a leader’s words are quoted as such, and a quotation that ends its sentence takes no second stop', () => {
  expect(textOf(pagesOf({ instruction: '请住建局牵头。' }), 'body')).toContain('领导批示：“请住建局牵头”。')
  const body = textOf(pagesOf({ basis: '', instruction: '市领导批示：“请住建局牵头。”' }), 'body')
  expect(body).toContain('请住建局牵头。”')
  expect(body).not.toContain('。”。')
})

test('a reason that says all itself leaves the basis a sentence of its own', () => {
  const body = textOf(pagesOf({ reason: '经会商，决定予以督办', basis: '《办法》' }), 'body')
  expect(body).toContain('经会商，决定予以督办。督办依据：《办法》。')
})

test('the basis stands before the verdict, whether it brings its own preposition or not', () => {
  expect(textOf(pagesOf({ basis: '《办法》第十八条' }), 'body')).toContain('5天。依据《办法》第十八条，现予以督办。')
  expect(textOf(pagesOf({ basis: '根据会议要求。' }), 'body')).toContain('5天。根据会议要求，现予以督办。')
  expect(textOf(pagesOf({ cause: 'decision', basis: '《办法》' }), 'body')).toContain(
    '依据《办法》，经我中心研究，现对该事项予以督办。',
  )
})

test('longer words flow on, with headings on lines of their own and everything that was typed', () => {
  const requirements = [
    '启用应急维修资金，先行修复曳引机，恢复电梯运行',
    '修复期间会同街道提供代购和就医协助',
    '查明维保责任，依法处理',
  ]
  const instruction = '市领导11月23日批示：“请住建局牵头，尽快恢复使用，确保老人出行。”'
  const pages = pagesOf({ requirements, instruction })
  expect(pages.length).toBeGreaterThan(1)
  const text = textOf(pages, 'body')
  for (const words of [
    '一、督办依据',
    '二、办理要求',
    '三、办结时限',
    '四、反馈方式',
    '（三）',
    instruction,
    ...requirements,
  ])
    expect(text).toContain(words)
})

test('several orders are listed one by one', () => {
  const orders = [sampleOrder, { ...sampleOrder, orderNo: '261113-0001', title: '路灯不亮', overdueDays: 3 }]
  const text = textOf(pagesOf({ orders, subject: '' }))
  expect(text).toContain('关于限期办结2件超期事项的督办通知单')
  expect(text).toContain('下列2件事项由你单位主办')
  expect(text).toContain('1.2026年11月12日')
  expect(text).toContain('“路灯不亮”（编号261113-0001）')
  expect(text).toContain('已超期3天。')
})

test('a question is no title: the notice is then called by its kind alone', () => {
  const orders = [{ ...sampleOrder, title: 'A3区影楼是否合法纳税了？' }]
  expect(textOf(pagesOf({ subject: '', orders }), 'title')).toBe('督办通知单')
})

test('a subject that was typed stays in the title, even if the notice then needs a second page', () => {
  const pages = pagesOf({
    subject: '关于北京路与苏州路交叉口雨污管网错接混接问题',
    requirements: ['请立即排查', '请限期整改'],
  })
  expect(textOf(pages, 'title')).toBe('关于限期办结北京路与苏州路交叉口雨污管网错接混接问题的督办通知单')
})

test('the receipt slip has a sheet of its own and the copies go under it', () => {
  const pages = pagesOf({ receiptSlip: true })
  expect(pages).toHaveLength(2)
  expect(textOf(pages.slice(0, 1), 'copyTo')).toBe('')
  expect(textOf(pages.slice(1), 'slip')).toContain('拟办措施')
  expect(textOf(pages.slice(1), 'copyTo')).not.toBe('')
})

test('markup and rare characters in every field are words', () => {
  const odd = '<img src=x>㮾䶮'
  const pages = pagesOf({ unit: odd, basis: odd, contact: odd, orders: [{ ...sampleOrder, title: odd }] })
  expect(textOf(pages, 'addressee')).toBe(`${odd}：`)
  expect(textOf(pages, 'body')).toContain(odd)
})

test('a complaint of 9,000 characters is printed to its last character', () => {
  const instruction = '情况复杂，请核查。'.repeat(1000)
  const text = textOf(pagesOf({ instruction }), 'body')
  expect(text).toContain(instruction.slice(0, -1))
})

test('quotation marks within the quoted title become single', () => {
  const orders = [{ ...sampleOrder, title: '“万事有解”落实不到位' }]
  expect(textOf(pagesOf({ orders }), 'body')).toContain('“‘万事有解’落实不到位”')
})

const earlier = [
  { kind: 'reminder', number: '', at: sampleNotice.date - 2 * 86_400_000, reply: 'none' },
  { kind: 'notice', number: '莱督〔2026〕9号', at: sampleNotice.date - 86_400_000, reply: 'rejected' },
] as const

test('each rung’s paper bears its own name, does what it is named for and says what comes next', () => {
  const cases = [
    ['reminder', '催办通知', '现予以催办。', /逾期[^。]*予以督办。/u],
    ['notice', '督办通知单', '现予以督办。', /逾期[^。]*列入挂牌督办。/u],
    ['letter', '提醒函', '现予以提醒。', /逾期[^。]*列入挂牌督办。/u],
    ['listing', '挂牌督办通知书', '现予以挂牌督办。', /逾期[^。]*提请有关机关按规定处理。/u],
  ] as const
  for (const [kind, name, verdict, otherwise] of cases) {
    const pages = pagesOf({ kind, basis: '' })
    expect(textOf(pages, 'title')).toBe(`关于限期办结月湖新苑电梯停运事项的${name}`)
    expect(textOf(pages, 'body')).toContain(verdict)
    expect(textOf(pages, 'body')).toMatch(otherwise)
    expect(pages).toHaveLength(1)
  }
})

test('a paper names what the case had before, and that it did not help', () => {
  const text = textOf(pagesOf({ kind: 'letter', earlier }), 'body')
  expect(text).toContain('我中心已于11月22日口头催办、11月23日以莱督〔2026〕9号《督办通知单》督办，答复未获认可。')
  const since = [
    ...earlier,
    { kind: 'letter', number: '莱函〔2026〕1号', at: sampleNotice.date, reply: 'none' },
  ] as const
  expect(textOf(pagesOf({ kind: 'listing', earlier: since }), 'body')).toContain('提醒，答复未获认可。')
})

test('a listing says what ends it; no other paper does', () => {
  const conditions = ['电梯恢复运行满三日', '经回访反映人认可']
  for (const line of conditions) {
    expect(textOf(pagesOf({ kind: 'listing', conditions }), 'body')).toContain(line)
    expect(textOf(pagesOf({ kind: 'letter', conditions }), 'body')).not.toContain(line)
  }
})

test('a delisting names the listing that it ends, asks for nothing and sets no deadline', () => {
  const listed = {
    kind: 'listing',
    number: '莱挂〔2026〕3号',
    at: sampleNotice.date - 86_400_000,
    reply: 'accepted',
  } as const
  const pages = pagesOf({ kind: 'delisting', earlier: [listed], requirements: [], reply: '', reason: '' })
  expect(textOf(pages, 'title')).toBe('关于月湖新苑电梯停运事项的解除挂牌通知书')
  const text = textOf(pages, 'body')
  expect(text).toContain('2026年11月23日以莱挂〔2026〕3号列入挂牌督办。')
  expect(text).toContain('解除挂牌督办。')
  expect(text).not.toContain('请于')
  expect(text).not.toContain('逾期')
})

test('a slip belongs to what is receipted, not to a reminder or a delisting', () => {
  for (const kind of ['notice', 'letter', 'listing'] as const)
    expect(textOf(pagesOf({ kind, receiptSlip: true }), 'slip')).toContain('签收人')
  for (const kind of ['reminder', 'delisting'] as const)
    expect(textOf(pagesOf({ kind, receiptSlip: true }), 'slip')).toBe('')
})
