import type { RowId } from '../../shared/kernel/ids.ts'
import { DAY } from '../../shared/kernel/chinaTime.ts'
import type { Harness } from './deskHarness.ts'

export type SignedPaper = { readonly notice: RowId; readonly step: number; readonly order: RowId }

export const value = <Value>(
  reply: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: unknown },
): Value => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}

/** Notices of one order each, signed off one after the other through the handlers that answer the window. */
export const signPapers = async (harness: Harness, count: number): Promise<readonly SignedPaper[]> => {
  const { verbs, ledger } = harness
  const lanes = value(await verbs.overview({})).lanes
  const made: SignedPaper[] = []
  for (let at = 0; at < count; at += 1) {
    const lead = lanes[at % lanes.length]
    if (lead === undefined) throw new Error('no unit')
    const { row } = value(
      await verbs.report({
        channel: 'hotline',
        receivedAt: null,
        words: {
          title: `电梯停运第${at + 1}处`,
          text: '物业称配件未到，老人上下楼困难。',
          reporter: '',
          phone: '',
          address: '',
          town: '水集街道',
          category: '',
        },
      }),
    )
    const target = { kind: 'rows' as const, rows: [row] }
    const deadline = { kind: 'limit', limit: { kind: 'naturalDays', amount: 3 } } as const
    value(await verbs.dispatch({ target, lead: lead.unit, supporting: [], deadline, note: '', seen: [] }))
    const facts = value(await verbs.noticeFacts({ target, kind: null }))
    const draft = value(
      await verbs.draftNotice({
        unit: facts.unit,
        orders: [row],
        cause: 'decision',
        dueAt: facts.replyBy ?? ledger.now() + 7 * DAY,
        seal: true,
        slip: false,
        words: {
          unitName: facts.unitName,
          basis: '《办法》第十二条',
          instruction: '',
          reason: '',
          requirements: '三日内恢复运行\n书面报告原因',
          reply: '书面反馈中心',
          contact: '张三',
          phone: '0532-88400000',
          officeName: '市办实事推进中心',
          copyTo: '',
          conditions: '',
        },
        kind: 'notice',
        case: null,
        grounds: null,
      }),
    )
    value(await verbs.signOffNotice({ notice: draft.row, step: draft.step }))
    made.push({ notice: draft.row, step: draft.step, order: row })
  }
  return made
}
