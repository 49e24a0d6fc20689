import type { Row } from '../contract/views.ts'
import { isoMinute } from '../kernel/chinaTime.ts'
import type { RowId } from '../kernel/ids.ts'
import type { Text } from '../text/zhCN.ts'
import type { LayoutColumn } from './columnOrder.ts'

/** What a full export holds beyond the columns of the list. */
export type PersonalWords = {
  readonly reporter: string
  readonly phone: string
  readonly address: string
  readonly text: string
}

export const tableHead = (text: Text, columns: readonly LayoutColumn[], full: boolean): readonly string[] => [
  ...columns.map((column) => text.desk.columns[column]),
  ...(full
    ? [text.desk.detail.reporter, text.views.exporting.phone, text.desk.detail.address, text.views.exporting.text]
    : []),
]

/** A row as cells of text: times whole, so that they sort, and words in the language of the screen. */
export const tableCells = (
  text: Text,
  row: Row,
  columns: readonly LayoutColumn[],
  nameOf: (unit: RowId) => string,
  personal: PersonalWords | null,
): readonly string[] => [
  ...columns.map((column) => cell(text, row, column, nameOf)),
  ...(personal === null ? [] : [personal.reporter, personal.phone, personal.address, personal.text]),
]

const cell = (text: Text, row: Row, column: LayoutColumn, nameOf: (unit: RowId) => string): string => {
  switch (column) {
    case 'receivedAt':
      return isoMinute(row.receivedAt)
    case 'dueAt':
      return row.dueAt === null ? '' : isoMinute(row.dueAt)
    case 'channel':
      return text.desk.channels[row.channel]
    case 'status':
      return text.desk.statuses[row.status]
    case 'lead':
      return row.lead === null ? '' : nameOf(row.lead)
    default:
      return row[column]
  }
}
