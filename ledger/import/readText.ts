import { finished } from 'node:stream/promises'
import type { CsvError } from 'csv-parse'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { arrangeSheet } from './arrangeSheet.ts'
import { decodeText } from './decodeText.ts'
import { guessColumns } from './guessSeparator.ts'
import { readHtml } from './readHtml.ts'
import type { ReadingRefusal, ReadingSteps } from './readingSteps.ts'
import { readJsonRecords, readXmlRecords } from './readRecords.ts'
import type { Sheet, TextEncoding } from './table.ts'

/** Four times as much keeps progress and cancel waiting for seconds where records are short. */
const PIECE = 65_536
const SAMPLE = 131_072

export type ReadText = { readonly format: 'csv' | 'html' | 'xml' | 'json'; readonly sheets: readonly Sheet[] }

/** A file of text in whatever encoding. `name` becomes the sheet's name. */
export const readText = async (
  bytes: Buffer,
  name: string,
  steps: ReadingSteps,
): Promise<Result<ReadText & { readonly encoding: TextEncoding }, ReadingRefusal>> => {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return err({ code: decoded.error })
  const read = await readDecoded(decoded.value.utf8, name, steps)
  return read.ok ? ok({ ...read.value, encoding: decoded.value.encoding }) : read
}

/** Text by what it begins with: a page, records in XML or JSON, or values separated by commas, semicolons or tabs. */
export const readDecoded = async (
  utf8: Buffer,
  name: string,
  steps: ReadingSteps,
): Promise<Result<ReadText, ReadingRefusal>> => {
  const sample = utf8.toString('utf8', 0, SAMPLE)
  const start = sample.trimStart().slice(0, 2000)
  if (start === '') return err({ code: 'no-rows' })
  if (start.startsWith('<')) return readMarkup(utf8.toString(), start, name, steps)
  if (/^(?:\[\s*[{\]]|\{\s*")/.test(start)) {
    const sheet = await readJsonRecords(utf8.toString(), name, steps)
    return sheet.ok ? ok({ format: 'json', sheets: [sheet.value] }) : sheet
  }
  const columns = guessColumns(sample, utf8.length > SAMPLE)
  if (columns === null) return err({ code: 'not-a-table' })
  const rows = await parse(utf8, columns, steps)
  return rows.ok ? ok({ format: 'csv', sheets: [arrangeSheet(name, rows.value, [])] }) : rows
}

const readMarkup = async (
  text: string,
  start: string,
  name: string,
  steps: ReadingSteps,
): Promise<Result<ReadText, ReadingRefusal>> => {
  if (/<table\b/i.test(text) && (/<(?:!doctype\s+)?html\b/i.test(start) || !/^<\?xml\b/i.test(start))) {
    const sheets = await readHtml(text, name, steps)
    return sheets.ok ? ok({ format: 'html', sheets: sheets.value }) : sheets
  }
  const sheet = await readXmlRecords(text, name, steps)
  return sheet.ok ? ok({ format: 'xml', sheets: [sheet.value] }) : sheet
}

const noCells: readonly string[] = []

/** The bytes go in as they are: cutting a string could part the halves of an emoji, cutting bytes cannot. */
const parse = async (
  utf8: Buffer,
  { separator, columns }: { readonly separator: string; readonly columns: number },
  steps: ReadingSteps,
): Promise<Result<readonly (readonly string[])[], ReadingRefusal>> => {
  const { CsvError, Parser } = await import('csv-parse')
  const rows: (readonly string[])[] = []
  let blank = 0
  let begun = false
  const parser = new Parser({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    // A record that is not as long as the first costs the parser an error that nobody reads, fifty times the record itself:
    // blank lines are only counted by it, and the first record is one of ours, as long as most.
    skip_empty_lines: true,
    // Taken here and not from the stream: one queue less.
    on_record: (row: string[], { empty_lines }: { readonly empty_lines: number }) => {
      // A blank line is a row in a spreadsheet, and row numbers are those that the person sees.
      for (; blank < empty_lines; blank += 1) rows.push(noCells)
      if (begun) rows.push(row)
      begun = true
      return null
    },
  })
  parser.write(`${separator.repeat(columns - 1)}\n`)
  const failures: CsvError[] = []
  parser.resume()
  const end = finished(parser).catch((error: unknown) => {
    if (!(error instanceof CsvError)) throw error
    failures.push(error)
  })
  for (let at = 0; at < utf8.length && failures.length === 0; at += PIECE) {
    parser.write(utf8.subarray(at, at + PIECE))
    steps.onProgress({ phase: 'parsing', done: Math.min(at + PIECE, utf8.length), total: utf8.length })
    if (await steps.isCancelled()) {
      parser.destroy()
      return err({ code: 'cancelled' })
    }
  }
  parser.end()
  await end
  const failure = failures[0]
  if (failure === undefined) return ok(rows)
  return failure.code === 'CSV_QUOTE_NOT_CLOSED'
    ? err({ code: 'unclosed-quote', detail: String(rows.length + 1) })
    : err({ code: 'not-a-table', detail: failure.code })
}
