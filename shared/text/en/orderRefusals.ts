import type { orderRefusals as source } from '../zhCN/orderRefusals.ts'
import type { Reason } from '../zhCN/refusals.ts'

export const orderRefusals: Readonly<Record<keyof typeof source, Reason>> = {
  'erase-while-open': { what: 'The order is not finished yet', next: 'Erase it once it is closed or declined' },
  'erase-case-open': { what: 'A supervision that quotes it goes on', next: 'End the supervision first' },
  'quotes-moved': { what: 'The papers that quote it have just changed', next: 'Search again, then erase' },
  'words-erased': {
    what: 'Its content was erased on request',
    next: 'Nothing more can be done with it; number and course stay',
  },
  'not-permitted': { what: 'your role may not do this', next: 'Ask somebody who may' },
  'not-your-unit': { what: 'this order is not with your unit', next: 'You can act on your own unit’s orders' },
  'time-out-of-range': {
    what: 'the time is wrong',
    next: 'Give one not before the receipt and not later than tomorrow',
  },
  'merged-already': { what: 'it is merged into another one', next: 'Act on that one, or unmerge it first' },
  'closed-already': { what: 'it is closed', next: 'On the reporter’s appeal a chief can reopen it' },
  'withdrawn-already': {
    what: 'was taken back with its import',
    next: 'Import it again or report it',
  },
  'acted-after-import': {
    what: 'somebody acted on it after the import',
    next: 'It stays; if it is not wanted, deal with it by itself',
  },
  'import-unfinished': {
    what: 'this import has not ended yet',
    next: 'In the past imports, go on with it or give up the other rows first',
  },
  'import-undone': { what: 'this import was undone', next: 'Import the file again' },
  'imported-closed': {
    what: 'it is history that its source closed',
    next: 'Report it anew if it has to be dealt with',
  },
  'not-with-unit': { what: 'it is not with a unit now', next: 'Look at where it stands' },
  'not-with-this-unit': { what: 'it was not given to this unit', next: 'Choose the lead or a supporting unit' },
  'not-signed': { what: 'the unit has not signed for it', next: 'Sign for it first' },
  'already-signed': { what: 'this unit has signed for it', next: 'No need to sign again' },
  'returned-already': {
    what: 'it was returned and waits for the center',
    next: 'Confirm, overrule or re-dispatch it first',
  },
  'return-too-late': {
    what: 'work on it has begun, it can no longer be returned',
    next: 'Ask for an extension, or for a re-dispatch',
  },
  'not-returned': { what: 'it was not returned', next: 'Look at where it stands' },
  'asked-already': { what: 'the reporter was asked already', next: 'Record the answer first' },
  'not-asked': { what: 'the reporter was not asked for more', next: 'There is no answer to record' },
  'question-missing': { what: 'the question is missing', next: 'Write what is asked for' },
  'suspended-already': { what: 'its clock stands still', next: 'Resume the clock first' },
  'not-suspended': { what: 'its clock is running', next: 'There is nothing to resume' },
  'extension-pending': { what: 'an extension was asked for already', next: 'Decide that one first' },
  'extension-not-asked': { what: 'no extension was asked for', next: 'The unit has to ask first' },
  'extension-not-later': { what: 'the extension is not later than the deadline', next: 'Choose a later time' },
  'no-clock-running': { what: 'this clock is not running now', next: 'Look at where it stands' },
  'delivered-already': { what: 'it is delivered', next: 'It waits for the review; it can be reworked after that' },
  'result-missing': { what: 'nothing is written', next: 'Write what was done' },
  'delivery-missing': { what: 'it is not delivered yet', next: 'Review it when it is' },
  'reviewed-already': { what: 'it was reviewed already', next: 'Look at the verdict' },
  'verdict-missing': {
    what: 'the reporter’s verdict is missing',
    next: 'Review it first; who cannot be reached has a close of its own',
  },
  'verdict-contradicts': {
    what: 'a call that reached nobody cannot count',
    next: 'Mark it as contacted, or as not effective',
  },
  'verdict-unsatisfied': {
    what: 'the reporter is not satisfied',
    next: 'Hear the reasons and rework it, or a chief closes it with a reason',
  },
  'not-unsatisfied': { what: 'there is no unsatisfied verdict', next: 'Look at where it stands' },
  'reason-not-heard': { what: 'the reasons were not heard yet', next: 'Hear them first' },
  'attempts-too-few': {
    what: 'too few calls that reached nobody',
    next: 'Call again; how many it takes stands in Settings, Limits',
  },
  'reached-already': {
    what: 'the reporter was reached in a call that counted',
    next: 'Record the verdict, then close it',
  },
  'not-closed': { what: 'it is not closed', next: 'There is nothing to reopen' },
  'year-turned': { what: 'the year of the archive number has turned', next: 'Do it once more' },
  'merge-into-itself': { what: 'it cannot be merged into itself', next: 'Choose another one' },
  'merge-into-merged': { what: 'the other one is merged itself', next: 'Merge into the last of them' },
  'merge-into-ended': { what: 'the other one has ended', next: 'Choose one that is still open' },
  'not-merged': { what: 'it is not merged into that one', next: 'Look at where it stands' },
  'concerned-unit': {
    what: 'the complaint is about this very unit',
    next: 'Choose another unit; a chief can decide otherwise, with a reason',
  },
  'paper-names-reporter': {
    what: 'the paper names a reporter who is confidential or anonymous',
    next: 'Take name and number out, then sign it off',
  },
  'reporter-protected': { what: 'the reporter is confidential or anonymous', next: 'Ask a chief if you have to know' },
  'proposal-unknown': { what: 'there is no such correction to decide', next: 'Refresh and look again' },
  'attachment-too-large': { what: 'the file is larger than 50 MB', next: 'Compress or divide it' },
  'attachment-name-unsafe': {
    what: 'the file’s name cannot be used',
    next: 'Give it a plain name without folders and special characters',
  },
  'attachment-malformed': { what: 'the file was not read whole', next: 'Choose it again' },
  'attachment-unreadable': {
    what: 'the file cannot be read',
    next: 'See whether it is there and the disk has room, then try again',
  },
  'attachment-damaged': {
    what: 'the file is not what was attached',
    next: 'Restore it from a backup, or attach the same file again',
  },
  'attachment-missing': {
    what: 'the file is not in the data folder',
    next: 'Restore it from a backup, or attach the same file again',
  },
  'attachment-unknown': { what: 'there is no such attachment', next: 'Attach it first' },
  'attached-already': { what: 'the same file is attached already', next: 'No need to attach it again' },
  'instruction-incomplete': { what: 'the leader or the instruction is missing', next: 'Write both' },
  'unit-has-orders': { what: 'this unit has open orders', next: 'Finish or re-dispatch them, then retire it' },
  'clock-start-wrong': {
    what: 'the start of the deadline is wrong',
    next: 'Check this machine’s clock, then do it again',
  },
}
