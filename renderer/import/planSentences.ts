import { channelOf } from '../../shared/matching/channelOf.ts'
import { orderKindOf, stateKind } from '../../shared/matching/sourceState.ts'
import type { SheetLook } from '../../shared/contract/importing.ts'
import type { ImportPlan } from '../../shared/contract/importPlan.ts'
import type { Text } from '../../shared/text/zhCN.ts'

type Words = Text['importPlan']['rules']
type Named = {
  readonly channels: Readonly<Record<string, string>>
  readonly dayOrders: Readonly<Record<string, string>>
  /** Names of the catalogue by their ids. */
  readonly catalogue: ReadonlyMap<string, string>
}

/** The rules of a plan as a person would say them. What is only the default is not said. */
export const planSentences = (
  plan: ImportPlan,
  look: SheetLook,
  header: readonly string[],
  words: Words,
  named: Named,
): readonly string[] => {
  const { rules, mapping, kind, ignored } = plan
  const sentences: string[] = []
  const headerOf = (column: number | null): string => (column === null ? '' : (header[column] ?? ''))
  const states = look.values.find(({ field }) => field === 'state')
  if (states !== undefined && (kind === 'newOrders' || kind === 'history' || kind === 'updates')) {
    const decided = new Map(rules.states)
    const kindOf = (state: string): string =>
      kind === 'updates' ? (decided.get(state) ?? stateKind(state)) : orderKindOf(state, decided, plan)
    const closed = states.values.filter(([value]) => kindOf(value) === 'history')
    const open = states.values.filter(([value]) => kindOf(value) === 'newOrders')
    const rowsOf = (values: typeof closed): number => values.reduce((sum, [, count]) => sum + count, 0)
    const namesOf = (values: typeof closed): readonly string[] => values.map(([value]) => value)
    const name = headerOf(mapping.state)
    if (kind === 'updates') {
      if (closed.length > 0) sentences.push(words.closed(name, namesOf(closed)))
    } else {
      if (closed.length > 0) sentences.push(words.history(name, namesOf(closed), rowsOf(closed)))
      if (open.length > 0 && closed.length > 0) sentences.push(words.orders(name, namesOf(open), rowsOf(open)))
    }
  }
  const channels = look.values.find(({ field }) => field === 'channel')
  if (channels !== undefined) {
    const decided = new Map(rules.channels)
    const means = channels.values.map(([value]) => [value, decided.get(value) ?? channelOf(value)] as const)
    for (const [channel, values] of grouped(means))
      sentences.push(words.channelIs(named.channels[channel] ?? channel, values))
  }
  for (const rule of ['towns', 'categories', 'units'] as const) {
    const matched = rules[rule].flatMap(([said, id]) => {
      const name = id === null ? undefined : named.catalogue.get(id)
      return name === undefined || name === said ? [] : [[said, name] as const]
    })
    for (const [name, said] of grouped(matched)) sentences.push(words.means(said, name))
  }
  if (rules.defaultChannel !== null) sentences.push(words.defaultIs(named.channels[rules.defaultChannel] ?? ''))
  if (rules.dayOrder !== 'auto') sentences.push(words.dates(named.dayOrders[rules.dayOrder] ?? ''))
  if (ignored.length > 0) sentences.push(words.ignored(ignored.map(headerOf)))
  return sentences
}

/** Several values that mean the same, in one sentence. */
const grouped = <Means>(list: readonly (readonly [string, Means])[]): ReadonlyMap<Means, readonly string[]> => {
  const groups = new Map<Means, string[]>()
  for (const [value, means] of list) groups.set(means, [...(groups.get(means) ?? []), value])
  return groups
}
