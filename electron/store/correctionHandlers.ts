import type { Draft } from '../../ledger/ledger.ts'
import type { OrderCommandBody } from '../../shared/domain/order/orderCommands.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import type { CommandId } from '../../shared/kernel/ids.ts'
import { err, ok } from '../../shared/kernel/result.ts'
import { idsOfWords } from './catalogueIds.ts'
import { correctionBody, openProposals } from './correctionProposals.ts'
import { type Desk, submitOne } from './desk.ts'
import { type OpenedOrder, openOrder } from './openOrder.ts'
import type { Handlers } from './portServer.ts'

type CorrectionVerbs = 'corrections' | 'acceptCorrection' | 'rejectCorrection'

export const correctionHandlers = (desk: Desk): Pick<Handlers, CorrectionVerbs> => ({
  corrections: async ({ row }) => {
    const opened = await openOrder(desk, row)
    return opened === null ? err({ kind: 'not-found' }) : ok(openProposals(opened))
  },
  acceptCorrection: async ({ row, proposal, take }) => {
    const opened = await openOrder(desk, row)
    const body = opened === null ? null : correctionBody(opened, proposal, take)
    if (opened === null || body === null) return err({ kind: 'not-found' })
    // Town and category that are taken over are found in the catalogue, as those of a report are.
    const ids = (await idsOfWords(desk.ledger.reader))(body.words)
    return submitOne(desk, draftOn(desk, opened, { type: 'acceptCorrection', body: { ...body, ...ids } }))
  },
  rejectCorrection: async ({ row, proposal, reason }) => {
    const opened = await openOrder(desk, row)
    if (opened === null) return err({ kind: 'not-found' })
    const body = { proposal: proposal as CommandId, reason }
    return submitOne(desk, draftOn(desk, opened, { type: 'rejectCorrection', body }))
  },
})

const draftOn = (desk: Desk, { stream }: OpenedOrder, act: OrderCommandBody): Draft =>
  ({ ...act, stream, touches: touchedStreams(stream, act, desk.ledger.now()) }) as Draft
