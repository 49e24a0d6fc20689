import type { Entry } from '../../../ledger/entry.ts'
import { chunkSize, type Draft } from '../../../ledger/ledger.ts'
import { entriesAt, seqsOfGroup } from '../../../ledger/sqlite/entries.ts'
import type { Acted, RefusedOrder } from '../../../shared/contract/desk.ts'
import { importStream } from '../../../shared/domain/streams.ts'
import type { CommandId } from '../../../shared/kernel/ids.ts'
import { acceptedIn, type Desk, nameRefusals, newGroup, onDuty } from '../desk.ts'
import { importFacts } from './importFacts.ts'

/** So many of those that somebody acted on are named; all are counted. */
const namedKept = 500

/**
 * Takes an import back as one, the last row first: each thing that it brought by a command that compensates it. What somebody
 * acted on since is refused by the ledger, stays as it is, and is named. Asked again, it takes back what has become possible.
 */
export const undoImport = async (desk: Desk, id: string, reason: string): Promise<Acted | null> => {
  const facts = await importFacts(desk.ledger.reader, id)
  if (facts === null) return null
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
    const refusals = verdicts.flatMap((verdict, at) => {
      const stream = drafts[at]?.stream
      // Taken back before, by an earlier undo of the same import.
      const again = verdict.kind === 'refused' && takenBack.has(verdict.refusal.code)
      return verdict.kind === 'refused' && !again && stream !== undefined
        ? [{ code: verdict.refusal.code, stream }]
        : []
    })
    done += acceptedIn(verdicts)
    kept += refusals.length
    if (refused.length < namedKept) refused.push(...(await nameRefusals(desk, refusals)))
    desk.publish({ kind: 'groupProgress', group: group.id, label: 'undo-import', done: from, total: seqs.length })
  }
  const stream = importStream(id)
  await desk.ledger.submit([{ type: 'undoImport', stream, touches: [stream], body: { withdrawn: done, kept } }], {
    actor: person.id,
    group,
  })
  desk.publish({ kind: 'groupProgress', group: group.id, label: 'undo-import', done: seqs.length, total: seqs.length })
  return { group: group.id, label: 'undo-import', done, redispatched: 0, refused, left: 0 }
}

const takenBack: ReadonlySet<string> = new Set([
  'withdrawn-already',
  'proposal-unknown',
  'unit-retired',
  'category-retired',
  'person-retired',
])

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
