import { randomUUID } from 'node:crypto'
import { onDuty } from '../../electron/store/desk.ts'
import { openOrder } from '../../electron/store/openOrder.ts'
import type { Draft } from '../../ledger/ledger.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import { orderStream } from '../../shared/domain/streams.ts'
import { HOUR } from '../../shared/kernel/chinaTime.ts'
import type { CommandId, OrderId, RowId } from '../../shared/kernel/ids.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { noWords } from '../../shared/views/orderWords.ts'
import type { Harness } from './deskHarness.ts'
import { answered, pick, type Played } from './played.ts'

/** What a source can say of an order. */
export const sourceWords = ['reports', 'closed', 'update', 'correction', 'acknowledges', 'takesBack'] as const

export type SourceGesture = {
  readonly kind: 'source'
  readonly at: number
  readonly says: (typeof sourceWords)[number]
  readonly word: string
}

/** What an import submits for its rows, and what its undoing submits for them. */
export const bySource = async (
  { desk, ledger }: Harness,
  played: Played,
  { at, says, word }: SourceGesture,
): Promise<Result<unknown, DeskFailure> | null> => {
  const id = randomUUID() as CommandId
  const draft = await draftOf()
  if (draft === null) return null
  const told = answered(await ledger.submit([{ ...draft, id }], { actor: (await onDuty(desk)).id, group: null }))
  if (!told.ok) return told
  played.brought.push({ draft, id })
  if (says === 'reports' || says === 'closed') {
    const [made] = await ledger.reader.all('SELECT id FROM stream WHERE name = ?', [draft.stream])
    played.orders.push(Number(made?.id) as RowId)
  }
  return told

  async function draftOf(): Promise<Draft | null> {
    const words = { ...noWords, title: word, text: word, sourceName: '热线', sourceId: `A${at}` }
    const report = { channel: 'hotline', receivedAt: ledger.now() - HOUR } as const
    if (says === 'reports' || says === 'closed') {
      const stream = orderStream(ledger.newId() as OrderId)
      if (says === 'reports') return { type: 'reportOrder', stream, touches: [stream], body: { ...report, words } }
      const course = { sourceState: word, sourceUnit: word, sourceReply: word }
      const body = { ...report, closedAt: ledger.now() - HOUR, words: { ...words, ...course } }
      return { type: 'importHistory', stream, touches: [stream], body }
    }
    if (says === 'takesBack')
      return compensation(at % 2 === 0 ? played.brought.findLast(canGoBack) : pick(played.brought, at))
    const row = pick(played.orders, at)
    const opened = row === undefined ? null : await openOrder(desk, row)
    if (opened === null) return null
    const { stream } = opened
    const touches = [stream]
    if (says === 'acknowledges') return { type: 'acknowledgeReturn', stream, touches, body: { batch: id } }
    if (says === 'correction')
      return { type: 'proposeCorrection', stream, touches, body: { channel: null, words: { title: word } } }
    const said = { state: word, unit: word, reply: word }
    return { type: 'recordSourceUpdate', stream, touches, body: { at: null, dueAt: null, words: said } }
  }
}

const canGoBack = (brought: Played['brought'][number]): boolean => compensation(brought) !== null

const compensation = (brought: Played['brought'][number] | undefined): Draft | null => {
  if (brought === undefined) return null
  const { stream, type } = brought.draft
  const touches = [stream]
  switch (type) {
    case 'reportOrder':
    case 'importHistory':
      return { type: 'withdrawReport', stream, touches, body: { undoes: brought.id } }
    case 'recordSourceUpdate':
      return { type: 'withdrawSourceUpdate', stream, touches, body: { undoes: brought.id } }
    default:
      return null
  }
}
