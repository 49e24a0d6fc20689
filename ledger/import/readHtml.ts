import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { arrangeSheet } from './arrangeSheet.ts'
import type { Merge } from './findHeader.ts'
import type { ReadingRefusal, ReadingSteps } from './readingSteps.ts'
import { CELLS, COLUMNS } from './sheetExtent.ts'
import type { Cell, Sheet } from './table.ts'

/** Tags between two reports of progress. */
const STEP = 50_000
/** A cell that says it covers more than this is a mistake or made to do harm. */
const WIDEST_SPAN = 1000

/**
 * The tables of a web page, as web systems send them under the name of a workbook and spreadsheet programs put them on the
 * clipboard. Each outermost table is a sheet; a table within a cell is a part of that cell's words. Scripts, styles and
 * comments say nothing. Spans become merged cells, whose words stand in the first of them.
 */
export const readHtml = async (
  text: string,
  name: string,
  steps: ReadingSteps,
): Promise<Result<readonly Sheet[], ReadingRefusal>> => {
  const tables: HtmlTable[] = []
  const tags =
    /<!--[\s\S]*?(?:-->|$)|<(script|style|head|title)\b[\s\S]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][a-z0-9:]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi
  let current: HtmlTable | null = null
  let depth = 0
  let at = 0
  let seen = 0
  for (let match = tags.exec(text); match !== null; match = tags.exec(text)) {
    current?.say(text.slice(at, match.index))
    at = match.index + match[0].length
    seen += 1
    if (seen % STEP === 0) {
      steps.onProgress({ phase: 'parsing', done: at, total: text.length })
      if (await steps.isCancelled()) return err({ code: 'cancelled' })
      if (steps.isFull()) return err({ code: 'too-large' })
    }
    const tag = match[3]?.toLowerCase()
    const closes = match[2] === '/'
    if (current?.isTooLarge === true) return err({ code: 'too-large' })
    if (tag === 'table') {
      depth = Math.max(0, depth + (closes ? -1 : 1))
      if (depth === 1 && !closes) {
        current = new HtmlTable()
        tables.push(current)
      }
      if (depth === 0) current = null
    } else if (depth === 1 && current !== null && tag !== undefined) current.tag(tag, closes, match[4] ?? '')
    else if (depth > 1 && (tag === 'tr' || tag === 'br')) current?.say('\n')
  }
  const found = tables.filter((table) => table.cells > 1)
  if (found.length === 0) return err({ code: 'not-a-table', detail: 'html' })
  return ok(
    found.map((table, index) =>
      arrangeSheet(found.length === 1 ? name : `${name} ${index + 1}`, table.rows, table.merges),
    ),
  )
}

class HtmlTable {
  readonly rows: Cell[][] = []
  readonly merges: Merge[] = []
  cells = 0
  /** Spans claim more than can be held: nothing more is taken in. */
  isTooLarge = false
  #words: string | null = null
  #place: { row: number; column: number } | null = null
  /** How many rows below a column is still covered by a cell from above. */
  readonly #covered = new Map<number, number>()

  say(text: string): void {
    if (this.#words !== null && text !== '') this.#words += decodeHtml(text)
  }

  tag(tag: string, closes: boolean, attributes: string): void {
    if (tag === 'tr') {
      this.#close()
      if (!closes) this.#openRow()
    } else if (tag === 'td' || tag === 'th') {
      this.#close()
      if (!closes) this.#openCell(attributes)
    } else if ((tag === 'br' || tag === 'p' || tag === 'div' || tag === 'li') && this.#words !== null) {
      // A block that is opened first says nothing yet, and a break between two says it once.
      if (tag === 'br' || (this.#words !== '' && !this.#words.endsWith('\n'))) this.#words += '\n'
    }
  }

  #openRow(): void {
    for (const [column, left] of this.#covered) {
      if (left <= 1) this.#covered.delete(column)
      else this.#covered.set(column, left - 1)
    }
    this.rows.push([])
  }

  #openCell(attributes: string): void {
    if (this.rows.length === 0) this.rows.push([])
    const row = this.rows.at(-1) ?? []
    const before = row.length
    while (this.#covered.has(row.length)) row.push(null)
    const column = row.length
    const across = spanIn(attributes, 'colspan')
    const down = spanIn(attributes, 'rowspan')
    this.#place = { row: this.rows.length - 1, column }
    this.#words = ''
    for (let step = 0; step < across; step += 1) {
      row.push(null)
      if (down > 1) this.#covered.set(column + step, down)
    }
    this.cells += row.length - before
    if (row.length > COLUMNS || this.cells > CELLS) this.isTooLarge = true
    if (across > 1 || down > 1) {
      const top = this.rows.length - 1
      this.merges.push({ s: { r: top, c: column }, e: { r: top + down - 1, c: column + across - 1 } })
    }
  }

  #close(): void {
    const row = this.#place === null ? undefined : this.rows[this.#place.row]
    if (row !== undefined && this.#place !== null && this.#words !== null) row[this.#place.column] = plain(this.#words)
    this.#words = null
    this.#place = null
  }
}

const spanIn = (attributes: string, name: string): number => {
  const match = new RegExp(`${name}\\s*=\\s*["']?(\\d{1,5})`, 'i').exec(attributes)
  return Math.min(WIDEST_SPAN, Math.max(1, Number(match?.[1] ?? 1)))
}

/** White space in a page is a space; breaks that tags made stay. */
const plain = (words: string): Cell => {
  const text = words.replace(/ *\n */g, '\n').trim()
  return text === '' ? null : text
}

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ensp: ' ',
  emsp: '\u3000',
  middot: '·',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  times: '×',
  deg: '°',
  copy: '©',
  yen: '¥',
}

const decodeHtml = (text: string): string =>
  text
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (whole, decimal, hex, name) => {
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    })
