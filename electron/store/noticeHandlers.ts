import type { Draft } from '../../ledger/ledger.ts'
import { rowsById } from '../../ledger/sqlite/boardQueries.ts'
import {
  factsForRecord,
  noticeCards,
  noticeDetail,
  noticeFacts,
  noticeOrderIds,
  orderIds,
  supervisionId,
  unitIds,
} from '../../ledger/sqlite/cardQueries.ts'
import type { DeskFailure, NoticeForm } from '../../shared/contract/desk.ts'
import { supervisionStream } from '../../shared/domain/streams.ts'
import type { NoticeData, NoticeWords } from '../../shared/domain/supervision/supervisionEvents.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { RowId, SupervisionId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { type Desk, submitOne } from './desk.ts'
import type { Handlers } from './portServer.ts'
import { selectedRows } from './viewHandlers.ts'

type NoticeVerbs =
  | 'notices'
  | 'notice'
  | 'noticeFacts'
  | 'draftNotice'
  | 'reviseNotice'
  | 'signOffNotice'
  | 'recordPrint'

export const noticeHandlers = (desk: Desk): Pick<Handlers, NoticeVerbs> => ({
  notices: async () => ok(await noticeCards(desk.ledger.reader)),
  notice: async ({ notice }) => {
    const detail = await noticeDetail(desk.ledger.reader, notice)
    return detail === null ? err({ kind: 'not-found' }) : ok(detail)
  },
  noticeFacts: async ({ target }) => {
    const selected = await selectedRows(desk, target)
    if (!selected.ok) return selected
    const rows = await rowsById(desk.ledger.reader, selected.value)
    const undispatched = rows.find((row) => row.status !== 'dispatched')
    if (undispatched !== undefined) return err({ kind: 'refused', code: 'not-dispatched', number: undispatched.number })
    if (rows.length === 0) return err({ kind: 'refused', code: 'no-orders', number: '' })
    if (rows.some((row) => row.lead !== rows[0]?.lead)) return err({ kind: 'mixed-units' })
    return ok(await noticeFacts(desk.ledger.reader, selected.value))
  },
  draftNotice: async (form) => {
    const stream = supervisionStream(desk.ledger.newId() as SupervisionId)
    return submitNotice(desk, form, (body) => ({
      type: 'draftNotice',
      stream,
      touches: [stream],
      body: { ...body, kind: 'notice', proposal: null },
    }))
  },
  reviseNotice: async ({ notice, ...form }) => {
    const id = await supervisionId(desk.ledger.reader, notice)
    if (id === null) return err({ kind: 'not-found' })
    const stream = supervisionStream(id)
    return submitNotice(desk, form, (body) => ({
      type: 'reviseNotice',
      stream,
      touches: [stream],
      body: { ...body, step: 1 },
    }))
  },
  signOffNotice: async ({ notice }) => {
    const id = await supervisionId(desk.ledger.reader, notice)
    if (id === null) return err({ kind: 'not-found' })
    const stream = supervisionStream(id)
    const orders = await noticeOrderIds(desk.ledger.reader, notice)
    const before = await noticeDetail(desk.ledger.reader, notice)
    if (before === null) return err({ kind: 'not-found' })
    const act = { type: 'signOffNotice', body: { step: 1, facts: factsForRecord(before.facts) } } as const
    const touches = touchedStreams(stream, act, desk.ledger.now(), {
      orders,
      kind: 'notice',
      numberYear: null,
    })
    const done = await submitOne(desk, { ...act, stream, touches })
    if (!done.ok) return done
    desk.publish({ kind: 'notices' })
    const detail = await noticeDetail(desk.ledger.reader, notice)
    return detail === null ? err({ kind: 'not-found' }) : ok(detail)
  },
  recordPrint: async ({ notice, ...body }) => {
    const id = await supervisionId(desk.ledger.reader, notice)
    if (id === null) return err({ kind: 'not-found' })
    const stream = supervisionStream(id)
    const done = await submitOne(desk, { type: 'recordPrint', stream, touches: [stream], body: { ...body, step: 1 } })
    desk.publish({ kind: 'notices' })
    return done
  },
})

type NoticeBody = NoticeData & { readonly words: NoticeWords }
type ParsedForm = Omit<NoticeForm, 'unit' | 'orders'> & { readonly unit: RowId; readonly orders: readonly RowId[] }

const submitNotice = async (
  desk: Desk,
  form: ParsedForm,
  draftOf: (body: NoticeBody) => Extract<Draft, { type: 'draftNotice' | 'reviseNotice' }>,
): Promise<Result<{ readonly row: RowId }, DeskFailure>> => {
  const db = desk.ledger.reader
  const unit = (await unitIds(db, [form.unit])).get(form.unit)
  const orders = await orderIds(db, form.orders)
  if (unit === undefined || orders.size !== form.orders.length) return err({ kind: 'not-found' })
  const { cause, dueAt, seal, slip, words } = form
  const draft = draftOf({
    unit,
    orders: form.orders.flatMap((row) => orders.get(row) ?? []),
    cause,
    dueAt,
    seal,
    slip,
    words: { ...words, conditions: '' },
  })
  const done = await submitOne(desk, { ...draft, touches: touchedStreams(draft.stream, draft, desk.ledger.now()) })
  desk.publish({ kind: 'notices' })
  return done
}
