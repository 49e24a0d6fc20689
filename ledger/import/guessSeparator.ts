import { namedFields } from './guessMapping.ts'

const separators = [',', '\t', ';'] as const
export type Separator = (typeof separators)[number]

const RECORDS = 60

/**
 * The separator under which most records have the same number of columns, two or more; null when the text is no table.
 * One line alone is a table only when it names known fields. Web pages, XML and JSON are none, though they are full of commas.
 * `cut`: the sample ends somewhere within the text, so that its last record says nothing.
 */
export const guessSeparator = (sample: string, cut: boolean): Separator | null =>
  guessColumns(sample, cut)?.separator ?? null

/** The same with how many columns most records have. */
export const guessColumns = (
  sample: string,
  cut: boolean,
): { readonly separator: Separator; readonly columns: number } | null => {
  if (/^\s*(?:<[!?a-z]|[{[]\s*["{[])/i.test(sample)) return null
  const judged = separators.map((separator) => {
    const records = splitSample(sample, separator)
    if (cut && records.length > 1 && records.length < RECORDS) records.pop()
    return { separator, ...judge(records.filter((record) => record.some((value) => value.trim() !== ''))) }
  })
  const best = judged.sort((a, b) => b.agreement - a.agreement || b.columns - a.columns)[0]
  return best !== undefined && best.agreement >= 0.5 ? best : null
}

const judge = (records: readonly (readonly string[])[]): { readonly agreement: number; readonly columns: number } => {
  const named = records.slice(0, 30).find((record) => namedFields(record) >= 2)
  if (named !== undefined) return { agreement: 1, columns: named.length }
  const counts = new Map<number, number>()
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1)
  const [columns, agreeing] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
  return columns < 2 || records.length < 2
    ? { agreement: 0, columns }
    : { agreement: agreeing / records.length, columns }
}

/** The first records, roughly: quotation marks count only at the beginning of a value, as in the real reading. */
const splitSample = (sample: string, separator: Separator): string[][] => {
  const records: string[][] = []
  let record: string[] = []
  let value = ''
  let quoted = false
  for (let at = 0; at < sample.length && records.length < RECORDS; at += 1) {
    const char = sample.charAt(at)
    if (quoted) {
      if (char !== '"') value += char
      else if (sample.charAt(at + 1) === '"') at += 1
      else quoted = false
    } else if (char === '"' && value === '') quoted = true
    else if (char === separator || char === '\n' || char === '\r') {
      record.push(value)
      value = ''
      if (char === '\r' && sample.charAt(at + 1) === '\n') at += 1
      if (char !== separator) {
        records.push(record)
        record = []
      }
    } else value += char
  }
  if (records.length < RECORDS) records.push([...record, value])
  return records
}
