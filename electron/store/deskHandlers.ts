import { type DeskVerb, deskRequests } from '../../shared/contract/desk.ts'
import { err } from '../../shared/kernel/result.ts'
import { actHandlers } from './actHandlers.ts'
import { bulkHandlers } from './bulkHandlers.ts'
import { assessmentHandlers } from './assessmentHandlers.ts'
import type { Desk } from './desk.ts'
import { attachmentHandlers } from './attachmentHandlers.ts'
import { correctionHandlers } from './correctionHandlers.ts'
import { alarmHandlers } from './alarmHandlers.ts'
import { catalogueHandlers } from './catalogueHandlers.ts'
import { duplicateHandlers } from './duplicateHandlers.ts'
import { exportHandlers } from './exportHandlers.ts'
import { ExportTargets } from './exportTargets.ts'
import { concernedHandlers } from './concernedHandlers.ts'
import { handoverHandlers } from './handoverHandlers.ts'
import type { Imports } from './importHandlers.ts'
import { officeRulesHandlers } from './officeRulesHandlers.ts'
import type { KeepingVerb } from './keepingHandlers.ts'
import { noticeHandlers } from './noticeHandlers.ts'
import { officePaperHandlers } from './officePaperHandlers.ts'
import { orderHandlers } from './orderHandlers.ts'
import { personHandlers } from './personHandlers.ts'
import type { Handlers } from './portServer.ts'
import { printingHandlers } from './printingHandlers.ts'
import { readingHandlers } from './readingHandlers.ts'
import { retimingHandlers } from './retimingHandlers.ts'
import { reportHandlers } from './reportHandlers.ts'
import { returnHandlers } from './returnHandlers.ts'
import { settingsHandlers } from './settingsHandlers.ts'
import { findHandlers } from './findHandlers.ts'
import { outsideCatalogueHandlers } from './outsideCatalogueHandlers.ts'
import { suggestionHandlers } from './suggestionHandlers.ts'
import { supervisionHandlers } from './supervisionHandlers.ts'
import { unsentHandlers } from './unsentHandlers.ts'
import { viewHandlers } from './viewHandlers.ts'

/** Keeping and opening the file are the process's own (store.ts), all else needs nothing but an open ledger. */
export type DeskHandlers = Omit<Handlers, 'retryOpen' | KeepingVerb>

export const deskHandlers = (desk: Desk, imports: Imports, exports = new ExportTargets()): DeskHandlers => ({
  ...viewHandlers(desk),
  ...bulkHandlers(desk),
  ...exportHandlers(desk, exports),
  ...returnHandlers(desk, exports),
  ...orderHandlers(desk),
  ...correctionHandlers(desk),
  ...attachmentHandlers(desk),
  ...actHandlers(desk),
  ...noticeHandlers(desk),
  ...supervisionHandlers(desk),
  ...officePaperHandlers(desk),
  ...reportHandlers(desk),
  ...unsentHandlers(desk),
  ...assessmentHandlers(desk),
  ...settingsHandlers(desk),
  ...catalogueHandlers(desk),
  ...personHandlers(desk),
  ...alarmHandlers(desk),
  ...concernedHandlers(desk),
  ...suggestionHandlers(desk),
  ...duplicateHandlers(desk),
  ...findHandlers(desk),
  ...outsideCatalogueHandlers(desk),
  ...handoverHandlers(desk),
  ...readingHandlers(desk, exports),
  ...printingHandlers(desk, exports),
  ...officeRulesHandlers(desk),
  ...retimingHandlers(desk),
  ...imports.handlers(desk, exports),
})

/** Every verb's answer while there is no ledger to ask. */
export const noLedgerHandlers = (): Handlers => {
  const verbs = Object.keys(deskRequests) as DeskVerb[]
  const refuse = async () => err({ kind: 'no-ledger' as const })
  return Object.fromEntries(verbs.map((verb) => [verb, refuse])) as unknown as Handlers
}
