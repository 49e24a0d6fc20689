import type { supervision as zhCN } from '../zhCN/supervision.ts'

const rungs: (typeof zhCN)['rungs'] = {
  reminder: 'Reminder',
  notice: 'Notice',
  letter: 'Letter',
  listing: 'Listing',
}

export const supervision: typeof zhCN = { rungs }
