import { expect, test } from 'vitest'
import type { DeskNews, DeskVerbs } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { createDeskView } from './deskView.ts'

const rows = Array.from({ length: 100 }, (_, at) => ({ id: at + 1 }) as Row)

test('a count that comes before the answer that opens its list is not lost', async () => {
  const answer = { view: 7, version: 1, total: 100, counted: false, rows }
  const verbs = {
    openView: async () => {
      view.takeNews({ kind: 'viewCounted', view: 7, version: 1, total: 178 })
      return { ok: true, value: answer }
    },
    positionOf: async () => ({ ok: true, value: { index: null } }),
  } as unknown as DeskVerbs
  const view = createDeskView(verbs)
  await view.open({})
  expect(view.list.get()).toMatchObject({ view: 7, total: 178, counted: true })
})

test('a count of another list changes nothing', async () => {
  const verbs = {
    openView: async () => ({ ok: true, value: { view: 7, version: 1, total: 100, counted: false, rows } }),
    positionOf: async () => ({ ok: true, value: { index: null } }),
  } as unknown as DeskVerbs
  const view = createDeskView(verbs)
  view.takeNews({ kind: 'viewCounted', view: 6, version: 1, total: 5 })
  await view.open({})
  expect(view.list.get()).toMatchObject({ total: 100, counted: false })
})

test('what an import brought, and tables made again, are not taken into a list that somebody works in', async () => {
  const asked: string[] = []
  const opened = { ok: true, value: { view: 7, version: 1, total: 100, counted: true, rows } }
  const verbs = {
    openView: async () => opened,
    refreshView: async () => {
      asked.push('refresh')
      return opened
    },
    positionOf: async () => ({ ok: true, value: { index: null } }),
  } as unknown as DeskVerbs
  const view = createDeskView(verbs)
  await view.open({})
  const counts = { newOrders: { taken: 3, known: 0, proposed: 0, unmatched: 0, refused: 0 } }
  view.takeNews({ kind: 'importReport', import: 'a', report: { counts } } as unknown as DeskNews)
  view.takeNews({ kind: 'rebuilding', percent: null })
  view.takeNews({ kind: 'viewBehind', view: 7, arrived: 3, moved: 0 })
  expect(asked).toEqual([])
  expect(view.list.get()).toMatchObject({ total: 100, arrived: 3 })
})

test('a list that is taken in anew says from where to where the focused order went, before the focus itself has followed', async () => {
  const opened = (view: number) => ({ ok: true, value: { view, version: 1, total: 100, counted: true, rows } })
  const verbs = {
    openView: async () => opened(7),
    refreshView: async () => opened(8),
    positionOf: async ({ row }: { row: number }) => ({ ok: true, value: { index: row + 39 } }),
  } as unknown as DeskVerbs
  const view = createDeskView(verbs)
  await view.open({})
  view.focusOn(4)
  const moves: unknown[] = []
  view.onGridOrder((order) => {
    if (order.kind === 'show') moves.push(order.moved, view.focus.get()?.index)
  })
  await view.refresh()
  expect(moves).toEqual([{ from: 4, to: 44 }, 4])
  expect(view.focus.get()).toEqual({ index: 44, row: 5 })
})

test('what is asked for while the person’s own gesture is under way shows it: list and keys wait for it', async () => {
  const asked: string[] = []
  const opened = { ok: true, value: { view: 7, version: 1, total: 100, counted: true, rows } }
  const verbs = {
    openView: async () => {
      asked.push('open')
      return opened
    },
    positionOf: async () => ({ ok: true, value: { index: null } }),
  } as unknown as DeskVerbs
  const view = createDeskView(verbs)
  await view.open({})
  let answer: (isChanged: boolean) => void = () => {}
  const changed = new Promise<boolean>((resolve) => {
    answer = resolve
  })
  view.seeThrough({ kind: 'rows', rows: [3 as RowId] }, changed)
  expect(view.stands()).toBe(false)
  const opening = view.open({ inbox: 'dispatched' })
  expect(view.spec.get().inbox).toBe('dispatched')
  answer(true)
  view.takeNews({ kind: 'rowsChanged', rows: [8 as RowId] })
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked).toEqual(['open'])
  view.takeNews({ kind: 'rowsChanged', rows: [3 as RowId] })
  await opening
  expect(asked).toEqual(['open', 'open'])
  expect(view.stands()).toBe(true)
})

test('a gesture that changed nothing, and one that takes its time, keep nobody waiting', async () => {
  const verbs = { positionOf: async () => ({ ok: true, value: { index: null } }) } as unknown as DeskVerbs
  const view = createDeskView(verbs)
  view.seeThrough(null, Promise.resolve(false))
  await view.settled()
  expect(view.stands()).toBe(true)
  view.seeThrough(null, new Promise(() => {}))
  expect(view.stands()).toBe(false)
  await view.settled()
  expect(view.stands()).toBe(true)
})
