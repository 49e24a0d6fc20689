import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import * as xlsx from '@e965/xlsx'
import { realData } from './deskHome.ts'

/** A real file counted with nothing of ours: what the window says of it is compared with this. */
export type RealRows = readonly Readonly<Record<string, string>>[]

const readers: Readonly<Record<string, (name: string) => RealRows>> = {
  xlsx: (name) => {
    const book = xlsx.read(readFileSync(realData(name)))
    const [sheet = ''] = book.SheetNames
    return xlsx.utils.sheet_to_json(book.Sheets[sheet] ?? {}, { defval: '', raw: false })
  },
  csv: (name) => {
    const script = `
import csv, json, sys
data = open(sys.argv[1], "rb").read()
try: text = data.decode("utf-8-sig")
except UnicodeDecodeError: text = data.decode("gb18030")
rows = list(csv.DictReader(text.splitlines(keepends=True)))
sys.stdout.buffer.write(json.dumps(rows).encode("ascii"))`
    const told = execFileSync('python3', ['-c', script, realData(name)], { maxBuffer: 2 ** 28, encoding: 'utf8' })
    return JSON.parse(told) as RealRows
  },
  json: (name) => JSON.parse(readFileSync(realData(name), 'utf8')) as RealRows,
  xml: (name) =>
    [...readFileSync(realData(name), 'utf8').matchAll(/<(request|service)>([\s\S]*?)<\/\1>/gu)].map(([, , body = '']) =>
      Object.fromEntries(
        [...body.matchAll(/<(\w+)>([^<]*)<\/\1>/gu)].map(([, field = '', said = '']) => [field, said]),
      ),
    ),
}

export const countRealFile = (name: string): RealRows => {
  const read = readers[name.split('.').at(-1) ?? '']
  if (read === undefined) throw new Error(`${name}: nothing here counts such a file`)
  return read(name)
}
