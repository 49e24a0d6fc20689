import type { RefusedRow, RowRefusal } from '../../shared/contract/importRows.ts'

type Words = {
  readonly row: string
  readonly column: string
  readonly value: string
  readonly why: string
  readonly fix: string
  readonly rowReason: (refused: RowRefusal) => string
  readonly rowFix: (refused: RowRefusal) => string
}

export const reportColumns = (words: Words): readonly string[] => [
  words.row,
  words.column,
  words.value,
  words.why,
  words.fix,
]

/** The refused rows as a spreadsheet takes them from the clipboard: tabs between cells, a line a row. */
export const reportTable = (rows: readonly RefusedRow[], words: Words): string =>
  [
    reportColumns(words),
    ...rows.map(({ row, refused }) => [
      String(row),
      refused.column,
      refused.value,
      words.rowReason(refused),
      words.rowFix(refused),
    ]),
  ]
    .map((cells) => cells.map(oneCell).join('\t'))
    .join('\n')

/** Tabs and line breaks would begin another cell; a leading = + - @ would be taken for a formula. */
const oneCell = (text: string): string => {
  const flat = text.replace(/[\t\r\n]+/gu, ' ')
  return /^[=+\-@]/u.test(flat) ? `'${flat}` : flat
}
