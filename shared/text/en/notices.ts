import type { NoticeGapCode } from '../../documents/checkNotice.ts'
import type { SupervisionCause } from '../../domain/supervision/supervisionState.ts'
import type { notices as source } from '../zhCN/notices.ts'

const figure = (value: number): string => value.toLocaleString('en-US')
const many = (count: number, one: string, more = `${one}s`): string => `${figure(count)} ${count === 1 ? one : more}`

const causes: Record<SupervisionCause, string> = {
  overdue: 'Overdue',
  unsatisfied: 'Unsatisfied',
  decision: 'By decision',
}

const gaps: Record<NoticeGapCode, string> = {
  'office-missing': 'The office has no name; please fill it in under Settings',
  'unit-missing': 'There is no unit to address',
  'orders-missing': 'No order is selected',
  'order-title-missing': 'has no title',
  'order-not-overdue': 'is not overdue yet: choose another cause or write the reason',
  'basis-missing': 'The basis is missing',
  'requirements-missing': 'The requirements are missing',
  'deadline-not-after-date': 'The deadline must be later than now',
  'contact-missing': 'The contact is missing',
  'phone-missing': 'The telephone is missing',
  'signature-missing': "The signature is missing; please fill in the office's name under Settings",
}

export const notices: typeof source = {
  title: 'Supervision notice',
  back: 'Back',
  close: 'Close',
  loading: 'Reading…',
  draft: 'Draft',
  unsaved: 'Not saved',
  signedOff: 'Signed off',
  notSignedOff: 'Not signed off',
  ordersOf: (count) => many(count, 'order'),
  pages: (count, percent) => `${many(count, 'page')} · ${percent}%`,
  fit: 'Fit the window',
  fullSize: 'Actual size',
  previousField: 'Previous field',
  nextField: 'Next field',
  paper: "The notice's pages",
  options: 'Content and printing',

  causes,
  fields: {
    heading: 'Document',
    cause: 'Cause',
    reason: 'Reason',
    reasonHint: 'Worded by the cause when empty',
    basis: 'Basis',
    instruction: "Leader's instruction",
    instructionHint: 'May be empty; printed as written',
    requirements: 'Requirements',
    requirementsHint: 'One a line; they are numbered by themselves',
    addRequirement: 'Add one',
    requirement: (n) => `Requirement ${n}`,
    removeRequirement: (n) => `Remove requirement ${n}`,
    dueAt: 'New deadline',
    reply: 'How to reply',
    contact: 'Contact',
    phone: 'Telephone',
    copyTo: 'Copies to',
    copyToHint: 'Several units: one a line, or with 、 between them',
    seal: 'Seal',
    sealOn: 'Keep its place',
    sealOff: 'None',
    slip: 'With a receipt slip',
    number: 'Number',
    numberLater: 'given at sign-off',
  },

  print: {
    heading: 'Print',
    printer: 'Printer',
    noPrinters: 'No printer found; save it as PDF',
    copies: 'Copies',
    copiesProblem: '1 to 999',
    duplex: 'Sides',
    simplex: 'One side',
    longEdge: 'Long edge',
    times: (count) => `Printed ${many(count, 'time')}`,
    next: (n) => `Print no. ${figure(n)}`,
  },

  fonts: {
    heading: 'Fonts',
    missing: (count) => many(count, 'stand-in'),
    all: 'All document fonts are here',
    title: 'Document fonts are missing here',
    note: 'Lines and characters stay the same; the letters differ from the standard.',
    standIn: 'stand-in',
    present: 'present',
    names: { fangsong: 'FangSong', kai: 'KaiTi', hei: 'HeiTi', xbs: 'XiaoBiaoSong', song: 'SongTi' },
    standsIn: (font) => `${font} stands in`,
    unknown: 'another font',
  },

  checks: {
    heading: 'Checks',
    glyphs: (characters) => `No missing glyph in ${many(characters, 'character')}`,
    missingGlyphs: (glyphs) => `Missing glyphs: ${glyphs}. They would print as boxes; change the font or the words`,
    dateTogether: 'Signature and date do not stand alone on a page',
    dateAlone: 'Signature and date stand alone on a page; lengthen or shorten the text',
    complete: (present, needed) => `Required fields ${present} of ${needed}`,
    gaps,
    ofOrder: (number, gap) => `${number} ${gap}`,
  },

  acts: {
    saveDraft: 'Save draft',
    saving: 'Saving…',
    signOff: 'Sign off',
    signing: 'Signing off…',
    signOffAndPrint: (copies) => `Sign off and print ${figure(copies)}`,
    print: (copies) => `Print ${many(copies, 'copy', 'copies')}`,
    printing: 'Printing…',
    savePdf: 'Save as PDF',
    signOffAndSavePdf: 'Sign off and save as PDF',
    savingPdf: 'Saving as PDF…',
    recorded: 'Printing is recorded: number, copies, printer, person, time, digest of the PDF.',
    show: 'Show in folder',
    pdfName: (number) => `督办通知单-${number}.pdf`,
    notComplete: (count) => `${many(count, 'thing')} missing; see the checks above`,
    leaveSave: 'Save draft and go back',
  },

  said: {
    draftSaved: (time) => `Draft saved ${time}`,
    signed: (number) => `Signed off with number ${number}`,
    pdfSaved: (pages, path) => `Saved as PDF, ${many(pages, 'page')}: ${path}`,
    printed: (copies, printer) => `${many(copies, 'copy', 'copies')} sent to ${printer}`,
    recordedAs: (n) => `recorded as print no. ${figure(n)}`,
    cancelled: (number) => `No place was chosen. ${number} is signed off and not printed yet; you can print it again.`,
    printCancelled: (number) =>
      `Printing was cancelled. ${number} is signed off and not printed yet; you can print it again.`,
    notRecorded: 'The pages came out, but this print was not recorded; please print again: ',
    failures: {
      'cannot-write':
        'The file could not be written: look at disk space, permissions, or whether it is open, and save again',
      'no-printer': 'This printer was not found: see whether it is on and connected, or choose another',
      'printer-refused':
        'The printer did not take it: look at its paper and state and print again, or save as PDF first',
      other: 'It was not printed; please try again, or save as PDF first',
    },
    stillSigned: (number) => `${number} stays signed off.`,
  },

  leave: {
    question: 'Your changes are not saved as a draft',
    drop: 'Do not save',
    stay: 'Keep editing',
  },

  cannot: {
    mixedTitle: 'The selected orders have different lead units',
    mixedText: 'A notice goes to one unit. Click a unit at the right to see only its orders, then select.',
    refusedTitle: 'No notice can be drafted yet',
    back: 'Back to the list',
    safe: 'Nothing was changed',
    notLost: 'Not lost',
    next: 'Next step',
    dispatchFirst: 'Dispatch first: supervision needs a lead unit and a deadline',
  },

  register: {
    title: 'Register of notices',
    count: (signed, drafts) =>
      drafts === 0 ? many(signed, 'notice') : `${many(signed, 'notice')}, ${many(drafts, 'draft')}`,
    number: 'Number',
    unit: 'Unit',
    orders: 'Orders',
    more: (first, count) => `${first} and ${figure(count - 1)} more`,
    cause: 'Cause',
    dueAt: 'Deadline',
    draftedAt: 'Drafted',
    signedOffAt: 'Signed off',
    prints: 'Prints',
    printsOf: (count) => figure(count),
    draft: 'Draft',
    open: 'Open',
    past: 'past',
    emptyTitle: 'No notices yet',
    emptyText: 'Select orders of one lead unit in the list and press S; signed notices stand here, numbered by year.',
    failed: 'The register could not be read',
    retry: 'Read it again',
  },
}
