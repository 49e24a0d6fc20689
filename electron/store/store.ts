import { join } from 'node:path'
import { backUpAside } from '../../ledger/backup/backupAside.ts'
import { carryNaturalDays } from '../../ledger/carryNaturalDays.ts'
import { carryPaperDays } from '../../ledger/carryPaperDays.ts'
import { firstStart } from '../../ledger/firstStart.ts'
import { Ledger } from '../../ledger/ledger.ts'
import { learnAside } from '../../ledger/suggest/learnAside.ts'
import { pageProblem, wasLeftOpen } from '../../ledger/sqlite/pageCheck.ts'
import type { DeskNews, LedgerTrouble } from '../../shared/contract/desk.ts'
import { type FromShell, practiceFlag } from '../../shared/contract/shellPort.ts'
import { ok } from '../../shared/kernel/result.ts'
import { type Desk, openDesk } from './desk.ts'
import { deskHandlers, noLedgerHandlers } from './deskHandlers.ts'
import { ExportTargets } from './exportTargets.ts'
import { fillPractice } from './fillPractice.ts'
import { Imports } from './importHandlers.ts'
import { Keeper } from './keeper.ts'
import { keepingHandlers, keepingWithoutLedger, type LedgerFile } from './keepingHandlers.ts'
import { NewsDesk } from './newsDesk.ts'
import { type Handlers, type Port, servePort } from './portServer.ts'
import { Rebuilding } from './rebuilding.ts'
import { parentPort, tellShell } from './shellPort.ts'

/**
 * The process that owns the ledger file. It opens the ledger, answers the window over the port that the shell brokered,
 * and pulls the rows of imports out of their parser processes.
 *
 *     opening ──> open ──close──> gone
 *        └──> trouble ──retryOpen, repair──> open
 */
const file = process.argv[2] ?? ''
const practice = process.argv[3] === practiceFlag
const windows = new Set<(news: DeskNews) => void>()
const publish = (news: DeskNews): void => {
  for (const tell of windows) tell(news)
}

let open: { readonly desk: Desk; readonly news: NewsDesk; readonly rebuilding: Rebuilding } | null = null
let trouble: LedgerTrouble | null = null
const exportTargets = new ExportTargets()
const keeper = new Keeper(file, publish, backUpAside(join(import.meta.dirname, 'backupAside.js')))
const imports = new Imports(publish, (id) => {
  tellShell({ kind: 'importOver', import: id })
  open?.news.importOver()
})

const openLedger = async (): Promise<boolean> => {
  const unclean = wasLeftOpen(file)
  const opened = await Ledger.open(file, Date.now, { place: true })
  if (!opened.ok) {
    trouble = { ...opened.error, file }
    publish({ kind: 'ledgerTrouble', trouble })
    return false
  }
  const ledger = opened.value
  await firstStart(ledger)
  await carryNaturalDays(ledger)
  await carryPaperDays(ledger)
  const showFile = (path: string, program: boolean) => tellShell({ kind: 'showFile', path, program })
  const learn = learnAside(join(import.meta.dirname, 'learnAside.js'))
  const desk = await openDesk(ledger, publish, showFile, learn, practice)
  desk.learner.begin()
  const news = new NewsDesk(desk, () => imports.taking)
  const rebuilding = new Rebuilding(desk, () => news.projectionsLevel(), join(import.meta.dirname, 'ordersAside.js'))
  if (practice) await fillPractice(desk, deskHandlers(desk, imports, exportTargets))
  open = { desk, news, rebuilding }
  trouble = null
  keeper.begin(desk, rebuilding)
  handlers = {
    ...deskHandlers(desk, imports, exportTargets),
    ...keepingHandlers(desk, { held, keeper, rebuilding }),
    retryOpen,
  }
  publish({ kind: 'ledgerReady' })
  if (unclean) void checkAfterUncleanExit()
  return true
}

/** After a crash the pages are looked through beside the work; a damage is told, and the file is let go for its repair. */
const checkAfterUncleanExit = async (): Promise<void> => {
  const problem = await pageProblem(file)
  if (problem === null || open === null) return
  await held.let()
  trouble = { code: 'damaged', file, detail: problem }
  handlers = withoutLedger()
  publish({ kind: 'ledgerTrouble', trouble })
}

const held: LedgerFile = {
  file,
  let: async () => {
    const was = open
    open = null
    keeper.end()
    was?.news.close()
    was?.rebuilding.close()
    await was?.desk.close()
    await was?.desk.ledger.close()
  },
  take: async () => {
    if (open !== null) return true
    opening = openLedger()
    return opening
  },
}

const retryOpen: Handlers['retryOpen'] = async () => {
  if (open === null) opening = openLedger()
  return ok({ opened: await opening })
}
const withoutLedger = (): Handlers => ({ ...noLedgerHandlers(), ...keepingWithoutLedger(held, keeper), retryOpen })
let handlers: Handlers = withoutLedger()
let opening: Promise<boolean> = openLedger().catch((problem: unknown) => {
  trouble = { code: 'other', file, detail: problem instanceof Error ? problem.message : String(problem) }
  publish({ kind: 'ledgerTrouble', trouble })
  return false
})

const connect = (port: Port): void => {
  // Requests that come while the ledger is being opened wait for it instead of being refused.
  const waiting = new Proxy(handlers, {
    get: (_, verb: keyof Handlers) => async (request: never) => {
      await opening
      return handlers[verb](request)
    },
  })
  windows.add(servePort(port, waiting))
  void opening.then(() => {
    if (trouble !== null) publish({ kind: 'ledgerTrouble', trouble })
  })
}

const close = async (): Promise<void> => {
  await opening.catch(() => false)
  await held.let()
  tellShell({ kind: 'closed' })
  process.exit(0)
}

parentPort.on('message', ({ data, ports }: { readonly data: FromShell; readonly ports: readonly Port[] }) => {
  const [port] = ports
  switch (data.kind) {
    case 'connect':
      if (port !== undefined) connect(port)
      return
    case 'import':
      if (port !== undefined) imports.begin(data.import, data.path, data.fileName, port)
      return
    case 'exportTarget':
      exportTargets.add(data.export, data.path)
      return
    case 'parserGone':
      imports.parserGone(data.import)
      return
    case 'picked':
      open?.desk.picked.set(data.picked, { path: data.path, fileName: data.fileName })
      return
    case 'close':
      void close()
      return
  }
})
