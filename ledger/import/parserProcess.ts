import {
  type ImportPreview,
  type ImportProgress,
  type ImportRefusalCode,
  type ParserReply,
  type ParserRequest,
  parserRequest,
} from '../../shared/contract/importing.ts'
import type { ImportedRow } from '../../shared/contract/importRows.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { bestSheet } from './bestSheet.ts'
import { type HeldSheet, holdSheet } from './heldSheet.ts'
import { cardOf, guessedLook, plannedLook, readerFor } from './lookAtSheet.ts'
import { readPasted } from './readPasted.ts'
import { readTable } from './readTable.ts'
import type { RowReader } from './rowReader.ts'
import type { Table } from './table.ts'

/** Where the messages go: Electron's parentPort, a child process's channel, or a test. */
export type ParserPort = {
  readonly postMessage: (message: ParserReply) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
}

/**
 * The loop of the disposable process that parses a file from outside: it opens one file, holds its table, and hands out
 * normalised rows as they are asked for. Whoever started it limits its memory and reports when it dies ('parser-stopped').
 * A message that is none throws, which ends the process. `clock` gives UTC ms, read once, when the file is opened.
 *
 *     idle --open--> reading --preview--> holding --look, take--> holding
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
      case 'openText':
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
      case 'look':
        port.postMessage(holding.file === null ? failed('cancelled', '') : lookAgain(holding.file, request))
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

type HeldFile = {
  readonly sheets: readonly HeldSheet[]
  readonly fileName: string
  readonly now: number
  run: Run | null
}
/** One walk through the rows under one plan. */
type Run = { readonly name: string; readonly read: RowReader; nextRow: number }

const failed = (code: ImportRefusalCode, fileName: string): ParserReply => ({
  kind: 'failed',
  refusal: { code, fileName },
})

const rethrow = (error: unknown): never => {
  throw error
}

type Opening = Extract<ParserRequest, { readonly kind: 'open' | 'openText' }>

const openFile = async (
  port: ParserPort,
  request: Opening,
  signal: AbortSignal,
  now: number,
): Promise<{ readonly file: HeldFile | null; readonly reply: ParserReply }> => {
  const { fileName } = request
  const tell = (progress: ImportProgress) => port.postMessage({ kind: 'progress', ...progress })
  const read =
    request.kind === 'open'
      ? await readTable(request.path, signal, tell)
      : await readPasted(request.text, request.html, fileName, signal, tell)
  if (!read.ok) return { file: null, reply: { kind: 'failed', refusal: { ...read.error, fileName } } }
  if (signal.aborted) return { file: null, reply: failed('cancelled', fileName) }
  const sheets = read.value.sheets.map(holdSheet)
  return {
    file: { sheets, fileName, now, run: null },
    reply: { kind: 'preview', ...previewOf(read.value, sheets, now) },
  }
}

const previewOf = (table: Table, sheets: readonly HeldSheet[], now: number): ImportPreview => {
  const cards = sheets.map(cardOf)
  const best = bestSheet(cards)
  const held = sheets[best]
  if (held === undefined) throw new Error('a table without rows passed for one')
  return {
    format: table.format,
    encoding: table.encoding ?? '',
    sheets: cards,
    look: guessedLook(held, best, null, now),
  }
}

const lookAgain = (file: HeldFile, request: ParserRequest & { readonly kind: 'look' }): ParserReply => {
  const { plan, sheet, asKind } = request
  const held = file.sheets[plan?.sheet ?? sheet]
  if (held === undefined) return failed('no-rows', file.fileName)
  const look = plan === null ? guessedLook(held, sheet, asKind, file.now) : plannedLook(held, plan, file.now)
  return { kind: 'look', ...look }
}

/**
 * Rows from `fromRow` on. Duplicates are known only to those who saw the rows before, so a walk that begins in the middle
 * (resumed after a crash, or under another plan) first goes through them again: the same row always has the same outcome.
 */
const takeRows = (file: HeldFile, request: ParserRequest & { readonly kind: 'take' }): ParserReply => {
  const { plan, sourceName } = request
  const held = file.sheets[plan.sheet]
  if (held === undefined) return failed('no-rows', file.fileName)
  const { sheet } = held
  const start = sheet.firstRowNumber
  const fromRow = Math.max(start, request.fromRow)
  const name = JSON.stringify([sourceName, plan])
  const run =
    file.run?.name === name && file.run.nextRow === fromRow
      ? file.run
      : { name, read: readerFor(held, plan, sourceName, file.now), nextRow: start }
  file.run = run
  const end = start + sheet.rows.length
  const rows: ImportedRow[] = []
  for (; run.nextRow < end && rows.length < request.limit; run.nextRow += 1) {
    const cells = sheet.rows[run.nextRow - start] ?? []
    if (cells.length === 0) continue
    const read = run.read(run.nextRow, cells)
    if (run.nextRow >= fromRow) rows.push(read)
  }
  return { kind: 'rows', rows, next: run.nextRow, done: run.nextRow >= end }
}
