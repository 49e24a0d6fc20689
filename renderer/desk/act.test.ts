import { expect, test } from 'vitest'
import type { OrderDetail } from '../../shared/contract/desk.ts'
import type { Row } from '../../shared/contract/views.ts'
import { orderCommandTypes } from '../../shared/domain/order/orderTable.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { createSource } from '../store/source.ts'
import { actByKey } from './act.ts'
import type { DeskModel } from './deskModel.ts'
import { createPlaces } from './places.ts'
import { createToasts } from './toasts.ts'

const row = { id: 7 as RowId, number: '261120-0007', status: 'reported' } as Row
const detail = {
  row,
  standing: {
    undo: { group: 'group-1' },
    notice: { allowed: true },
    offers: Object.fromEntries(orderCommandTypes.map((type) => [type, { allowed: true }])),
  },
} as unknown as OrderDetail

/** A desk whose focused order stands in the list; its text is still on the way until `arrive`. */
const deskBeforeTheText = () => {
  const done: string[] = []
  let arrive: (full: OrderDetail | null) => void = () => {}
  const reading = new Promise<OrderDetail | null>((resolve) => {
    arrive = resolve
  })
  const focus = createSource<{ readonly index: number; readonly row: RowId | null } | null>({ index: 0, row: row.id })
  const places = createPlaces()
  const toasts = createToasts()
  const model = {
    view: { focus, rows: { rowOf: () => row }, settled: async () => {} },
    gestures: {
      aimAtFocused: () => ({ target: { kind: 'rows', rows: [row.id] }, count: 1, number: row.number }),
      aimAtSelection: () => ({ target: { kind: 'rows', rows: [row.id] }, count: 1, number: row.number }),
      accept: async () => void done.push('accept'),
      undo: async (group: string) => void done.push(`undo ${group}`),
    },
    files: { attach: async (to: RowId) => void done.push(`attach ${to}`) },
    places,
    toasts,
    detail: createSource<OrderDetail | null>(null),
    readOrder: () => reading,
    refuses: () => false,
    text: () => zhCN,
  } as unknown as DeskModel
  return { model, done, arrive, focus, places, toasts }
}

test('a file is added by its key although the order’s text is still on its way', () => {
  const { model, done } = deskBeforeTheText()
  actByKey(model, ';', 'focused')
  expect(done).toEqual(['attach 7'])
})

test('a correction asked for before the text is here opens when it is', async () => {
  const { model, arrive, places } = deskBeforeTheText()
  actByKey(model, 'e', 'focused')
  expect(places.overlay.get()).toEqual({ kind: 'reading' })
  arrive(detail)
  await expect.poll(() => places.overlay.get()).toMatchObject({ kind: 'correct', detail })
})

test.each([
  ['\\', 'recordInstruction'],
  ["'", 'markOrder'],
] as const)(
  'a dialog that shows how the order stands waits for it, and no letter reaches the desk: %s',
  async (key, name) => {
    const { model, arrive, places } = deskBeforeTheText()
    actByKey(model, key, 'focused')
    expect(places.overlay.get()).toEqual({ kind: 'reading' })
    arrive(detail)
    await expect.poll(() => places.overlay.get()).toMatchObject({ kind: 'act', name, detail })
  },
)

test('the desk’s keys are there again where the order cannot be read', async () => {
  const { model, arrive, places } = deskBeforeTheText()
  actByKey(model, '\\', 'focused')
  arrive(null)
  await expect.poll(() => places.overlay.get()).toBeNull()
})

test('a refusal that the ledger no longer has is not said: what is shown can be older than the last gesture', async () => {
  const { model, arrive, places, toasts } = deskBeforeTheText()
  actByKey(model, 's', 'focused')
  arrive({ ...detail, row: { ...row, status: 'dispatched' } })
  await expect.poll(() => places.screen.get().kind).toBe('notice')
  expect(toasts.shown.get()).toEqual([])
})

test('what stands in the way is said, with the order’s number, as the ledger has it', async () => {
  const { model, arrive, places, toasts } = deskBeforeTheText()
  actByKey(model, 's', 'focused')
  arrive(detail)
  await expect.poll(() => toasts.shown.get()).toMatchObject([{ body: { kind: 'failed', detail: row.number } }])
  expect(places.screen.get().kind).toBe('desk')
  expect(places.overlay.get()).toBeNull()
})

test('for a selection the dialog opens at once: no single order says what stands in it', () => {
  const { model, places } = deskBeforeTheText()
  actByKey(model, "'", 'selection')
  expect(places.overlay.get()).toMatchObject({ kind: 'act', name: 'markOrder', detail: null })
})

test('what was asked for an order that the focus has left is not done to another one', async () => {
  const { model, arrive, focus, places } = deskBeforeTheText()
  actByKey(model, 'e', 'focused')
  focus.set({ index: 1, row: 8 as RowId })
  arrive(detail)
  await new Promise((resolve) => setImmediate(resolve))
  expect(places.overlay.get()).toBeNull()
})

test('what is done with one order alone says so when it is asked for a selection', () => {
  const { model, done, toasts } = deskBeforeTheText()
  actByKey(model, ';', 'selection')
  expect(done).toEqual([])
  expect(toasts.shown.get()).toMatchObject([{ body: { message: zhCN.orderActs.oneAtATime } }])
})
