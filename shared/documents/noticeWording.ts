import type { Piece } from './documentBlocks.ts'
import type { NoticeData, NoticeField, NoticeOrder } from './noticeData.ts'
import { paperDay, paperDayAfter, paperHourAfter } from './paperDate.ts'
import { fullStop, innerQuotes, paperLineText, withoutStop } from './paperText.ts'
import { paperWords } from './paperWords.ts'

/** Words of the form itself, and words that come from a field. */
export const plain = (text: string): Piece => ({ text, font: 'fangsong', field: null })
export const given = (text: string, field: NoticeField): Piece => ({ text, font: 'fangsong', field })

/** How the office speaks of itself: 我中心, 我局. */
export const ourself = (office: string): string => {
  const name = paperLineText(office)
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/中心$/u, '我中心'],
    [/局$/u, '我局'],
    [/(?:办公室|办)$/u, '我办'],
    [/(?:委员会|委)$/u, '我委'],
  ]
  return kinds.find(([ending]) => ending.test(name))?.[1] ?? '我单位'
}

/**
 * What happened, to whom it was given, why it is supervised: the notice's first paragraph, or more with a list. `grounds`
 * are the basis and the leader's instruction where they stand in this sentence instead of under a heading.
 */
export const openingParagraphs = (
  data: NoticeData,
  terse: boolean,
  grounds: Grounds | null,
): readonly (readonly Piece[])[] => {
  if (data.kind === 'delisting') return [delistingPieces(data, grounds)]
  const [first, ...others] = data.orders
  if (first === undefined || others.length === 0) {
    const story = first === undefined ? [] : terse ? terseStory(data, first) : fullStory(data, first)
    const verdict = verdictPieces(data, grounds, terse)
    return [[...story, ...earlierPieces(data), ...verdict, plain(fullStop(verdict.at(-1)?.text ?? ''))]]
  }
  return [
    [
      plain('下列'),
      given(`${data.orders.length}件`, 'orders'),
      plain('事项由你单位主办'),
      ...supportingPieces(data),
      plain('。'),
      ...earlierPieces(data),
      ...verdictPieces(data, grounds, false),
      plain('：'),
    ],
    ...data.orders.map((order, index) => listItem(data, order, index)),
  ]
}

/** '' for what was not given. */
export type Grounds = { readonly basis: string; readonly instruction: string }

/** Why, on what grounds, and that it is supervised; without its full stop. */
const verdictPieces = (data: NoticeData, grounds: Grounds | null, terse: boolean): readonly Piece[] => {
  const { clause, verdict } = reason(data, terse)
  const basis = grounds?.basis ?? ''
  const instruction = grounds?.instruction ?? ''
  const grounded = basis !== '' || instruction !== ''
  const sentences: readonly (readonly Piece[])[] = [
    grounded ? clause : joined([clause, verdict]),
    instruction === '' ? [] : [given(instruction, 'instruction')],
    grounded ? joined([basisPieces(basis, verdict.length > 0, paperWords[data.kind].basis), verdict]) : [],
  ]
  return sentences
    .filter((sentence) => sentence.length > 0)
    .flatMap((sentence, index, all) => {
      const before = all[index - 1]?.at(-1)
      return before === undefined ? sentence : [plain(fullStop(before.text)), ...sentence]
    })
}

/** 依据……, unless the words bring a preposition; a basis without a verdict behind it is a sentence of its own. */
const basisPieces = (basis: string, beforeVerdict: boolean, heading: string): readonly Piece[] => {
  if (basis === '') return []
  if (!beforeVerdict) return [plain(`${heading}：`), given(basis, 'basis')]
  return [plain(/^(?:依据|根据|按照|依照|为)/u.test(basis) ? '' : '依据'), given(basis, 'basis')]
}

const joined = (clauses: readonly (readonly Piece[])[]): readonly Piece[] =>
  clauses
    .filter((clause) => clause.length > 0)
    .flatMap((clause, index) => (index === 0 ? clause : [plain('，'), ...clause]))

/** A typed reason may already say that the matter is supervised; then nothing is added. */
const reason = (
  data: NoticeData,
  terse: boolean,
): { readonly clause: readonly Piece[]; readonly verdict: readonly Piece[] } => {
  const typed = withoutStop(paperLineText(data.reason))
  const { act } = paperWords[data.kind]
  const usual = [plain(`现予以${act}`)]
  if (typed !== '') return { clause: [given(typed, 'reason')], verdict: typed.includes(act) ? [] : usual }
  const single = data.orders.length === 1
  switch (data.cause) {
    case 'overdue': {
      const days = data.orders[0]?.overdueDays ?? 0
      const overdueBy = terse && days > 0 ? '已超期' : '已超过办理期限'
      return {
        clause: [
          ...(terse
            ? []
            : [
                plain('截至'),
                given(paperDayAfter(data.date, data.orders[0]?.receivedOn ?? data.date), 'date'),
                plain('，'),
              ]),
          plain(single ? overdueBy : '上述事项均已超过办理期限'),
          ...(single && days > 0 ? [given(`${days}天`, 'orders')] : []),
        ],
        verdict: usual,
      }
    }
    case 'unsatisfied':
      return {
        clause: [plain(single ? '该事项办结后经回访，反映人不满意' : '办结后经回访，反映人均不满意')],
        verdict: usual,
      }
    case 'decision':
      return {
        clause: [],
        verdict: [plain(`经${ourself(data.office)}研究，现对${single ? '该事项' : '上述事项'}予以${act}`)],
      }
  }
}

/** What the case had before, and that it did not help. */
const earlierPieces = (data: NoticeData): readonly Piece[] => {
  if (data.earlier.length === 0) return []
  const year = data.orders[0]?.receivedOn ?? data.date
  const steps = data.earlier.map(({ kind, number, at }) => {
    const { act, name } = paperWords[kind]
    const done = number === '' ? `口头${act}` : `以${number}《${name}》${act}`
    return `${paperDayAfter(at, year)}${done}`
  })
  // A paper that came after the reply does not make it unsaid.
  const last = data.earlier.findLast(({ reply }) => reply !== 'none')?.reply ?? 'none'
  const since = { none: '至今未收到答复', waiting: '答复尚未认可', accepted: '', rejected: '答复未获认可' }[last]
  return [
    plain(`${ourself(data.office)}已于`),
    given(steps.join('、'), 'orders'),
    plain(since === '' ? '。' : `，${since}。`),
  ]
}

/** When and by what it was listed, what became of it, and that the listing ends with this day. */
const delistingPieces = (data: NoticeData, grounds: Grounds | null): readonly Piece[] => {
  const [first] = data.orders
  const listing = data.earlier.findLast(({ kind }) => kind === 'listing')
  const typed = withoutStop(paperLineText(data.reason))
  const basis = grounds?.basis ?? ''
  return [
    ...(first === undefined || data.orders.length > 1
      ? [given(`${data.orders.length}件`, 'orders'), plain('事项')]
      : quotedTitle(first)),
    plain('由你单位主办'),
    ...supportingPieces(data),
    ...(listing === undefined
      ? []
      : [
          plain('，'),
          given(paperDay(listing.at), 'orders'),
          plain('以'),
          given(listing.number, 'orders'),
          plain('列入挂牌督办'),
        ]),
    plain('。'),
    ...(typed === '' ? [plain('经核查，已符合摘牌条件')] : [given(typed, 'reason')]),
    plain('，'),
    ...(basis === '' ? [] : [...basisPieces(basis, true, ''), plain('，')]),
    plain('自本通知印发之日起解除挂牌督办。'),
  ]
}

const fullStory = (data: NoticeData, order: NoticeOrder): readonly Piece[] => {
  const sameDay = paperDay(order.receivedOn) === paperDay(order.dispatchedOn)
  return [
    given(paperDay(order.receivedOn), 'orders'),
    plain('，'),
    ...reportedBy(order),
    ...quotedTitle(order),
    plain(`。${ourself(data.office)}`),
    sameDay ? plain('当日') : plain('于'),
    ...(sameDay ? [] : [given(paperDayAfter(order.dispatchedOn, order.receivedOn), 'orders')]),
    plain('派你单位主办'),
    ...supportingPieces(data),
    plain('，限'),
    given(paperHourAfter(order.dueAt, order.receivedOn), 'orders'),
    plain('前办结。'),
  ]
}

const terseStory = (data: NoticeData, order: NoticeOrder): readonly Piece[] => [
  given(paperDay(order.receivedOn), 'orders'),
  ...reportedBy(order),
  plain('的'),
  ...quotedTitle(order),
  plain('由你单位主办'),
  ...supportingPieces(data),
  plain('，限'),
  given(paperHourAfter(order.dueAt, order.receivedOn), 'orders'),
  // Only the form's own words about the delay continue the sentence; a typed reason begins one.
  plain(data.cause === 'overdue' && paperLineText(data.reason) === '' ? '前办结，' : '前办结。'),
]

const listItem = (data: NoticeData, order: NoticeOrder, index: number): readonly Piece[] => [
  plain(`${index + 1}.`),
  given(paperDay(order.receivedOn), 'orders'),
  ...reportedBy(order),
  ...quotedTitle(order),
  plain('，限'),
  given(paperHourAfter(order.dueAt, order.receivedOn), 'orders'),
  plain('前办结'),
  ...(data.cause === 'overdue' && order.overdueDays > 0
    ? [plain('，已超期'), given(`${order.overdueDays}天`, 'orders')]
    : []),
  plain(index === data.orders.length - 1 ? '。' : '；'),
]

const reportedBy = (order: NoticeOrder): readonly Piece[] => {
  const channel = paperLineText(order.channel)
  const town = paperLineText(order.town)
  return [
    ...(town === '' ? [] : [given(town, 'orders')]),
    ...(channel === ''
      ? []
      : [plain('经'), given(channel, 'orders'), ...(/(?:渠道|热线|平台|信箱)$/u.test(channel) ? [] : [plain('渠道')])]),
    // A sentence needs somebody who reports, even where the source names neither town nor channel.
    plain(town === '' && channel === '' ? '群众反映' : '反映'),
  ]
}

const quotedTitle = (order: NoticeOrder): readonly Piece[] => [
  plain('“'),
  given(innerQuotes(withoutStop(paperLineText(order.title))), 'orders'),
  plain('”（编号'),
  given(paperLineText(order.orderNo), 'orders'),
  plain('）'),
]

const supportingPieces = (data: NoticeData): readonly Piece[] => {
  const names = data.supporting.map(paperLineText).filter((name) => name !== '')
  return names.length === 0 ? [] : [plain('、'), given(names.join('、'), 'supporting'), plain('协办')]
}
