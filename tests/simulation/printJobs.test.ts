import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ExportTargets } from '../../electron/store/exportTargets.ts'
import { printingHandlers } from '../../electron/store/printingHandlers.ts'
import { levelProjections, requestRebuild } from '../../ledger/projections/buildShadows.ts'
import type { PrintJob, PrintWay } from '../../shared/contract/printing.ts'
import { type Harness, openHarnessOn } from './deskHarness.ts'
import { type SignedPaper, signPapers, value } from './signedPapers.ts'

/** A real ledger that can be closed and opened again, as after a restart of the program. */
let folder: string
let harness: Harness
let papers: readonly SignedPaper[]
const made = mkdtempSync(join(tmpdir(), 'youjie-'))
beforeAll(async () => {
  const first = await openHarnessOn(join(made, 'ledger.db'))
  papers = await signPapers(first, 3)
  await first.close()
})
afterAll(() => rmSync(made, { recursive: true, force: true }))
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youjie-'))
  copyFileSync(join(made, 'ledger.db'), join(folder, 'ledger.db'))
  harness = await openHarnessOn(join(folder, 'ledger.db'))
})
afterEach(async () => {
  await harness.close()
  rmSync(folder, { recursive: true, force: true })
})
const restart = async (): Promise<void> => {
  await harness.close()
  harness = await openHarnessOn(join(folder, 'ledger.db'))
}

const sha256 = 'a'.repeat(64)
const printer: PrintWay = {
  to: 'printer',
  printer: 'HP',
  label: 'HP LaserJet',
  copies: 1,
  collated: true,
  duplex: 'longEdge',
}
const named = () => papers.map(({ notice, step }) => ({ notice, step }))
const begin = async (way: PrintWay = printer): Promise<string> =>
  value(await harness.verbs.beginPrintJob({ papers: named(), way })).job
const states = (job: PrintJob) => job.list.map(({ status }) => status)
const hand = async (job: string, place: number) =>
  value(await harness.verbs.handTurns({ job, places: [place], destination: '' }))
const out = async (job: string, place: number, pages = 2) =>
  value(await harness.verbs.turnsPrinted({ job, turns: [{ place, pages }], sha256, destination: 'HP' }))
const printsOf = async (at: number) => {
  const { notice, step } = papers[at] ?? { notice: 0, step: 1 }
  return value(await harness.verbs.prints({ notice: notice as SignedPaper['notice'], step }))
}

test('R-PRINT-1 A job takes signed papers only, each of them known, and one who may print.', async () => {
  const { verbs } = harness
  const [first] = named()
  if (first === undefined) throw new Error('no paper')
  expect(await verbs.beginPrintJob({ papers: [{ ...first, step: 9 }], way: printer })).toMatchObject({
    error: { code: 'not-found' },
  })
  value(await verbs.voidNotice({ ...first, reason: '写错' }))
  expect(await verbs.beginPrintJob({ papers: named(), way: printer })).toMatchObject({
    error: { code: 'document-void' },
  })
  const viewer = value(await verbs.addPerson({ role: 'viewer', unit: null, name: '看' }))
  value(await verbs.switchPerson({ person: viewer.row, pin: null }))
  const refused = await verbs.beginPrintJob({ papers: named().slice(1), way: printer })
  expect(refused).toMatchObject({ error: { code: 'not-permitted' } })
  expect(value(await verbs.printJobs({}))).toEqual([])
})

test('R-PRINT-3 What a job handed over and printed is known after a restart, and each turn is recorded once.', async () => {
  const job = await begin()
  await hand(job, 0)
  expect(states(await out(job, 0))).toEqual(['printed', 'waiting', 'waiting'])
  await hand(job, 1)
  await restart()
  const [left] = value(await harness.verbs.printJobs({}))
  expect(left).toMatchObject({ job, status: 'open', turns: 3, printed: 1 })
  expect(states(value(await harness.verbs.printJob({ job })))).toEqual(['printed', 'handed', 'waiting'])
  // The window's word for a turn may come twice.
  await out(job, 1)
  expect(
    await harness.verbs.turnsPrinted({ job, turns: [{ place: 1, pages: 2 }], sha256, destination: 'HP' }),
  ).toMatchObject({ ok: false })
  await hand(job, 2)
  expect(await out(job, 2)).toMatchObject({ status: 'done', printed: 3 })
  for (const at of [0, 1, 2]) expect(await printsOf(at)).toHaveLength(1)
})

test('R-PRINT-3 A turn that was recorded just before the program ended is not printed again.', async () => {
  const job = await begin()
  await hand(job, 0)
  await out(job, 0)
  // As if the last thing before the end had been the record: the table was not moved any more.
  await harness.ledger.queue.transaction((db) =>
    db.run("UPDATE print_turn SET status = 'handed' WHERE job = ? AND place = 0", [job]),
  )
  await restart()
  const again = { job, sheet: null, doubtful: 'again', way: printer } as const
  expect(states(value(await harness.verbs.resumeJob(again)))).toEqual(['printed', 'waiting', 'waiting'])
  expect(await printsOf(0)).toHaveLength(1)
})

test('R-PRINT-5 Of a turn in doubt a person says whether it came out; only then is it recorded, or printed again.', async () => {
  const job = await begin()
  await hand(job, 0)
  value(await harness.verbs.haltJob({ job, trouble: 'other', detail: '', printed: 'unsure' }))
  expect(await printsOf(0)).toEqual([])
  const resumed = value(await harness.verbs.resumeJob({ job, sheet: null, doubtful: 'came-out', way: printer }))
  expect(states(resumed)).toEqual(['printed', 'waiting', 'waiting'])
  expect(await printsOf(0)).toMatchObject([{ n: 1, sha256: '', destination: 'HP' }])
  await hand(job, 1)
  value(await harness.verbs.haltJob({ job, trouble: 'other', detail: '', printed: 'unsure' }))
  const again = value(await harness.verbs.resumeJob({ job, sheet: null, doubtful: 'again', way: printer }))
  expect(states(again)).toEqual(['printed', 'waiting', 'waiting'])
  expect(await printsOf(1)).toEqual([])
})

test('R-PRINT-6 A job goes on at the sheet that a person names, at another printer if need be.', async () => {
  const job = await begin({ ...printer, copies: 2, collated: false })
  for (const place of [0, 1]) {
    await hand(job, place)
    await out(job, place, 3)
  }
  value(await harness.verbs.haltJob({ job, trouble: 'printer-stopped', detail: 'media-jam', printed: 'no' }))
  expect(await harness.verbs.resumeJob({ job, sheet: 9, doubtful: 'again', way: printer })).toMatchObject({ ok: false })
  // Two papers of two sheets, twice each: the sixth sheet is the second of the second paper's first copy.
  const other = { ...printer, printer: 'Canon', label: 'Canon' }
  const resumed = value(await harness.verbs.resumeJob({ job, sheet: 6, doubtful: 'again', way: other }))
  expect(resumed).toMatchObject({ status: 'open', trouble: null, way: { printer: 'Canon' } })
  expect(
    resumed.list.map(({ paper, copies, fromPage, status, pages }) => [paper, copies, fromPage, status, pages]),
  ).toEqual([
    [0, 2, 1, 'printed', 3],
    [1, 1, 3, 'waiting', 3],
    [1, 1, 1, 'waiting', 3],
    [2, 2, 1, 'waiting', null],
  ])
  await hand(job, 1)
  await out(job, 1, 3)
  expect((await printsOf(1))[0]).toMatchObject({ pages: 1, copies: 1, again: false, inJob: true })
})

test('R-PRINT-7 A job that is cancelled or done takes nothing more; what came out stays recorded.', async () => {
  const job = await begin()
  await hand(job, 0)
  await out(job, 0)
  await hand(job, 1)
  expect(states(value(await harness.verbs.cancelJob({ job })))).toEqual(['printed', 'waiting', 'waiting'])
  expect(await harness.verbs.handTurns({ job, places: [1], destination: '' })).toMatchObject({ ok: false })
  expect(await harness.verbs.resumeJob({ job, sheet: null, doubtful: 'again', way: printer })).toMatchObject({
    ok: false,
  })
  expect(await printsOf(0)).toHaveLength(1)
})

test('R-PRINT-8 A paper that cannot be printed is passed over and named; the job goes on and ends.', async () => {
  const job = await begin()
  value(await harness.verbs.passTurn({ job, place: 0, trouble: 'missing-glyphs', detail: '㮾' }))
  for (const place of [1, 2]) {
    await hand(job, place)
    await out(job, place)
  }
  const done = value(await harness.verbs.printJob({ job }))
  expect(done).toMatchObject({ status: 'done', printed: 2, passed: 1 })
  expect(done.list[0]).toMatchObject({ trouble: { code: 'missing-glyphs', detail: '㮾' } })
})

test('R-PRINT-9 The ledger of prints says who, when, where to, copies, pages and hash; copies of one job are no reprint, the next printing is.', async () => {
  const { verbs } = harness
  const first = await begin({ ...printer, copies: 2 })
  for (const place of [0, 1, 2, 3, 4, 5]) {
    await hand(first, place)
    await out(first, place)
  }
  const again = await begin({ to: 'folder', folder, shape: 'joined', duplex: 'longEdge' })
  value(await verbs.handTurns({ job: again, places: [0, 1, 2], destination: '' }))
  const turns = [0, 1, 2].map((place) => ({ place, pages: 2 }))
  value(await verbs.turnsPrinted({ job: again, turns, sha256, destination: '/a/b.pdf' }))
  const facts = await printsOf(0)
  expect(facts).toMatchObject([
    { n: 3, to: 'pdf', destination: '/a/b.pdf', again: true, inJob: true, sha256, pages: 2, copies: 1 },
    { n: 2, to: 'printer', destination: 'HP', again: false },
    { n: 1, to: 'printer', destination: 'HP', again: false },
  ])
  expect(facts[0]?.by).not.toBe('')
  // Made again from the record it is the same.
  const before = await harness.ledger.reader.all('SELECT * FROM print_card ORDER BY id, step, n')
  expect(before).toHaveLength(9)
  await harness.ledger.queue.transaction((db) => requestRebuild(db, ['prints']))
  await levelProjections(harness.ledger.queue, new AbortController().signal, () => {})
  expect(await harness.ledger.reader.all('SELECT * FROM print_card ORDER BY id, step, n')).toEqual(before)

  // A paper about one order beside those of supervision stands in the same ledger.
  const order = papers[0]?.order
  if (order === undefined) throw new Error('no order')
  const office = { office: '中心', title: '诉求事项交办单', addressee: '市住房和城乡建设局', body: '请办理。' }
  const none = { signer: '', present: '', absent: '', guests: '', copyTo: '' }
  const form = value(await verbs.paperForms({})).dispatchSheet.form.version
  const sheet = { order, kind: 'dispatchSheet', form, seal: true, side: 'last', words: { ...office, ...none } } as const
  const { paper } = value(await verbs.signPaper(sheet))
  value(await verbs.recordPaperPrint({ order, paper, to: 'printer', copies: 3, pages: 1, sha256, destination: 'HP' }))

  const targets = new ExportTargets()
  const id = '0b9d3f2e-7a51-4c1e-9f0a-000000000001'
  const path = join(folder, 'prints.csv')
  targets.add(id, path)
  const exported = value(await printingHandlers(harness.desk, targets).exportPrints({ export: id, language: 'zh-CN' }))
  expect(exported.rows).toBe(10)
  const table = parse(readFileSync(path), { bom: true }) as string[][]
  expect(table).toHaveLength(11)
  expect(table.at(-1)).toEqual(expect.arrayContaining(['交办单', '市住房和城乡建设局', '首次', '3', sha256]))
  expect(table.filter((row) => row.includes('补打'))).toHaveLength(3)
})

test('R-PRINT-10 The papers of chosen orders are those in force, each once, and orders without one are counted.', async () => {
  const { verbs } = harness
  const [one, two, three] = papers
  if (one === undefined || two === undefined || three === undefined) throw new Error('no papers')
  value(await verbs.voidNotice({ notice: two.notice, step: two.step, reason: '写错' }))
  const found = value(
    await verbs.papersOfOrders({ target: { kind: 'rows', rows: [three.order, two.order, one.order] } }),
  )
  expect(found).toMatchObject({
    papers: [
      { notice: three.notice, step: three.step },
      { notice: one.notice, step: one.step },
    ],
    ordersWithout: 1,
  })
})
