import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import { routeAt } from '../../ledger/sqlite/catalogueQueries.ts'
import { intAt, type SqlRow, textAt } from '../../ledger/sqlite/driver.ts'
import { streamsByName } from '../../ledger/sqlite/entries.ts'
import type { Suggestion, SuggestionReplies } from '../../shared/contract/suggestions.ts'
import type { Row } from '../../shared/contract/views.ts'
import { type OrderState, workOf } from '../../shared/domain/order/orderState.ts'
import { unitStream } from '../../shared/domain/streams.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { err, ok } from '../../shared/kernel/result.ts'
import { commonPieces } from '../../shared/suggest/commonPieces.ts'
import { weighUnits } from '../../shared/suggest/weighUnits.ts'
import type { Desk } from './desk.ts'
import { openOrder } from './openOrder.ts'
import type { Handlers } from './portServer.ts'

/** Who might get an order: what the dispatch catalogue says of its category and what was decided about orders like it. */
export const suggestionHandlers = (desk: Desk): Pick<Handlers, keyof SuggestionReplies> => ({
  suggestion: async ({ row }) => {
    const units = desk.ledger.reader.all('SELECT id, name, retired FROM unit_card')
    const [opened, cards] = await Promise.all([openOrder(desk, row), units])
    if (opened === null) return err({ kind: 'not-found' })
    return ok(await suggestionFor(desk, row, opened.state, opened.words, cards))
  },
})

const suggestionFor = async (
  desk: Desk,
  row: RowId,
  state: OrderState,
  words: { readonly title: string; readonly text: string },
  cards: readonly SqlRow[],
): Promise<Suggestion> => {
  if (!waits(state)) return { kind: 'none', row, why: 'not-waiting' }
  const db = desk.ledger.reader
  const [route, notTo] = await Promise.all([
    state.category === null ? null : routeAt(db, state.category, desk.ledger.now()),
    unitsNotAsked(desk, state),
  ])
  const names = new Map(cards.map((card) => [intAt(card, 'id'), textAt(card, 'name')]))
  const barred = new Set([
    ...cards.filter((card) => intAt(card, 'retired') === 1).map((card) => intAt(card, 'id')),
    ...notTo,
  ])
  const decided = desk.learner.unitsFor(words, barred)
  const chosen = weighUnits({
    catalogue: route?.lead ?? null,
    decided: new Map(decided.map(({ unit, share }) => [unit, share])),
    barred,
  })
  if (chosen === null) return { kind: 'none', row, why: desk.learner.ready ? 'nothing-known' : 'still-learning' }
  const past = chosen.by === 'catalogue' ? undefined : decided.find(({ unit }) => unit === chosen.unit)
  const orders = await rowsById(db, past?.orders.map((order) => order.row) ?? [])
  const routed = chosen.by === 'decisions' ? null : route
  const supporting = (routed?.supporting ?? usualSupport(orders)).filter(
    (unit) => unit !== chosen.unit && !barred.has(unit) && names.has(unit),
  )
  const speaking = past === undefined ? [] : desk.learner.wordsFor(words, chosen.unit)
  const named = (unit: number) => ({ unit: unit as RowId, name: names.get(unit) ?? '' })
  return {
    kind: 'units',
    row,
    lead: named(chosen.unit),
    supporting: supporting.map(named),
    // Where one unit is alone there is nothing to choose.
    closing: supporting.length === 0 ? 'leadOnly' : (routed?.closing ?? 'leadOnly'),
    by: chosen.by,
    category: routed?.category ?? null,
    words:
      speaking.length > 0
        ? speaking
        : commonPieces(
            words.title,
            orders.map(({ title }) => title),
          ),
    orders: orders.map(({ id, number, title }) => ({ row: id, number, title })),
  }
}

/** Who would get it is of interest only while it is with nobody. */
const waits = ({ status }: OrderState): boolean =>
  status === 'reported' || status === 'accepted' || status === 'returned'

/** The unit that is complained about, the one that gave the order back, and the one that has it still. */
const unitsNotAsked = async (desk: Desk, state: OrderState): Promise<readonly number[]> => {
  const units = [
    state.concerns,
    ...(state.status === 'returned' ? [state.by, workOf(state)?.assignment.lead ?? null] : []),
  ].flatMap((unit) => (unit === null ? [] : [unitStream(unit)]))
  if (units.length === 0) return []
  return [...(await streamsByName(desk.ledger.reader, units)).values()].map(({ id }) => id)
}

/** Units that helped with more than half of the past orders. */
const usualSupport = (orders: readonly Row[]): readonly number[] => {
  const counts = new Map<number, number>()
  for (const { supporting } of orders) for (const unit of supporting) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  return [...counts].filter(([, count]) => count * 2 > orders.length).map(([unit]) => unit)
}
