import {
  type ImportedOrder,
  type ImportedRow,
  type ImportPreview,
  type ImportRefusalCode,
  type Mapping,
  type ParserReply,
  type ParserRequest,
  parserRequest,
} from '../../shared/contract/importing.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { guessMapping } from './guessMapping.ts'
import { decideDayOrder } from './parseWhen.ts'
import { readTable } from './readTable.ts'
import { type RowSequence, rowSequence } from './rowSequence.ts'
import type { Sheet, Table } from './table.ts'

/** Where the messages go: Electron's parentPort, a child process's channel, or a test. */
export type ParserPort = {
  readonly postMessage: (message: ParserReply) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
}

const PREVIEWED = 8
/** How far the preview looks for rows that can be taken. */
const PREVIEW_REACH = 200

/**
 * The loop of the disposable process that parses a file from outside: it opens one file, holds its table, and hands out
 * normalised rows as they are asked for. Whoever started it limits its memory and reports when it dies ('parser-stopped').
 * A message that is none throws, which ends the process. `clock` gives UTC ms, read once, when the file is opened.
 *
 *     idle --open--> reading --preview--> holding --take--> holding
 *                       |                    |
 *                  failed, idle           cancel: everything asked for is answered by failed {cancelled}
 */
export const parserProcess = (port: ParserPort, clock: () => number = Date.now): void => {
  const cancel = new AbortController()
  const holding: { file: HeldFile | null } = { file: null }
  port.onMessage((message) => {
    const request = parserRequest.parse(message)
    switch (request.kind) {
      case 'open':
        holding.file = null
        openFile(port, request, cancel.signal, clock()).then(
          ({ file, reply }) => {
            holding.file = file
            port.postMessage(reply)
          },
          // Thrown outside the promise, so that a bug ends the process under every setting for unhandled rejections.
          (error: unknown) => setImmediate(() => rethrow(error)),
        )
        return
      case 'take':
        port.postMessage(holding.file === null ? failed('cancelled', '') : takeRows(holding.file, request))
        return
      case 'cancel':
        cancel.abort()
        holding.file = null
        return
      default:
        unreachable(request)
    }
  })
}

type HeldFile = { readonly sheet: Sheet; readonly now: number; run: Run | null }
/** One walk through the rows with one mapping. */
type Run = { readonly name: string; readonly sequence: RowSequence; nextRow: number }

const failed = (code: ImportRefusalCode, fileName: string): ParserReply => ({
  kind: 'failed',
  refusal: { code, fileName },
})

const rethrow = (error: unknown): never => {
  throw error
}

const openFile = async (
  port: ParserPort,
  request: ParserRequest & { readonly kind: 'open' },
  signal: AbortSignal,
  now: number,
): Promise<{ readonly file: HeldFile | null; readonly reply: ParserReply }> => {
  const { fileName } = request
  const read = await readTable(request.path, signal, (progress) => port.postMessage({ kind: 'progress', ...progress }))
  if (!read.ok) return { file: null, reply: { kind: 'failed', refusal: { ...read.error, fileName } } }
  if (signal.aborted) return { file: null, reply: failed('cancelled', fileName) }
  const index = read.value.sheets.findIndex((sheet) => sheet.rows.length > 0)
  const sheet = read.value.sheets[index]
  if (sheet === undefined) throw new Error(`reading ${fileName}: a table without rows passed for one`)
  const preview = previewOf(read.value, sheet, index, now)
  return { file: { sheet, now, run: null }, reply: { kind: 'preview', ...preview } }
}

const previewOf = (table: Table, sheet: Sheet, index: number, now: number): ImportPreview => {
  const guess = guessMapping(sheet.header)
  return {
    format: table.format,
    encoding: table.encoding ?? '',
    sheetNames: table.sheets.map(({ name }) => name),
    sheet: index,
    header: [...sheet.header],
    headerRow: sheet.headerRow,
    rowCount: sheet.rows.length - sheet.emptyRows,
    emptyRows: sheet.emptyRows,
    guess,
    firstRows: firstOrders(sheet, guess, now),
  }
}

const firstOrders = (sheet: Sheet, guess: Mapping, now: number): ImportedOrder[] => {
  const sequence = sequenceOf(sheet, guess, now)
  const orders: ImportedOrder[] = []
  for (const [index, cells] of sheet.rows.slice(0, PREVIEW_REACH).entries()) {
    const read = sequence(sheet.firstRowNumber + index, cells)
    if ('order' in read) orders.push(read.order)
    if (orders.length === PREVIEWED) break
  }
  return orders
}

const sequenceOf = (sheet: Sheet, mapping: Mapping, now: number): RowSequence => {
  const column = mapping.receivedAt
  const dayOrder = column === null ? 'unknown' : decideDayOrder(sheet.rows.map((cells) => cells[column]))
  return rowSequence({ header: sheet.header, mapping, dayOrder, now })
}

/**
 * Rows from `fromRow` on. Duplicates are known only to those who saw the rows before, so a walk that begins in the middle
 * (resumed after a crash, or with another mapping) first goes through them again: the same row always has the same outcome.
 */
const takeRows = (file: HeldFile, request: ParserRequest & { readonly kind: 'take' }): ParserReply => {
  const { sheet } = file
  const start = sheet.firstRowNumber
  const fromRow = Math.max(start, request.fromRow)
  const name = JSON.stringify([request.sourceName, request.mapping])
  const run =
    file.run?.name === name && file.run.nextRow === fromRow
      ? file.run
      : { name, sequence: sequenceOf(sheet, request.mapping, file.now), nextRow: start }
  file.run = run
  const end = start + sheet.rows.length
  const rows: ImportedRow[] = []
  for (; run.nextRow < end && rows.length < request.limit; run.nextRow += 1) {
    const cells = sheet.rows[run.nextRow - start] ?? []
    if (cells.length === 0) continue
    const read = run.sequence(run.nextRow, cells)
    if (run.nextRow >= fromRow) rows.push(read)
  }
  return { kind: 'rows', rows, next: run.nextRow, done: run.nextRow >= end }
}
