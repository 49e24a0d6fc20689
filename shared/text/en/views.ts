import type { views as source } from '../zhCN/views.ts'

const figure = (value: number): string => value.toLocaleString('en-US')
const many = (count: number, one: string, more = `${one}s`): string => `${figure(count)} ${count === 1 ? one : more}`

export const views: typeof source = {
  filter: {
    open: 'Filter',
    title: 'Filter by column',
    columns: {
      status: 'Status',
      channel: 'Channel',
      town: 'Town',
      category: 'Category',
      lead: 'Lead unit',
      receivedAt: 'Received',
      dueAt: 'Due',
      title: 'Title',
      number: 'Number',
    },
    of: (column) => `Filter ${column}`,
    clear: 'Clear',
    clearAll: 'Clear all filters',
    close: 'Close',
    find: 'Find',
    nothing: 'No such value',
    blank: '(blank)',
    noUnit: '(no lead unit)',
    chosen: (count) => `${figure(count)} chosen`,
    all: 'All',
    counting: 'Counting',
    orders: (count) => figure(count),
    contains: 'Contains',
    containsHint: 'Only orders that contain these words',
    from: 'From',
    to: 'To',
    wrongDay: 'Not a valid date',
    apply: 'Apply',
    workingDays: 'Due within working days',
    days: 'Due within days',
    lastDays: 'The last days',
    lastDaysUnit: 'days',
    number: 'Number of days',
    wrongNumber: (most) => `A whole number from 1 to ${figure(most)}, please`,
    more: (count) => `${figure(count)} more`,
  },

  spans: {
    today: 'today',
    yesterday: 'yesterday',
    thisWeek: 'this week',
    lastWeek: 'last week',
    thisMonth: 'this month',
    lastMonth: 'last month',
    thisYear: 'this year',
    overdue: 'overdue',
    none: 'no deadline',
    between: 'Dates',
    lastDays: (days) => `last ${many(days, 'day')}`,
    withinDays: (days) => `within ${many(days, 'day')}`,
    withinWorkingDays: (days) => `within ${many(days, 'working day')}`,
    range: (from, to) =>
      from === '' ? `until ${to}` : to === '' ? `from ${from}` : from === to ? from : `${from} to ${to}`,
  },

  chips: {
    several: (first, count) => `${first} and ${figure(count - 1)} more`,
    contains: (words) => `contains “${words}”`,
  },

  columns: {
    menu: 'Columns',
    title: 'Columns to show',
    show: (column) => `Show ${column}`,
    pin: (column) => `Keep ${column} at the left`,
    unpin: (column) => `Let ${column} scroll`,
    reset: 'Back to the usual ones',
    hint: 'Drag heads to change order and width',
  },

  search: {
    cut: (limit) => `Only the first ${figure(limit)} characters are searched`,
    unsearchable: 'Only punctuation or emoji here: nothing to search for',
  },

  empty: {
    filteredTitle: 'No orders meet the filter',
    filteredText: 'Remove a condition, or clear all filters.',
    notCovered: 'The working calendar does not reach that day yet; add the year in the settings.',
  },

  selection: {
    tooMany: (most) =>
      `At most ${figure(most)} rows at once; for more, select the whole view and take out what you do not want`,
  },
}
