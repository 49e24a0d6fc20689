import type { catalogue as source } from '../zhCN/catalogue.ts'

const figure = (value: number): string => value.toLocaleString('en-US')
const counted = (inUse: number, retired: number): string =>
  retired === 0 ? `${figure(inUse)} in use` : `${figure(inUse)} in use, ${figure(retired)} retired`

export const catalogue: typeof source = {
  sections: { categories: 'Categories', routes: 'Dispatch catalogue', towns: 'Towns', channels: 'Channels' },
  filter: 'Filter: names, other names, initials',
  withRetired: 'Retired too',
  none: 'There is no such entry',
  state: 'State',
  active: 'in use',
  retired: 'retired',
  actions: 'Actions',
  name: 'Name',
  aliases: 'Other names',
  aliasesHint: 'One a line; imports and reports are recognised by them',
  change: 'Change',
  retire: 'Retire',
  restore: 'Restore',
  keep: 'Keep',
  taken: 'This name stands here already',
  addedDone: (name) => `${name} added`,
  changedDone: (name) => `${name} saved`,
  retiredDone: (name) => `${name} retired`,
  restoredDone: (name) => `${name} restored`,
  retireQuestion: (name) => `Retire ${name}? Old orders keep it; it is offered no more.`,

  categories: {
    intro:
      'Three levels, known by their ids: renaming, moving and retiring change no old order, which keeps the name of its day.',
    tree: 'Categories',
    addTop: 'Add at the top',
    addBelow: 'Add below',
    parent: 'Below',
    top: '(first level)',
    unit: 'Goes to today',
    noUnit: 'to nobody',
    inherited: (from) => `as ${from}`,
    count: counted,
    addTitle: 'Add a category',
    below: (path) => `below ${path}`,
    retireQuestion: (name, below) =>
      below === 0
        ? `Retire ${name}? Old orders keep it; it is offered no more.`
        : `Retire ${name} and the ${figure(below)} below it? Old orders keep them; they are offered no more.`,
    keys: '↑ ↓ move, → ← open and close',
  },

  routes: {
    intro:
      'Who deals with what: lead, supporting units, closing rule and dates. What is not set goes as the category above. A suggestion at dispatch, no more.',
    category: 'Category',
    lead: 'Lead',
    supporting: 'Supporting',
    closing: 'Closes',
    closings: {
      leadOnly: 'when the lead delivers',
      any: 'when any unit delivers',
      all: 'when all units have delivered',
    },
    closingsShort: { leadOnly: 'lead', any: 'any', all: 'all' },
    from: 'From',
    until: 'Until',
    noEnd: 'open',
    basis: 'Basis',
    basisHint: 'The document and its number, or the minutes of a meeting',
    today: 'in force',
    planned: 'to come',
    over: 'over',
    show: { own: 'Set', gaps: 'Gaps only', all: 'All categories' },
    gaps: (count) => (count === 0 ? 'No gaps' : `${figure(count)} categories go to nobody`),
    gap: { 'no-unit': 'goes to nobody', 'unit-retired': 'unit retired' },
    inherited: (from) => `as ${from}`,
    set: 'Set',
    setTitle: 'Where it goes',
    setFor: (path) => path,
    end: 'End it',
    withdraw: 'Withdraw',
    withdrawn: 'Withdrawn',
    ended: 'Ended',
    saved: (name) => `Saved where ${name} goes`,
    periods: 'What is set',
    replaces: (unit) => `On the first day the present one (${unit}) ends by itself`,
    pickUnit: 'Name or initials of a unit',
    addSupporting: 'Add a supporting unit',
    remove: (name) => `Remove ${name}`,
    fromMissing: 'Give the first day',
    untilBefore: 'The end must lie after the first day',
    leadMissing: 'Choose the lead',
    unitUnknown: 'There is no such unit',
    untilNote: 'Not in force from this day on; empty for no end',
  },

  towns: {
    intro: 'Where matters lie. After a renaming keep the old name as another name, so that old tables are recognised.',
    add: 'Add a town',
    addTitle: 'Add a town',
    changeTitle: (name) => `Change ${name}`,
    count: counted,
  },

  channels: {
    intro:
      'Channels are fixed, so that figures mean the same everywhere. Retired ones are offered no more; old orders keep them.',
    code: 'Code',
    means: 'What it is',
    meanings: {
      hotline: 'the 12345 hotline',
      town: 'a town or street office in its own name',
      village: 'a village or neighbourhood, its grid worker too',
      enterprise: 'a firm itself',
      vehicle: 'taken down at a service vehicle on its round',
      cadre: 'told to a cadre on site',
      idea: 'ideas asked of residents and firms',
      program: 'the mini-programme on the telephone',
      letterbox: 'letters to the secretary and the mayor, the web site',
      grid: 'a grid worker',
      visit: 'told on a round (now: cadre on site)',
      other: 'none of these',
    },
  },

  pick: {
    nothing: 'There is no such entry',
    outside: 'outside the catalogue',
    inside: 'in the catalogue',
    outsideHint: 'Not in the catalogue; kept as it is typed',
    several: 'More than one bears this name: ↓ to choose',
    placeholder: 'Type, or ↓ to choose',
  },
}
