import type { settings as source } from '../zhCN/settings.ts'

const figure = (value: number): string => value.toLocaleString('en-US')

export const settings: typeof source = {
  title: 'Settings',
  back: 'Back',
  sections: { office: 'Office and documents', units: 'Units', people: 'People', about: 'About' },
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  saved: (time) => `Saved ${time}`,
  unchanged: 'No changes',
  changed: 'Changes are not saved yet',
  required: 'Required',
  problem: {
    missing: 'Please fill this in',
    'too-long': 'At most 500 characters',
    days: 'A whole number from 1 to 365',
    weekly: 'A whole number from 1 to 100,000',
    prefix: 'One to eight Chinese characters or capital letters',
    taken: 'This name is in use',
  },

  office: {
    intro: 'What notices print about the office, and the limits that hold when nobody picks one.',
    documents: 'Documents',
    limits: 'Limits',
    officeName: 'Name of the office',
    officeNameHint: 'Head and signature of notices',
    contact: 'Contact',
    phone: 'Telephone',
    noticePrefix: 'Prefix of numbers',
    example: (number) => `Example: ${number}. Continuous within a year, given at sign-off.`,
    noticeDays: 'Limit of a notice (natural days)',
    noticeDaysHint: 'Deadline of a new notice, at 17:00 of that day',
    noRetro: 'Changes hold for later dispatches and notices; deadlines that were set stay as they are.',
  },

  units: {
    intro: 'Where orders are dispatched to. A retired unit keeps its history and takes no new orders.',
    add: 'Add a unit',
    change: 'Change',
    retire: 'Retire',
    name: 'Short name',
    fullName: 'Full name',
    fullNameHint: 'As notices address it; the short name if empty',
    kind: 'Kind',
    weekly: 'Usual a week',
    weeklyHint: 'Orders that the unit usually handles in a week',
    open: 'Open',
    overdue: 'Overdue',
    state: 'State',
    active: 'Active',
    retired: 'Retired',
    actions: 'Actions',
    kinds: { department: 'Department', town: 'Town', other: 'Others' },
    filter: 'Filter units',
    count: (active, retired) =>
      retired === 0 ? `${figure(active)} active` : `${figure(active)} active, ${figure(retired)} retired`,
    none: 'No such unit',
    retireQuestion: (name, open) =>
      open === 0
        ? `Retire "${name}"? It will take no new orders.`
        : `Retire "${name}"? Its ${figure(open)} open orders stay; it will take no new ones.`,
    keep: 'Keep it',
    addTitle: 'Add a unit',
    changeTitle: (name) => `Change "${name}"`,
    added: (name) => `"${name}" added`,
    changedDone: (name) => `"${name}" saved`,
    retiredDone: (name) => `"${name}" retired`,
  },

  people: {
    intro: 'Every entry says who made it.',
    current: 'Working here now',
    addTitle: 'Add a person',
    name: 'Name',
    role: 'Role',
    unit: 'Unit',
    noUnit: '(the center)',
    add: 'Add',
    added: (name, role) => `${name} added (${role})`,
  },

  about: {
    version: 'Version',
    electron: 'Electron',
    dataFolder: 'Data folder',
    ledgerFile: 'Ledger file',
    entries: 'Entries',
    entriesOf: (count) => figure(count),
    chooseFolder: 'Use another data folder…',
    chooseFolderHint: 'The program opens again with the chosen folder; the old one is left alone',
    failed: "The program's details could not be read; please open it again",
    local: 'All data stay on this computer. Quit the program before you copy the data folder.',
  },
}
