import type { TimelineItem } from '../../shared/contract/timeline.ts'
import { type Instant, shortWhen } from '../../shared/kernel/chinaTime.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import { courseWords } from './courseWords.ts'

/** One fact of an order's course: a strong word, what follows it, and somebody's own words below it. */
export type TimelineWords = { readonly strong: string; readonly rest: string; readonly quote: string }

export const timelineWords = (text: Text, item: TimelineItem, now: Instant): TimelineWords => {
  const words = text.desk.timeline
  const say = ([strong, rest]: readonly [string, string], quote = ''): TimelineWords => ({ strong, rest, quote })
  switch (item.kind) {
    case 'reported':
      return say(words.reported(text.desk.channels[item.channel], item.source))
    case 'corrected':
      return say(words.corrected(item.fields.map((field) => words.fields[field] ?? field).join(words.join)))
    case 'correctionProposed':
    case 'correctionAccepted':
      return say(
        text.orderCourse.timeline[item.kind](item.fields.map((field) => words.fields[field] ?? field).join(words.join)),
      )
    case 'accepted':
    case 'revealed':
      return say(words[item.kind])
    case 'erased':
      return say([text.keeping.erase.done, text.keeping.erase.grounds[item.ground]])
    case 'declined': {
      const route = Object.entries(text.desk.routes).find(([code]) => code === item.route)?.[1] ?? item.route
      return say(words.declined(route, ''), item.reason)
    }
    case 'dispatched':
    case 'redispatched': {
      const [strong, rest] = words[item.kind](item.lead, item.supporting, shortWhen(item.dueAt, now))
      const group = item.groupSize > 1 ? ` · ${words.group(item.groupSize)}` : ''
      const decided = item.decision === '' ? '' : text.orderCourse.timeline.decided(item.decision)
      return say([strong, `${rest}${group}`], [item.note, decided].filter((part) => part !== '').join('\n'))
    }
    case 'undone':
      return say(words.undone(item.lead))
    case 'supervised':
      return say([text.supervision.rungs[item.rung], item.number])
    case 'paperSigned':
    case 'paperVoided': {
      const papers = text.officePapers
      const strong =
        item.kind === 'paperVoided' ? papers.voidedPaper(papers.kinds[item.paper]) : papers.kinds[item.paper]
      return say([strong, item.number], item.quote)
    }
    case 'supervisionLowered':
      return say(words.supervisionLowered(item.rung === null ? '' : text.supervision.rungs[item.rung]))
    default:
      return courseWords(text, item, now)
  }
}
