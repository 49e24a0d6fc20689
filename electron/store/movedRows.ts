import type { FrozenList } from './frozenList.ts'

/**
 * Which of the changed rows would stand elsewhere, or nowhere, if the view were asked again. A visible row has left its place
 * when it is not shown any more, or when it no longer stands between its neighbours in the order as it is now.
 */
export const movedRows = async (
  list: FrozenList,
  changed: readonly number[],
  inside: ReadonlySet<number>,
  inOrder: (ids: readonly number[]) => Promise<readonly number[]>,
): Promise<ReadonlySet<number>> => {
  const moved = new Set<number>()
  const placed: { readonly id: number; readonly before: number | null; readonly after: number | null }[] = []
  const among = new Set(changed)
  for (const id of changed) {
    const at = list.positionOf(id)
    if (at === null) continue
    if (!inside.has(id)) moved.add(id)
    else placed.push({ id, before: neighbour(list, at, -1, among), after: neighbour(list, at, 1, among) })
  }
  if (placed.length === 0) return moved
  const asked = new Set(placed.flatMap(({ id, before, after }) => [id, before, after].filter((one) => one !== null)))
  const rank = new Map((await inOrder([...asked])).map((id, at) => [id, at]))
  const rankOf = (id: number): number => rank.get(id) ?? 0
  for (const { id, before, after } of placed) {
    const misplaced = (before !== null && rankOf(before) > rankOf(id)) || (after !== null && rankOf(after) < rankOf(id))
    if (misplaced) moved.add(id)
  }
  return moved
}

/** The nearest row that did not change; those that did say nothing about where a row belongs. */
const neighbour = (list: FrozenList, from: number, step: 1 | -1, changed: ReadonlySet<number>): number | null => {
  for (let at = from + step; at >= 0 && at < list.total; at += step) {
    const [id] = list.slice(at, at + 1)
    if (id === undefined) return null
    if (!changed.has(id)) return id
  }
  return null
}
