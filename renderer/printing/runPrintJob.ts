import type { Bridge, PaperTrouble, PrintOutcome } from '../../shared/contract/bridge.ts'
import type { DeskFailure, DeskVerbs } from '../../shared/contract/desk.ts'
import type { PrintJob, PrintTurn } from '../../shared/contract/printing.ts'
import type { PaperPage } from '../../shared/documents/paperPage.ts'
import { paperWords } from '../../shared/documents/paperWords.ts'
import { type Duplex, sheetsOf } from '../../shared/printing/printOrder.ts'
import { joinedFileName, paperFileName } from '../../shared/printing/paperFileName.ts'
import type { LaidPaper, PaperLayouts } from './layOutPaper.ts'

/**
 * Takes a job through its turns, each marked before it is handed over and after it came out, so that it can be broken off
 * anywhere: by a pause, by trouble, by the end of the program.
 */
export type JobTools = {
  readonly verbs: DeskVerbs
  readonly bridge: Bridge
  readonly layOut: PaperLayouts
  /** Puts these papers, and nothing else, where printing finds them. */
  readonly present: (papers: readonly (readonly PaperPage[])[]) => Promise<void>
  readonly onJob: (job: PrintJob) => void
  readonly onLaidOut: (done: number, total: number) => void
  readonly isStopped: () => boolean
}

/** Ends when the job is done, halted or cancelled; a failure of the store itself is answered. */
export const runPrintJob = async (job: PrintJob, tools: JobTools): Promise<DeskFailure | null> => {
  try {
    return job.way.to === 'folder' && job.way.shape === 'joined'
      ? await runJoined(job, tools)
      : await runEach(job, tools)
  } catch (failure) {
    if (failure instanceof StoreFailed) return failure.failure
    throw failure
  } finally {
    await tools.present([])
  }
}

class StoreFailed extends Error {
  readonly failure: DeskFailure
  constructor(failure: DeskFailure) {
    super(failure.kind)
    this.failure = failure
  }
}

type Reply = Awaited<ReturnType<DeskVerbs['printJob']>>
const told = (reply: Reply, { onJob }: JobTools): PrintJob => {
  if (!reply.ok) throw new StoreFailed(reply.error)
  onJob(reply.value)
  return reply.value
}

const halt = async (
  { job }: PrintJob,
  tools: JobTools,
  trouble: PaperTrouble | 'paused',
  { detail = '', printed = 'no' }: { readonly detail?: string; readonly printed?: 'no' | 'unsure' } = {},
): Promise<null> => {
  told(await tools.verbs.haltJob({ job, trouble, detail: detail.slice(0, 500), printed }), tools)
  return null
}

const isLeft = ({ status }: PrintTurn): boolean => status === 'waiting' || status === 'handed'

const runEach = async (begun: PrintJob, tools: JobTools): Promise<null> => {
  let job = begun
  for (;;) {
    const turn = job.list.find(isLeft)
    if (job.status !== 'open' || turn === undefined) return null
    if (tools.isStopped()) return halt(job, tools, 'paused')
    const laid = await laidOut(job, turn, tools)
    if (laid === null) {
      job = told(await tools.verbs.printJob({ job: job.job }), tools)
      continue
    }
    await tools.present([laid.pages.slice(turn.fromPage - 1)])
    const handed = await hand(job, [turn], paperFileName(namedFor(laid)), tools)
    if (handed === null) return null
    const outcome = await bringOut(job, turn, handed, tools)
    if (outcome.kind !== 'printed') return fail(job, outcome, tools)
    const { sha256, destination } = outcome.printed
    const turns = [{ place: turn.place, pages: laid.pages.length }]
    const recorded = { job: job.job, turns, sha256, destination: destination.slice(-500) }
    const reply = await tools.verbs.turnsPrinted(recorded)
    if (!reply.ok && reply.error.kind === 'refused') {
      const refused = { job: job.job, place: turn.place, trouble: 'refused', detail: reply.error.code } as const
      job = told(await tools.verbs.passTurn(refused), tools)
    } else job = told(reply, tools)
  }
}

/** All that is left in one file; where it is printed on both sides, a blank page lets each paper begin on a front side. */
const runJoined = async (begun: PrintJob, tools: JobTools): Promise<null> => {
  let job = begun
  const left = job.list.filter(isLeft)
  const found: { readonly turn: PrintTurn; readonly laid: LaidPaper }[] = []
  let heard = performance.now()
  for (const [at, turn] of left.entries()) {
    if (tools.isStopped()) return halt(job, tools, 'paused')
    const laid = await laidOut(job, turn, tools)
    if (laid !== null) found.push({ turn, laid })
    if (performance.now() - heard < breathMs) continue
    tools.onLaidOut(at + 1, left.length)
    await breathe()
    heard = performance.now()
  }
  job = told(await tools.verbs.printJob({ job: job.job }), tools)
  if (found.length === 0) return null
  await tools.present(
    joinedPapers(
      found.map(({ laid }) => laid.pages),
      job.way.duplex,
    ),
  )
  const turns = found.map(({ turn }) => turn)
  const handed = await hand(job, turns, joinedFileName(found.map(({ laid }) => namedFor(laid))), tools)
  if (handed === null) return null
  const first = turns.find(({ status }) => status === 'handed') ?? turns[0]
  if (first === undefined) return null
  const outcome = await bringOut(job, first, handed, tools)
  if (outcome.kind !== 'printed') return fail(job, outcome, tools)
  const { sha256, destination } = outcome.printed
  const printed = found.map(({ turn, laid }) => ({ place: turn.place, pages: laid.pages.length }))
  const recorded = { job: job.job, turns: printed, sha256, destination: destination.slice(-500) }
  told(await tools.verbs.turnsPrinted(recorded), tools)
  return null
}

/** Papers one after the other, with a blank back where the next one would begin on it. */
export const joinedPapers = (
  papers: readonly (readonly PaperPage[])[],
  duplex: Duplex,
): readonly (readonly PaperPage[])[] =>
  papers.map((pages, at) => {
    const sides = sheetsOf(pages.length, duplex) * (duplex === 'longEdge' ? 2 : 1)
    const last = pages.at(-1)
    if (last === undefined || at === papers.length - 1 || sides === pages.length) return pages
    return [...pages, { number: last.number + 1, format: last.format, lines: [], rules: [], seals: [] }]
  })

/** Null where the paper cannot be printed: it was passed over, and the job says why. */
const laidOut = async ({ job }: PrintJob, turn: PrintTurn, { verbs, layOut }: JobTools): Promise<LaidPaper | null> => {
  const pass = async (trouble: NonNullable<PrintTurn['trouble']>['code'], detail = ''): Promise<null> => {
    const passed = await verbs.passTurn({ job, place: turn.place, trouble, detail: detail.slice(0, 500) })
    if (!passed.ok) throw new StoreFailed(passed.error)
    return null
  }
  const laid = await layOut(turn)
  if ('trouble' in laid) return pass(laid.trouble)
  if (laid.missing.length > 0) return pass('missing-glyphs', laid.missing.join(' '))
  return laid
}

/** Where the turns go, marked as handed over; the path that was meant for them before is kept. Null: the job was halted. */
const hand = async (
  job: PrintJob,
  turns: readonly PrintTurn[],
  name: string,
  tools: JobTools,
): Promise<{ readonly path: string } | null> => {
  const places = turns.map(({ place }) => place)
  let path = turns.find(({ status }) => status === 'handed')?.destination ?? ''
  if (job.way.to === 'folder' && path === '') {
    const free = await tools.bridge.freePaperPath({ folder: job.way.folder, name })
    if (free.kind === 'failed') {
      await halt(job, tools, free.code, free)
      return null
    }
    path = free.path
  }
  told(await tools.verbs.handTurns({ job: job.job, places, destination: path }), tools)
  return { path }
}

type Outcome = PrintOutcome | { readonly kind: 'unsure'; readonly detail: string }

const bringOut = async (
  { way }: PrintJob,
  turn: PrintTurn,
  { path }: { readonly path: string },
  { bridge }: JobTools,
): Promise<Outcome> => {
  try {
    if (way.to === 'printer')
      return await bridge.printPaper({ printer: way.printer, copies: turn.copies, duplex: way.duplex })
    // The program may have ended after the file was whole and before that was recorded.
    const saved = turn.status === 'handed' ? await bridge.savedPaper({ path }) : null
    return saved === null ? await bridge.savePaper({ path }) : { kind: 'printed', printed: saved }
  } catch (problem) {
    return { kind: 'unsure', detail: problem instanceof Error ? problem.message : String(problem) }
  }
}

const fail = (
  job: PrintJob,
  outcome: Exclude<Outcome, { readonly kind: 'printed' }>,
  tools: JobTools,
): Promise<null> => {
  if (outcome.kind === 'failed') return halt(job, tools, outcome.code, { detail: outcome.detail })
  if (outcome.kind === 'unsure') return halt(job, tools, 'other', { detail: outcome.detail, printed: 'unsure' })
  return halt(job, tools, 'paused')
}

/** File names are official Chinese like the papers. */
const namedFor = ({ detail }: LaidPaper) => ({
  kind: paperWords[detail.card.kind].name,
  number: detail.card.number,
  unit: detail.words.unitName,
})

/** Papers that were laid out before the job began take no time; others must not keep the window longer than this. */
const breathMs = 80

/** Lets the window answer keys and mouse. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
