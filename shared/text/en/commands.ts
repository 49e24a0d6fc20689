import type { commands as source } from '../zhCN/commands.ts'

export const commands: typeof source = {
  label: 'Commands',
  open: 'Command palette',
  placeholder: 'A command, view, unit, order number or title',
  groups: {
    acts: (number) => (number === '' ? 'On the focused order' : `On the focused order ${number}`),
    desk: 'Desk',
    go: 'Go to',
    views: 'Saved views',
    units: 'Units: show only their orders',
    orders: 'Orders',
  },
  searchFor: (typed) => `Search the list for “${typed}”`,
  shownUnit: 'shown alone; choose again to show all',
  finding: 'Looking for orders',
  noOrder: 'No such order',
  nothing: 'No such command',
  choose: 'Choose',
  supervision: (tab) => `Supervision: ${tab}`,
  theme: { light: 'Light colors', dark: 'Dark colors' },
}
