import type { RefusedKind, Rehearsal } from '../../shared/contract/bulk.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { Refusal, RefusalCode } from '../../shared/domain/refusal.ts'
import type { Draft } from '../../ledger/ledger.ts'
import { type Desk, nameRefusals, onDuty } from './desk.ts'
import { labelOf, orderDrafts } from './orderDrafts.ts'
import type { Handlers } from './portServer.ts'
import { submitGroup } from './submitGroup.ts'
import { selectedRows } from './viewHandlers.ts'

type BulkVerbs = 'rehearseBulk' | 'runBulk' | 'cancelGroup'

/** So many orders of each reason are named in a preview; all are counted. */
const namedPerReason = 20

export const bulkHandlers = (desk: Desk): Pick<Handlers, BulkVerbs> => {
  let asked = new AbortController()
  return {
    rehearseBulk: async ({ target, act }) => {
      // The person changed the act or the selection: nobody waits for the preview before.
      asked.abort()
      asked = new AbortController()
      const { signal } = asked
      const rows = await selectedRows(desk, target)
      if (!rows.ok) return rows
      const drafts = await orderDrafts(desk, rows.value, act)
      return drafts.ok ? rehearse(desk, drafts.value, signal) : drafts
    },
    runBulk: async ({ target, act }) => {
      const rows = await selectedRows(desk, target)
      if (!rows.ok) return rows
      const drafts = await orderDrafts(desk, rows.value, act)
      return drafts.ok ? submitGroup(desk, drafts.value, labelOf(act)) : drafts
    },
    cancelGroup: async ({ group }) => {
      const running = desk.groups.get(group)
      running?.abort()
      return ok({ stopped: running !== undefined })
    },
  }
}

const rehearse = async (
  desk: Desk,
  drafts: readonly Draft[],
  signal: AbortSignal,
): Promise<Result<Rehearsal, DeskFailure>> => {
  const person = await onDuty(desk)
  const verdicts = await desk.ledger.rehearse(drafts, { actor: person.id, signal })
  const byCode = new Map<RefusalCode, Refusal[]>()
  const counts = new Map<RefusalCode, number>()
  let ready = 0
  verdicts.forEach((verdict, at) => {
    const stream = drafts[at]?.stream
    if (verdict.kind !== 'refused' || stream === undefined) {
      ready += 1
      return
    }
    const { code } = verdict.refusal
    counts.set(code, (counts.get(code) ?? 0) + 1)
    const named = byCode.get(code) ?? []
    if (named.length < namedPerReason) byCode.set(code, [...named, { code, stream }])
  })
  const refused: RefusedKind[] = []
  for (const [code, refusals] of byCode)
    refused.push({ code, count: counts.get(code) ?? 0, orders: await nameRefusals(desk, refusals) })
  return ok({ count: drafts.length, ready, refused: refused.toSorted((a, b) => b.count - a.count) })
}
