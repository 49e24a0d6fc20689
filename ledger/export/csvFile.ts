import { openSink, type TableFile } from './tableFile.ts'

/** Comma-separated, quoted where needed, with the mark by which spreadsheets know UTF-8, lines as RFC 4180 has them. */
export const openCsv = async (path: string): Promise<TableFile> => {
  const sink = await openSink(path)
  await sink.write('\ufeff')
  return {
    row: (cells) => sink.write(`${cells.map(csvCell).join(',')}\r\n`),
    finish: sink.finish,
    discard: sink.discard,
  }
}

/**
 * A spreadsheet takes a cell that begins like a formula for one, whoever wrote it. An apostrophe before it keeps it a text;
 * numbers with a sign stay as they are.
 */
export const csvCell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/u.test(value) && !/^[+-]?\d[\d.,]*$/u.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** For the clipboard: tabs and line breaks inside a cell would become cells and rows of their own. */
export const tsvRow = (cells: readonly string[]): string =>
  cells.map((cell) => cell.replace(/[\t\r\n]+/gu, ' ')).join('\t')
