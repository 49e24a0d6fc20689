import type { Words } from '../domain/event.ts'
import type { ReportWords } from '../domain/order/orderEvents.ts'
import { noWords } from './orderWords.ts'

/**
 * What an order's source has said of it so far, whatever became of that here. A table that is imported again is compared with
 * this and not with the words as they stand: a correction of ours, or a proposal that was rejected, must not come back with
 * every import.
 */
export type SourceSaid = {
  readonly words: ReportWords
  readonly course: SourceCourseWords | null
  /** What it said when the order came, and each update since, by its command: one that is withdrawn takes only its own words along. */
  readonly first: SourceCourseWords | null
  readonly updates: readonly (readonly [command: string, said: SourceCourseWords])[]
  /** Its import was undone: the source's order is none of ours any more. */
  readonly withdrawn: boolean
}
export type SourceCourseWords = { readonly state: string; readonly unit: string; readonly reply: string }

export const nothingSaid: SourceSaid = {
  words: noWords,
  course: null,
  first: null,
  updates: [],
  withdrawn: false,
}

/** An event of the order as far as its source is concerned; `undoes`: the command that a withdrawal takes back. */
export type Heard = {
  readonly type: string
  readonly command: string
  readonly undoes?: string
  readonly words?: Words
}

/** One step of the fold, over the events of the order's stream in their order. */
export const hearSource = (said: SourceSaid, { type, command, undoes = '', words = {} }: Heard): SourceSaid => {
  switch (type) {
    case 'OrderReported':
      return { ...nothingSaid, words: reportWords(noWords, words) }
    case 'OrderImportedClosed': {
      const { sourceState = '', sourceUnit = '', sourceReply = '' } = words
      const course = { state: sourceState, unit: sourceUnit, reply: sourceReply }
      return { ...nothingSaid, words: reportWords(noWords, words), course, first: course }
    }
    case 'OrderCorrectionProposed':
      return { ...said, words: reportWords(said.words, words) }
    case 'OrderSourceUpdated': {
      const { state = '', unit = '', reply = '' } = words
      return withUpdates(said, [...said.updates, [command, { state, unit, reply }]])
    }
    case 'OrderSourceUpdateWithdrawn':
      return withUpdates(
        said,
        said.updates.filter(([update]) => update !== undoes),
      )
    case 'OrderWithdrawn':
      return { ...said, withdrawn: true }
    default:
      return said
  }
}

const withUpdates = (said: SourceSaid, updates: SourceSaid['updates']): SourceSaid => ({
  ...said,
  updates,
  course: updates.reduce((course: SourceCourseWords | null, [, now]) => laterCourse(course, now), said.first),
})

const fields = Object.keys(noWords) as readonly (keyof ReportWords)[]

const reportWords = (before: ReportWords, words: Words): ReportWords =>
  Object.fromEntries(fields.map((field) => [field, words[field] ?? before[field]])) as unknown as ReportWords

/** A table that has no column for something says nothing about it. */
export const laterCourse = (before: SourceCourseWords | null, said: SourceCourseWords): SourceCourseWords => ({
  state: said.state || (before?.state ?? ''),
  unit: said.unit || (before?.unit ?? ''),
  reply: said.reply || (before?.reply ?? ''),
})

export const sameCourse = (one: SourceCourseWords | null, other: SourceCourseWords): boolean =>
  one !== null && one.state === other.state && one.unit === other.unit && one.reply === other.reply

/** The fields in which a table says something else than the source did before. Empty cells take nothing back. */
export const changedWords = (before: ReportWords, now: ReportWords): Partial<ReportWords> =>
  Object.fromEntries(
    fields.filter((field) => now[field] !== '' && now[field] !== before[field]).map((field) => [field, now[field]]),
  )
