import type { keeping as source } from '../zhCN/keeping.ts'

const figure = (value: number): string => value.toLocaleString('en-US')
const many = (count: number, one: string): string => `${figure(count)} ${one}${count === 1 ? '' : 's'}`

export const keeping: typeof source = {
  section: 'Data',
  backup: {
    title: 'Backups',
    hint: 'The ledger is backed up every day and each entry is checked, while work goes on.',
    folder: 'Where backups are kept',
    chooseFolder: 'Change…',
    unreadable: 'The backup settings cannot be read',
    unreadableNext:
      'the usual folder and room count for now; if your backups are kept elsewhere, choose that folder again',
    budget: 'Backups may take',
    budgetUnit: 'GB',
    budgetProblem: 'A whole number from 1 to 10,000',
    used: (size) => `${size} taken now`,
    setBudget: 'Save',
    now: 'Back up now',
    running: (percent) => `Backing up ${percent}%`,
    none: 'No backup yet',
    when: 'Time',
    entries: 'Entries',
    size: 'Size',
    state: 'Check',
    verified: 'Verified',
    unverified: 'Not verified',
    count: (entries) => figure(entries),
    done: 'The backup is complete and verified',
    failed: 'The backup was not completed',
    failedNext: 'See whether the folder can be written and the disk has room, then try again',
    restore: 'Restore from here…',
  },
  restore: {
    title: 'Restore this backup',
    lost: (entries, orders) =>
      entries === 0
        ? 'Nothing was recorded after this backup; restoring loses nothing.'
        : `${many(entries, 'entry').replace('entrys', 'entries')} on ${many(orders, 'order')} came after this backup and will not be in the restored ledger.`,
    span: (from, to) => `From ${from} to ${to}`,
    otherRecord:
      'This backup is not an earlier state of the present ledger; none of its entries will be in the restored one.',
    aside: 'The present ledger file is not deleted; it stays in the data folder under another name.',
    confirm: 'Restore',
    cancel: 'Cancel',
    running: 'Restoring; please do not switch off',
    failed: 'Nothing was restored; the ledger is as it was',
  },
  damaged: {
    title: 'The ledger file is damaged',
    text: 'It can be repaired from the last verified backup. The damaged file is kept under another name, and entries in it that are still sound are brought back.',
    repair: (when) => `Repair with the backup of ${when}`,
    noBackup: 'No usable backup was found. The damaged file was left as it is; please ask a technician.',
    repaired: (salvaged) => `Repaired, with ${figure(salvaged)} later entries brought back from the damaged file`,
  },
  rebuild: {
    title: 'Rebuild lists',
    hint: 'Makes lists, counts and the search index again from the record, while work goes on.',
    start: 'Rebuild lists',
    done: 'The lists were made again',
  },
  erase: {
    title: 'Erase a reporter',
    hint: 'On a reporter’s request: erases all words of finished orders — title, text, name, telephone, address, notes and the papers that quote them. Number, times and states stay. It cannot be undone.',
    find: 'Find by number, telephone or name',
    search: 'Find',
    nothing: 'No order found',
    quotes: (count) => (count === 0 ? '' : `${count} papers and handovers that quote it are erased too`),
    grounds: { asked: 'The reporter asked', retention: 'Retention period over', mistaken: 'Entered by mistake' },
    ground: 'Reason',
    typed: (word) => `Type “${word}” to confirm`,
    word: 'erase for ever',
    confirm: (count) => `Erase ${many(count, 'order')}`,
    done: 'Erased',
    finished: (count) =>
      `${many(count, 'order')} erased; their words cannot be recovered from this machine’s files or backups`,
    unfinished: (count) =>
      `${many(count, 'order')} erased; something is left to clear: a file is being read, or an old ledger-before file in the data folder does not open`,
    clearing: 'Clearing the file, please wait',
  },
}
