import type { FormReply, FormsReply, OfficePaperCard } from '../shared/contract/officePapers.ts'
import type { TimelineItem } from '../shared/contract/timeline.ts'
import { defaultFormWords } from '../shared/documents/defaultPaperWords.ts'
import { documentNumberText } from '../shared/domain/document/documentNumber.ts'
import type { DomainEvent } from '../shared/domain/event.ts'
import { isKnownEvent } from '../shared/domain/knownEvents.ts'
import type { OfficePaperKind } from '../shared/domain/officePaper/officePaperKinds.ts'
import type { OfficePaperWords } from '../shared/domain/officePaper/officePapers.ts'
import { defaultForms, formKinds, type PaperFormWords } from '../shared/domain/officePaper/paperForms.ts'
import { officePaperStream, paperFormsStream } from '../shared/domain/streams.ts'
import type { Instant } from '../shared/kernel/chinaTime.ts'
import type { DeviceId, OrderId, StreamName } from '../shared/kernel/ids.ts'
import { openEvent, wordsOf } from './entry.ts'
import { personNames } from './sqlite/cardQueries.ts'
import type { SqlReader } from './sqlite/driver.ts'
import { entriesOf, keysOf, streamsByName } from './sqlite/entries.ts'

type Told = {
  readonly event: DomainEvent
  readonly words: Readonly<Record<string, string>>
  readonly at: Instant
  readonly by: string
  readonly seq: number
  readonly device: DeviceId
}

/** The papers about one order, oldest first, from the record itself: there are few of them, and a reprint is what was signed. */
export const officePapersOf = async (db: SqlReader, order: OrderId): Promise<readonly OfficePaperCard[]> => {
  const papers = new Map<number, OfficePaperCard>()
  for (const { event, words, by } of await toldOn(db, officePaperStream(order))) {
    if (event.type === 'PaperSigned') {
      const { paper, kind, number, form, seal, side, signedAt } = event.data
      const signed = { paper, kind, number, form, seal, side, signedAt, signedBy: by, prints: 0, voided: null }
      papers.set(paper, { ...signed, words: { ...erased, ...(words as Partial<OfficePaperWords>) } })
    }
    if (event.type !== 'PaperPrinted' && event.type !== 'PaperVoided') continue
    const before = papers.get(event.data.paper)
    if (before === undefined) continue
    papers.set(
      before.paper,
      event.type === 'PaperPrinted'
        ? { ...before, prints: before.prints + 1 }
        : { ...before, voided: { at: event.data.voidedAt, reason: words.reason ?? '' } },
    )
  }
  return [...papers.values()]
}

/** The sign-offs and the taking back of papers as facts of the order's course. */
export const officePaperCourse = async (
  db: SqlReader,
  order: OrderId,
  own: DeviceId,
): Promise<readonly TimelineItem[]> => {
  const kinds = new Map<number, OfficePaperKind>()
  return (await toldOn(db, officePaperStream(order))).flatMap(({ event, words, at, by, seq, device }) => {
    if (event.type === 'PaperSigned') kinds.set(event.data.paper, event.data.kind)
    if (event.type !== 'PaperSigned' && event.type !== 'PaperVoided') return []
    const paper = kinds.get(event.data.paper)
    if (paper === undefined) return []
    const kind = event.type === 'PaperSigned' ? 'paperSigned' : 'paperVoided'
    const number = documentNumberText(event.data.number)
    const where = device === own ? null : device.slice(0, 4)
    return [{ at, by, seq, device: where, kind, paper, number, quote: words.reason ?? '' }]
  })
}

const erased: OfficePaperWords = {
  office: '',
  title: '',
  addressee: '',
  body: '',
  signer: '',
  present: '',
  absent: '',
  guests: '',
  copyTo: '',
}

/** The wording of every kind as it is set now. */
export const paperFormsNow = async (db: SqlReader): Promise<FormsReply> => {
  const forms = new Map<string, FormReply>(
    formKinds.map((kind) => [kind, { form: defaultForms[kind], words: defaultFormWords[kind], changed: null }]),
  )
  for (const { event, words, at, by } of await toldOn(db, paperFormsStream)) {
    if (event.type !== 'PaperFormChanged') continue
    const { kind, ...form } = event.data
    forms.set(kind, { form, words: { ...noWords, ...(words as Partial<PaperFormWords>) }, changed: { at, by } })
  }
  return Object.fromEntries(forms) as FormsReply
}
const noWords: PaperFormWords = { title: '', body: '', copyTo: '' }

const toldOn = async (db: SqlReader, stream: StreamName): Promise<readonly Told[]> => {
  const row = (await streamsByName(db, [stream])).get(stream)
  if (row === undefined) return []
  const [entries, keys, names] = await Promise.all([entriesOf(db, [row.id]), keysOf(db, [row.id]), personNames(db)])
  const key = keys.get(row.id) ?? null
  return entries.flatMap((entry) =>
    entry.events.flatMap((stored) => {
      if (stored.stream !== stream || !isKnownEvent(stored)) return []
      const words = wordsOf(stored, entry.command.id, key) ?? {}
      const by = names.get(entry.command.actor) ?? ''
      const { statedAt: at, device } = entry.command
      return [{ event: openEvent(stored), words, at, by, seq: entry.seq, device }]
    }),
  )
}
