import type { ImportField } from '../../contract/importFields.ts'
import type { KindReason, MappingReason } from '../../contract/importing.ts'
import type { ImportKind } from '../../domain/importing/importRun.ts'
import type { importPlan as source } from '../zhCN/importPlan.ts'

const figure = (value: number): string => value.toLocaleString('en-US')
const many = (count: number, one: string): string => `${figure(count)} ${count === 1 ? one : `${one}s`}`
const quoted = (words: string): string => (words === '' ? '(empty)' : `"${words}"`)
const some = (list: readonly string[]): string =>
  list.length <= 4
    ? list.map(quoted).join(', ')
    : `${list.slice(0, 3).map(quoted).join(', ')} and ${figure(list.length - 3)} more`

const fields: Record<ImportField, string> = {
  sourceId: 'Number',
  receivedAt: 'Received',
  channel: 'Channel',
  town: 'Town',
  category: 'Category',
  title: 'Title',
  text: 'Report',
  reporter: 'Reporter',
  phone: 'Telephone',
  address: 'Address',
  state: 'State',
  unit: 'Unit',
  reply: 'Reply',
  repliedAt: 'Replied',
  closedAt: 'Closed',
  level1: 'Level 1',
  level2: 'Level 2',
  level3: 'Level 3',
  code: 'Code',
  aliases: 'Other names',
  name: 'Name',
  fullName: 'Full name',
  unitKind: 'Kind of unit',
  contact: 'Contact',
  duties: 'Duties',
  role: 'Role',
}

const kinds: Record<ImportKind, string> = {
  newOrders: 'New orders',
  history: 'History',
  updates: 'Replies and states',
  categories: 'Categories',
  units: 'Units',
  persons: 'Persons',
}

const kindReason = (reason: KindReason): string => {
  switch (reason.code) {
    case 'has':
      return `because it has ${reason.headers.join(', ')}`
    case 'lacks':
      return `and lacks ${reason.fields.map((field) => fields[field]).join(', ')}`
    case 'closed-states':
      return `"${reason.header}": ${figure(reason.closed)} of ${many(reason.total, 'row')} are closed`
    case 'known-ids':
      return `${figure(reason.known)} of the first ${many(reason.total, 'number')} are in the ledger`
    case 'remembered':
      return 'the same header was imported like this before'
  }
}

const mappingReasons: Record<MappingReason | 'person', string> = {
  name: 'same name',
  'name-end': 'name ends so',
  'name-part': 'name has it',
  values: 'by content',
  remembered: 'as last time',
  person: 'chosen',
}

export const importPlan: typeof source = {
  fields,
  quoted,
  unnamed: '(empty)',

  sheet: {
    title: 'Sheet',
    rows: (rows) => many(rows, 'row'),
    nothing: 'no data',
  },

  kind: {
    label: 'What this table holds',
    names: kinds,
    hints: {
      newOrders: 'Wait for acceptance; the center dispatches them',
      history: 'Closed at the source, kept as a record: marked as not reviewed here, outside all rates',
      updates: 'Added by number to orders that are known; unmatched ones are listed',
      categories: 'One to three levels, for the catalogue',
      units: 'For the list of units',
      persons: 'For the list of persons; without a role they may only look',
    },
    reason: kindReason,
    person: 'chosen by hand',
    mixed: (orders, history) => `Told apart by state: ${many(orders, 'new order')}, ${figure(history)} as history`,
  },

  mapping: {
    why: 'Why',
    reasons: mappingReasons,
    others: (count) => many(count, 'other column'),
    othersHint: 'Press one to leave it out; the rest stay beside each row as they are',
    keepIt: (name) => `Keep column "${name}"`,
    suspect: (names) => `${some(names)} looks like a prediction: left out, and never a category`,
    refusedRow: (why) => `This row would be refused: ${why}`,
  },

  need: {
    newOrders: 'Title, report or category needs a column',
    history: 'Title, report or category needs a column',
    updates: 'Number needs a column, and so does state or reply',
    categories: 'Level 1 needs a column',
    units: 'Name needs a column',
    persons: 'Name needs a column',
  },

  values: {
    tab: 'Values',
    none: 'No values to match: there is no column for state, channel, town, category or unit',
    said: 'In the table',
    rows: 'Rows',
    means: 'Taken as',
    state: 'State',
    stateMeans: { newOrders: 'New order', history: 'History (closed)' },
    stateUpdate: { newOrders: 'Open', history: 'Closed' },
    channel: 'Channel',
    town: 'Town',
    category: 'Category',
    unit: 'Unit',
    meaning: (value) => `${quoted(value)} is taken as`,
    undecided: (count) => `${figure(count)} open`,
    tabWith: (count) => `Values (${figure(count)} open)`,
    isKnown: (count) => `${figure(count)} known`,
    accept: (name) => `is ${name}`,
    acceptAll: (count) => `Accept all proposals ${figure(count)}`,
    asTyped: 'As typed',
    asTypedAll: (count) => `Rest as typed ${figure(count)}`,
    add: 'Add to the list',
    addAll: (count) => `Add the rest ${figure(count)}`,
    other: 'Another one…',
    otherFor: (value) => `${quoted(value)} in the catalogue`,
    change: 'Change',
    changeFor: (value) => `Match ${quoted(value)} again`,
    left: (count) => `${many(count, 'value')} not in the catalogue, kept as typed`,
    more: (count) => `${many(count, 'more value')}, kept as typed`,
  },

  rules: {
    title: 'Rules (kept with the source)',
    none: 'No special rules',
    dayOrder: 'Date 01/02/2020',
    dayOrders: {
      auto: 'By the whole column',
      'month-first': 'month/day/year (2 January)',
      'day-first': 'day/month/year (1 February)',
    },
    unclear: 'Some dates could be read both ways; please say which. Such rows are refused otherwise',
    defaultChannel: 'Rows without a channel',
    bySource: 'By the name of the source',
    history: (header, states, rows) => `${many(rows, 'row')} with "${header}" ${some(states)} are history`,
    orders: (header, states, rows) => `${many(rows, 'row')} with "${header}" ${some(states)} are new orders`,
    closed: (header, states) => `"${header}" ${some(states)} means closed at the source`,
    channelIs: (channel, values) => `Channel ${some(values)} is ${channel}`,
    defaultIs: (channel) => `Rows without a channel are ${channel}`,
    dates: (order) => `Date 01/02/2020 is read as ${order}`,
    means: (said, name) => `${some(said)} is ${name}`,
    ignored: (names) => `Left out: ${some(names)}`,
  },

  preview: {
    tab: 'Preview',
  },
  counts: (parts) => parts.join(' · '),
  countOf: (kind, rows) => `${kind}: ${many(rows, 'row')}`,
}
