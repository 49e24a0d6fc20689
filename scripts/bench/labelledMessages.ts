import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { read, utils } from '@e965/xlsx'

/** What a suggestion may be learnt from: two columns that people wrote, and the label that people gave. */
export type LabelledMessage = { readonly title: string; readonly text: string; readonly label: number }

/** 模型结果 holds somebody's predictions: it is not among these, and nothing else of the sheet leaves this file. */
export const columnsRead = { title: '留言主题', text: '留言详情', label: '一级标签' } as const

export const labelledMessages = (): {
  readonly labels: readonly string[]
  readonly messages: readonly LabelledMessage[]
} => {
  const folder = process.env.YOUJIE_TEST_DATA ?? resolve(import.meta.dirname, '../../../shared/data')
  const file = join(folder, 'labelled-921.xlsx')
  if (!existsSync(file))
    throw new Error(`${file} is missing; set YOUJIE_TEST_DATA to the folder that holds labelled-921.xlsx`)
  return messagesOf(readFileSync(file))
}

/** Only the three named columns are looked at, found by their names in the first row. */
export const messagesOf = (workbook: Uint8Array): ReturnType<typeof labelledMessages> => {
  const book = read(workbook)
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (sheet?.['!ref'] === undefined) throw new Error('the workbook has no sheet')
  const { s: first, e: last } = utils.decode_range(sheet['!ref'])
  const cell = (row: number, column: number): string => {
    const found: unknown = sheet[utils.encode_cell({ r: row, c: column })]?.v
    return found === undefined || found === null ? '' : String(found)
  }
  const columnOf = (name: string): number => {
    for (let column = first.c; column <= last.c; column += 1) if (cell(first.r, column).trim() === name) return column
    throw new Error(`the workbook has no column ${name}`)
  }
  const at = {
    title: columnOf(columnsRead.title),
    text: columnOf(columnsRead.text),
    label: columnOf(columnsRead.label),
  }
  const rows = Array.from({ length: last.r - first.r }, (_, row) => first.r + 1 + row).map((row) => ({
    title: cell(row, at.title).trim(),
    text: cell(row, at.text).trim(),
    label: cell(row, at.label).trim(),
  }))
  const labels = [...new Set(rows.map((row) => row.label))].toSorted()
  return { labels, messages: rows.map((row) => ({ ...row, label: labels.indexOf(row.label) })) }
}
