import type { CategoryCard, RouteCard, TownCard } from '../../shared/contract/catalogue.ts'
import type { Lane } from '../../shared/contract/desk.ts'
import { routeFor } from '../../shared/domain/catalogue/routeFor.ts'
import type { Instant } from '../../shared/kernel/chinaTime.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { unitFit } from '../desk/unitFilter.ts'
import type { PickOption } from '../forms/pickOptions.ts'

/** A category where it stands in the tree. */
export type CategoryNode = {
  readonly card: CategoryCard
  /** Names from the first level down to the one above it. */
  readonly path: readonly string[]
  /** It or one above it is retired: not offered any more. */
  readonly out: boolean
  readonly below: readonly CategoryNode[]
}

export const categoryTree = (cards: readonly CategoryCard[]): readonly CategoryNode[] => {
  const under = groupedBy(cards, (card) => card.parent)
  const nodesUnder = (parent: RowId | null, path: readonly string[], out: boolean): readonly CategoryNode[] =>
    // Three levels, whatever the cards say: a broken tree must not be an endless one.
    path.length > 2
      ? []
      : (under.get(parent) ?? []).map((card) => {
          const gone = out || card.retired
          return { card, path, out: gone, below: nodesUnder(card.row, [...path, card.name], gone) }
        })
  return nodesUnder(null, [], false)
}

/** Every node, a parent before what stands below it. */
export const allNodes = (tree: readonly CategoryNode[]): readonly CategoryNode[] =>
  tree.flatMap((node) => [node, ...allNodes(node.below)])

export const pathText = ({ path, card }: CategoryNode): string => [...path, card.name].join(' / ')

/** The categories that can be picked, with their paths. */
export const categoryOptions = (cards: readonly CategoryCard[]): readonly PickOption<RowId>[] =>
  allNodes(categoryTree(cards))
    .filter(({ out }) => !out)
    .map(({ card, path }) => ({
      key: card.row,
      name: card.name,
      // As the store knows it too: by its path, or by the last two names of it.
      aliases: [
        ...new Set([...card.aliases, ...[path, path.slice(-1)].map((above) => [...above, card.name].join('/'))]),
      ],
      initials: card.initials,
      ...(path.length === 0 ? {} : { path: path.join(' / ') }),
    }))

/** The towns that can be picked. */
export const townChoices = (cards: readonly TownCard[]): readonly PickOption<RowId>[] =>
  cards
    .filter(({ retired }) => !retired)
    .map(({ row, name, aliases, initials }) => ({ key: row, name, aliases, initials }))

/** The nodes that a tree shows: what fits the filter with everything above it, or what the person has opened. */
export const shownNodes = (
  tree: readonly CategoryNode[],
  typed: string,
  opened: ReadonlySet<RowId>,
  withRetired: boolean,
): readonly CategoryNode[] => {
  const asked = typed.trim()
  const fits = ({ card }: CategoryNode): boolean =>
    [card.name, ...card.aliases].some(
      (name) => unitFit({ name, fullName: '', initials: card.initials }, asked) !== null,
    )
  const show = (nodes: readonly CategoryNode[]): readonly CategoryNode[] =>
    nodes.flatMap((node) => {
      if (node.out && !withRetired) return []
      const below = asked === '' && !opened.has(node.card.row) ? [] : show(node.below)
      return asked === '' || fits(node) || below.length > 0 ? [node, ...below] : []
    })
  return show(tree)
}

/** Why nobody would get an order of a category. */
export type RouteGap = 'no-unit' | 'unit-retired'
export type RouteToday = {
  readonly route: RouteCard
  readonly lead: Lane | null
  /** Null: the period is the category's own; else the category above it that it is taken from. */
  readonly from: RowId | null
}

/** What the dispatch catalogue says today, for whoever asks for many categories. */
export const routesToday = (
  categories: readonly CategoryCard[],
  routes: readonly RouteCard[],
  lanes: readonly Lane[],
  now: Instant,
): ((category: RowId) => RouteToday | null) => {
  const periods = groupedBy(routes, (route) => route.category)
  const parents = new Map(categories.map((card) => [card.row, card.parent]))
  const units = new Map(lanes.map((lane) => [lane.unit, lane]))
  return (category) => {
    const found = routeFor(category, now, {
      periodsOf: (row) => periods.get(row) ?? [],
      parentOf: (row) => parents.get(row) ?? null,
    })
    if (found === null) return null
    const lead = units.get(found.period.lead) ?? null
    return { route: found.period, lead, from: found.of === category ? null : found.of }
  }
}

export const gapOf = (today: RouteToday | null): RouteGap | null => {
  if (today === null) return 'no-unit'
  return today.lead === null || today.lead.retired ? 'unit-retired' : null
}

const groupedBy = <T, Key>(list: readonly T[], keyOf: (one: T) => Key): ReadonlyMap<Key, readonly T[]> => {
  const groups = new Map<Key, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return groups
}
