import { openCsv } from '../../ledger/export/csvFile.ts'
import { encodeCsv } from '../../ledger/export/encodedCsv.ts'
import type { TableFile } from '../../ledger/export/tableFile.ts'
import { openXlsx } from '../../ledger/export/xlsxFile.ts'
import type { Draft } from '../../ledger/ledger.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { ReturnPreview, ReturnScope, returnRequests, StateWords } from '../../shared/contract/returns.ts'
import { mostOrdersListed } from '../../shared/domain/reading/reading.ts'
import { importStream, orderStream, readingStream } from '../../shared/domain/streams.ts'
import type { ReadingId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { en } from '../../shared/text/en.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import { personalFields, returnCells, returnHeader } from '../../shared/views/returnRow.ts'
import { acceptedIn, type Desk, newGroup, onDuty, submitOne } from './desk.ts'
import type { ExportTargets } from './exportTargets.ts'
import { type Answer, answersFor, isWaiting } from './importing/answersFor.ts'
import { knownSources, type Source, sourceNamed } from './importing/knownSources.ts'
import { meantOrders } from './importing/saidBySource.ts'
import type { Handlers } from './portServer.ts'

/** So many rows are shown before anything is written. */
const shown = 50

type Asked = {
  readonly source: string
  readonly scope: ReturnScope
  readonly stateWords: StateWords
  readonly language: 'zh-CN' | 'en'
}

/** The way back 回传: what became of a source's orders, in its own columns; and that it has our answers. */
export const returnHandlers = (desk: Desk, targets: ExportTargets): Pick<Handlers, keyof typeof returnRequests> => ({
  returnSources: async () => ok(await knownSources(desk.ledger.reader)),
  previewReturn: async (asked) => {
    const source = await sourceNamed(desk.ledger.reader, asked.source)
    return source === null ? err({ kind: 'not-found' }) : ok(await preview(desk, source, asked))
  },
  writeReturn: async (asked) => {
    const path = targets.take(asked.to)
    const source = path === null ? null : await sourceNamed(desk.ledger.reader, asked.source)
    if (path === null || source === null) return err({ kind: 'not-found' })
    const writtenAt = desk.ledger.now()
    const answers = await answersFor(desk, source, asked.scope)
    if (hasPersonal(source)) {
      const recorded = await recordReading(desk, answers, path)
      if (!recorded.ok) return recorded
    }
    const written = await write(source, answers, { ...asked, path })
    if (!written.ok) return written
    const stream = importStream(source.latest)
    const recorded = await submitOne(desk, {
      type: 'recordReturn',
      stream,
      touches: [stream],
      body: { rows: answers.length, writtenAt },
    })
    return recorded.ok ? written : recorded
  },
  confirmReturn: async ({ source: name, ids }) => {
    const source = await sourceNamed(desk.ledger.reader, name)
    if (source === null) return err({ kind: 'not-found' })
    const written = inLastFile(source, await answersFor(desk, source, 'since'))
    if (ids === null) return ok({ done: await acknowledge(desk, written), unknown: [] })
    const meant = await meantOrders(desk, name, ids)
    const wanted = new Set([...meant.values()].map(({ stream }) => stream))
    const confirmed = written.filter(({ order }) => wanted.has(orderStream(order.id)))
    const unknown = ids.filter((id) => meant.get(id)?.said === null)
    return ok({ done: await acknowledge(desk, confirmed), unknown })
  },
})

/** What happened after the file was written is not in it: it waits for the next one. */
const inLastFile = ({ returnedAt }: Source, answers: readonly Answer[]): readonly Answer[] =>
  answers.filter((answer) => returnedAt !== null && answer.movedAt <= returnedAt && isWaiting(answer))

const textOf = (language: Asked['language']) => (language === 'en' ? en : zhCN)
const headerFor = (source: Source, language: Asked['language']): readonly string[] =>
  returnHeader(source.header, source.plan.mapping, textOf(language).sources.return.columns)
const hasPersonal = ({ plan }: Source): boolean => personalFields.some((field) => plan.mapping[field] !== null)

const wordFor = (source: Source, asked: Asked, status: Answer['order']['status']): string =>
  asked.stateWords[status] ?? source.stateWord(status) ?? textOf(asked.language).orderCourse.statuses[status]

const cellsOf = (source: Source, asked: Asked, answer: Answer): readonly string[] =>
  returnCells(source.header, source.plan.mapping, {
    ...answer.said,
    words: answer.words,
    receivedAt: answer.order.receivedAt,
    // Where nobody here has moved it, its source's own word stands.
    state: answer.order.status === 'importedClosed' ? answer.said.state : wordFor(source, asked, answer.order.status),
  })

const preview = async (desk: Desk, source: Source, asked: Asked): Promise<ReturnPreview> => {
  const answers = await answersFor(desk, source, asked.scope)
  const { returnedAt: at } = source
  const counts = new Map<Answer['order']['status'], number>()
  for (const { order } of answers) counts.set(order.status, (counts.get(order.status) ?? 0) + 1)
  return {
    header: headerFor(source, asked.language),
    rows: answers
      .slice(0, shown)
      .map((answer) => ({ row: answer.row, number: answer.order.number, cells: cellsOf(source, asked, answer) })),
    total: answers.length,
    written: at === null ? null : { at, waiting: inLastFile(source, answers).length },
    file: source.file,
    personal: hasPersonal(source),
    states: [...counts].map(([status, count]) => ({ status, count, word: wordFor(source, asked, status) })),
  }
}

type Written = Asked & {
  readonly path: string
  readonly format: 'xlsx' | 'csv'
  readonly encoding: 'utf-8' | 'gb18030'
}

const write = async (
  source: Source,
  answers: readonly Answer[],
  asked: Written,
): Promise<Result<{ readonly rows: number }, DeskFailure>> => {
  let file: TableFile | null = null
  try {
    file = await openFile(asked)
    await file.row(headerFor(source, asked.language))
    for (const answer of answers) await file.row(cellsOf(source, asked, answer))
    await file.finish()
    return ok({ rows: answers.length })
  } catch (problem) {
    await file?.discard().catch(() => undefined)
    return err({ kind: 'cannot-write', detail: problem instanceof Error ? problem.message : String(problem) })
  }
}

const openFile = ({ path, format, encoding, language, source }: Written): Promise<TableFile> => {
  if (format === 'xlsx') return openXlsx(path, source.slice(0, 31) || textOf(language).desk.product)
  return encoding === 'gb18030' ? encodeCsv(path, encoding) : openCsv(path)
}

/** Recorded before the file is there: nobody takes reporters along without a trace. */
const recordReading = async (
  desk: Desk,
  answers: readonly Answer[],
  path: string,
): Promise<Result<unknown, DeskFailure>> => {
  const stream = readingStream(desk.ledger.newId() as ReadingId)
  const orders = answers.slice(0, mostOrdersListed).map(({ order }) => order.id)
  const body = { kind: 'export' as const, count: answers.length, orders, full: true, words: { what: path } }
  return submitOne(desk, { type: 'recordReading', stream, touches: [stream], body })
}

const acknowledge = async (desk: Desk, answers: readonly Answer[]): Promise<number> => {
  const person = await onDuty(desk)
  const group = newGroup('return', answers.length)
  const drafts = answers.map(({ order }): Draft => {
    const stream = orderStream(order.id)
    return { type: 'acknowledgeReturn', stream, touches: [stream], body: { batch: group.id } }
  })
  return acceptedIn(await desk.ledger.submit(drafts, { actor: person.id, group }))
}
