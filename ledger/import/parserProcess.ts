import {
  type ImportPreview,
  type ImportProgress,
  type ImportRefusalCode,
  type ParserReply,
  type ParserRequest,
  parserRequest,
} from '../../shared/contract/importing.ts'
import { unreachable } from '../../shared/kernel/unreachable.ts'
import { bestSheet } from './bestSheet.ts'
import { type HeldSheet, holdSheet } from './heldSheet.ts'
import { cardOf, guessedLook, type LookedAt, plannedLook } from './lookAtSheet.ts'
import type { DayOrder } from './parseWhen.ts'
import { readPasted } from './readPasted.ts'
import { readTable } from './readTable.ts'
import type { Table } from './table.ts'
import { type RowWalk, walkRows } from './walkRows.ts'

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
      case 'stage':
        stage(holding.file, request).then(
          (reply) => port.postMessage(reply),
          (error: unknown) => setImmediate(() => rethrow(error)),
        )
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
type Run = { readonly name: string; readonly walk: RowWalk }

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
    reply: { kind: 'preview', ...previewOf(read.value, sheets, { fileName, now }) },
  }
}

const previewOf = (table: Table, sheets: readonly HeldSheet[], file: LookedAt): ImportPreview => {
  const cards = sheets.map(cardOf)
  const best = bestSheet(cards)
  const held = sheets[best]
  if (held === undefined) throw new Error('a table without rows passed for one')
  return {
    format: table.format,
    encoding: table.encoding ?? '',
    sheets: cards,
    look: guessedLook(held, best, null, file),
  }
}

const lookAgain = (file: HeldFile, request: ParserRequest & { readonly kind: 'look' }): ParserReply => {
  const { plan, sheet, asKind } = request
  const held = file.sheets[plan?.sheet ?? sheet]
  if (held === undefined) return failed('no-rows', file.fileName)
  const look = plan === null ? guessedLook(held, sheet, asKind, file) : plannedLook(held, plan, file)
  return { kind: 'look', ...look }
}

/** A copy of the sheet on the disk, sealed, so that taking its rows over outlives this process and the store. */
const stage = async (
  file: HeldFile | null,
  { sheet, path, key }: ParserRequest & { readonly kind: 'stage' },
): Promise<ParserReply> => {
  const held = file?.sheets[sheet]
  if (file === null || held === undefined) return failed('cancelled', '')
  // Loaded by the import that is taken over: a file that is only looked at needs no database.
  const { writeStaging } = await import('../staging/stagingFile.ts')
  await writeStaging(path, Buffer.from(key, 'base64'), held.sheet, file.now)
  const columns = held.header.map((_, column) => [column, held.dayOrder(column)] as [number, DayOrder])
  return { kind: 'staged', dayOrders: columns.filter(([, order]) => order !== 'unknown'), now: file.now }
}

/** `fromRow` on, at most `limit` of them. */
const takeRows = (file: HeldFile, request: ParserRequest & { readonly kind: 'take' }): ParserReply => {
  const { plan, sourceName } = request
  const held = file.sheets[plan.sheet]
  if (held === undefined) return failed('no-rows', file.fileName)
  const name = JSON.stringify([sourceName, plan])
  if (file.run?.name !== name) file.run = { name, walk: walkRows(held, plan, sourceName, file.now) }
  return { kind: 'rows', ...file.run.walk(request.fromRow, request.limit) }
}
