import type { ImportRefusalCode } from '../../contract/importing.ts'
import type { RowRefusal } from '../../contract/importRows.ts'
import type { importing as source } from '../zhCN/importing.ts'

const figure = (value: number): string => value.toLocaleString('en-US')
const many = (count: number, one: string): string => `${figure(count)} ${count === 1 ? one : `${one}s`}`

const files: Record<ImportRefusalCode, { readonly what: string; readonly next: string }> = {
  'empty-file': { what: 'The file is empty: it has no bytes', next: 'Export the table again and choose it once more' },
  'too-large': { what: 'The file is too large for one import', next: 'Split it by month or town and import the parts' },
  'damaged-workbook': {
    what: 'The workbook is damaged and cannot be opened',
    next: 'Open it in a spreadsheet program and save it as .xlsx, or ask for a new copy',
  },
  'password-protected': {
    what: 'The workbook asks for a password',
    next: 'Remove the password in a spreadsheet program, save, and import again',
  },
  'unknown-format': {
    what: 'This is no table: neither .xlsx, .xls or .csv nor Open311',
    next: 'Save it as .xlsx in a spreadsheet program and import that',
  },
  'not-a-table': {
    what: 'There is no table in it: no header and no columns were found',
    next: 'Choose another file; the first row should name the columns',
  },
  'no-rows': { what: 'There is a header but no data row', next: 'Check the export and import the new file' },
  'bad-encoding': {
    what: 'The encoding of its text is unknown',
    next: 'Open it in a spreadsheet program, save it as .xlsx and import that',
  },
  'unclosed-quote': {
    what: 'A quotation mark is never closed, so the rows after it cannot be told apart',
    next: 'Close the quotation mark, or save it as .xlsx, and import again',
  },
  'cannot-read': {
    what: 'The file cannot be read',
    next: 'See whether it was moved, is in use or is not yours to read, and choose it again',
  },
  cancelled: { what: 'The import was cancelled', next: 'Choose the file again when you need it' },
  'parser-stopped': {
    what: 'There was not enough memory, and reading stopped',
    next: 'Split the table or save it as .csv, and import again',
  },
  'source-missing': {
    what: 'The source has no name, and no row was imported',
    next: 'Choose the file again and name its source',
  },
  'not-permitted': {
    what: 'Whoever is on duty may not import tables, and no row was imported',
    next: 'Let somebody who may take the duty and choose the same file again',
  },
  'store-stopped': {
    what: 'The storage process was interrupted, and the import stopped',
    next: 'Go back to the list and press "Go on" above it; if it is not there, import the same file again',
  },
}

const rowReason = (refused: RowRefusal): string => {
  switch (refused.code) {
    case 'no-title-and-text':
      return 'Neither title nor report'
    case 'no-source-id':
      return 'The number is empty'
    case 'nothing-new':
      return 'Neither a state nor a reply'
    case 'no-name':
      return 'The name is empty'
    case 'unknown-role':
      return 'No such role'
    case 'bad-date':
      return 'Not a date, or no such day'
    case 'ambiguous-date':
      return 'Day and month cannot be told apart'
    case 'future-date':
      return 'More than a day from now'
    case 'duplicate-in-file':
      return `Same number as row ${figure(refused.firstRow ?? 0)}`
    case 'unknown-unit':
      return 'No such unit'
    case 'not-taken':
      return 'The ledger did not take it'
    case 'too-long':
      return 'Longer than the ledger takes'
    case 'empty-row':
      return 'The whole row is empty'
  }
}

const rowFix = (refused: RowRefusal): string => {
  switch (refused.code) {
    case 'nothing-new':
      return 'Add a state or a reply, or delete the row'
    case 'no-name':
      return 'Add the name; the level above must not be empty'
    case 'unknown-role':
      return 'Use a role such as dispatcher, supervisor or viewer'
    case 'no-title-and-text':
      return 'Add a sentence or delete the row'
    case 'no-source-id':
      return 'Add the number and import again'
    case 'bad-date':
    case 'ambiguous-date':
      return 'Write year-month-day'
    case 'future-date':
      return 'Check the date and import again'
    case 'duplicate-in-file':
      return 'Compare both rows; keep one or renumber'
    case 'unknown-unit':
      return 'Add the unit first, or write a known name'
    case 'not-taken':
      return 'Check the row and import again'
    case 'too-long':
      return 'Shorten it and import again'
    case 'empty-row':
      return 'Nothing to do'
  }
}

export const importing: typeof source = {
  title: 'Import',
  back: 'Back',
  cancel: 'Cancel the import',
  cancelling: 'Stopping…',
  figure,

  choose: {
    title: 'Choose a table, or drop it here',
    text: 'Orders, replies, history, categories, units, persons: .xlsx, .xls, .csv, Open311; the encoding is found by itself.',
    paste: 'Copy cells in a spreadsheet program and press Ctrl V here',
    pasted: 'Pasted table',
    history: 'Past imports and changes to check…',
    pasteEmpty: 'There is no table on the clipboard. Select cells in a spreadsheet program, copy them, and paste again',
    pasteTooLong: 'Too much to paste; please save it as a file and import that',
    local: 'The file is read on this computer only: first a preview, then the ledger.',
    button: 'Choose a file…',
    dropHere: 'Release to read it',
    opening: 'Opening…',
    notAFile: 'This is not a file on this computer; please use "Choose a file"',
    failed: 'The file dialog did not open; please try again',
  },

  stage: {
    reading: 'Reading the file',
    unpacking: 'Unpacking the workbook',
    parsing: 'Reading the cells',
    arranging: 'Arranging the rows',
    taking: 'Written',
    waiting: 'About to read',
    share: (done, total) => `${Math.floor((100 * done) / total)}%`,
    rows: (done, total) => `${figure(done)} of ${many(total, 'row')}`,
    readingTitle: 'Reading',
    takingTitle: 'Writing to the ledger',
    takingSafe: 'What is written stays. After a cancel, importing the same file goes on with the remaining rows.',
  },

  facts: {
    format: 'Format',
    formats: {
      xlsx: 'Excel workbook',
      xls: 'Excel 97–2003',
      csv: 'CSV text',
      html: 'table of a web page',
      xml: 'XML',
      json: 'JSON',
      pasted: 'pasted',
    },
    encoding: 'Encoding',
    encodings: { 'utf-8': 'UTF-8', gb18030: 'GB18030', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' },
    header: 'Header',
    headerRow: (row) => (row === 0 ? 'No header' : `Row ${figure(row)}`),
    rows: 'Data rows',
    empty: (count) => `and ${many(count, 'empty row')}`,
  },

  source: {
    label: 'Name of the source',
    hint: 'A number of a source is imported once: rows that are known already are skipped next time.',
    hintNoId:
      'No column for the number: rows are known by their content and how often they occur, so the same file adds nothing a second time.',
    missing: 'Please name the source, for example "Hotline daily"',
    tooLong: 'At most 100 characters',
  },

  mapping: {
    title: 'Columns',
    field: 'Field',
    column: 'Column of the file',
    sample: 'Sample',
    none: '(not imported)',
    kept: (count) => `${many(count, 'other column')} kept as they are with each order`,
    needWords: 'Title or report needs a column',
    columnFor: (field) => `Column for ${field}`,
    noTime: 'time of import',
    byContent: 'from the content',
  },

  preview: {
    title: 'The first rows as they will be',
    none: 'None of the first rows can be taken; please check the columns',
    take: (rows) => `Import ${many(rows, 'row')}`,
    other: 'Choose another file',
    starting: 'Starting…',
  },

  report: {
    title: 'Import report',
    meta: (format, encoding, name, seconds) =>
      [format, encoding, `source ${name}`, seconds < 0.05 ? '' : `${seconds.toFixed(1)} s`]
        .filter((part) => part !== '')
        .join(' · '),
    stopped:
      'Stopped on the way: what was written until then is in the ledger; importing the same file goes on with the rest.',
    read: 'Read',
    taken: 'Taken in',
    known: 'Known, skipped',
    refused: 'Refused',
    rest: 'Not reached',
    row: 'Row',
    column: 'Column',
    value: 'Value',
    why: 'Reason',
    fix: 'How to fix it',
    wholeRow: 'Whole row',
    nothing: '(empty)',
    all: 'Every row is accounted for; none was refused.',
    allKnown: 'The ledger had all of these rows already; nothing was written twice.',
    shown: (from, to, total) => `${figure(from)}–${figure(to)} of ${figure(total)}`,
    only: (count) => `The first ${figure(count)} are listed`,
    again: 'Import the corrected file…',
    another: 'Import another…',
    done: 'To the list',
    copy: 'Copy refused rows',
    copied: (count) => `${many(count, 'row')} copied; paste them into a spreadsheet`,
    copyFailed: 'Not copied; please try again',
    rowReason,
    rowFix,
  },

  failed: {
    title: (file) => `"${file}" was not imported`,
    titlePart: (file) => `"${file}" was not imported to its end`,
    notLost: 'Not lost',
    safe: 'The ledger and the file are unchanged',
    safePart: 'The rows that were written are in the ledger; the file is unchanged',
    next: 'Next step',
    button: 'Choose another file…',
    row: (row) => `row ${row}`,
    files,
  },
}
