import { documentNumberText } from '../domain/document/documentNumber.ts'
import { chinaDate } from '../kernel/chinaTime.ts'
import type { DocumentBlock, Piece, SlipRow } from './documentBlocks.ts'
import type { NoticeData, NoticeField } from './noticeData.ts'
import { plainTitle, subjectTitle } from './noticeTitle.ts'
import { type Grounds, given, openingParagraphs, ourself, plain } from './noticeWording.ts'
import { paperDay, paperHour } from './paperDate.ts'
import { paperWords } from './paperWords.ts'
import { fullStop, innerQuotes, paperLineText, paperText, withoutStop } from './paperText.ts'

/**
 * How much room the notice's form takes, from the amplest to the tightest. No form leaves out anything that was typed;
 * `terse` says the form's own sentences in fewer words and leaves out the day of the dispatch.
 */
export type NoticeForm = {
  readonly title: 'subject' | 'plain'
  /** Headings on lines of their own; headings that begin their paragraph; running text; running text, shortest. */
  readonly body: 'headed' | 'runIn' | 'flowing' | 'terse'
}

/** Notice data as a document's blocks, in official Chinese whatever the language of the screen. */
export const noticeBlocks = (data: NoticeData, form: NoticeForm): readonly DocumentBlock[] => [
  {
    kind: 'letterHead',
    office: { text: paperLineText(data.office), font: 'xbs', field: null },
    number: numberPieces(data),
  },
  { kind: 'title', parts: (form.title === 'subject' ? subjectTitle(data) : null) ?? plainTitle(data) },
  { kind: 'addressee', pieces: [given(paperLineText(data.unit), 'unit'), plain('：')] },
  ...body(data, form),
  {
    kind: 'signature',
    office: given(paperLineText(data.signedBy), 'signedBy'),
    date: given(paperDay(data.date), 'date'),
    sealPlace: data.sealPlace,
  },
  ...(hasSlip(data) ? [slip(data)] : []),
  ...copyTo(data),
]

const numberPieces = (data: NoticeData): readonly Piece[] =>
  data.number === null
    ? [plain(`${data.prefix}〔${chinaDate(data.date).year}〕`), given('（未签发）', 'number'), plain('号')]
    : [plain(documentNumberText(data.number))]

/** A slip that was asked for where it belongs. */
export const hasSlip = ({ kind, receiptSlip }: NoticeData): boolean => receiptSlip && paperWords[kind].slip

type Section = { readonly name: string; readonly paragraphs: readonly (readonly Piece[])[] }

const body = (data: NoticeData, form: NoticeForm): readonly DocumentBlock[] => {
  const running = form.body === 'flowing' || form.body === 'terse'
  const grounds = running ? groundsOf(data) : null
  const opening = openingParagraphs(data, form.body === 'terse', grounds).map((pieces) => paragraph(pieces))
  switch (form.body) {
    case 'headed':
      return [
        ...opening,
        ...numbered(sections(data)).flatMap(({ numeral, section }) => [
          paragraph([{ text: `${numeral}、${section.name}`, font: 'hei', field: null }], true),
          ...section.paragraphs.map((pieces) => paragraph(pieces)),
        ]),
      ]
    case 'runIn':
      return [
        ...opening,
        ...numbered(sections(data)).map(({ numeral, section }) =>
          paragraph([
            { text: `${numeral}、${section.name}。`, font: 'hei', field: null },
            ...section.paragraphs.flat(),
          ]),
        ),
      ]
    case 'flowing':
    case 'terse':
      return [...opening, ...flowing(data, form.body === 'terse')]
  }
}

const numerals = ['一', '二', '三', '四', '五'] as const
const numbered = (list: readonly Section[]): readonly { readonly numeral: string; readonly section: Section }[] =>
  list.map((section, index) => ({ numeral: numerals[index] ?? String(index + 1), section }))

const sections = (data: NoticeData): readonly Section[] => {
  const basis = basisPieces(data)
  const required = listTexts(data.requirements)
  const conditions = data.kind === 'listing' ? listTexts(data.conditions) : []
  const reply = replyPieces(data)
  return [
    ...(basis.length === 0 ? [] : [{ name: paperWords[data.kind].basis, paragraphs: [withStop(basis)] }]),
    ...(required.length === 0
      ? []
      : [{ name: data.kind === 'delisting' ? '后续要求' : '办理要求', paragraphs: requirementParagraphs(required) }]),
    ...(data.kind === 'delisting'
      ? []
      : [{ name: '办结时限', paragraphs: [[plain('请于'), ...deadlinePieces(data, false)]] }]),
    ...(conditions.length === 0 ? [] : [{ name: '摘牌条件', paragraphs: conditionParagraphs(conditions) }]),
    ...(reply.length === 0 ? [] : [{ name: '反馈方式', paragraphs: [reply] }]),
  ]
}

const flowing = (data: NoticeData, terse: boolean): readonly DocumentBlock[] => {
  const reply = replyPieces(data)
  const required = listTexts(data.requirements)
  if (data.kind === 'delisting') {
    const after = [...requirementParagraphs(required).flat(), ...reply]
    return after.length === 0 ? [] : [paragraph([plain(required.length > 1 ? '后续要求：' : ''), ...after])]
  }
  const conditions = data.kind === 'listing' ? listTexts(data.conditions) : []
  const [only, ...others] = required
  // One requirement that is a single clause takes the deadline into its sentence.
  const woven = only !== undefined && others.length === 0 && !/[。；！？]/u.test(only)
  return [
    paragraph([
      ...(woven
        ? [plain('请你单位'), given(only.replace(/^请(?:你单位)?/u, ''), 'requirements'), plain('，于')]
        : [plain(others.length > 0 ? '办理要求：' : ''), ...requirementParagraphs(required).flat(), plain('请于')]),
      ...deadlinePieces(data, terse),
      ...(conditions.length === 0 ? [] : [plain('摘牌条件：'), ...conditionParagraphs(conditions).flat()]),
      ...reply,
    ]),
  ]
}

const paragraph = (pieces: readonly Piece[], heading = false): DocumentBlock => ({
  kind: 'paragraph',
  heading,
  pieces: pieces.filter((piece) => piece.text !== ''),
})

const groundsOf = (data: NoticeData): Grounds => ({ basis: sentence(data.basis), instruction: instruction(data) })

/** Whose words they are is said by the words themselves, or by the form. */
const instruction = (data: NoticeData): string => {
  const words = withoutStop(paperText(data.instruction).replace(/\n/gu, ''))
  return words === '' || /批示|指示|要求/u.test(words) ? words : `领导批示：“${innerQuotes(words)}”`
}

const basisPieces = (data: NoticeData): readonly Piece[] => {
  const grounds = groundsOf(data)
  return [
    ...(grounds.basis === '' ? [] : [given(grounds.basis, 'basis')]),
    ...(grounds.basis === '' || grounds.instruction === '' ? [] : [plain('；')]),
    ...(grounds.instruction === '' ? [] : [given(grounds.instruction, 'instruction')]),
  ]
}

/** The same line breaks that a list is typed with; an own number in front gives way to the document's. */
const listTexts = (lines: readonly string[]): readonly string[] =>
  lines
    .flatMap((typed) => paperText(typed).split('\n'))
    .map((text) => withoutStop(text.replace(/^(?:（[一二三四五六七八九十]+）|\(?\d{1,2}[.．、）)](?!\d))\s*/u, '')))
    .filter((text) => text !== '')

const requirementParagraphs = (texts: readonly string[]): readonly (readonly Piece[])[] =>
  listParagraphs(texts, 'requirements')
const conditionParagraphs = (texts: readonly string[]): readonly (readonly Piece[])[] =>
  listParagraphs(texts, 'conditions')

const listParagraphs = (texts: readonly string[], field: NoticeField): readonly (readonly Piece[])[] =>
  texts.map((text, index) => [
    ...(texts.length === 1 ? [] : [{ text: `（${chineseNumeral(index + 1)}）`, font: 'kai' as const, field: null }]),
    ...withStop([given(text, field)]),
  ])

const deadlinePieces = (data: NoticeData, terse: boolean): readonly Piece[] => {
  const words = paperWords[data.kind]
  const us = ourself(data.office)
  return [
    given(paperHour(data.dueAt), 'dueAt'),
    plain(
      terse
        ? `前办结并书面报${us}，${words.otherwiseShort}`
        : `前办结，并将办理结果书面报${us}。确需延期的，应于到期前1个工作日提出。${words.otherwise}`,
    ),
  ]
}

/** How to reply, and to whom. */
const replyPieces = (data: NoticeData): readonly Piece[] => {
  const reply = sentence(data.reply)
  const contact = paperLineText(data.contact)
  const phone = paperLineText(data.phone)
  return [
    ...withStop(reply === '' ? [] : [given(reply, 'reply')]),
    ...withStop([
      ...(contact === '' ? [] : [plain('联系人：'), given(contact, 'contact')]),
      ...(contact === '' || phone === '' ? [] : [plain('，')]),
      ...(phone === '' ? [] : [plain('电话：'), given(phone, 'phone')]),
    ]),
  ]
}

const withStop = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces.length === 0 ? [] : [...pieces, plain(fullStop(pieces.at(-1)?.text ?? ''))]

/** Typed words as one sentence: line breaks become its own separators. */
const sentence = (typed: string): string =>
  paperText(typed)
    .split('\n')
    .map(withoutStop)
    .filter((part) => part !== '')
    .join('；')

const slip = (data: NoticeData): DocumentBlock => {
  const number = numberPieces(data)
    .map((piece) => piece.text)
    .join('')
  const row = (cells: readonly string[], tall = false): SlipRow => ({ cells, tall })
  return {
    kind: 'receiptSlip',
    title: '回　执',
    rows: [
      row(['文　号', number, '签收单位', '']),
      row(['签收人', '', '签收时间', '']),
      row(['拟办措施', ''], true),
      row(['承诺时限', '', '联系电话', '']),
    ],
  }
}

const copyTo = (data: NoticeData): readonly DocumentBlock[] => {
  const units = data.copyTo.map((unit) => withoutStop(paperLineText(unit))).filter((unit) => unit !== '')
  if (units.length === 0) return []
  return [
    {
      kind: 'copyTo',
      label: '抄送：',
      pieces: [...units.flatMap((unit, index) => [plain(index === 0 ? '' : '，'), given(unit, 'copyTo')]), plain('。')],
    },
  ]
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1..99: 一, 十, 十一, 二十. */
const chineseNumeral = (value: number): string => {
  const tens = Math.floor(value / 10)
  const ones = DIGITS[value % 10] ?? ''
  if (tens === 0) return ones
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones}`
}
