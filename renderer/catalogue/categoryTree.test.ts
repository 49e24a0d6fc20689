import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CategoryCard, RouteCard } from '../../shared/contract/catalogue.ts'
import type { Lane } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { allNodes, categoryOptions, categoryTree, gapOf, pathText, routesToday, shownNodes } from './categoryTree.ts'

const row = (n: number) => n as RowId
const card = (n: number, name: string, parent: number | null, more: Partial<CategoryCard> = {}): CategoryCard => ({
  row: row(n),
  parent: parent === null ? null : row(parent),
  level: parent === null ? 1 : 2,
  name,
  aliases: [],
  initials: '',
  retired: false,
  ...more,
})
const cards = [
  card(1, '城乡建设', null, { initials: 'cxjs' }),
  card(2, '供热', 1, { initials: 'gr', aliases: ['暖气'] }),
  card(3, '收费', 2, { initials: 'sf', level: 3 }),
  card(4, '交通出行', null, { initials: 'jtcx', retired: true }),
  card(5, '公交', 4, { initials: 'gj' }),
]
const tree = categoryTree(cards)
const names = (nodes: ReturnType<typeof allNodes>) => nodes.map((node) => node.card.name)
const none: ReadonlySet<RowId> = new Set()

test('a tree shows its first level until a node is opened or something is looked for', () => {
  expect(names(shownNodes(tree, '', none, false))).toEqual(['城乡建设'])
  expect(names(shownNodes(tree, '', none, true))).toEqual(['城乡建设', '交通出行'])
  expect(names(shownNodes(tree, '', new Set([row(1)]), false))).toEqual(['城乡建设', '供热'])
  expect(names(shownNodes(tree, '收费', none, false))).toEqual(['城乡建设', '供热', '收费'])
  expect(names(shownNodes(tree, '暖气', none, false))).toEqual(['城乡建设', '供热'])
  expect(names(shownNodes(tree, 'gj', none, true))).toEqual(['交通出行', '公交'])
  expect(names(shownNodes(tree, 'gj', none, false))).toEqual([])
})

test('what is retired, and all below it, is not offered', () => {
  expect(categoryOptions(cards).map(({ name }) => name)).toEqual(['城乡建设', '供热', '收费'])
  expect(categoryOptions(cards)[2]).toMatchObject({
    path: '城乡建设 / 供热',
    aliases: ['城乡建设/供热/收费', '供热/收费'],
  })
  expect(allNodes(tree).map(pathText)).toContain('城乡建设 / 供热 / 收费')
})

const lane = (n: number, retired = false) => ({ unit: row(n), name: `u${n}`, retired }) as Lane
const route = (category: number, lead: number, more: Partial<RouteCard> = {}): RouteCard => ({
  category: row(category),
  lead: row(lead),
  supporting: [],
  closing: 'leadOnly',
  from: 0,
  until: null,
  basis: '',
  ...more,
})

test('R-CATALOGUE-10 today’s unit is the category’s own or that of the nearest one above; a gap says why', () => {
  const today = routesToday(cards, [route(1, 10), route(2, 11, { until: 5 })], [lane(10), lane(11, true)], 4)
  expect(today(row(1))).toMatchObject({ from: null, lead: { name: 'u10' } })
  expect(gapOf(today(row(2)))).toBe('unit-retired')
  expect(today(row(3))).toMatchObject({ from: 2 })
  expect(gapOf(today(row(4)))).toBe('no-unit')
  const later = routesToday(cards, [route(1, 10), route(2, 11, { until: 5 })], [lane(10)], 5)
  expect(later(row(3))).toMatchObject({ from: 1, lead: { name: 'u10' } })
  expect(gapOf(later(row(3)))).toBeNull()
})

test('whatever the cards say, the tree ends, and every node stands below the one that its path names', () => {
  const many = fc.array(fc.tuple(fc.nat(12), fc.option(fc.nat(12)), fc.boolean()), { maxLength: 30 })
  fc.assert(
    fc.property(many, (given) => {
      const made = given.map(([n, parent, retired], at) => card(at, `c${n}`, parent, { retired }))
      for (const node of allNodes(categoryTree(made))) {
        expect(node.path.length).toBeLessThanOrEqual(2)
        expect(node.below.every((one) => one.path.length === node.path.length + 1)).toBe(true)
        if (node.out) expect(node.below.every((one) => one.out)).toBe(true)
      }
    }),
  )
})
