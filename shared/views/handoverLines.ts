import type { OpenPointKind } from '../domain/handover/handover.ts'
import type { Instant } from '../kernel/chinaTime.ts'

/** An open order as a handover lists it, and as it is kept in the record of that day. */
export type HandoverLine = {
  readonly kind: OpenPointKind
  readonly number: string
  readonly title: string
  /** The lead unit's name; '' with no unit. */
  readonly unit: string
  readonly dueAt: Instant | null
}

/** Longer titles would fill the paper with one matter; the order has them whole. */
const longestTitle = 60

export const handoverLine = (line: HandoverLine): HandoverLine => {
  const letters = Array.from(line.title)
  return {
    ...line,
    title: letters.length > longestTitle ? `${letters.slice(0, longestTitle - 1).join('')}…` : line.title,
  }
}

export const linesText = (lines: readonly HandoverLine[]): string => JSON.stringify(lines)

/** Words out of the record; what cannot be read, because its key was dropped, is no line. */
export const linesOf = (text: string): readonly HandoverLine[] => {
  try {
    const parsed: unknown = JSON.parse(text === '' ? '[]' : text)
    // Written by `linesText` alone, into a sealed field.
    return Array.isArray(parsed) ? (parsed as readonly HandoverLine[]) : []
  } catch {
    return []
  }
}
