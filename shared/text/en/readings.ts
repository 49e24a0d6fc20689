import type { readings as source } from '../zhCN/readings.ts'

const figure = (value: number): string => value.toLocaleString('en-US')

export const readings: typeof source = {
  intro: 'Who read, printed or exported reporters in full, and when.',
  kept: 'Kept as long as the ledger, longer than the six months that are asked for: no act deletes it, and neither pruning backups nor erasing a reporter touches it.',
  since: (day) => ` The first is of ${day}.`,
  count: (shown, total) => (shown === total ? figure(total) : `the last ${figure(shown)} of ${figure(total)}`),
  none: 'There is no such record',
  forbidden: 'For administrators, chief dispatchers and supervisors',
  columns: { at: 'When', by: 'Who', kind: 'How', count: 'Orders', numbers: 'Which', full: 'Extent', what: 'What' },
  kinds: { reveal: 'on the screen', print: 'printed', export: 'exported' },
  full: 'in full',
  masked: 'masked',
  anyKind: 'Any way',
  anyPerson: 'Anybody',
  kind: 'How',
  person: 'Person',
  from: 'From',
  until: 'Until',
  more: (count) => `and more, ${figure(count)} in all`,
  export: 'Export CSV',
  exported: (rows, path) => `${figure(rows)} exported: ${path}`,
  file: (day) => `Readings ${day}`,
}
