import { labelledMessages } from '../labelledMessages.ts'
import { realMessages, townOf } from '../realMessages.ts'
import { seededRandom } from '../../seededRandom.ts'
import { elsewhere, nearCopy, newPhone, type Said, type Strength, strengths } from './nearCopies.ts'

/** An order of the ledger that is made for the bench; `at`: days from the beginning of its 120 days. */
export type MadeOrder = Said & {
  readonly id: number
  readonly town: string
  readonly category: string
  readonly at: number
  readonly kind: 'message' | 'copy' | 'elsewhere' | 'category'
  /** The half on which the thresholds are chosen, or the half that is reported; null for what nothing is asked about. */
  readonly half: 'tuning' | 'reported' | null
  /** The order that it was made from; null for a message as it came. */
  readonly from: number | null
  readonly strength: Strength | null
}

const span = 120
const copies = 900
const moved = 300

/**
 * Real messages as orders of 120 days, and made from them: near-copies (the same matter), the same words about another place (another
 * matter), and messages of a sheet with categories, many of the same town and category within days (other matters).
 */
export const labelledSet = (seed: number): readonly MadeOrder[] => {
  const chance = seededRandom(seed)
  const day = () => chance.int(0, span * 1440) / 1440
  const orders: MadeOrder[] = realMessages().map(({ title, text, town }, id) => ({
    id,
    title,
    text,
    town,
    phone: newPhone(chance),
    category: '',
    at: day(),
    kind: 'message',
    half: null,
    from: null,
    strength: null,
  }))
  const messages = orders.length
  const half = () => (chance.chance(0.5) ? ('tuning' as const) : ('reported' as const))
  const made = new Set<number>()
  const unused = (): number => {
    for (;;) {
      const from = chance.int(0, messages - 1)
      if (made.has(from)) continue
      made.add(from)
      return from
    }
  }
  for (let count = 0; count < copies; count += 1) {
    const from = unused()
    const source = orders[from]
    if (source === undefined) continue
    const strength = strengths[count % 3] ?? 'light'
    const at = Math.min(span, source.at + chance.int(0, 20 * 1440) / 1440)
    orders.push({
      ...source,
      id: orders.length,
      ...nearCopy(source, strength, chance),
      at,
      kind: 'copy',
      half: half(),
      from,
      strength,
    })
  }
  for (let count = 0; count < moved; ) {
    const from = unused()
    const source = orders[from]
    const other = source === undefined ? null : elsewhere(source, chance)
    if (source === undefined || other === null) continue
    const at = Math.min(span, source.at + chance.int(0, 10 * 1440) / 1440)
    orders.push({ ...source, id: orders.length, ...other, at, kind: 'elsewhere', half: half(), from, strength: null })
    count += 1
  }
  const { labels, messages: labelled } = labelledMessages()
  for (const { title, text, label } of labelled)
    orders.push({
      id: orders.length,
      title,
      text: text.replace(/\s+/gu, ' '),
      town: townOf(`${title} ${text}`) || `B${chance.int(1, 4)}市`,
      phone: newPhone(chance),
      category: labels[label] ?? '',
      at: day(),
      kind: 'category',
      half: half(),
      from: null,
      strength: null,
    })
  return orders
}
