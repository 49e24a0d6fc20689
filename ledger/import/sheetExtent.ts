/** Where every spreadsheet program ends: .xlsx at XFD1048576, .xls long before. */
export const ROWS = 1_048_576
export const COLUMNS = 16_384
/** A million orders have 20 columns each; twice that still fits into the parser's memory, gaps included. */
export const CELLS = 40_000_000

/**
 * Why rows as the library found them cannot be laid out, or null. One cell at ZZZZZZ2 makes a row of 300 million, which the
 * library keeps as a gap; whoever fills the gaps is busy for a minute or dies of it.
 */
export const wrongExtent = (
  rows: readonly (readonly unknown[] | undefined)[],
): 'damaged-workbook' | 'too-large' | null => {
  if (rows.length > ROWS) return 'damaged-workbook'
  let cells = 0
  for (const row of rows) {
    if (row === undefined) continue
    if (row.length > COLUMNS) return 'damaged-workbook'
    cells += row.length
  }
  return cells > CELLS ? 'too-large' : null
}
