import fc from 'fast-check'
import { expect, test } from 'vitest'
import { usualLayout } from '../views/columnOrder.ts'
import { readViewsFile, type SavedView, viewsFileText } from './savedViews.ts'

const view: SavedView = {
  name: '三日内到期',
  inbox: 'dispatched',
  search: '暖气',
  filters: { town: ['水集街道'], lead: ['市住建局', null], dueAt: { kind: 'withinWorkingDays', days: 3 } },
  sort: { column: 'dueAt', direction: 'asc' },
  columns: { ...usualLayout, hidden: ['reporter'], widths: { title: 400 } },
}

test('views come back from their file as they were', () => {
  expect(readViewsFile(viewsFileText([view]))).toEqual({ kind: 'views', views: [view], unknownColumns: [], broken: [] })
})

test('columns that nobody knows are named and left out; the view stays', () => {
  const columns = { order: ['title', 'price'], hidden: ['colour'], pinned: [], widths: { title: 300, weight: 80 } }
  const read = readViewsFile(JSON.stringify({ format: 'youjie-views', version: 1, views: [{ ...view, columns }] }))
  expect(read).toMatchObject({ kind: 'views', unknownColumns: ['price', 'colour', 'weight'], broken: [] })
  if (read.kind === 'views') expect(read.views[0]?.columns).toMatchObject({ order: ['title'], widths: { title: 300 } })
})

test('a view that cannot be read is named, the others are taken', () => {
  const bad = { ...view, name: '坏', inbox: 'nowhere' }
  expect(readViewsFile(JSON.stringify({ format: 'youjie-views', version: 1, views: [bad, 7, view] }))).toEqual({
    kind: 'views',
    views: [view],
    unknownColumns: [],
    broken: ['坏', '?'],
  })
})

test('a foreign, damaged or newer file is none, and nothing crashes on it', () => {
  for (const text of ['', '{', 'PK\u0003\u0004', '[]', '{"format":"other"}', '7', 'null'])
    expect(readViewsFile(text)).toEqual({ kind: 'not-a-file' })
  expect(readViewsFile('{"format":"youjie-views","version":2,"views":[]}')).toEqual({ kind: 'newer' })
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, cut) => {
      readViewsFile(text)
      readViewsFile(viewsFileText([view]).slice(0, cut))
      const inside = { format: 'youjie-views', version: 1, views: [{ ...view, columns: JSON.parse(text) }] }
      readViewsFile(JSON.stringify(inside))
    }),
  )
})
