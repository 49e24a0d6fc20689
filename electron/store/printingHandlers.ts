import { openCsv } from '../../ledger/export/csvFile.ts'
import { allPrints, type PrintedPaper, printsOf } from '../../ledger/printing/printFacts.ts'
import * as jobs from '../../ledger/printing/printJobs.ts'
import { intAt, textAt } from '../../ledger/sqlite/driver.ts'
import { supervisionIds } from '../../ledger/sqlite/cardQueries.ts'
import type { Draft } from '../../ledger/ledger.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { PrintingReplies, PrintJob } from '../../shared/contract/printing.ts'
import { roleMay } from '../../shared/domain/permissions.ts'
import { type PaperKind, paperKinds } from '../../shared/domain/supervision/ladder.ts'
import { supervisionStream } from '../../shared/domain/streams.ts'
import { touchedStreams } from '../../shared/domain/touchedStreams.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import type { CommandId, RowId } from '../../shared/kernel/ids.ts'
import { err, ok, type Result } from '../../shared/kernel/result.ts'
import { turnsFromSheet } from '../../shared/printing/printOrder.ts'
import { en } from '../../shared/text/en.ts'
import { type Text, zhCN } from '../../shared/text/zhCN.ts'
import { type Desk, nameRefusals, onDuty } from './desk.ts'
import type { ExportTargets } from './exportTargets.ts'
import type { Handlers } from './portServer.ts'
import { selectedRows } from './viewHandlers.ts'

/** Print jobs and the ledger of prints. Whatever a job has done is in its table before the window is told. */
export const printingHandlers = (desk: Desk, targets: ExportTargets): Pick<Handlers, keyof PrintingReplies> => {
  const db = desk.ledger.reader
  const told = async (job: string): Promise<Result<PrintJob, DeskFailure>> => {
    const found = await jobs.printJob(db, job)
    desk.publish({ kind: 'printJobs' })
    return found === null ? err({ kind: 'not-found' }) : ok(found)
  }
  /** A job that is over stays as it is: what comes late for it changes nothing. */
  const running = async (job: string): Promise<Result<PrintJob, DeskFailure>> => {
    const found = await jobs.printJob(db, job)
    return found === null || found.status === 'done' || found.status === 'cancelled'
      ? err({ kind: 'not-found' })
      : ok(found)
  }
  /** Ends a job in which nothing waits any more. */
  const settle = async (job: string): Promise<void> => {
    const found = await jobs.printJob(db, job)
    const left = found?.list.some(({ status }) => status === 'waiting' || status === 'handed') ?? false
    if (found?.status === 'open' && !left)
      await desk.ledger.queue.transaction((writer) => jobs.setJob(writer, job, 'done', null, desk.ledger.now()))
  }
  return {
    printJobs: async () => ok(await jobs.printJobs(db)),
    printJob: async ({ job }) => {
      const found = await jobs.printJob(db, job)
      return found === null ? err({ kind: 'not-found' }) : ok(found)
    },
    beginPrintJob: async ({ papers, way }) => {
      const person = await onDuty(desk)
      // Before anything comes out that could not be recorded afterwards.
      if (!roleMay(person.role, 'recordPrint')) return err({ kind: 'refused', code: 'not-permitted', number: '' })
      const problem = await unprintable(desk, papers)
      if (problem !== null) return err({ kind: 'refused', code: problem, number: '' })
      const id = desk.ledger.newId()
      const begun = { id, at: desk.ledger.now(), person: person.id, way }
      await desk.ledger.queue.transaction(async (writer) => {
        await jobs.beginJob(writer, begun, papers)
        await jobs.clearOldJobs(writer)
      })
      desk.publish({ kind: 'printJobs' })
      return ok({ job: id })
    },
    handTurns: async ({ job, places, destination }) => {
      const found = await running(job)
      if (!found.ok) return found
      if (found.value.status !== 'open') return err({ kind: 'not-found' })
      const newCommand = () => desk.ledger.newId() as CommandId
      await desk.ledger.queue.transaction((writer) => jobs.handTurns(writer, job, { places, destination }, newCommand))
      return told(job)
    },
    turnsPrinted: async ({ job, turns, sha256, destination }) => {
      const found = await running(job)
      if (!found.ok) return found
      const recorded = await record(desk, found.value, { turns, sha256, destination })
      if (!recorded.ok) return recorded
      await desk.ledger.queue.transaction((writer) => jobs.markPrinted(writer, job, turns, destination))
      await settle(job)
      desk.publish({ kind: 'notices' })
      return told(job)
    },
    passTurn: async ({ job, place, trouble, detail }) => {
      const found = await running(job)
      if (!found.ok) return found
      await desk.ledger.queue.transaction((writer) => jobs.passTurn(writer, job, place, { code: trouble, detail }))
      await settle(job)
      return told(job)
    },
    haltJob: async ({ job, trouble, detail, printed }) => {
      const found = await running(job)
      if (!found.ok) return found
      await desk.ledger.queue.transaction(async (writer) => {
        if (printed === 'no') await jobs.takeBack(writer, job)
        await jobs.setJob(writer, job, 'halted', { code: trouble, detail }, desk.ledger.now())
      })
      return told(job)
    },
    resumeJob: async ({ job, sheet, doubtful, way }) => {
      const found = await running(job)
      if (!found.ok) return found
      const was = found.value
      // A job goes on as what it is: copies and order were settled when it began.
      if (way.to !== was.way.to) return err({ kind: 'malformed', detail: 'a job of another kind' })
      const rest = sheet === null ? null : turnsFromSheet(was.list, sheet, was.way.duplex)
      if (sheet !== null && rest === null) return err({ kind: 'not-found' })
      const recorded = await jobs.recordedTurns(db, job)
      if (rest === null && doubtful === 'came-out') {
        const kept = await recordCameOut(desk, was, recorded)
        if (!kept.ok) return kept
      }
      await desk.ledger.queue.transaction(async (writer) => {
        const known = was.list.filter(({ place }) => recorded.includes(place))
        await jobs.markPrinted(
          writer,
          job,
          known.map(({ place, pages }) => ({ place, pages: pages ?? 1 })),
          way.to === 'printer' ? way.printer : way.folder,
        )
        // Whether a file was written, the window looks itself.
        if (way.to === 'printer') await jobs.takeBack(writer, job)
        if (rest !== null) await jobs.replaceTurns(writer, was, rest.from, rest.turns)
        await jobs.setWay(writer, job, way)
        await jobs.setJob(writer, job, 'open', null, desk.ledger.now())
      })
      await settle(job)
      return told(job)
    },
    cancelJob: async ({ job }) => {
      const found = await running(job)
      if (!found.ok) return found
      await desk.ledger.queue.transaction(async (writer) => {
        await jobs.takeBack(writer, job)
        await jobs.setJob(writer, job, 'cancelled', null, desk.ledger.now())
      })
      return told(job)
    },
    papersOfOrders: async ({ target }) => {
      const selected = await selectedRows(desk, target)
      if (!selected.ok) return selected
      return ok(await papersOf(desk, selected.value))
    },
    prints: async ({ notice, step }) => ok(await printsOf(db, notice, step)),
    exportPrints: async ({ export: id, language }) => {
      const path = targets.take(id)
      return path === null ? err({ kind: 'not-found' }) : writePrints(desk, path, language === 'en' ? en : zhCN)
    },
  }
}

type Paper = { readonly notice: RowId; readonly step: number }

/** Only what is signed off and not void goes into a job. */
const unprintable = async (
  desk: Desk,
  papers: readonly Paper[],
): Promise<'not-signed-off' | 'document-void' | 'not-found' | null> => {
  const asked = JSON.stringify(papers.map(({ notice, step }) => [notice, step]))
  const rows = await desk.ledger.reader.all(
    `SELECT n.status FROM json_each(?) j JOIN notice_card n ON n.id = j.value ->> 0 AND n.step = j.value ->> 1`,
    [asked],
  )
  if (rows.length < papers.length) return 'not-found'
  const statuses = rows.map((row) => textAt(row, 'status'))
  if (statuses.includes('void')) return 'document-void'
  return statuses.every((status) => status === 'signedOff') ? null : 'not-signed-off'
}

type CameOut = {
  readonly turns: readonly { readonly place: number; readonly pages: number }[]
  readonly sha256: string
  readonly destination: string
}

/** One print a turn, under the command that the turn was handed over with: a second time it is known already. */
const record = async (desk: Desk, job: PrintJob, came: CameOut): Promise<Result<null, DeskFailure>> => {
  const db = desk.ledger.reader
  const commands = await jobs.commandsOf(
    db,
    job.job,
    came.turns.map(({ place }) => place),
  )
  const drafts: Draft[] = []
  const cases = await supervisionIds(
    db,
    job.list.map(({ notice }) => notice),
  )
  for (const { place, pages } of came.turns) {
    const turn = job.list.find((one) => one.place === place)
    const id = commands.get(place)
    if (turn === undefined || id === undefined) return err({ kind: 'not-found' })
    const supervision = cases.get(turn.notice)
    if (supervision === undefined) return err({ kind: 'not-found' })
    const stream = supervisionStream(supervision)
    const printed = pages - turn.fromPage + 1
    if (printed < 1) return err({ kind: 'malformed', detail: 'fewer pages than were printed' })
    const act = {
      type: 'recordPrint',
      body: {
        step: turn.step,
        to: job.way.to === 'printer' ? 'printer' : 'pdf',
        copies: turn.copies,
        pages: printed,
        sha256: came.sha256,
        destination: came.destination,
        job: job.job,
      },
    } as const
    drafts.push({ ...act, id, stream, touches: touchedStreams(stream, act, desk.ledger.now()) })
  }
  const verdicts = await desk.ledger.submit(drafts, { actor: (await onDuty(desk)).id, group: null })
  const refusals = verdicts.flatMap((verdict) => (verdict.kind === 'refused' ? [verdict.refusal] : []))
  const [first] = refusals
  if (first === undefined) return ok(null)
  const [named] = await nameRefusals(desk, [first])
  return err({ kind: 'refused', code: first.code, number: named?.number ?? '' })
}

/** What a person found in the tray although nobody had said that it came out: its PDF is not known, which the record says. */
const recordCameOut = async (
  desk: Desk,
  job: PrintJob,
  recorded: readonly number[],
): Promise<Result<null, DeskFailure>> => {
  const turns = job.list
    .filter(({ status, place }) => status === 'handed' && !recorded.includes(place))
    .map(({ place, pages, fromPage }) => ({ place, pages: pages ?? fromPage }))
  if (turns.length === 0) return ok(null)
  const destination = job.way.to === 'printer' ? job.way.printer : job.way.folder
  const came = { turns, sha256: unknownHash, destination: destination.slice(-500) }
  const kept = await record(desk, job, came)
  if (kept.ok) await desk.ledger.queue.transaction((db) => jobs.markPrinted(db, job.job, turns, came.destination))
  return kept
}

/** A print whose file nobody could look at: the program ended before its hash was told. */
const unknownHash = ''

/** Papers in force about these orders, each once. */
const papersOf = async (desk: Desk, orders: readonly RowId[]): Promise<PrintingReplies['papersOfOrders']> => {
  const rows = await desk.ledger.reader.all(
    `SELECT n.id, n.step, n.prints, min(o.key) AS first,
       (SELECT json_group_array(q.value) FROM json_each(n.orders) q) AS orders
     FROM json_each(?) o JOIN case_order c ON c.order_id = o.value JOIN notice_card n ON n.id = c.case_id
     WHERE n.status = 'signedOff' AND o.value IN (SELECT value FROM json_each(n.orders))
     GROUP BY n.id, n.step ORDER BY first, n.id, n.step`,
    [JSON.stringify(orders)],
  )
  const named = new Set(rows.flatMap((row) => JSON.parse(textAt(row, 'orders')) as readonly number[]))
  return {
    papers: rows.map((row) => ({
      notice: intAt(row, 'id') as RowId,
      step: intAt(row, 'step'),
      prints: intAt(row, 'prints'),
    })),
    ordersWithout: orders.filter((order) => !named.has(order)).length,
  }
}

const slice = 500

const writePrints = async (
  desk: Desk,
  path: string,
  text: Text,
): Promise<Result<{ readonly rows: number }, DeskFailure>> => {
  const { columns } = text.printing.ledger
  let file: Awaited<ReturnType<typeof openCsv>> | null = null
  try {
    file = await openCsv(path)
    await file.row([
      columns.at,
      columns.by,
      columns.kind,
      columns.number,
      columns.unit,
      columns.n,
      columns.again,
      columns.to,
      columns.destination,
      columns.copies,
      columns.pages,
      columns.sha256,
    ])
    let rows = 0
    for (;;) {
      const part = await allPrints(desk.ledger.reader, slice, rows)
      for (const print of part) await file.row(cellsOf(print, text))
      rows += part.length
      if (part.length < slice) break
    }
    await file.finish()
    return ok({ rows })
  } catch (problem) {
    await file?.discard().catch(() => undefined)
    return err({ kind: 'cannot-write', detail: problem instanceof Error ? problem.message : String(problem) })
  }
}

const kindName = (kind: PrintedPaper['kind'], text: Text): string =>
  isPaperKind(kind) ? text.notices.titles[kind] : text.officePapers.kinds[kind]

const isPaperKind = (kind: PrintedPaper['kind']): kind is PaperKind => paperKinds.some((one) => one === kind)

const cellsOf = (print: PrintedPaper, text: Text): readonly string[] => {
  const words = text.printing.ledger
  return [
    isoMinute(print.at),
    print.by,
    kindName(print.kind, text),
    print.number,
    print.unitName,
    String(print.n),
    print.again ? words.again : words.first,
    print.to === 'pdf' ? words.file : words.printer,
    print.destination,
    String(print.copies),
    String(print.pages),
    print.sha256 === unknownHash ? words.noHash : print.sha256,
  ]
}
