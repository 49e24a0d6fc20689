import type { OrderCommandType } from '../../../shared/domain/order/orderCommands.ts'
import type { IconName } from '../../look/iconPaths.ts'

/** A command that a person gives at the desk, and what it asks for; the others come from imports and settings. */
export type ActName = Exclude<
  OrderCommandType,
  | 'reportOrder'
  | 'importHistory'
  | 'undoDispatch'
  | 'retimeOrder'
  | 'recordSourceUpdate'
  | 'withdrawReport'
  | 'withdrawSourceUpdate'
  | 'proposeCorrection'
  | 'acceptCorrection'
  | 'rejectCorrection'
  | 'acknowledgeReturn'
  | 'revealReporter'
  | 'eraseReporter'
>
export type ActGroup = 'intake' | 'work' | 'review' | 'record'

/** What a dialog asks. `words`: a text that must not be blank where `needed`; the others are answered by choosing. */
export type ActField =
  | {
      readonly kind: 'words'
      readonly name: 'reason' | 'question' | 'answer' | 'note' | 'result' | 'account' | 'instruction'
      readonly needed: boolean
    }
  | { readonly kind: 'line'; readonly name: 'leader'; readonly needed: boolean }
  | { readonly kind: 'unit'; readonly name: 'unit' }
  | { readonly kind: 'moment'; readonly name: 'until' | 'nextCallAt' | 'delivery'; readonly needed: boolean }
  /** A moment of the next days, offered by name: in an hour, tomorrow morning. */
  | { readonly kind: 'later'; readonly name: 'until' }
  | { readonly kind: 'day'; readonly name: 'givenAt' }
  | { readonly kind: 'yesNo'; readonly name: 'contacted' | 'effective' | 'solved' | 'grant' }
  | { readonly kind: 'choice'; readonly name: 'satisfaction' | 'closing' | 'urgency' | 'privacy' }
  | { readonly kind: 'concerns'; readonly name: 'concerns' }
  | { readonly kind: 'order'; readonly name: 'into' }
  /** One of the order's files. */
  | { readonly kind: 'scan'; readonly name: 'scan' | 'file' }
export type FieldName = ActField['name']

export type OrderAct = {
  readonly key: string
  readonly icon: IconName
  readonly group: ActGroup
  /** null: done at once, or by a screen of its own. */
  readonly fields: readonly ActField[] | null
}

const reason: ActField = { kind: 'words', name: 'reason', needed: true }
const unit: ActField = { kind: 'unit', name: 'unit' }
const note: ActField = { kind: 'words', name: 'note', needed: true }

/** One row an act. Two acts may share a key where no state allows both: to suspend and to resume, to merge and to part. */
export const orderActs: Readonly<Record<ActName, OrderAct>> = {
  acceptOrder: { key: 'a', icon: 'check', group: 'intake', fields: null },
  declineOrder: { key: 'x', icon: 'ban', group: 'intake', fields: null },
  askReporter: {
    key: 'q',
    icon: 'phone',
    group: 'intake',
    fields: [{ kind: 'words', name: 'question', needed: true }],
  },
  recordAnswer: {
    key: 'q',
    icon: 'phone',
    group: 'intake',
    fields: [{ kind: 'words', name: 'answer', needed: true }],
  },
  dispatchOrder: { key: 'd', icon: 'dispatch', group: 'intake', fields: null },
  redispatchOrder: { key: 'r', icon: 'redispatch', group: 'intake', fields: null },
  mergeOrder: { key: 'm', icon: 'merge', group: 'intake', fields: [{ kind: 'order', name: 'into' }, reason] },
  unmergeOrder: { key: 'm', icon: 'split', group: 'intake', fields: [reason] },
  confirmReturn: { key: 'c', icon: 'check', group: 'intake', fields: [reason] },
  overruleReturn: { key: 'v', icon: 'undo', group: 'intake', fields: [reason] },
  // One key for both: what is put aside is taken up, and otherwise the other way round.
  takeUp: { key: 'h', icon: 'inbox', group: 'intake', fields: null },
  putAside: {
    key: 'h',
    icon: 'pause',
    group: 'intake',
    fields: [
      { kind: 'later', name: 'until' },
      { kind: 'words', name: 'reason', needed: false },
    ],
  },
  signOrder: { key: 'g', icon: 'check', group: 'work', fields: [unit] },
  returnOrder: { key: 'b', icon: 'undo', group: 'work', fields: [unit, reason] },
  recordContact: { key: 't', icon: 'phone', group: 'work', fields: [unit, note] },
  noteProgress: { key: 'p', icon: 'edit', group: 'work', fields: [unit, note, { kind: 'scan', name: 'file' }] },
  askExtension: {
    key: 'y',
    icon: 'clock',
    group: 'work',
    fields: [unit, { kind: 'moment', name: 'until', needed: true }, reason],
  },
  decideExtension: {
    key: 'l',
    icon: 'stamp',
    group: 'work',
    fields: [{ kind: 'yesNo', name: 'grant' }, { kind: 'moment', name: 'delivery', needed: false }, reason],
  },
  suspendClock: { key: 'h', icon: 'pause', group: 'work', fields: [reason] },
  resumeClock: { key: 'h', icon: 'clock', group: 'work', fields: [reason] },
  deliverInterim: {
    key: '[',
    icon: 'document',
    group: 'work',
    fields: [unit, { kind: 'words', name: 'result', needed: true }],
  },
  deliverOrder: {
    key: 'o',
    icon: 'check',
    group: 'work',
    fields: [unit, { kind: 'words', name: 'result', needed: true }],
  },
  recordFollowUp: {
    key: 't',
    icon: 'phone',
    group: 'review',
    fields: [
      { kind: 'yesNo', name: 'contacted' },
      { kind: 'yesNo', name: 'effective' },
      { kind: 'moment', name: 'nextCallAt', needed: false },
      { kind: 'words', name: 'note', needed: false },
    ],
  },
  recordReview: {
    key: 'w',
    icon: 'check',
    group: 'review',
    fields: [
      { kind: 'yesNo', name: 'solved' },
      { kind: 'choice', name: 'satisfaction' },
      { kind: 'words', name: 'reason', needed: false },
    ],
  },
  hearReasons: {
    key: 'w',
    icon: 'phone',
    group: 'review',
    fields: [{ kind: 'words', name: 'account', needed: true }],
  },
  reworkOrder: {
    key: 'r',
    icon: 'redispatch',
    group: 'review',
    fields: [{ kind: 'moment', name: 'delivery', needed: false }, reason],
  },
  closeOrder: {
    key: 'z',
    icon: 'stamp',
    group: 'review',
    fields: [{ kind: 'words', name: 'note', needed: false }],
  },
  closeTyped: { key: 'z', icon: 'stamp', group: 'review', fields: [{ kind: 'choice', name: 'closing' }, reason] },
  reopenOrder: { key: 'z', icon: 'undo', group: 'review', fields: [reason] },
  correctOrder: { key: 'e', icon: 'edit', group: 'record', fields: null },
  markOrder: {
    key: "'",
    icon: 'warning',
    group: 'record',
    fields: [
      { kind: 'choice', name: 'urgency' },
      { kind: 'choice', name: 'privacy' },
      { kind: 'concerns', name: 'concerns' },
      { kind: 'words', name: 'reason', needed: false },
    ],
  },
  noteOrder: { key: ',', icon: 'edit', group: 'record', fields: [note] },
  attachFile: { key: ';', icon: 'paperclip', group: 'record', fields: null },
  recordInstruction: {
    key: '\\',
    icon: 'flag',
    group: 'record',
    fields: [
      { kind: 'line', name: 'leader', needed: true },
      { kind: 'day', name: 'givenAt' },
      { kind: 'words', name: 'instruction', needed: true },
      { kind: 'scan', name: 'scan' },
    ],
  },
  undoStep: { key: 'ctrl z', icon: 'undo', group: 'record', fields: null },
}
