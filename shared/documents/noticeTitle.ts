import type { Piece } from './documentBlocks.ts'
import type { NoticeData } from './noticeData.ts'
import { paperLineText, withoutStop } from './paperText.ts'
import { paperWords } from './paperWords.ts'

/**
 * `关于限期办结……事项的督办通知单`, in parts between which the title may be broken. Null when nothing can stand for the
 * matter: an official title carries no question and no sentence, so a title that the reporter wrote as one is left out.
 */
export const subjectTitle = (data: NoticeData): readonly Piece[] | null => {
  const matter = matterOf(data)
  if (matter === null) return null
  return [
    titlePiece(opening(data), null),
    titlePiece(matter, 'subject'),
    titlePiece('的', null),
    titlePiece(paperWords[data.kind].name, null),
  ]
}

export const plainTitle = ({ kind }: NoticeData): readonly Piece[] => [titlePiece(paperWords[kind].name, null)]

const opening = ({ kind, cause }: NoticeData): string => {
  if (kind === 'delisting') return '关于'
  return cause === 'unsatisfied' ? '关于限期重新办理' : '关于限期办结'
}

const titlePiece = (text: string, field: 'subject' | null): Piece => ({ text, font: 'xbs', field })

const matterOf = (data: NoticeData): string | null => {
  const typed = withoutStop(paperLineText(data.subject)).replace(/^关于/u, '')
  if (typed !== '') return /(?:事项|问题|工作)$/u.test(typed) ? typed : `${typed}事项`
  const [first, ...others] = data.orders
  if (first === undefined) return null
  if (others.length > 0) {
    const kind = { overdue: '超期事项', unsatisfied: '不满意事项', decision: '事项' }[data.cause]
    return `${data.orders.length}件${kind}`
  }
  const clause = paperLineText(first.title)
    .replace(/^(?:关于|咨询|反映|投诉|举报|询问|求助|请求)+/u, '')
    .split(/[，。；：、？！,;:?!\s]/u)[0]
    ?.replace(/的?(?:问题|情况|事项|诉求|建议)$/u, '')
  if (clause === undefined || clause.length < 4 || clause.length > 16) return null
  return NO_MATTER.test(clause) || /[？?！!]/u.test(first.title) ? null : `${clause}事项`
}

/** Marks of a question, a wish or an opinion: words of a person, not the name of a matter. */
const NO_MATTER =
  /^对|[吗呢我您你他她谁哪“”‘’（）()《》]|什么|怎么|怎样|如何|为何|何时|[是能可]否|能不能|疑[问惑]|[几一]点|一事|希望|意见|看法|感谢|不需要/u
