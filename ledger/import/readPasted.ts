import type { ImportProgress, ImportRefusal } from '../../shared/contract/importing.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { readHtml } from './readHtml.ts'
import { readingSteps } from './readingSteps.ts'
import { readDecoded } from './readText.ts'
import type { Table } from './table.ts'

/**
 * A table from the clipboard. Spreadsheet programs put it there as a page, which knows merged cells and breaks within cells,
 * and as text with tabs; where the page holds no table the text is read like a file of text.
 */
export const readPasted = async (
  text: string,
  html: string,
  fileName: string,
  signal: AbortSignal,
  onProgress: (progress: ImportProgress) => void,
): Promise<Result<Table, ImportRefusal>> => {
  const steps = readingSteps(signal, onProgress)
  if (text.trim() === '' && html.trim() === '') return err({ code: 'empty-file', fileName })
  const page = /<table\b/i.test(html) ? await readHtml(html, fileName, steps) : null
  const sheets = page?.ok === true ? page : await readDecoded(Buffer.from(text), fileName, steps)
  if (!sheets.ok) return err({ ...sheets.error, fileName })
  const found = 'sheets' in sheets.value ? sheets.value.sheets : sheets.value
  if (!found.some((sheet) => sheet.rows.length > 0)) return err({ code: 'no-rows', fileName })
  return ok({ format: 'pasted', sheets: found })
}
