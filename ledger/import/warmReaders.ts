import { inflateRawSync } from 'node:zlib'

/**
 * Gets ready what a file will need before one is there. Workbooks of XML are read by code that is loaded with the process; the
 * library for the old formats is loaded by the file that needs it. The inflater is started once, which costs the first file.
 */
export const warmReaders = async (): Promise<void> => {
  inflateRawSync(Buffer.from([3, 0]))
  await import('csv-parse')
}
