import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { sampleHeader, sampleOrders } from './sampleOrders.ts'

/** Writes scripts/demo/sample.xlsx anew from `sampleOrders`; run after changing them: `node --import tsx scripts/demo/makeSample.ts`. */
const sheet = utils.aoa_to_sheet([[...sampleHeader], ...sampleOrders(180).map((row) => [...row])])
const book = utils.book_new()
utils.book_append_sheet(book, sheet, '诉求')
const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
if (!Buffer.isBuffer(bytes)) throw new Error('no workbook')
writeFileSync(join(import.meta.dirname, 'sample.xlsx'), bytes)
