import { err, ok, type Result } from '../../shared/kernel/result.ts'
import type { ReadingRefusal, ReadingSteps } from './readingSteps.ts'
import { type Cell, columnLetter, type Sheet } from './table.ts'
import { XmlProblem, xmlScan } from './xmlScan.ts'

/** Characters between two reports of progress. */
const PIECE = 1 << 20
/** JSON is parsed in one step of the engine: 64 MB take it about a second. */
const LONGEST_JSON = 64 * 2 ** 20
const MOST_COLUMNS = 500

/**
 * Records instead of rows: Open311's answers, and what else is a plain list of flat records in XML or JSON. The fields of all
 * records are the columns, in the order in which they first come. A record's number stands for its row.
 */
export const readXmlRecords = async (
  text: string,
  name: string,
  steps: ReadingSteps,
): Promise<Result<Sheet, ReadingRefusal>> => {
  const table = new RecordTable()
  let depth = 0
  let field = ''
  let words = ''
  const scan = xmlScan({
    open: (name) => {
      depth += 1
      if (depth === 2) table.begin()
      if (depth === 3) {
        field = name
        words = ''
      }
    },
    text: (text) => {
      if (depth >= 3) words += text
    },
    close: () => {
      if (depth === 3) table.put(field, words.trim())
      depth -= 1
    },
  })
  try {
    for (let at = 0; at < text.length; at += PIECE) {
      scan.write(text.slice(at, at + PIECE))
      steps.onProgress({ phase: 'parsing', done: Math.min(at + PIECE, text.length), total: text.length })
      if (await steps.isCancelled()) return err({ code: 'cancelled' })
      if (table.isTooWide) return err({ code: 'not-a-table', detail: 'xml' })
    }
    scan.end()
  } catch (error) {
    if (error instanceof XmlProblem) return err({ code: 'not-a-table', detail: error.message })
    throw error
  }
  return table.sheet(name, 'xml')
}

export const readJsonRecords = async (
  text: string,
  name: string,
  steps: ReadingSteps,
): Promise<Result<Sheet, ReadingRefusal>> => {
  if (text.length > LONGEST_JSON) return err({ code: 'too-large' })
  steps.onProgress({ phase: 'parsing', done: 0, total: text.length })
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return err({ code: 'not-a-table', detail: 'json' })
  }
  if (await steps.isCancelled()) return err({ code: 'cancelled' })
  const records = listIn(parsed)
  if (records === null) return err({ code: 'not-a-table', detail: 'json' })
  const table = new RecordTable()
  for (const record of records) {
    if (typeof record !== 'object' || record === null || Array.isArray(record))
      return err({ code: 'not-a-table', detail: 'json' })
    table.begin()
    for (const [field, value] of Object.entries(record)) table.put(field, cellOf(value))
    if (table.isTooWide) return err({ code: 'not-a-table', detail: 'json' })
  }
  return table.sheet(name, 'json')
}

/** A list, or an object with just one list in it: some servers wrap their answers ({"service_requests": [...]}). */
const listIn = (parsed: unknown): readonly unknown[] | null => {
  if (Array.isArray(parsed)) return parsed
  if (typeof parsed !== 'object' || parsed === null) return null
  const lists = Object.values(parsed).filter((value) => Array.isArray(value))
  return lists.length === 1 ? (lists[0] ?? null) : null
}

const cellOf = (value: unknown): Cell => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join('、')
  return JSON.stringify(value)
}

class RecordTable {
  readonly #columns = new Map<string, number>()
  readonly #rows: Cell[][] = []

  get isTooWide(): boolean {
    return this.#columns.size > MOST_COLUMNS
  }

  begin(): void {
    this.#rows.push([])
  }

  put(field: string, value: Cell): void {
    const row = this.#rows.at(-1)
    if (row === undefined) return
    const column = this.#columns.get(field) ?? this.#columns.size
    this.#columns.set(field, column)
    while (row.length < column) row.push(null)
    // A field that comes twice says two things, and both are kept.
    const before = row[column]
    row[column] = before === null || before === undefined || before === '' ? value : `${before}、${value}`
  }

  sheet(name: string, detail: string): Result<Sheet, ReadingRefusal> {
    // One field alone is a page or a settings file, not a list of matters.
    if (this.#columns.size < 2) return err({ code: 'not-a-table', detail })
    const header = [...this.#columns.keys()].map((field, column) => field || columnLetter(column))
    const emptyRows = this.#rows.filter((row) => row.length === 0).length
    return ok({ name, header, headerRow: 0, rows: this.#rows, firstRowNumber: 1, emptyRows })
  }
}
