import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { arrangeSheet } from './arrangeSheet.ts'
import { readCells } from './readCells.ts'
import type { ReadingRefusal, ReadingSteps } from './readingSteps.ts'
import { readLibrary } from './readLibrary.ts'
import type { Sheet } from './table.ts'
import { claimsTooMuch, listZip, type ZipEntry } from './unpackWorkbook.ts'
import { dateStyles, findParts, sharedStrings } from './workbookParts.ts'
import { XmlProblem, type XmlEvents, xmlScan } from './xmlScan.ts'
import { PartProblem, textOfPart } from './zipPart.ts'

/**
 * A workbook of XML, read as its parts are unpacked: a part never stands in memory as a whole, every piece tells how far it is,
 * and between two pieces the reading can be given up. The binary kind (.xlsb) and text in other encodings go to the library.
 */
export const readXlsx = async (
  file: Buffer,
  steps: ReadingSteps,
): Promise<Result<readonly Sheet[], ReadingRefusal>> => {
  const listed = listZip(file)
  if (!listed.ok) return err({ code: listed.error })
  const entries = listed.value
  if (claimsTooMuch(file, entries)) return err({ code: 'too-large' })
  if (entries.some(({ name }) => /^xl\/workbook\.bin$/i.test(name))) return readLibrary(file, entries, steps)
  const reading = new Reading(file, steps)
  try {
    const parts = await findParts(entries, reading.read)
    if (parts === null) return err({ code: 'unknown-format', detail: 'zip' })
    reading.expect([...(parts.strings === null ? [] : [parts.strings]), ...parts.sheets.map(({ entry }) => entry)])
    const isDate = await dateStyles(parts.styles, reading.read)
    const strings = await sharedStrings(parts.strings, reading.read)
    const sheets: Sheet[] = []
    for (const { name, entry } of parts.sheets) {
      const { events, result } = readCells(strings, isDate, parts.date1904)
      await reading.read(entry, events)
      const { rows, merges, problem } = result()
      if (problem !== null) return err({ code: problem, detail: name })
      sheets.push(arrangeSheet(name, rows, merges))
      steps.onProgress({ phase: 'arranging', done: rows.length, total: rows.length })
      if (await steps.isCancelled()) return err({ code: 'cancelled' })
    }
    return ok(sheets)
  } catch (error) {
    if (error instanceof Stopped) return err({ code: error.code })
    if (error instanceof PartProblem)
      return error.refusal === 'other-encoding' ? readLibrary(file, entries, steps) : err({ code: error.refusal })
    if (error instanceof XmlProblem) return err({ code: 'damaged-workbook', detail: error.message })
    throw error
  }
}

class Stopped extends Error {
  readonly code: 'cancelled' | 'too-large'
  constructor(code: Stopped['code']) {
    super(code)
    this.code = code
  }
}

/** The parts that hold the cells, and how far they have been read. */
class Reading {
  readonly #file: Buffer
  readonly #steps: ReadingSteps
  #total = 0
  #done = 0
  #counts = false

  constructor(file: Buffer, steps: ReadingSteps) {
    this.#file = file
    this.#steps = steps
  }

  /** From here on progress counts towards these parts. */
  expect(parts: readonly ZipEntry[]): void {
    this.#total = parts.reduce((sum, entry) => sum + entry.unpacked, 0)
    this.#counts = true
  }

  readonly read = async (entry: ZipEntry, events: XmlEvents): Promise<void> => {
    const scan = xmlScan(events)
    for await (const { text, bytes } of textOfPart(this.#file, entry)) {
      scan.write(text)
      if (!this.#counts) continue
      this.#done = Math.min(this.#total, this.#done + bytes)
      this.#steps.onProgress({ phase: 'parsing', done: this.#done, total: this.#total })
      if (await this.#steps.isCancelled()) throw new Stopped('cancelled')
      if (this.#steps.isFull()) throw new Stopped('too-large')
    }
    scan.end()
  }
}
