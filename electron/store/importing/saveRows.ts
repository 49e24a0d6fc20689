import { openXlsx } from '../../../ledger/export/xlsxFile.ts'
import { rowsLeft, runById } from '../../../ledger/staging/importRuns.ts'
import type { LeftRow } from '../../../shared/contract/importRuns.ts'
import { unreachable } from '../../../shared/kernel/unreachable.ts'
import { en } from '../../../shared/text/en.ts'
import { type Text, zhCN } from '../../../shared/text/zhCN.ts'
import type { Desk } from '../desk.ts'
import { leftRow, planOf } from './importReports.ts'
import type { KeptRow } from './importRun.ts'

const slice = 1000

/** The rows that are left as a workbook: the file's own columns, and beside them why each was not taken and what to do. */
export const saveRows = async (
  desk: Desk,
  id: string,
  path: string,
  language: 'zh-CN' | 'en',
): Promise<number | null> => {
  const stored = await runById(desk.ledger.reader, id)
  if (stored === null) return null
  const run = planOf(stored)
  const { importing, sources } = language === 'en' ? en : zhCN
  const said = sources.report
  const file = await openXlsx(path, said.savedSheet)
  let rows = 0
  try {
    await file.row([...run.header, said.savedReason, said.savedFix])
    for (let after = 0; ; ) {
      const kept = (await rowsLeft(desk.ledger.reader, id, stored.key, after, slice)) as readonly KeptRow[]
      const last = kept.at(-1)
      if (last === undefined) break
      after = last.row
      for (const one of kept) {
        const cells = run.header.map((_, column) => one.cells[column] ?? '')
        await file.row([...cells, ...whyLeft(leftRow(run, one), importing, said)])
        rows += 1
      }
    }
    await file.finish()
    return rows
  } catch (problem) {
    await file.discard()
    throw problem
  }
}

/** Why a row was not taken, and what to do about it. */
const whyLeft = (left: LeftRow, importing: Text['importing'], said: Text['sources']['report']): readonly string[] => {
  switch (left.outcome) {
    case 'refused':
      return [importing.report.rowReason(left.refused), importing.report.rowFix(left.refused)]
    case 'unmatched':
      return [said.unmatched, said.unmatchedFix]
    case 'proposed':
      return [
        said.proposed(left.name),
        left.changes
          .map(({ field, before, now }) => said.change(said.fieldNames[field] ?? field, before, now))
          .join('；'),
      ]
    default:
      return unreachable(left)
  }
}
