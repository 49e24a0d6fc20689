import { chunkSize, type Draft } from '../../ledger/ledger.ts'
import type { Acted, DeskFailure } from '../../shared/contract/desk.ts'
import type { GroupLabel } from '../../shared/domain/command.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import { acceptedIn, type Desk, nameRefusals, newGroup, onDuty } from './desk.ts'

/** Submits what one gesture asked for as one group; a long one tells how far it is and can be stopped between chunks. */
export const submitGroup = async (
  desk: Desk,
  drafts: readonly Draft[],
  label: GroupLabel,
): Promise<Result<Acted, DeskFailure>> => {
  const person = await onDuty(desk)
  const group = newGroup(label, drafts.length)
  const stop = new AbortController()
  const long = drafts.length > chunkSize
  if (long) desk.groups.set(group.id, stop)
  const tell = (done: number, total: number): void => {
    if (long) desk.publish({ kind: 'groupProgress', group: group.id, label, done, total })
  }
  tell(0, drafts.length)
  try {
    const verdicts = await desk.ledger.submit(drafts, {
      actor: person.id,
      group,
      signal: stop.signal,
      onProgress: tell,
    })
    const redispatched = verdicts.filter(
      (verdict, at) => verdict.kind !== 'refused' && drafts[at]?.type === 'redispatchOrder',
    ).length
    // Named by the order that the person dragged, even where a unit stood in the way.
    const refusals = verdicts.flatMap((verdict, at) => {
      const stream = drafts[at]?.stream
      return verdict.kind === 'refused' && stream !== undefined ? [{ ...verdict.refusal, stream }] : []
    })
    const refused = await nameRefusals(desk, refusals)
    const left = drafts.length - verdicts.length
    return ok({ group: group.id, label, done: acceptedIn(verdicts), redispatched, refused, left })
  } finally {
    desk.groups.delete(group.id)
    tell(drafts.length, drafts.length)
  }
}
