import type { ImportField, ImportPreview, Mapping } from '../../shared/contract/importing.ts'

type FirstRow = ImportPreview['firstRows'][number]
/** A field's value in one of the first rows; a time is an instant where the reader understood it, else as it stands in the file. */
export type Sample = string | number

export const mappingFields = [
  'sourceId',
  'receivedAt',
  'channel',
  'town',
  'category',
  'title',
  'text',
  'reporter',
  'phone',
  'address',
] as const satisfies readonly ImportField[]

/** What a column holds in a row: either it fed a field under the guess, or it stands among the extra columns. */
export const sampleOf = (preview: ImportPreview, row: FirstRow, field: ImportField, column: number | null): Sample => {
  if (column === null) return ''
  if (preview.guess[field] === column) return plain(row, field)
  const feeds = mappingFields.find((other) => preview.guess[other] === column)
  if (feeds !== undefined) return plain(row, feeds)
  const header = preview.header[column]
  return row.extra.find(([name]) => name === header)?.[1] ?? ''
}

const plain = (row: FirstRow, field: ImportField): Sample =>
  field === 'receivedAt' ? (row.receivedAt ?? '') : row[field]

/** The first value that says something, so that the person sees what a column is about. */
export const firstSample = (preview: ImportPreview, field: ImportField, column: number | null): Sample => {
  for (const row of preview.firstRows) {
    const sample = sampleOf(preview, row, field, column)
    if (sample !== '') return sample
  }
  return ''
}

/** How many columns feed no field and are kept beside the order as they are. */
export const keptColumns = (preview: ImportPreview, mapping: Mapping): number =>
  preview.header.filter((_, column) => !mappingFields.some((field) => mapping[field] === column)).length

export type MappingProblem = 'needs-words' | 'source-missing' | 'source-too-long'

/** What must be put right before rows can be taken. */
export const mappingProblem = (mapping: Mapping, sourceName: string, longest: number): MappingProblem | null => {
  if (mapping.title === null && mapping.text === null) return 'needs-words'
  if (sourceName.trim() === '') return 'source-missing'
  return sourceName.trim().length > longest ? 'source-too-long' : null
}
