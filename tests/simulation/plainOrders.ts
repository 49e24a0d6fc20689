import type { Acted, OrderDetail } from '../../shared/contract/desk.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import type { Harness } from './deskHarness.ts'

/** Orders of which nothing matters but that they are there, and what the desk answers about them; a refusal is an error. */
const words = { title: '路灯不亮', text: '', reporter: '', phone: '', address: '', town: '', category: '' }

export const reportPlain = async ({ verbs }: Harness): Promise<RowId> => {
  const made = await verbs.report({ channel: 'hotline', receivedAt: null, words })
  if (!made.ok) throw new Error('refused')
  return made.value.row
}

export const over = (...rows: readonly RowId[]) => ({ kind: 'rows' as const, rows: [...rows] })

type Answer = { readonly ok: true; readonly value: Acted } | { readonly ok: false; readonly error: unknown }
export const actedOf = (answer: Answer): Acted => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}

export const detailOf = async ({ verbs }: Harness, row: RowId): Promise<OrderDetail> => {
  const read = await verbs.order({ row })
  if (!read.ok) throw new Error('no order')
  return read.value
}

export const overviewOf = async ({ verbs }: Harness) => {
  const read = await verbs.overview({})
  if (!read.ok) throw new Error('no overview')
  return read.value
}

export const unitAt = async (harness: Harness, at: number): Promise<RowId> => {
  const lane = (await overviewOf(harness)).lanes[at]
  if (lane === undefined) throw new Error('no unit')
  return lane.unit
}

/** What an order is now and what its last line says, without instants and without where the line stands. */
export const lastTold = async (harness: Harness, row: RowId): Promise<unknown> => {
  const { row: shown, timeline } = await detailOf(harness, row)
  const line = { ...timeline.at(-1), seq: 0, at: 0, dueAt: 0 }
  return [shown.status, shown.lead, shown.supporting, line]
}
