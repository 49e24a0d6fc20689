import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { importRunRequests } from '../../shared/contract/importRuns.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import type { Desk } from './desk.ts'
import { corrections, judgeCorrections } from './importing/corrections.ts'
import { checkRow, correctRow, dismissRows, retakeRows } from './importing/correctRows.ts'
import { importFacts } from './importing/importFacts.ts'
import { haltedImports, importList, importReport } from './importing/importReports.ts'
import { judgeRows } from './importing/judgeRows.ts'
import type { RunningImports } from './importing/runningImports.ts'
import { saveRows } from './importing/saveRows.ts'
import { undoImport } from './importing/undoImport.ts'
import type { Handlers } from './portServer.ts'

type Parts = {
  readonly running: RunningImports
  /** Whether rows of this import are being taken in this moment, from a file or out of its staging table. */
  readonly isTaking: (id: string) => boolean
  /** The place that the person chose in the shell's dialog; each is used once. */
  readonly placeOf: (token: string) => string | null
}

/** Imports after "take over": what became of them, rows corrected and taken again, what sources propose anew. */
export const importRunHandlers = (desk: Desk, parts: Parts): Pick<Handlers, keyof typeof importRunRequests> => {
  const { running, isTaking } = parts
  const reportOf = async (id: string) => found(await importReport(desk, id))
  return {
    haltedImports: async () => ok(await haltedImports(desk, isTaking)),
    resumeImport: async ({ import: id }) =>
      (await running.resume(desk, id)) ? ok({ started: true }) : err({ kind: 'not-found' }),
    abandonImport: async ({ import: id }) => found(await running.abandon(desk, id)),
    imports: async ({ before }) => ok(await importList(desk, before, isTaking)),
    importReport: ({ import: id }) => reportOf(id),
    checkRow: async ({ import: id, ...row }) => found(await checkRow(desk, id, row)),
    correctRow: async ({ import: id, ...row }) => found(await correctRow(desk, id, row)),
    retakeRows: async ({ import: id, rows }) => {
      if (await isUndone(desk, id)) return undone
      await retakeRows(desk, id, rows)
      return reportOf(id)
    },
    dismissRows: async ({ import: id, rows }) => {
      await dismissRows(desk, id, rows)
      return reportOf(id)
    },
    judgeRows: async ({ import: id, rows, accept }) => {
      if (await isUndone(desk, id)) return undone
      await judgeRows(desk, id, rows, accept)
      return reportOf(id)
    },
    saveRows: async ({ import: id, to, language }) => {
      const path = parts.placeOf(to)
      const rows = path === null ? null : await saveRows(desk, id, path, language)
      return rows === null ? err({ kind: 'not-found' }) : ok({ rows })
    },
    undoImport: async ({ import: id, reason }) =>
      isTaking(id) ? err({ kind: 'refused', code: 'import-unfinished', number: '' }) : undoImport(desk, id, reason),
    sourceCorrections: async ({ after, limit }) => ok(await corrections(desk, after, limit)),
    judgeCorrections: async ({ orders, accept, reason }) => ok(await judgeCorrections(desk, orders, accept, reason)),
  }
}

const found = <T>(value: T | null): Result<T, DeskFailure> => (value === null ? err({ kind: 'not-found' }) : ok(value))

/** Nothing more is taken into an import that was undone: its file can be imported again. */
const isUndone = async (desk: Desk, id: string): Promise<boolean> =>
  (await importFacts(desk.ledger.reader, id))?.state.undone === true
const undone = err({ kind: 'refused', code: 'import-undone', number: '' } as const)
