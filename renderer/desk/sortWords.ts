import type { Sort } from '../../shared/contract/views.ts'
import type { Text } from '../../shared/text/zhCN.ts'

export const sortWords = (text: Text, { column, direction }: Sort): string =>
  `${text.desk.columns[column]} ${direction === 'asc' ? '↑' : '↓'}`
