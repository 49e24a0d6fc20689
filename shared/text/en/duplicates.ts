import type { duplicates as source } from '../zhCN/duplicates.ts'

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'} apart`

export const duplicates: typeof source = {
  chip: (count) => `${count} likely duplicate${count === 1 ? '' : 's'}`,
  merged: (count) => `${count} merged`,
  chipTitle: 'Compare one by one, merge or part',
  key: 'Compare likely duplicates',
  title: 'Likely duplicates',
  list: 'Orders that may be duplicates',
  none: 'Nothing like this order was found',
  noneHint:
    'Place, words and time are compared, 60 days before and after. If you know of a duplicate, press M and give its number.',
  looking: 'Comparing…',
  this: 'This order',
  older: 'Older',
  mergedIntoThis: 'Merged into this one',
  mergedInto: 'This one was merged into it',
  reasons: {
    place: (place) => `Same place: ${place}`,
    house: (place) => `Also at ${place}, another building`,
    words: (words) => `Same words: “${words.join('”, “')}”`,
    reporter: 'Same telephone',
    sameTime: 'Received at the same time',
    minutes: (count) => plural(count, 'minute'),
    hours: (count) => plural(count, 'hour'),
    days: (count) => plural(count, 'day'),
  },
  same: 'Words that stand in both are shaded',
  main: 'Which one goes on',
  mergesInto: (number) => `Merge into ${number}`,
  reason: 'Reason of the merge',
  reasonGiven: 'Both report the same matter',
  partReason: 'Reason for parting them',
  merge: 'Merge',
  part: 'Part them',
}
