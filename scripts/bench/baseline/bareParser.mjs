// The baseline of an import: a process of its own that reads a workbook into rows and does nothing with them.
import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'

const [file] = process.argv.slice(2)
if (file === undefined) process.exit(2)
const book = read(readFileSync(file), { dense: true })
const [first = ''] = book.SheetNames
const sheet = book.Sheets[first]
const rows = sheet === undefined ? [] : utils.sheet_to_json(sheet, { header: 1, raw: true })
console.log(rows.length)
