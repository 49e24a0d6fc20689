import type { Entry } from '../../../ledger/entry.ts'
import { chunkSize, type Draft, type Verdict } from '../../../ledger/ledger.ts'
import { entriesAt, entriesOf, seqsOfGroup, streamsByName } from '../../../ledger/sqlite/entries.ts'
import type { Acted, DeskFailure, RefusedOrder } from '../../../shared/contract/desk.ts'
import type { Refusal } from '../../../shared/domain/refusal.ts'
import { importStream, splitStream } from '../../../shared/domain/streams.ts'
import type { CommandId, StreamName } from '../../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../../shared/kernel/result.ts'
import { acceptedIn, type Desk, nameRefusals, newGroup, onDuty } from '../desk.ts'
import { catalogueAtHand } from './catalogueAtHand.ts'
import { importFacts } from './importFacts.ts'

/** So many of those that somebody acted on are named; all are counted. */
const namedKept = 500

/**
 * Takes an import back as one, the last row first: each thing that it brought by a command that compensates it. What somebody
 * acted on since is refused by the ledger, stays as it is, and is named. Asked again, it takes back what has become possible.
 */
export const undoImport = async (desk: Desk, id: string, reason: string): Promise<Result<Acted, DeskFailure>> => {
  const facts = await importFacts(desk.ledger.reader, id)
  if (facts === null) return err({ kind: 'not-found' })
  // The rows that are still to come would be taken into an import that is undone.
  if (facts.state.counts === null) return err({ kind: 'refused', code: 'import-unfinished', number: '' })
  const person = await onDuty(desk)
  const seqs = (await seqsOfGroup(desk.ledger.reader, id)).toReversed()
  const group = newGroup('undo-import', seqs.length)
  const refused: RefusedOrder[] = []
  let done = 0
  let kept = 0
  for (let from = 0; from < seqs.length; from += chunkSize) {
    const entries = (await entriesAt(desk.ledger.reader, seqs.slice(from, from + chunkSize))).toReversed()
    const drafts = entries.flatMap((entry) => compensation(entry, reason))
    if (drafts.length === 0) continue
    const verdicts = await desk.ledger.submit(drafts, { actor: person.id, group })
    const accepted = await acceptedCorrections(desk, drafts, verdicts)
    const refusals = verdicts.flatMap((verdict, at): readonly Refusal[] => {
      const stream = drafts[at]?.stream
      if (verdict.kind !== 'refused' || stream === undefined) return []
      // The person's yes is an act like any other.
      if (accepted.has(at)) return [{ code: 'acted-after-import', stream }]
      return takenBack.has(verdict.refusal.code) ? [] : [{ code: verdict.refusal.code, stream }]
    })
    done += acceptedIn(verdicts)
    kept += refusals.length
    if (refused.length < namedKept) refused.push(...(await nameKept(desk, refusals)))
    desk.publish({ kind: 'groupProgress', group: group.id, label: 'undo-import', done: from, total: seqs.length })
  }
  const stream = importStream(id)
  await desk.ledger.submit([{ type: 'undoImport', stream, touches: [stream], body: { withdrawn: done, kept } }], {
    actor: person.id,
    group,
  })
  desk.publish({ kind: 'groupProgress', group: group.id, label: 'undo-import', done: seqs.length, total: seqs.length })
  return ok({ group: group.id, label: 'undo-import', done, redispatched: 0, refused, left: 0 })
}

/** Taken back before, by an earlier undo of the same import or by somebody's no. */
const takenBack: ReadonlySet<string> = new Set([
  'withdrawn-already',
  'proposal-unknown',
  'unit-retired',
  'category-retired',
  'person-retired',
])

/** Which of these proposals are settled already because somebody accepted them, by their places. */
const acceptedCorrections = async (
  desk: Desk,
  drafts: readonly Draft[],
  verdicts: readonly Verdict[],
): Promise<ReadonlySet<number>> => {
  const settled = verdicts.flatMap((verdict, at) => {
    const draft = drafts[at]
    return verdict.kind === 'refused' && verdict.refusal.code === 'proposal-unknown' && draft !== undefined
      ? [{ at, stream: draft.stream, proposal: (draft.body as { readonly proposal: CommandId }).proposal }]
      : []
  })
  if (settled.length === 0) return new Set()
  const db = desk.ledger.reader
  const rows = await streamsByName(
    db,
    settled.map(({ stream }) => stream),
  )
  const entries = await entriesOf(
    db,
    [...rows.values()].map(({ id }) => id),
  )
  const accepted = new Set<string>()
  for (const { events } of entries)
    for (const { type, data } of events)
      if (type === 'OrderCorrectionAccepted') accepted.add((data as { readonly proposal: CommandId }).proposal)
  return new Set(settled.filter(({ proposal }) => accepted.has(proposal)).map(({ at }) => at))
}

/** Orders by number and title; a unit, a category or a person that is in use already by its name. */
const nameKept = async (desk: Desk, refusals: readonly Refusal[]): Promise<readonly RefusedOrder[]> => {
  const named = await nameRefusals(desk, refusals)
  const kinds = ['unit', 'category', 'person'] as const
  const asked = kinds.filter((kind) => refusals.some(({ stream }) => splitStream(stream).kind === kind))
  const cards = new Map(
    (await Promise.all(asked.map((kind) => catalogueAtHand(desk, kind)))).flatMap((one) => [...one]),
  )
  return named.map((one, at) => {
    const card = cards.get(refusals[at]?.stream ?? ('' as StreamName))
    return card === undefined ? one : { ...one, title: card.words.name ?? '' }
  })
}

const compensation = ({ command }: Entry, reason: string): readonly Draft[] => {
  const { stream } = command
  const undoes = command.id as CommandId
  const touches = [stream]
  switch (command.type) {
    case 'reportOrder':
    case 'importHistory':
      return [{ type: 'withdrawReport', stream, touches, body: { undoes } }]
    case 'recordSourceUpdate':
      return [{ type: 'withdrawSourceUpdate', stream, touches, body: { undoes } }]
    case 'proposeCorrection':
      return [{ type: 'rejectCorrection', stream, touches, body: { proposal: undoes, reason } }]
    case 'addUnit':
      return [{ type: 'retireUnit', stream, touches, body: {} }]
    case 'addCategory':
    case 'restoreCategory':
      return [{ type: 'retireCategory', stream, touches, body: {} }]
    case 'addPerson':
      return [{ type: 'retirePerson', stream, touches, body: {} }]
    default:
      return []
  }
}
