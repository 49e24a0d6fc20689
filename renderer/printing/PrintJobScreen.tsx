import { useEffect, useMemo, useState } from 'react'
import type { BridgeReplies } from '../../shared/contract/bridge.ts'
import type { PrintWay } from '../../shared/contract/printing.ts'
import type { DeskFailure } from '../../shared/contract/desk.ts'
import type { Selection } from '../../shared/contract/views.ts'
import { FailureNote } from '../forms/FailureNote.tsx'
import { ScreenFrame } from '../forms/ScreenFrame.tsx'
import { Icon } from '../look/Icon.tsx'
import { PrintRoot } from '../notices/paper/PrintRoot.tsx'
import { useDesk } from '../store/useDesk.ts'
import { JobPanel } from './JobPanel.tsx'
import type { LaidPaper, NoPaper, PaperName } from './layOutPaper.ts'
import { PaperTable, type PaperLine } from './PaperTable.tsx'
import { type PaperSort, sortPapers } from './paperSort.ts'
import { SetupPanel } from './SetupPanel.tsx'
import { useLaidPapers } from './useLaidPapers.ts'
import { usePrintJob } from './usePrintJob.ts'
import '../notices/notices.css'
import './printing.css'

/** What is to be printed, or a job that was begun. */
export type PrintOpening =
  | { readonly kind: 'papers'; readonly papers: readonly PaperName[] }
  /** The signed papers about these orders. */
  | { readonly kind: 'orders'; readonly target: Selection }
  | { readonly kind: 'job'; readonly job: string }

type Props = { readonly open: PrintOpening; readonly onClose: () => void }

const noPapers: readonly PaperName[] = []

/** Many papers as one job: what comes out in which order, where to, how far it is, and how it goes on. */
export const PrintJobScreen = ({ open, onClose }: Props) => {
  const { bridge, text, verbs } = useDesk()
  const words = text.printing
  const [chosen, setChosen] = useState(open.kind === 'papers' ? open.papers : noPapers)
  // Null while it is not known which papers the orders have.
  const [without, setWithout] = useState<number | null>(open.kind === 'orders' ? null : 0)
  const [noOrders, setNoOrders] = useState<DeskFailure | null>(null)
  const [asked] = useState(open)
  useEffect(() => {
    if (asked.kind !== 'orders') return
    let gone = false
    void verbs.papersOfOrders({ target: asked.target }).then((reply) => {
      if (gone) return
      if (!reply.ok) return setNoOrders(reply.error)
      setChosen(reply.value.papers)
      setWithout(reply.value.ordersWithout)
    })
    return () => {
      gone = true
    }
  }, [verbs, asked])
  const [sort, setSort] = useState<PaperSort>('number')
  const { layOut, laid: found } = useLaidPapers(chosen)
  const run = usePrintJob(open.kind === 'job' ? open.job : null, layOut)
  const [printers, setPrinters] = useState<BridgeReplies['printers'] | null>(null)
  useEffect(() => {
    let gone = false
    const ask = () =>
      void bridge
        .printers({})
        .catch(() => [])
        .then((found) => {
          if (!gone) setPrinters(found)
        })
    ask()
    // A printer that was switched on meanwhile is there when the person comes back.
    window.addEventListener('focus', ask)
    return () => {
      gone = true
      window.removeEventListener('focus', ask)
    }
  }, [bridge])

  const { job, running } = run
  const busy = running !== null && job?.status === 'open'
  const back = () => {
    if (busy) run.pause()
    else onClose()
  }
  const laid = useMemo(
    () => (found.length < chosen.length ? found : sortPapers(found, sort)),
    [found, chosen.length, sort],
  )
  const printable = laid.filter((one): one is LaidPaper => 'pages' in one)
  const begin = (way: PrintWay) => void run.begin(laid, way)
  // The list is drawn anew when its rows change, not with every step of the job.
  const lines = useMemo(
    () =>
      job === null ? setupLines(chosen.length, laid) : job.list.map((turn): PaperLine => ({ kind: 'turn', turn })),
    [job, chosen.length, laid],
  )
  return (
    <ScreenFrame
      title={words.title}
      backLabel={busy ? words.pause : words.back}
      onBack={back}
      about={<span className="t3 num">{words.papers(job === null ? chosen.length : job.papers)}</span>}
    >
      <div className="ntc prt">
        {job === null && open.kind === 'orders' && without !== null && chosen.length === 0 ? (
          <NoPapers />
        ) : (
          <PaperTable lines={lines} />
        )}
        <aside className="ntc-side" aria-label={words.title}>
          {job === null ? (
            open.kind === 'job' || without === null || (open.kind === 'orders' && chosen.length === 0) ? null : (
              <SetupPanel
                note={without === 0 ? '' : words.ordersWithout(without)}
                total={chosen.length}
                laid={laid}
                sort={sort}
                onSort={setSort}
                printers={printers}
                failure={run.failure}
                onLeaveOutPrinted={() =>
                  setChosen(
                    chosen.filter(
                      (paper) => !printable.some((one) => isSame(one, paper) && one.detail.card.prints > 0),
                    ),
                  )
                }
                onBegin={begin}
              />
            )
          ) : (
            <JobPanel job={job} running={running} printers={printers} failure={run.failure} actions={run} />
          )}
          {job === null && open.kind === 'job' && run.failure !== null ? <FailureNote failure={run.failure} /> : null}
          {noOrders === null ? null : <FailureNote failure={noOrders} />}
        </aside>
      </div>
      <PrintRoot papers={run.papers} />
    </ScreenFrame>
  )
}

const isSame = (one: PaperName, other: PaperName): boolean => one.notice === other.notice && one.step === other.step

/** None of the orders has a paper that could be printed: what to do instead. */
const NoPapers = () => {
  const words = useDesk().text.printing
  return (
    <div className="ntc-cannot">
      <div role="status">
        <h2>
          <Icon name="print" />
          {words.noPapers}
        </h2>
        <p>{words.noPapersNext}</p>
      </div>
    </div>
  )
}

/** In their order as far as they are laid out; the rest as rows that wait. */
const setupLines = (total: number, laid: readonly (LaidPaper | NoPaper)[]): readonly PaperLine[] =>
  Array.from({ length: total }, (_, paper): PaperLine => ({ kind: 'paper', paper, laid: laid[paper] ?? null }))
