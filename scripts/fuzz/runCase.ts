import { randomUUID } from 'node:crypto'
import { type ImportField, importFields, type Mapping } from '../../shared/contract/importFields.ts'
import { rowRefusal } from '../../shared/contract/importRows.ts'
import type { Desk } from '../../electron/store/desk.ts'
import { ImportSession } from '../../electron/store/importSession.ts'
import type { DeskNews } from '../../shared/contract/desk.ts'
import { type ImportReport, type LeftRow, listedRows } from '../../shared/contract/importRuns.ts'
import { totalOf } from '../../shared/domain/importing/importRun.ts'
import { type ImportRefusal, importRefusal } from '../../shared/contract/importing.ts'
import { en } from '../../shared/text/en.ts'
import { zhCN } from '../../shared/text/zhCN.ts'
import type { SeededRandom } from '../seededRandom.ts'
import type { FuzzParser, ParserEnd } from './fuzzParser.ts'
import type { FuzzCase } from './makeCase.ts'

export type Outcome =
  | { readonly kind: 'taken'; readonly report: ImportReport }
  | { readonly kind: 'refused'; readonly refusal: ImportRefusal }
  /** Neither: a process died, memory ran over, rows were left out, a refusal had no words. */
  | { readonly kind: 'crash'; readonly words: string }
  | { readonly kind: 'hang'; readonly words: string }

/** So long nothing may be heard, neither progress nor an answer, by the clock and by the parser's own processor time. */
const usualPatienceMs = 5000
/** By the clock alone: it waits and does nothing. */
const idleMs = 120_000
const mostMemory = 2 ** 30

export type Importing = {
  readonly desk: Desk
  readonly parser: FuzzParser
  /** Where the desk's news go while a file is on its way in. */
  readonly listen: (listener: (news: DeskNews) => void) => void
}

/** One file through the parser's process and the store's import into the ledger, as the window would have it done. */
export const runCase = async (
  { desk, parser, listen }: Importing,
  path: string,
  { fileName, patienceMs = usualPatienceMs }: FuzzCase,
  random: SeededRandom,
): Promise<Outcome> => {
  const begun = await new Promise<Outcome>((resolve, reject) => {
    let heardAt = performance.now()
    let usedAt = Number.NaN
    let session: ImportSession | null = null
    let failed: ImportRefusal | null = null
    const over = (outcome: Outcome): void => {
      clearInterval(watch)
      resolve(outcome)
    }
    const look = (): void => {
      const silent = performance.now() - heardAt
      const used = parser.usedMs() - usedAt
      if (silent > idleMs || (silent > patienceMs && used > patienceMs))
        over({ kind: 'hang', words: `nothing was heard for ${Math.round(silent)} ms, of ${used} ms of work` })
    }
    const heard = (): void => {
      look()
      heardAt = performance.now()
      usedAt = parser.usedMs()
    }
    const watch = setInterval(look, 250)
    listen((news) => {
      heard()
      switch (news.kind) {
        case 'importPreview': {
          const { plan } = news.preview.look
          const columns = news.preview.sheets[plan.sheet]?.header.length ?? 0
          const mapping = mappingOf(random, plan.mapping, columns)
          // After this message, as the person's answer would come.
          setImmediate(() =>
            session?.take(desk, random.pick(['热线', '镇街', '']), { ...plan, kind: 'newOrders', mapping }),
          )
          return
        }
        case 'importReport':
          return over({ kind: 'taken', report: news.report })
        case 'importFailed':
          failed = news.refusal
          // Whether it was refused or thrown is said with the next news, at once.
          setImmediate(() => over({ kind: 'refused', refusal: news.refusal }))
          return
        case 'importsHalted':
          // For the person the import stands still and can be gone on with; for the one who looks for faults it is one.
          return over({ kind: 'crash', words: `the store threw: ${JSON.stringify(failed)}` })
        default:
      }
    })
    const ended = (end: ParserEnd): void => {
      // At its limit it says so as a refusal, which follows as news.
      if (end.forMemory) session?.parserGone()
      else over({ kind: 'crash', words: `the parser died: ${end.words}` })
    }
    const thrown = (problem: unknown): void =>
      over({ kind: 'crash', words: `the store: ${problem instanceof Error ? problem.stack : problem}` })
    parser.connect(heard, ended, thrown).then((port) => {
      heardAt = performance.now()
      usedAt = parser.usedMs()
      session = new ImportSession(
        randomUUID(),
        path,
        fileName,
        port,
        (news) => desk.publish(news),
        () => {},
      )
    }, reject)
  })
  const peak = parser.peak()
  if (begun.kind === 'hang') await parser.end()
  await parser.settle()
  if (begun.kind !== 'taken' && begun.kind !== 'refused') return begun
  if (peak > mostMemory)
    return { kind: 'crash', words: `the parser held ${Math.round(peak / 2 ** 20)} MiB; then ${begun.kind}` }
  const wrong = begun.kind === 'taken' ? wrongInReport(begun.report) : wrongInRefusal(begun.refusal)
  return wrong === null ? begun : { kind: 'crash', words: wrong }
}

/** Mostly what was guessed; sometimes what a person might choose by mistake, or a window of another version sends. */
const mappingOf = (random: SeededRandom, guess: Mapping, columns: number): Mapping => {
  if (random.chance(0.7)) return guess
  const column = (): number | null => (random.chance(0.4) ? null : random.int(0, columns))
  return Object.fromEntries(importFields.map((field) => [field, column()])) as Record<ImportField, number | null>
}

const wrongInReport = (report: ImportReport): string | null => {
  const { read, counts, rows, stopped, left } = report
  const { taken, known, refused, proposed, unmatched } = totalOf(counts)
  const sum = taken + known + refused + proposed + unmatched
  if (stopped ? sum > read : sum !== read)
    return `of ${read} rows ${taken} were taken, ${known} known, ${refused} refused, ${proposed} proposed`
  if (left < refused + unmatched) return `${refused} rows refused, ${left} left`
  if (rows.length !== Math.min(left, listedRows)) return `${left} rows left, ${rows.length} listed`
  for (const row of rows) {
    const wrong = wrongInRow(row)
    if (wrong !== null) return wrong
  }
  return null
}

const wrongInRow = (row: LeftRow): string | null => {
  if (row.outcome !== 'refused') return null
  if (!rowRefusal.safeParse(row.refused).success)
    return `a refused row of no known shape: ${JSON.stringify(row.refused).slice(0, 300)}`
  if (Array.from(row.refused.value).length > 80) return `row ${row.row}: more than 80 characters are shown`
  for (const { importing } of [zhCN, en])
    if (!areWords(importing.report.rowReason(row.refused)) || !areWords(importing.report.rowFix(row.refused)))
      return `no words for ${row.refused.code}`
  return null
}

const wrongInRefusal = (refusal: ImportRefusal): string | null => {
  if (!importRefusal.safeParse(refusal).success) return `a refusal of no known shape: ${JSON.stringify(refusal)}`
  for (const { importing } of [zhCN, en]) {
    const words = importing.failed.files[refusal.code]
    if (!areWords(words.what) || !areWords(words.next)) return `no words for ${refusal.code}`
  }
  return null
}

const areWords = (text: unknown): boolean =>
  typeof text === 'string' && text.trim() !== '' && !/undefined|NaN/.test(text)
