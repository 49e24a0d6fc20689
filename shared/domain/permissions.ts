import type { CommandType } from './command.ts'
import type { Role } from './person/person.ts'

/**
 * Who may do what: one row a command. The administrator may do everything, because a small office has one person; clerks act
 * on their own unit's orders only, which `ownOrdersOnly` says and `decide` checks.
 */
const chief = ['chiefDispatcher'] as const
const desk = ['dispatcher', 'chiefDispatcher'] as const
const center = ['dispatcher', 'chiefDispatcher', 'supervisor'] as const
const unit = ['unitClerk', 'townClerk', 'dispatcher', 'chiefDispatcher'] as const
const everyClerk = ['unitClerk', 'townClerk', 'dispatcher', 'chiefDispatcher', 'supervisor'] as const
const everybody = [...everyClerk, 'viewer'] as const
const intake = ['townClerk', 'dispatcher', 'chiefDispatcher', 'supervisor'] as const

const rows: Readonly<Record<CommandType, readonly Role[]>> = {
  reportOrder: intake,
  importHistory: desk,
  correctOrder: intake,
  markOrder: center,
  acceptOrder: desk,
  declineOrder: desk,
  askReporter: desk,
  recordAnswer: intake,
  putAside: desk,
  takeUp: desk,
  mergeOrder: desk,
  unmergeOrder: desk,
  dispatchOrder: desk,
  redispatchOrder: desk,
  undoDispatch: desk,
  undoStep: everyClerk,
  signOrder: unit,
  returnOrder: unit,
  confirmReturn: desk,
  overruleReturn: desk,
  recordContact: unit,
  noteProgress: unit,
  askExtension: unit,
  decideExtension: chief,
  suspendClock: chief,
  resumeClock: desk,
  retimeOrder: chief,
  deliverInterim: unit,
  deliverOrder: unit,
  recordFollowUp: center,
  recordReview: center,
  hearReasons: center,
  reworkOrder: center,
  closeOrder: desk,
  closeTyped: chief,
  reopenOrder: chief,
  recordSourceUpdate: desk,
  proposeCorrection: intake,
  acceptCorrection: desk,
  rejectCorrection: desk,
  acknowledgeReturn: desk,
  noteOrder: everyClerk,
  attachFile: everyClerk,
  recordInstruction: center,
  revealReporter: everyClerk,
  withdrawReport: desk,
  withdrawSourceUpdate: desk,
  // It cannot be taken back: the administrator's alone.
  eraseReporter: [],
  draftNotice: center,
  reviseNotice: center,
  signOffNotice: center,
  recordPrint: center,
  checkNotice: center,
  voidNotice: center,
  remindUnit: center,
  serveNotice: center,
  recordReceipt: center,
  recordReply: [...everyClerk],
  judgeReply: center,
  endSupervision: center,
  changeSupervisionRules: chief,
  dismissProposal: center,
  changeCalendar: chief,
  changeLimits: chief,
  addUnit: chief,
  changeUnit: chief,
  retireUnit: chief,
  addCategory: chief,
  changeCategory: chief,
  retireCategory: chief,
  restoreCategory: chief,
  addTown: chief,
  changeTown: chief,
  retireTown: chief,
  restoreTown: chief,
  setRoute: chief,
  endRoute: chief,
  addPerson: chief,
  changePerson: chief,
  retirePerson: chief,
  restorePerson: chief,
  handOver: center,
  takeOver: center,
  withdrawHandover: center,
  acknowledgeAlarm: center,
  recordReading: everybody,
  signPaper: center,
  recordPaperPrint: center,
  voidPaper: center,
  changePaperForm: chief,
  changeSettings: chief,
  beginImport: desk,
  accountImport: desk,
  undoImport: desk,
  recordReturn: desk,
}

/** Everybody who may do it; the administrator is always among them. */
export const rolesFor = (command: CommandType): readonly Role[] => [...rows[command], 'administrator']

export const roleMay = (role: Role, command: CommandType): boolean =>
  role === 'administrator' || rows[command].includes(role)

/** These act on what their own unit reported or was given, and on nothing else. */
export const ownOrdersOnly = (role: Role): boolean => role === 'unitClerk' || role === 'townClerk'

/** The audit of reading is for those who answer for it. */
export const mayReadAudit = (role: Role): boolean =>
  role === 'administrator' || role === 'chiefDispatcher' || role === 'supervisor'
