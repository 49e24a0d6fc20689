import type { SeededRandom } from '../seededRandom.ts'
import { madeRows } from './baseFiles.ts'

/** Made rows as web systems send them: a page with a table, records in XML or in JSON. */
export const webBytes = (random: SeededRandom): Buffer => {
  const rows = madeRows(random)
  const [names = [], ...data] = rows.filter((row) => row.length > 0)
  switch (random.int(0, 2)) {
    case 0: {
      const cells = (row: (typeof rows)[number], tag: string): string =>
        row
          .map((cell) => `<${tag}${random.chance(0.05) ? ' colspan="2" rowspan=3' : ''}>${escaped(cell)}</${tag}>`)
          .join('')
      const body = data.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')
      return Buffer.from(`<html><body><table><tr>${cells(names, 'th')}</tr>${body}</table></body></html>`)
    }
    case 1: {
      const field = (at: number): string => (random.chance(0.9) ? (fields[at] ?? `f${at}`) : `f${at}`)
      const record = (row: (typeof rows)[number]): string =>
        row.map((cell, at) => `<${field(at)}>${escaped(cell)}</${field(at)}>`).join('')
      const body = data.map((row) => `<request>${record(row)}</request>`).join('')
      return Buffer.from(`<?xml version="1.0" encoding="utf-8"?><service_requests>${body}</service_requests>`)
    }
    default: {
      const records = data.map((row) => Object.fromEntries(row.map((cell, at) => [fields[at] ?? `f${at}`, cell])))
      return Buffer.from(JSON.stringify(random.chance(0.5) ? records : { service_requests: records }))
    }
  }
}

const fields = ['service_request_id', 'service_name', 'description', 'requested_datetime', 'status', 'address']

const escaped = (cell: unknown): string =>
  String(cell ?? '').replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
