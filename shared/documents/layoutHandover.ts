import type { HandoverCounts, OpenPointKind } from '../domain/handover/handover.ts'
import { openPointKinds } from '../domain/handover/handover.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import type { HandoverLine } from '../views/handoverLines.ts'
import type { DocumentBlock, Piece } from './documentBlocks.ts'
import { layoutPages } from './layoutPages.ts'
import { paperDay, paperHour } from './paperDate.ts'
import type { GlyphMeasure, PaperPage } from './paperPage.ts'
import { paperLineText, paperText } from './paperText.ts'

/** One change of shift for the folder on the shelf; words as typed, in official Chinese whatever the language of the screen. */
export type HandoverPaper = {
  readonly office: string
  readonly giver: string
  readonly taker: string
  readonly givenAt: Instant
  /** Null until it is taken over: the paper leaves the place of the signature empty. */
  readonly takenAt: Instant | null
  readonly counts: HandoverCounts
  readonly lines: readonly HandoverLine[]
  readonly points: string
  readonly remark: string
}

const kindWords: Readonly<Record<OpenPointKind, string>> = {
  lifeSafety: '生命安全未派出',
  overdue: '已超期',
  dueToday: '今日到期',
  returned: '退回待处理',
  urgent: '紧急在办',
  toDispatch: '待派单',
}
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八'] as const

export const layoutHandover = (data: HandoverPaper, measure: GlyphMeasure): readonly PaperPage[] =>
  layoutPages(handoverBlocks(data), measure)

export const handoverBlocks = (data: HandoverPaper): readonly DocumentBlock[] => [
  { kind: 'title', parts: [{ text: '值班交接记录', font: 'xbs', field: null }] },
  paragraph(`${paperLineText(data.office)}　${paperDay(data.givenAt)}`),
  paragraph(totals(data.counts)),
  ...sections(data).flatMap(({ name, paragraphs }, at) => [
    heading(`${numerals[at] ?? at + 1}、${name}`),
    ...paragraphs.map(paragraph),
  ]),
  paragraph(`交班人：${paperLineText(data.giver)}，${paperHour(data.givenAt)}签名`),
  paragraph(
    data.takenAt === null
      ? `接班人：${paperLineText(data.taker)}，待签名`
      : `接班人：${paperLineText(data.taker)}，${paperHour(data.takenAt)}签名`,
  ),
]

type Section = { readonly name: string; readonly paragraphs: readonly string[] }

const sections = ({ counts, lines, points, remark }: HandoverPaper): readonly Section[] => [
  ...openPointKinds.flatMap((kind): readonly Section[] => {
    const listed = lines.filter((line) => line.kind === kind)
    if (listed.length === 0) return []
    const more = counts[kind] - listed.length
    return [
      {
        name: `${kindWords[kind]}（${counts[kind]}件）`,
        paragraphs: [...listed.map(lineText), ...(more > 0 ? [`另有${more}件，见调度台。`] : [])],
      },
    ]
  }),
  ...typed('交代事项', points),
  ...typed('接班意见', remark),
]

const typed = (name: string, words: string): readonly Section[] => {
  const paragraphs = words
    .split('\n')
    .map((line) => paperText(line).trim())
    .filter((line) => line !== '')
  return paragraphs.length === 0 ? [] : [{ name, paragraphs }]
}

const lineText = ({ number, title, unit, dueAt }: HandoverLine, at: number): string => {
  const due = dueAt === null ? '' : `，${paperHour(dueAt)}到期`
  const ledBy = unit === '' ? '' : `，${paperLineText(unit)}`
  return `${at + 1}. ${number} ${paperLineText(title)}${ledBy}${due}`
}

const totals = (counts: HandoverCounts): string => {
  const parts = openPointKinds.flatMap((kind) => (counts[kind] === 0 ? [] : [`${kindWords[kind]}${counts[kind]}件`]))
  const drafts = counts.drafts === 0 ? [] : [`待签发文书${counts.drafts}份`]
  const all = [...parts, ...drafts]
  return all.length === 0 ? '交班时没有待办事项。' : `交班时${all.join('，')}。`
}

const plain = (text: string): Piece => ({ text, font: 'fangsong', field: null })
const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', heading: false, pieces: [plain(text)] })
const heading = (text: string): DocumentBlock => ({
  kind: 'paragraph',
  heading: true,
  pieces: [{ text, font: 'hei', field: null }],
})
