import type { calendarRefusals as source } from '../zhCN/calendarRefusals.ts'
import type { Reason } from '../zhCN/refusals.ts'

export const calendarRefusals: Readonly<Record<keyof typeof source, Reason>> = {
  'year-not-covered': {
    what: 'The time reaches into a year without a table',
    next: 'Add the table of that year under Settings, Calendar, then try again',
  },
  'deadline-before-start': { what: 'The deadline is not after its start', next: 'Pick a later moment in office hours' },
  'deadline-off-hours': { what: 'The deadline lies outside office hours', next: 'Pick a moment in office hours' },
  'deadline-mismatch': { what: 'The deadline is not what the calendar gives', next: 'Refresh the list and try again' },
  'calendar-moved': {
    what: 'The calendar has changed since you opened this',
    next: 'Open it again; the deadline will be counted anew',
  },
  'settings-moved': {
    what: 'Somebody changed this since you opened it',
    next: 'Open it again and look before you change it',
  },
  'hours-missing': { what: 'There are no office hours', next: 'Give at least one range, such as 08:30 to 12:00' },
  'hours-empty-range': { what: 'A range of office hours does not begin before it ends', next: 'Move its beginning' },
  'hours-overlap': { what: 'Office hours overlap or are out of order', next: 'List them in order, lunch between two' },
  'hours-outside-day': { what: 'Office hours reach beyond the day', next: 'Use times from 00:00 to 23:59' },
  'season-malformed': {
    what: 'A season does not begin or end on a real day',
    next: 'Use month and day, such as 06-01',
  },
  'season-overlap': { what: 'Two seasons overlap', next: 'Move one of them' },
  'year-out-of-range': { what: 'This is not a year', next: 'Use a year from 1992 to 2199' },
  'year-twice': { what: 'One year has two tables', next: 'Keep one of them' },
  'year-without-holidays': {
    what: 'The table lacks New Year, Labour Day or National Day',
    next: 'Enter all days off of the year, then save',
  },
  'day-malformed': { what: 'The table names a day that does not exist', next: 'Correct the date' },
  'day-twice': { what: 'The table names a day twice', next: 'Keep one line for it' },
  'make-up-on-workday': {
    what: 'A make-up workday falls on a Monday to Friday',
    next: 'Only a Saturday or a Sunday can be one',
  },
  'yellow-out-of-range': { what: 'The yellow share is out of range', next: 'Use a whole number from 1 to 99' },
  'limit-out-of-range': {
    what: 'A limit is out of range',
    next: 'Use a whole number from 1; about three years at most',
  },
  'override-empty': { what: 'An exception names nothing or has no limit', next: 'Complete it or remove it' },
  'override-twice': { what: 'Two exceptions are about the same orders', next: 'Make one of them' },
}
