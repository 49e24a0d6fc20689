import type { TextEncoding } from '../import/table.ts'
import { csvCell } from './csvFile.ts'
import { encodeText } from './encodeText.ts'
import { openSink, type TableFile } from './tableFile.ts'

/** Comma-separated in the encoding of a program that knows no UTF-8. */
export const encodeCsv = async (path: string, encoding: TextEncoding): Promise<TableFile> => {
  const sink = await openSink(path)
  return {
    row: (cells) => sink.write(encodeText(`${cells.map(csvCell).join(',')}\r\n`, encoding)),
    finish: sink.finish,
    discard: sink.discard,
  }
}
