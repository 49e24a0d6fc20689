import type { CourseItem } from '../../shared/contract/timeline.ts'
import { type Instant, isoMinute, shortWhen } from '../../shared/kernel/chinaTime.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import type { Text } from '../../shared/text/zhCN.ts'
import type { TimelineWords } from './timelineWords.ts'

/** The words for a fact of the life cycle, from the report to the file. */
export const courseWords = (text: Text, item: CourseItem, now: Instant): TimelineWords => {
  const { timeline: words, acts, archive, clocks, closings, privacies, satisfactions, urgencies } = text.orderCourse
  const when = (at: Instant) => shortWhen(at, now)
  const say = ([strong, rest]: readonly [string, string]): TimelineWords => {
    const onBehalf = 'onBehalf' in item && item.onBehalf ? ` · ${words.onBehalf}` : ''
    return { strong, rest: `${rest}${onBehalf}`, quote: 'quote' in item ? item.quote : '' }
  }
  switch (item.kind) {
    case 'marked':
      return say(words.marked(urgencies[item.urgency], privacies[item.privacy], item.complaint))
    case 'asked':
    case 'answered':
    case 'returnConfirmed':
    case 'returnOverruled':
    case 'extensionRefused':
    case 'suspended':
    case 'reasonHeard':
    case 'reopened':
    case 'correctionRejected':
    case 'noted':
      return say(words[item.kind])
    case 'merged':
    case 'absorbed':
    case 'unmerged':
    case 'released':
      return say(words[item.kind](item.number))
    case 'stepUndone':
      return say(words.stepUndone(acts[item.act]))
    case 'signed':
    case 'returned':
    case 'contacted':
    case 'progressed':
    case 'interimDelivered':
    case 'partDelivered':
    case 'delivered':
      return say(words[item.kind](item.unit))
    case 'extensionAsked':
      return say(words.extensionAsked(item.unit, when(item.until)))
    case 'extensionGranted':
    case 'resumed':
    case 'reworked':
      return say(words[item.kind](when(item.dueAt)))
    case 'retimed':
      return say(words.retimed(clocks[item.which], when(item.before), when(item.dueAt)))
    case 'followedUp': {
      const next = item.nextCallAt === null ? '' : when(item.nextCallAt)
      return say(words.followedUp(item.contacted, item.effective, next))
    }
    case 'reviewed':
      return say(words.reviewed(item.solved, satisfactions[item.satisfaction]))
    case 'closed':
      return say(words.closed(closings[item.closing], archive(item.archive.year, item.archive.n)))
    case 'importedClosed':
      return say(words.importedClosed(text.desk.channels[item.channel], item.source, item.state))
    case 'putAside':
      return say(words.putAside(when(item.until)))
    case 'takenUp':
      return say(words.takenUp)
    case 'withdrawn':
      return say(words.withdrawn)
    case 'updateWithdrawn':
      return say(words.updateWithdrawn)
    case 'sourceUpdated':
      return say(words.sourceUpdated(item.state))
    case 'returnAcknowledged':
      return say(words.returnAcknowledged(item.batch))
    case 'attached':
      return say(words.attached(item.name, sizeText(item.size)))
    case 'instructed':
      return say(words.instructed(item.leader, isoMinute(item.givenAt).slice(0, 10)))
    default:
      return unreachable(item)
  }
}

/** 50 MB, 320 KB: as people speak of files. */
const sizeText = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 102.4) / 10} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`
