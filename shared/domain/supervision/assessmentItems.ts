/** What is counted of a unit in a period (考核); each item is a fact with a time, and leads back to its order or case. */
export const assessmentItems = [
  'reminder',
  'notice',
  'letter',
  'listing',
  'overdue',
  'returned',
  'returnOverruled',
  'reworked',
  'satisfied',
  'basicallySatisfied',
  'unsatisfied',
  'lateReply',
] as const
export type AssessmentItem = (typeof assessmentItems)[number]
