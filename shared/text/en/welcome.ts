import type { Text } from '../zhCN.ts'

export const welcome: Text['welcome'] = {
  intro: 'All data stays on this computer; no server, account or network is needed. Choose how to begin:',
  alone: {
    title: 'Use it alone',
    text: 'Import the tables of the hotline or of the towns, or take down a first order by hand.',
  },
  restore: {
    title: 'Restore from a backup',
    text: 'The program was used before: choose the folder of the backups, then the one to restore.',
    act: 'Go to restoring…',
  },
  practice: {
    title: 'Practise on samples first',
    text: 'Opens another ledger of made-up orders and guides you through a first dispatch. It is thrown away whole; nothing of it ever stands in your own ledger.',
    act: 'Open the practice ledger',
  },
  bar: {
    title: 'Practice ledger',
    text: 'Samples only, apart from your own ledger; take down nothing real here.',
    guide: 'Guided first dispatch',
    leave: 'Back to my ledger',
    discard: 'Throw the practice ledger away',
    sure: 'The whole practice ledger will be deleted and cannot be brought back.',
    sureDiscard: 'Throw away',
    keep: 'Keep it',
  },
  settings: {
    title: 'Practice ledger',
    none: 'There is none yet. It is filled with made-up orders when it is opened.',
    here: 'It lies in the folder “practice” of the data folder, apart from your own ledger.',
    open: 'Open the practice ledger',
    discard: 'Throw the practice ledger away',
  },
  failed: (detail) => `Not done: ${detail}`,
  guide: {
    label: 'Guided first dispatch',
    step: (at, of) => `Step ${at} of ${of}`,
    leave: 'Leave the guide',
    skip: 'Skip this step',
    again: 'Once more',
    finish: 'Done',
    steps: {
      choose: { title: 'Choose an order', text: 'Press ↓ or click a row; all of it is shown below.' },
      dispatch: {
        title: 'Give it to a unit',
        text: 'Press D, type the first letters of the unit (zjj), Enter; or drag the row onto a unit at the right.',
      },
      undo: {
        title: 'Take it back',
        text: 'A wrong dispatch is no harm: Ctrl Z takes it back, and the timeline keeps both.',
      },
      done: {
        title: 'You can dispatch',
        text: 'Press ? for all keys, Ctrl K for anything else. Go back to your own ledger whenever you like.',
      },
    },
  },
}
