import type { RefusalCode } from '../refusal.ts'
import type { ReportWords } from './intakeShapes.ts'
import { wordLimits } from './wordLimits.ts'

/** What is wrong with the words of a report or of a correction. */
export const reportWordsProblem = (words: Partial<ReportWords>): RefusalCode | null => {
  if (words.title?.trim() === '' && words.text?.trim() === '') return 'title-and-text-missing'
  const within = Object.entries(words).every(([field, value]) => value.length <= limitOf(field))
  return within ? null : 'words-too-long'
}

const limitOf = (field: string): number => {
  if (field === 'title') return wordLimits.title
  return field === 'text' || field === 'extra' || field === 'sourceReply' ? wordLimits.text : wordLimits.line
}
