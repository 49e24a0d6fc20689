import type { DocumentNumber } from '../domain/document/documentNumber.ts'
import { documentNumberText } from '../domain/document/documentNumber.ts'
import {
  entriesOf,
  fieldsOf,
  type OfficePaperKind,
  type PaperEntry,
  type PaperFieldName,
} from '../domain/officePaper/officePaperKinds.ts'
import type { OfficePaperWords } from '../domain/officePaper/officePapers.ts'
import type { PaperForm, PaperFormWords } from '../domain/officePaper/paperForms.ts'
import { fillTemplate, neededFields, parseTemplate } from '../domain/officePaper/paperTemplate.ts'
import { chinaDate, type Instant } from '../kernel/chinaTime.ts'
import type { DocumentBlock, Piece } from './documentBlocks.ts'
import { layoutPages } from './layoutPages.ts'
import { levelOf, outlineBlocks } from './outline.ts'
import { paperDay } from './paperDate.ts'
import type { GlyphMeasure, PaperPage } from './paperPage.ts'
import { innerQuotes, paperLineText, paperText, withoutStop } from './paperText.ts'

/** What the record says of the order, and what the clerk typed; '' for what is not there. */
export type PaperValues = Readonly<Record<PaperFieldName, string>>

/** A paper ready to be laid out; `pieces` are the words with the fields that they came from. */
export type OfficePaperData = {
  readonly kind: OfficePaperKind
  readonly number: DocumentNumber | null
  readonly prefix: string
  readonly date: Instant
  readonly seal: boolean
  readonly side: PaperForm['side']
  readonly words: OfficePaperWords
  readonly title: readonly Piece[]
  readonly body: readonly Piece[]
}

/** Names of the kinds on paper and in file names. */
export const officePaperNames: Readonly<Record<OfficePaperKind, string>> = {
  dispatchSheet: '交办单',
  extensionReply: '延期批复',
  closingReport: '办结报告',
  minutes: '会商纪要',
}

/** What keeps a paper from its sign-off: fields that its wording cannot do without. */
export type OfficePaperGap = PaperFieldName

export const officePaperGaps = (
  kind: OfficePaperKind,
  form: PaperFormWords,
  values: PaperValues,
): readonly OfficePaperGap[] => {
  const parts = [form.title, form.body].flatMap((text) => {
    const parsed = parseTemplate(text, fieldsOf(kind))
    return parsed.ok ? parsed.value : []
  })
  const typed = entriesOf[kind].flatMap(({ name, needed }) => (needed ? [name] : []))
  const wanted = new Set<PaperFieldName>(['office', ...typed, ...neededFields(parts)])
  return [...wanted].filter((name) => paperText(values[name]) === '')
}

/** The paper in the words of the form, with what the record and the clerk say in its fields. */
export const writeOfficePaper = (given: {
  readonly kind: OfficePaperKind
  readonly form: PaperForm
  readonly words: PaperFormWords
  readonly values: PaperValues
  readonly copyTo: string
  readonly seal: boolean
  readonly date: Instant
}): OfficePaperData => {
  const { kind, form, words, values, copyTo, seal, date } = given
  const said = (name: PaperFieldName): string => {
    const text = manyLines.has(name) ? paperText(values[name]) : paperLineText(values[name])
    // The wording brings the quotation marks, the stop and the full-width colon itself.
    return name === 'title' || name === 'askedReason' ? innerQuotes(withoutStop(text)) : text
  }
  const title = joined(filled(words.title, kind, said))
  const body = tidied(filled(words.body, kind, said))
  const has = (name: PaperEntry): string => (entriesOf[kind].some((entry) => entry.name === name) ? said(name) : '')
  const text = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('')
  return {
    kind,
    number: null,
    prefix: form.prefix,
    date,
    seal,
    side: form.side,
    title,
    body,
    words: {
      office: said('office'),
      title: text(title),
      addressee: has('addressee'),
      body: text(body),
      signer: has('signer'),
      present: has('present'),
      absent: has('absent'),
      guests: has('guests'),
      copyTo: paperLineText(copyTo.replace(/\n/gu, '，')),
    },
  }
}

/** A paper out of the record, exactly as it was signed off. */
export const signedOfficePaper = (paper: Omit<OfficePaperData, 'title' | 'body'>): OfficePaperData => ({
  ...paper,
  title: [plain(paper.words.title)],
  body: [plain(paper.words.body)],
})

export const layoutOfficePaper = (data: OfficePaperData, measure: GlyphMeasure): readonly PaperPage[] =>
  layoutPages(officePaperBlocks(data), measure)

export const officePaperBlocks = (data: OfficePaperData): readonly DocumentBlock[] => [
  head(data),
  ...(data.words.title === '' ? [] : [{ kind: 'title', parts: data.title.map(asTitle) } as const]),
  ...(data.words.addressee === ''
    ? []
    : [{ kind: 'addressee', pieces: [given(data.words.addressee, 'addressee'), plain('：')] } as const]),
  ...outlineBlocks(data.body),
  ...attendance(data.words),
  ...(data.kind === 'minutes'
    ? []
    : [
        {
          kind: 'signature',
          office: given(data.words.office, 'office'),
          date: given(paperDay(data.date), 'today'),
          sealPlace: data.seal,
        } as const,
      ]),
  ...copies(data.words.copyTo),
  ...(isLetter(data.kind)
    ? []
    : [
        {
          kind: 'imprint',
          office: plain(data.words.office),
          date: plain(paperDay(data.date)),
          side: data.side,
        } as const,
      ]),
]

/** Between office and unit a letter; what goes upward, and minutes, have the head of their own format. */
const isLetter = (kind: OfficePaperKind): boolean => kind === 'dispatchSheet' || kind === 'extensionReply'

const head = (data: OfficePaperData): DocumentBlock => {
  const office = data.words.office
  const mark = (text: string): Piece => ({ text, font: 'xbs', field: null })
  const number = numberPieces(data)
  if (isLetter(data.kind)) return { kind: 'letterHead', office: mark(office), number }
  if (data.kind === 'minutes')
    return {
      kind: 'minutesHead',
      mark: mark('会商纪要'),
      number,
      office: given(office, 'office'),
      date: given(paperDay(data.date), 'today'),
    }
  const signer = data.words.signer
  return {
    kind: 'ordinaryHead',
    copyNumber: '',
    secrecy: '',
    urgency: '',
    mark: mark(`${office}文件`),
    number,
    signer: { text: signer, font: 'kai', field: 'signer' },
  }
}

const numberPieces = ({ number, prefix, date }: OfficePaperData): readonly Piece[] =>
  number === null
    ? [plain(`${prefix}〔${chinaDate(date).year}〕`), given('（未签发）', 'number'), plain('号')]
    : [plain(documentNumberText(number))]

const attendance = ({ present, absent, guests }: OfficePaperWords): readonly DocumentBlock[] =>
  (
    [
      ['出席', present, 'present'],
      ['请假', absent, 'absent'],
      ['列席', guests, 'guests'],
    ] as const
  ).flatMap(([label, names, field]) =>
    names === '' ? [] : [{ kind: 'attendance', label, pieces: [given(paperLineText(names), field)] } as const],
  )

const copies = (typed: string): readonly DocumentBlock[] => {
  const units = copyUnits(typed)
  if (units.length === 0) return []
  const pieces = units.flatMap((unit, at) => [plain(at === 0 ? '' : '，'), given(unit, 'copyTo')])
  return [{ kind: 'copyTo', label: '抄送：', pieces: [...pieces, plain('。')] }]
}

/** Units as a list is typed: one a line, or parted by stops. */
export const copyUnits = (typed: string): readonly string[] =>
  typed
    .split(/[、，,；;\n]/u)
    .map((unit) => withoutStop(paperLineText(unit)))
    .filter((unit) => unit !== '')

/** What may have paragraphs of its own. */
const manyLines: ReadonlySet<PaperFieldName> = new Set([
  'matter',
  'requirements',
  'reply',
  'decision',
  'reason',
  'course',
  'result',
  'review',
  'agreed',
])

const filled = (template: string, kind: OfficePaperKind, said: (name: PaperFieldName) => string): readonly Piece[] => {
  const parsed = parseTemplate(template, fieldsOf(kind))
  // A template that cannot be read prints as it stands: the settings take none, and nothing is lost.
  if (!parsed.ok) return [plain(template)]
  return fillTemplate(parsed.value, said).map(({ text, field }) => ({ text, font: 'fangsong', field }))
}

/** A heading whose next line was left out goes with it, and the others are numbered anew. */
const tidied = (pieces: readonly Piece[]): readonly Piece[] => {
  const lines = linesOf(pieces)
  const empty = (line: readonly Piece[] | undefined): boolean => line === undefined || textOf(line).trim() === ''
  const kept = lines.filter((line, at) => !empty(line) && !(isBareHeading(line) && empty(lines[at + 1])))
  let count = 0
  return kept.flatMap((line, at) => {
    const heading = isBareHeading(line)
    if (heading) count += 1
    const numbered = heading ? renumbered(line, count) : line
    return at === 0 ? numbered : [plain('\n'), ...numbered]
  })
}

/** A first-level heading of the wording itself: what a field says is never taken for one. */
const isBareHeading = (line: readonly Piece[]): boolean =>
  line.every(({ field }) => field === null) && levelOf(textOf(line)) === 1

const numerals = '一二三四五六七八九十'
const renumbered = (line: readonly Piece[], count: number): readonly Piece[] => {
  const numeral = numerals[count - 1]
  if (numeral === undefined) return line
  return [plain(textOf(line).replace(/^[一二三四五六七八九十]+/u, numeral))]
}

const linesOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const lines: Piece[][] = [[]]
  for (const piece of pieces)
    piece.text.split('\n').forEach((text, at) => {
      if (at > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...piece, text })
    })
  return lines
}

const textOf = (line: readonly Piece[]): string => line.map(({ text }) => text).join('')
const joined = (pieces: readonly Piece[]): readonly Piece[] => pieces.filter(({ text }) => text !== '')
const asTitle = (piece: Piece): Piece => ({ ...piece, font: 'xbs' })
const plain = (text: string): Piece => ({ text, font: 'fangsong', field: null })
const given = (text: string, field: string): Piece => ({ text, font: 'fangsong', field })
