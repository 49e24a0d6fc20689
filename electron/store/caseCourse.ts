import type { CaseFact } from '../../shared/contract/supervision.ts'
import { documentNumberText } from '../../shared/domain/document/documentNumber.ts'
import type { DomainEvent, Words } from '../../shared/domain/event.ts'
import { isKnownEvent } from '../../shared/domain/knownEvents.ts'
import type { PaperKind } from '../../shared/domain/supervision/ladder.ts'
import type { RowId } from '../../shared/kernel/ids.ts'
import { openEvent, wordsOf } from '../../ledger/entry.ts'
import { foldStreams } from '../../ledger/foldStreams.ts'
import { personNames } from '../../ledger/sqlite/cardQueries.ts'
import { keysOf, streamsById } from '../../ledger/sqlite/entries.ts'
import type { Desk } from './desk.ts'

/** The course of a case out of its own entries, newest first: who did what, when, in whose words. */
export const caseCourse = async (desk: Desk, row: RowId): Promise<readonly CaseFact[]> => {
  const db = desk.ledger.reader
  const stream = (await streamsById(db, [row])).get(row)
  if (stream === undefined) return []
  const [{ entries }, keys, names] = await Promise.all([foldStreams(db, [stream]), keysOf(db, [row]), personNames(db)])
  const key = keys.get(row) ?? null
  const kinds = new Map<number, PaperKind>()
  const numbers = new Map<number, string>()
  const facts = entries.flatMap((entry) =>
    entry.events
      .filter((event) => event.stream === stream.name && isKnownEvent(event))
      .flatMap((stored): readonly CaseFact[] => {
        const event = openEvent(stored) as DomainEvent
        const words: Words = wordsOf(stored, entry.command.id, key) ?? {}
        const step = 'step' in event.data ? event.data.step : 1
        if (event.type === 'NoticeDrafted') kinds.set(step, event.v === 1 ? 'notice' : event.data.kind)
        if (event.type === 'UnitReminded') kinds.set(step, 'reminder')
        if (event.type === 'NoticeSignedOff') numbers.set(step, documentNumberText(event.data.number))
        const told = toldOf(event, words)
        if (told === null) return []
        const by = names.get(entry.command.actor) ?? ''
        // The end is the case's own, of no step.
        const number = event.type === 'SupervisionEnded' ? '' : (numbers.get(step) ?? '')
        const common = { seq: entry.seq, by, step, kind: kinds.get(step) ?? null, number }
        return [{ ...common, at: entry.command.statedAt, proposed: false, ending: null, ...told }]
      }),
  )
  return facts.reverse()
}

type Told = Pick<CaseFact, 'code' | 'quote'> & Partial<Pick<CaseFact, 'at' | 'proposed' | 'ending'>>

/** `at` where the person said when it happened; otherwise it is the time of the entry. */
const toldOf = (event: DomainEvent, words: Words): Told | null => {
  const quote = (...fields: readonly string[]) =>
    fields
      .map((field) => words[field] ?? '')
      .filter((part) => part !== '')
      .join(' · ')
  switch (event.type) {
    case 'NoticeDrafted':
      return { code: 'drafted', quote: quote('reason'), proposed: event.v === 2 && event.data.proposal !== null }
    case 'NoticeRevised':
      return { code: 'revised', quote: '' }
    case 'NoticeChecked':
      return { code: 'checked', quote: '' }
    case 'NoticeSignedOff':
      return { code: 'signedOff', quote: '' }
    case 'NoticePrinted':
      return { code: 'printed', quote: quote('destination') }
    case 'NoticeVoided':
      return { code: 'void', quote: quote('reason') }
    case 'UnitReminded': {
      const { remindedAt, proposal } = event.data
      return { code: 'reminded', quote: quote('to', 'note'), at: remindedAt, proposed: proposal !== null }
    }
    case 'NoticeServed':
      return { code: 'served', quote: quote('to'), at: event.data.servedAt }
    case 'ReceiptRecorded':
      return { code: 'received', quote: quote('signedBy', 'measures'), at: event.data.receivedAt }
    case 'ReplyRecorded':
      return { code: 'replied', quote: quote('from', 'text'), at: event.data.repliedAt }
    case 'ReplyJudged':
      return { code: event.data.accepted ? 'accepted' : 'rejected', quote: quote('reason') }
    case 'SupervisionEnded':
      return { code: 'ended', quote: quote('reason'), ending: event.data.ground }
    default:
      return null
  }
}
