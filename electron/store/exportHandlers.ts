import { openCsv, tsvRow } from '../../ledger/export/csvFile.ts'
import type { TableFile } from '../../ledger/export/tableFile.ts'
import { mostXlsxRows, openXlsx } from '../../ledger/export/xlsxFile.ts'
import { ordersByRow } from '../../ledger/projections/orderFold.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { orderIds, unitNames } from '../../ledger/sqlite/cardQueries.ts'
import { openReader, type SqlReader } from '../../ledger/sqlite/driver.ts'
import type { DeskFailure, DeskRequest } from '../../shared/contract/desk.ts'
import { mostCopied } from '../../shared/contract/exporting.ts'
import { mostOrdersListed } from '../../shared/domain/reading/reading.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { en } from '../../shared/text/en.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { matterFor, reporterFor } from '../../shared/views/reporterMask.ts'
import { type PersonalWords, tableCells, tableHead } from '../../shared/views/tableCells.ts'
import type { Desk } from './desk.ts'
import type { ExportTargets } from './exportTargets.ts'
import { outsideRows } from './outsideRows.ts'
import type { Handlers } from './portServer.ts'
import { recordReading } from './readingHandlers.ts'
import { selectedRows } from './viewHandlers.ts'

type ExportVerbs = 'copyTable' | 'exportOrders' | 'cancelExport'
type Asked = DeskRequest<'exportOrders'>

/** Orders read and written at once: short enough that a question of the window never waits long. */
const slice = 500

/** Tables of orders that leave the desk. A file is read on a connection of its own and written slice by slice. */
export const exportHandlers = (desk: Desk, targets: ExportTargets): Pick<Handlers, ExportVerbs> => ({
  copyTable: async ({ target, columns, language }) => {
    const rows = await selectedRows(desk, target)
    if (!rows.ok) return rows
    if (rows.value.length > mostCopied) return err({ kind: 'too-many-rows', most: mostCopied })
    const text = language === 'en' ? en : zhCN
    const names = await unitNames(desk.ledger.reader)
    const lines = [tsvRow(tableHead(text, columns, false))]
    for (const row of await outsideRows(desk.ledger.reader, await rowsById(desk.lists, rows.value)))
      lines.push(tsvRow(tableCells(text, row, columns, (unit) => names.get(unit) ?? '', null)))
    return ok({ text: lines.join('\n'), rows: rows.value.length })
  },
  exportOrders: async (asked) => {
    const path = targets.take(asked.export)
    if (path === null) return err({ kind: 'not-found' })
    const rows = await selectedRows(desk, asked.target)
    if (!rows.ok) return rows
    if (asked.format === 'xlsx' && rows.value.length > mostXlsxRows)
      return err({ kind: 'too-many-rows', most: mostXlsxRows })
    if (asked.full) {
      const recorded = await recordExport(desk, rows.value, path)
      if (!recorded.ok) return recorded
    }
    return writeFile(desk, asked, path, rows.value)
  },
  cancelExport: async ({ export: id }) => {
    const running = desk.groups.get(id)
    running?.abort()
    return ok({ stopped: running !== undefined })
  },
})

/** Recorded before the file is there: nobody takes reporters along without a trace. */
const recordExport = async (
  desk: Desk,
  rows: readonly RowId[],
  path: string,
): Promise<Result<unknown, DeskFailure>> => {
  const listed = rows.slice(0, mostOrdersListed)
  const ids = await orderIds(desk.ledger.reader, listed)
  const orders = listed.flatMap((row) => ids.get(row) ?? [])
  return recordReading(desk, { kind: 'export', count: rows.length, orders, full: true, words: { what: path } })
}

const writeFile = async (
  desk: Desk,
  { export: id, format, columns, full, language, name }: Asked,
  path: string,
  rows: readonly RowId[],
): Promise<Result<{ readonly rows: number; readonly cancelled: boolean }, DeskFailure>> => {
  const stop = new AbortController()
  desk.groups.set(id, stop)
  const text = language === 'en' ? en : zhCN
  let file: TableFile | null = null
  const db = await openReader(desk.ledger.file)
  try {
    const names = await unitNames(db)
    file = format === 'csv' ? await openCsv(path) : await openXlsx(path, name === '' ? text.desk.product : name)
    await file.row(tableHead(text, columns, full))
    for (let from = 0; from < rows.length; from += slice) {
      if (stop.signal.aborted) {
        await file.discard()
        return ok({ rows: 0, cancelled: true })
      }
      const part = rows.slice(from, from + slice)
      const personal = full ? await personalWords(db, part) : null
      for (const row of await outsideRows(db, await rowsById(db, part)))
        await file.row(
          tableCells(
            text,
            row,
            columns,
            (unit) => names.get(unit) ?? '',
            personal?.get(row.id) ?? (full ? noPersonal : null),
          ),
        )
      desk.publish({ kind: 'exportProgress', export: id, done: from + part.length, total: rows.length })
      // Between two slices the window's questions are answered.
      await new Promise((resolve) => setImmediate(resolve))
    }
    await file.finish()
    return ok({ rows: rows.length, cancelled: false })
  } catch (problem) {
    await file?.discard().catch(() => undefined)
    return err({ kind: 'cannot-write', detail: problem instanceof Error ? problem.message : String(problem) })
  } finally {
    desk.groups.delete(id)
    await db.close()
  }
}

export const noPersonal: PersonalWords = { reporter: '', phone: '', address: '', text: '' }

/** Reporters in full, but for those who asked for protection: of them only the matter leaves the desk. */
export const personalWords = async (
  db: SqlReader,
  rows: readonly RowId[],
): Promise<ReadonlyMap<number, PersonalWords>> =>
  new Map(
    (await ordersByRow(db, rows)).flatMap(({ id, order, words }): [number, PersonalWords][] => {
      if (words === null) return []
      if (order.privacy === 'open') return [[id, words]]
      const shown = reporterFor(words, order.privacy, 'export')
      return [[id, { ...shown, text: matterFor(words.text, words, order.privacy, 'export') }]]
    }),
  )
