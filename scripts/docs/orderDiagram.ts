import { orderTable } from '../../shared/domain/order/orderTable.ts'
import { type OrderStatus, orderStatuses } from '../../shared/domain/order/orderState.ts'
import type { OrderCommandType } from '../../shared/domain/order/orderCommands.ts'
import { rolesFor } from '../../shared/domain/permissions.ts'
import { zhCN } from '../../shared/text/zhCN.ts'

/** docs/orderStates.md, out of the table that the rules read: the diagram, and a row for each command. */
export const orderDiagram = (): string => `# The life of an order

Made from \`shared/domain/order/orderTable.ts\` and \`shared/domain/permissions.ts\` by \`npm run docs\`; a test checks that it is current.
Arrows that only take a step back (undo) and commands that change no state are in the table below and not in the picture.

\`\`\`mermaid
stateDiagram-v2
${orderStatuses.map((status) => `  ${status}: ${status} ${zhCN.orderCourse.statuses[status]}`).join('\n')}
  [*] --> reported: reportOrder
  [*] --> importedClosed: importHistory
${arrows().join('\n')}
\`\`\`

| command | allowed in | leads to | expects | who |
|---|---|---|---|---|
${commands().map(row).join('\n')}
`

const commands = (): readonly OrderCommandType[] => Object.keys(orderTable) as OrderCommandType[]

/** Commands between the same two states share an arrow. */
const arrows = (): readonly string[] => {
  const byPlaces = new Map<string, OrderCommandType[]>()
  for (const type of commands()) {
    const { from, to } = orderTable[type]
    if (from === 'new') continue
    for (const [before, after] of moves(type, from, to)) {
      const key = `  ${before} --> ${after}`
      byPlaces.set(key, [...(byPlaces.get(key) ?? []), type])
    }
  }
  return [...byPlaces].map(([places, types]) => `${places}: ${types.join(', ')}`)
}

const moves = (
  type: OrderCommandType,
  from: readonly OrderStatus[],
  to: readonly (OrderStatus | 'stays' | 'back')[],
): readonly (readonly [OrderStatus, OrderStatus])[] =>
  from.flatMap((before) =>
    to.flatMap((after): readonly (readonly [OrderStatus, OrderStatus])[] => {
      if (after === 'stays' || after === 'back' || after === before) return []
      return leads(type, before, after) ? [[before, after]] : []
    }),
  )

/** Where a row names several ends, not every beginning leads to each. */
const leads = (type: OrderCommandType, before: OrderStatus, after: OrderStatus): boolean => {
  switch (type) {
    case 'signOrder':
      return before === 'dispatched'
    case 'recordContact':
    case 'noteProgress':
    case 'deliverInterim':
      return before === 'signed'
    case 'deliverOrder':
      return after === 'delivered' || before === 'signed'
    default:
      return true
  }
}

const row = (type: OrderCommandType): string => {
  const { from, to, policy } = orderTable[type]
  const places = from === 'new' ? 'new' : from.length === orderStatuses.length ? 'every state' : from.join(', ')
  return `| \`${type}\` | ${places} | ${to.join(', ')} | ${policies[policy]} | ${rolesFor(type).join(', ')} |`
}

const policies = { anyTime: 'any time', whileState: 'while the state allows', exact: 'exact' } as const
