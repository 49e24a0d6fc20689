import type { ImportField, Mapping } from '../contract/importFields.ts'
import type { ReportWords } from '../domain/order/orderEvents.ts'
import type { Instant } from '../kernel/chinaTime.ts'
import { isoMinute } from '../kernel/chinaTime.ts'

/** What an order has to tell its source. */
export type Returned = {
  readonly words: ReportWords
  readonly receivedAt: Instant
  /** In the source's own word. */
  readonly state: string
  readonly unit: string
  readonly reply: string
  readonly repliedAt: Instant | null
  readonly closedAt: Instant | null
}

/** What every source is told, and gets a column for where its own table has none. */
export const answerFields = ['state', 'unit', 'reply', 'closedAt'] as const satisfies readonly ImportField[]
export type AnswerField = (typeof answerFields)[number]

/** Fields whose columns hold somebody's personal data. */
export const personalFields = ['reporter', 'phone', 'address'] as const satisfies readonly ImportField[]

/** The columns of the source in their order, then those answers for which it has none. */
export const returnHeader = (
  header: readonly string[],
  mapping: Mapping,
  names: Readonly<Record<AnswerField, string>>,
): readonly string[] => [
  ...header,
  ...answerFields.filter((field) => mapping[field] === null).map((field) => names[field]),
]

/** One order in the source's own columns; what the source wrote into a column that we have no field for comes back as it was. */
export const returnCells = (header: readonly string[], mapping: Mapping, order: Returned): readonly string[] => {
  const fields = new Map<number, ImportField>()
  for (const [field, column] of Object.entries(mapping)) if (column !== null) fields.set(column, field as ImportField)
  const extra = new Map(extraOf(order.words.extra))
  const own = header.map((name, column) => {
    const field = fields.get(column)
    // Our channels are fewer than a source's: its own word stands among the other columns.
    if (field === undefined || field === 'channel') return extra.get(name) ?? ''
    return fieldOf(field, order)
  })
  return [...own, ...answerFields.filter((field) => mapping[field] === null).map((field) => fieldOf(field, order))]
}

const fieldOf = (field: ImportField, order: Returned): string => {
  const when = (at: Instant | null): string => (at === null ? '' : isoMinute(at))
  switch (field) {
    case 'sourceId':
    case 'title':
    case 'text':
    case 'reporter':
    case 'phone':
    case 'address':
    case 'town':
    case 'category':
      return order.words[field]
    case 'receivedAt':
      return when(order.receivedAt)
    case 'state':
    case 'unit':
    case 'reply':
      return order[field]
    case 'repliedAt':
    case 'closedAt':
      return when(order[field])
    default:
      return ''
  }
}

const extraOf = (text: string): readonly (readonly [string, string])[] => {
  try {
    const parsed: unknown = text === '' ? [] : JSON.parse(text)
    return Array.isArray(parsed)
      ? parsed.flatMap((one) =>
          Array.isArray(one) && one.length === 2 ? [[String(one[0]), String(one[1])] as const] : [],
        )
      : []
  } catch {
    return []
  }
}
