import { openCsv } from '../../ledger/export/csvFile.ts'
import { firstReading, readingCount, type ReadingFilter, readings } from '../../ledger/sqlite/readingQueries.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { ReadingEntry, ReadingReplies } from '../../shared/contract/readings.ts'
import type { ReadingBody } from '../../shared/domain/reading/reading.ts'
import { mayReadAudit } from '../../shared/domain/permissions.ts'
import { readingStream } from '../../shared/domain/streams.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { ReadingId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { en } from '../../shared/text/en.ts'
import { type Text, zhCN } from '../../shared/text/zhCN.ts'
import { type Desk, onDuty, submitOne } from './desk.ts'
import type { ExportTargets } from './exportTargets.ts'
import type { Handlers } from './portServer.ts'

const mostShown = 500
const slice = 500

/** One fact of reading, written before the words are shown or leave the desk. */
export const recordReading = (desk: Desk, body: ReadingBody) => {
  const stream = readingStream(desk.ledger.newId() as ReadingId)
  return submitOne(desk, { type: 'recordReading', stream, touches: [stream], body })
}

/** The audit of reading, for those who answer for it. */
export const readingHandlers = (desk: Desk, targets: ExportTargets): Pick<Handlers, keyof ReadingReplies> => {
  const db = desk.ledger.reader
  const allowed = async (): Promise<Result<true, DeskFailure>> =>
    mayReadAudit((await onDuty(desk)).role) ? ok(true) : err({ kind: 'refused', code: 'not-permitted', number: '' })
  return {
    readings: async (filter) => {
      const may = await allowed()
      if (!may.ok) return may
      const [entries, total, since] = await Promise.all([
        readings(db, filter, mostShown),
        readingCount(db, filter),
        firstReading(db),
      ])
      return ok({ entries, total, since })
    },
    exportReadings: async ({ export: id, language, ...filter }) => {
      const may = await allowed()
      if (!may.ok) return may
      const path = targets.take(id)
      if (path === null) return err({ kind: 'not-found' })
      return writeReadings(desk, path, filter, language === 'en' ? en : zhCN)
    },
  }
}

const writeReadings = async (
  desk: Desk,
  path: string,
  filter: ReadingFilter,
  text: Text,
): Promise<Result<{ readonly rows: number }, DeskFailure>> => {
  const { columns } = text.readings
  let file: Awaited<ReturnType<typeof openCsv>> | null = null
  try {
    file = await openCsv(path)
    await file.row([columns.at, columns.by, columns.kind, columns.count, columns.numbers, columns.full, columns.what])
    let rows = 0
    for (;;) {
      const part = await readings(desk.ledger.reader, filter, slice, rows)
      for (const entry of part) await file.row(cellsOf(entry, text))
      rows += part.length
      if (part.length < slice) break
    }
    await file.finish()
    return ok({ rows })
  } catch (problem) {
    await file?.discard().catch(() => undefined)
    return err({ kind: 'cannot-write', detail: problem instanceof Error ? problem.message : String(problem) })
  }
}

const cellsOf = ({ at, by, kind, count, numbers, full, what }: ReadingEntry, text: Text): readonly string[] => [
  isoMinute(at),
  by,
  text.readings.kinds[kind],
  String(count),
  numbers.join(' '),
  full ? text.readings.full : text.readings.masked,
  what,
]
