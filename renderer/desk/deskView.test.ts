import { expect, test } from 'vitest'
import type { DeskVerbs } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
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
