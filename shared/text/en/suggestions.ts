import type { suggestions as source } from '../zhCN/suggestions.ts'

export const suggestions: typeof source = {
  label: 'Suggested unit',
  lead: 'Suggested',
  supporting: (units) => `supported by ${units}`,
  take: 'Take',
  takeTitle: (unit) => `Dispatch to ${unit} as suggested, with the deadline of the limits`,
  category: (name) => `Dispatch catalogue: ${name}`,
  because: (words) => `because of “${words.join('”, “')}”`,
  orders: (count) => `${count} ${count === 1 ? 'order' : 'orders'} like it`,
  ordersTitle: (unit) => `Orders like it that went to ${unit}`,
  ordersHint: 'Open one of them',
  none: {
    'still-learning': 'No suggestion: past decisions are still being read',
    'nothing-known': 'No suggestion: neither the catalogue nor past decisions know anything like it',
  },
  nothingShown: 'There is no suggestion for this order',
  key: 'Take the suggested unit',
  tag: 'Suggested',
}
