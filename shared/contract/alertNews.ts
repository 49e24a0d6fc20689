/** What a notification can be about: an order of life and safety, or an inbox that grew. Apart from the schemas, because the window starts with it. */
export const alertNews = [
  'acute',
  'toDispatch',
  'returned',
  'overdue',
  'stageLate',
  'extensions',
  'corrections',
  'toFollowUp',
  'unsatisfied',
] as const
export type AlertNews = (typeof alertNews)[number]
