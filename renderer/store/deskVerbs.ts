import type { DeskVerb } from '../../shared/contract/desk.ts'

// Named again, because the contract's module brings its schemas with it; the compiler compares both lists.
const names = {
  hello: true,
  openView: true,
  block: true,
  refreshView: true,
  positionOf: true,
  overview: true,
  order: true,
  dispatch: true,
  accept: true,
  decline: true,
  undo: true,
  report: true,
  correct: true,
  reveal: true,
  notices: true,
  notice: true,
  draftNotice: true,
  reviseNotice: true,
  signOffNotice: true,
  recordPrint: true,
  noticeFacts: true,
  addUnit: true,
  changeUnit: true,
  retireUnit: true,
  addPerson: true,
  changeSettings: true,
  takeImport: true,
  cancelImport: true,
  retryOpen: true,
} as const satisfies Record<DeskVerb, true>

export const deskVerbs = Object.keys(names) as readonly DeskVerb[]
