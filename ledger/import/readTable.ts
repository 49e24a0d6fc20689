import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { ImportProgress, ImportRefusal } from '../../shared/contract/importing.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { type ReadingRefusal, type ReadingSteps, readingSteps } from './readingSteps.ts'
import { readText } from './readText.ts'
import { readXls } from './readLibrary.ts'
import { readXlsx } from './readXlsx.ts'
import type { Sheet, Table } from './table.ts'

/** A million orders as .csv are about 1 GB; they come in several files. One text of more than half a GB cannot be held. */
const LARGEST_FILE = 256 * 2 ** 20
const PIECE = 8 * 2 ** 20

/**
 * A file from outside as a table. What it is decides its content, never its name: a zip with a workbook in it, an OLE2
 * container, or text. Refused before anything is unpacked: empty files, files over 256 MiB, zips that claim over 1 GiB or
 * a ratio that no table has. `signal` gives up between two steps ('cancelled'); only a binary workbook is parsed in one step.
 */
export const readTable = async (
  path: string,
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void,
): Promise<Result<Table, ImportRefusal>> => {
  const fileName = path.replace(/^.*[\\/]/, '')
  const steps = readingSteps(signal, onProgress)
  const bytes = await readFile(path, steps)
  const table = bytes.ok ? await readBytes(bytes.value, fileName, steps) : bytes
  if (!table.ok) return err({ ...table.error, fileName })
  return hasRows(table.value.sheets) ? table : err({ code: 'no-rows', fileName })
}

const readBytes = async (
  bytes: Buffer,
  fileName: string,
  steps: ReadingSteps,
): Promise<Result<Table, ReadingRefusal>> => {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const sheets = await readXlsx(bytes, steps)
    return sheets.ok ? ok({ format: 'xlsx', sheets: sheets.value }) : sheets
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    const sheets = await readXls(bytes, steps)
    return sheets.ok ? ok({ format: 'xls', sheets: sheets.value }) : sheets
  }
  const read = await readText(bytes, fileName.replace(/\.[^.]*$/, ''), steps)
  return read
}

const hasRows = (sheets: readonly Sheet[]): boolean => sheets.some((sheet) => sheet.rows.length > 0)

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte)

const readFile = async (path: string, steps: ReadingSteps): Promise<Result<Buffer, ReadingRefusal>> => {
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for ever.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      return await readWhole(file, steps)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return err({ code: 'cannot-read', detail: String(error.code) })
    throw error
  }
}

const readWhole = async (file: FileHandle, steps: ReadingSteps): Promise<Result<Buffer, ReadingRefusal>> => {
  const stat = await file.stat()
  if (stat.isDirectory()) return err({ code: 'cannot-read', detail: 'EISDIR' })
  if (!stat.isFile()) return err({ code: 'unknown-format' })
  if (stat.size === 0) return err({ code: 'empty-file' })
  if (stat.size > LARGEST_FILE) return err({ code: 'too-large' })
  const bytes = Buffer.allocUnsafe(stat.size)
  let done = 0
  while (done < bytes.length) {
    const { bytesRead } = await file.read(bytes, done, Math.min(PIECE, bytes.length - done), done)
    // Another program made it shorter meanwhile: what is there is read, and a torn workbook shows as damaged.
    if (bytesRead === 0) break
    done += bytesRead
    steps.onProgress({ phase: 'reading', done, total: bytes.length })
    if (await steps.isCancelled()) return err({ code: 'cancelled' })
  }
  return ok(bytes.subarray(0, done))
}
